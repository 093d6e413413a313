"""The pictures of the README and of docs/pages.md, taken from a running product: screenshots.py http://127.0.0.1:8000

They go to docs/images: every page in both languages, wide in light and dark, and narrow. The pages of people,
calculations and reports, and a file that is looked at, are taken as the administrator sees them, where the password is
given: screenshots.py http://127.0.0.1:8000 --password …
For these a made-up company of synthetic mines keeps calculations and issues a report (example_report.py): do not give
it a product in use. Of the file nothing is taken over.
"""

from __future__ import annotations

import argparse
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from example_file import example_file
from example_report import issued_report
from playwright.sync_api import Browser, StorageState, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
LOCALES = {"ru": "ru-RU", "en": "en-GB"}
SIZES = {"wide": (1440, 1000), "narrow": (390, 844)}
SETTLED_MS = 1500
SLOWEST_MS = 90_000


@dataclass(frozen=True)
class Shot:
    """One picture: which page, in which language, how wide, in which theme, after which click; `file`: where the page
    takes a file, what stands there once it is read."""

    page: str
    address: str
    language: str
    width: str = "wide"
    theme: str = "light"
    click: str = ""
    ready: str = ".number:visible"
    file: str = ""

    @property
    def path(self) -> Path:
        return IMAGES / f"{self.page}-{self.language}-{self.width}-{self.theme}.png"


LOOKS = (("wide", "light"), ("wide", "dark"), ("narrow", "light"))
PAGES = (
    ("overview", "/"),
    ("mine", "/mines/M0767"),
    ("mines", "/mines"),
    ("calculate", "/calculate?mine=M0836&year=2025"),
    ("reconcile", "/reconcile?basin=demonstration&mine_id=DEMO-M02&year=2015"),
    ("reconcile-basin", "/reconcile?basin=demonstration"),
    ("series", "/series?basin=demonstration&quantity=absolute_abundance_m3_min&level=district"),
)
ABUNDANCE = "/reference/methane_abundance?basin=demonstration"
REFERENCE = (
    ("reference", "/reference", "", ".table-card"),
    ("reference-table", ABUNDANCE, "", ".grid-body .cell-text, .record-card dl"),
    ("reference-record", ABUNDANCE, ".grid-open, .record-card a", ".grid-body .cell-text, .record-card dl"),
)
PEOPLE = (
    ("account", "/account", "", "fd-sessions li"),
    ("organisation", "/organisations/own", "", "fd-members li"),
    ("activity", "/activity", "", "tbody tr"),
    ("second-factor", "/account", "fd-second-factor .primary", "fd-sessions li"),
    ("calculations", "/calculations", "", "tbody tr, .record-card"),
)
REPORTS = (
    ("reports", "/reports", "", "tbody tr, .record-card"),
    ("report", "/reports/{report}", "", ".report-sections h2"),
    ("issue", "/reports/{report}/1", "", "main h1"),
    ("verifier", "/reports/{report}/1?part=check", "", "main h1"),
)
IMPORT = "/reference/methane_abundance/import?basin=demonstration"
RESTORING = (("restore", "/restore?basin=demonstration", "fd-restore-table .primary", "fd-restore-table .primary"),)
LONGWALLS = (
    ("longwalls", "/longwalls", "tbody .live-now"),
    ("longwall", "/longwalls/{longwall}", ".horizon-card .number"),
    ("telemetry", "/longwalls/{longwall}/telemetry", ".quality-episodes tbody tr"),
    ("correlation", "/longwalls/{longwall}/correlation", ".coefficients tbody tr"),
    ("emissions", "/longwalls/{longwall}/emissions?example=yes", "fd-measured-sums canvas"),
    ("forecast", "/longwalls/{longwall}/forecast", "fd-test-chart canvas"),
    ("models", "/longwalls/{longwall}/forecast?part=models&horizon=10", "fd-model-card"),
)
COMPANY_15 = "Synthetic Coal Company No. 15 / Синтетическая угольная компания № 15"
PUMP = "/reductions?kind=drainage&flow=50&ch4=30&year=2026"
REDUCING = (
    ("technologies", PUMP, ".fits-list li"),
    ("reduction-projects", "/reductions/projects", "fd-table .number"),
    ("reduction-project", "/reductions/projects/{progress}", "fd-project-chart canvas"),
    ("portfolio", f"/reductions/portfolio?company={COMPANY_15}", "fd-abatement-curve canvas"),
    ("progress", "/reductions/progress?project={progress}", "fd-progress-causes canvas"),
)
CUMBERLAND = "M1012:CH4T1235,CH4T1237,CH4T1254,CH4T1268,CH4T2203,CH4T2216,CH4T2227,CH4T2228"
FROM_ABOVE = (
    (
        "topdown",
        f"/topdown?mines=plumes&look=M1012&take={CUMBERLAND}&persistence=0.6&low=0.4&high=0.8",
        "fd-topdown-map canvas",
    ),
    ("compliance", "/compliance", "fd-compliance-counts .compliance-exceeds"),
)
FIRST_TOTAL = "fd-totals .card:nth-child(1) .number"
SHOTS = (
    *(
        Shot(page, address, language, width, theme)
        for page, address in PAGES
        for language in LOCALES
        for width, theme in LOOKS
    ),
    *(
        Shot(page, address, language, width, theme, click, ready)
        for page, address, click, ready in REFERENCE
        for language in LOCALES
        for width, theme in LOOKS
    ),
    *(
        Shot(page, address, language, width, theme, ready=ready)
        for page, address, ready in (*LONGWALLS, *REDUCING, *FROM_ABOVE)
        for language in LOCALES
        for width, theme in LOOKS
    ),
    *(Shot("drawer", "/", language, width, theme, click=FIRST_TOTAL) for language in LOCALES for width, theme in LOOKS),
)
SIGNED_IN = (
    *(
        Shot(page, address, language, width, theme, click, ready)
        for page, address, click, ready in (*PEOPLE, *RESTORING, *REPORTS)
        for language in LOCALES
        for width, theme in LOOKS
    ),
    *(
        Shot("reference-import", IMPORT, language, width, theme, ready=".drop", file=".import-foot")
        for language in LOCALES
        for width, theme in LOOKS
    ),
)


def signed_in(browser: Browser, product: str, password: str) -> StorageState:
    """What a browser keeps of somebody who has signed in."""
    context = browser.new_context(locale=LOCALES["en"])
    page = context.new_page()
    page.goto(product + "/account")
    page.locator("fd-person > .button").click()
    page.locator("fd-sign-in input[name=username]").fill("admin")
    page.locator("fd-sign-in input[name=password]").fill(password)
    page.keyboard.press("Enter")
    page.locator(".person .user-name").wait_for()
    kept = context.storage_state()
    context.close()
    # The language of the pictures is theirs.
    return {**kept, "origins": []}


def recorded_longwall(product: str) -> str:
    """The public demonstration. Its models and a backtest are there once it was replayed and one was asked for."""
    items = httpx.get(product + "/api/v1/telemetry/longwalls").raise_for_status().json()["items"]
    return next(str(each["id"]) for each in items if each["organisation"] is None)


def measured_project(product: str) -> str:
    """The project of the synthetic example that has measured hours."""
    items = httpx.get(product + "/api/v1/reductions/projects?set=example&limit=500").raise_for_status().json()["items"]
    return next(str(each["id"]) for each in items if each["measured_files"])


def take(browser: Browser, product: str, shot: Shot, person: StorageState | None = None) -> None:
    width, height = SIZES[shot.width]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=LOCALES[shot.language],
        color_scheme=shot.theme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        storage_state=person,
    )
    context.add_init_script("localStorage.setItem('firedamp.visited', 'yes')")
    page = context.new_page()
    page.goto(product + shot.address)
    page.locator(shot.ready).first.wait_for(timeout=SLOWEST_MS)
    page.wait_for_load_state("networkidle")
    if shot.file:
        page.locator("input[type=file]").set_input_files(example_file(product, shot.language))
        page.locator(shot.file).wait_for(timeout=SLOWEST_MS)
    if shot.click:
        page.locator(shot.click).first.click()
    page.wait_for_timeout(SETTLED_MS)
    page.screenshot(path=shot.path)
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("product", help="the address of a running product")
    parser.add_argument("--password", help="of its administrator: the pages of people are taken too")
    parser.add_argument("--only", help="the beginning of the pictures' names, to take a few anew")
    given = parser.parse_args()
    product, only = given.product.rstrip("/"), given.only or ""
    chromium = os.environ.get("FIREDAMP_CHROMIUM") or shutil.which("chromium")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        named = {"longwall": recorded_longwall(product), "progress": measured_project(product)}
        for shot in SHOTS:
            if shot.path.name.startswith(only):
                take(browser, product, replace(shot, address=shot.address.format(**named)))
        if given.password:
            report = issued_report(product, given.password)
            person = signed_in(browser, product, given.password)
            for shot in SIGNED_IN:
                if shot.path.name.startswith(only):
                    take(browser, product, replace(shot, address=shot.address.format(report=report)), person)
        browser.close()


if __name__ == "__main__":
    main()
