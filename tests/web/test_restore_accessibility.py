"""axe-core finds no violation of WCAG 2.2 AA on the page Restore: wide, narrow, light, dark, with what opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.web.people import admin, page_of
from tests.web.product import Product, Visit
from tests.web.restoring import BASIN, restored, settled, tried
from tests.web.test_accessibility import LOOKS
from tests.web.test_reference_accessibility import violations
from tests.web.test_words import KEY, SAID

pytestmark = pytest.mark.needs_chromium
RUNS: dict[str, str] = {}


def run_of(product: Product) -> str:
    """A restoration with an experiment, made once."""
    if product.address not in RUNS:
        person = admin(product)
        RUNS[product.address] = tried(person, restored(person))["id"]
    return RUNS[product.address]


def fits(page: Page, width: int, address: str) -> None:
    settled(page)
    assert violations(page) == [], address
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert [said for said in page.evaluate(SAID) if KEY.search(said)] == [], address


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(visit: Visit, product: Product, language: str, theme: str, width: int) -> None:
    run = run_of(product)
    look = {"language": language, "theme": theme, "width": width}
    page = page_of(visit, product, admin(product), f"/restore?basin={BASIN}", **look)
    page.locator(".own-restorations tbody tr").first.wait_for()
    fits(page, width, "/restore")
    page.goto(product.address + f"/restore/{run}")
    page.locator("fd-restored-values .number").first.wait_for()
    page.locator(".method-help summary").click()
    fits(page, width, "gaps")
    page.goto(product.address + f"/restore/{run}?part=experiment")
    expect(page.locator("fd-experiment-example canvas")).to_have_count(3)
    fits(page, width, "experiment")


@pytest.mark.parametrize(("language", "theme", "width"), [("ru", "light", 390), ("en", "dark", 1440)])
def test_no_dialog_has_a_violation(visit: Visit, product: Product, language: str, theme: str, width: int) -> None:
    look = {"language": language, "theme": theme, "width": width}
    page = page_of(visit, product, admin(product), f"/restore/{run_of(product)}", **look)
    page.locator("fd-restored-values .number").first.click()
    page.locator("dialog.drawer .facts").first.wait_for()
    fits(page, width, "drawer")
    page.keyboard.press("Escape")
    page.locator(".accept-buttons .button").first.click()
    page.locator("fd-accept-dialog form").wait_for()
    fits(page, width, "dialog")


@pytest.mark.parametrize("width", [1440, 390])
def test_before_signing_in_there_is_no_violation(visit: Visit, width: int) -> None:
    page = visit("/restore", language="ru", width=width)
    page.locator(".restore-steps").wait_for()
    fits(page, width, "/restore")
