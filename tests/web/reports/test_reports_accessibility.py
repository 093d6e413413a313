"""axe-core finds no violation of WCAG 2.2 AA on the pages of reports: wide, narrow, light, dark, with what opens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.people import Person, page_of
from tests.web.product import Product, Visit
from tests.web.reports.company import FIRST, PIT, begun, calculated, drawn, filled, kept
from tests.web.test_accessibility import LOOKS
from tests.web.test_files import WORDS
from tests.web.test_reference_accessibility import violations

pytestmark = pytest.mark.needs_chromium
KEYS = [key for key in WORDS["en"] if "." in key]


@pytest.fixture(scope="module")
def half(product: Product, of: str, engineer: Person) -> str:
    """A report with everything in the way: gaps, double counting, a jump, what is to be confirmed."""
    filled(engineer, of, 2022)
    withdrawn = engineer.api.ask("GET", f"/organisations/{of}/confirmations")["items"][0]["id"]
    report = begun(engineer, of, 2023)
    again = calculated(engineer, PIT, "ipcc2006.surface", {"coal_output": 9e6}, 2023, "Ещё раз")
    for each in [*kept(engineer, 2023, 4e6)[2:], again]:
        engineer.api.ask("POST", f"/reports/{report}/entries", {"calculation": each})
    engineer.api.ask("DELETE", f"/organisations/{of}/confirmations/{withdrawn}")
    said = {"version": 0, "state": "not_estimated", "reason": "Нет замеров"}
    engineer.api.ask("PUT", f"/reports/{report}/statements/{FIRST}/burning_dumps", said)
    return report


def sound(page: Page, width: int, where: str) -> None:
    assert violations(page) == [], where
    assert page.evaluate("document.documentElement.scrollWidth") <= width, where


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(
    visit: Visit, product: Product, half: str, head: Person, language: str, theme: str, width: int
) -> None:
    page = page_of(visit, product, head, f"/reports/{half}", language=language, theme=theme, width=width)
    drawn(page)
    for folded in page.locator(".report-sections summary").all():
        folded.click()
    page.wait_for_load_state("networkidle")
    sound(page, width, "report")
    said = page.locator("main").inner_text()
    assert [key for key in KEYS if re.search(rf"(?<![\w./]){re.escape(key)}(?![\w.])", said)] == []
    page.goto(f"{product.address}/reports")
    page.locator(".reports tbody tr").first.wait_for()
    sound(page, width, "list")


@pytest.mark.parametrize(("language", "theme", "width"), [("ru", "light", 390), ("en", "dark", 1440)])
def test_no_dialog_has_a_violation(
    visit: Visit, product: Product, half: str, head: Person, language: str, theme: str, width: int
) -> None:
    page = page_of(visit, product, head, f"/reports/{half}", language=language, theme=theme, width=width)
    drawn(page)
    for opener, name in (
        (".source-missing .button", "gap-dialog"),
        ("fd-report-calculations .panel-head .button", "take-in-dialog"),
        ("fd-report-verifiers .panel-head .button", "verifier-dialog"),
        (".confirming ~ details .button", "sure-dialog"),
    ):
        for folded in page.locator(".confirmed:not([open]) summary").all():
            folded.click()
        page.locator(opener).first.click()
        page.locator(f"fd-{name} dialog[open]").wait_for()
        expect(page.locator(".skeleton")).to_have_count(0)
        sound(page, width, name)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        assert page.evaluate("document.activeElement !== document.body"), name
    page.locator(".source-calculated .number").first.click()
    page.locator("dialog.drawer math").first.wait_for()
    sound(page, width, "drawer")
