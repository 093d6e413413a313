"""The pictures of the README, taken from a running product: screenshots.py http://127.0.0.1:8000

They go to docs/images: overview and mine, in both languages, wide and narrow, light and dark.
"""

from __future__ import annotations

import argparse
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
LOCALES = {"ru": "ru-RU", "en": "en-GB"}
WIDE, NARROW = (1440, 1000), (390, 844)
SETTLED_MS = 1500


@dataclass(frozen=True)
class Shot:
    """One picture: what, in which language, how wide, in which theme."""

    name: str
    address: str
    language: str
    size: tuple[int, int] = WIDE
    theme: str = "light"
    click: str = ""


FIRST_TOTAL = "fd-totals .card:nth-child(1) .number"
SHOTS = (
    *(Shot(f"overview-{language}", "/", language) for language in LOCALES),
    *(Shot(f"mine-{language}", "/mines/M0767", language) for language in LOCALES),
    *(Shot(f"mines-{language}", "/mines", language) for language in LOCALES),
    *(Shot(f"drawer-{language}", "/", language, click=FIRST_TOTAL) for language in LOCALES),
    *(Shot(f"overview-narrow-{language}", "/", language, NARROW) for language in LOCALES),
    *(Shot(f"mine-narrow-{language}", "/mines/M0767", language, NARROW) for language in LOCALES),
    *(Shot(f"overview-dark-{language}", "/", language, theme="dark") for language in LOCALES),
    *(Shot(f"mine-dark-{language}", "/mines/M0767", language, theme="dark") for language in LOCALES),
)


def take(browser: Browser, product: str, shot: Shot) -> None:
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=LOCALES[shot.language],
        color_scheme=shot.theme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    context.add_init_script("localStorage.setItem('firedamp.visited', 'yes')")
    page = context.new_page()
    page.goto(product + shot.address)
    page.locator(".number:visible").first.wait_for()
    page.wait_for_load_state("networkidle")
    if shot.click:
        page.locator(shot.click).click()
    page.wait_for_timeout(SETTLED_MS)
    page.screenshot(path=IMAGES / f"{shot.name}.png")
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("product", help="the address of a running product")
    product = parser.parse_args().product.rstrip("/")
    chromium = os.environ.get("FIREDAMP_CHROMIUM") or shutil.which("chromium")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for shot in SHOTS:
            take(browser, product, shot)
        browser.close()


if __name__ == "__main__":
    main()
