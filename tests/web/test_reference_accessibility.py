"""axe-core finds no violation of WCAG 2.2 AA in the room Reference: wide, narrow, light, dark, with what opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.web.desk import ABUNDANCE, cell, drawn, signed_in, typed
from tests.web.product import Product, Visit
from tests.web.test_accessibility import LOOKS
from tests.web.test_reference_import import IMPORT, sent, table, told

pytestmark = pytest.mark.needs_chromium
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = {
    "/reference": ".table-card",
    "/reference/mines": ".grid-body .cell-text, .record-card dl",
    f"{ABUNDANCE}&filter=quality%3Aeq%3Asynthetic": ".grid-body .cell-text, .record-card dl",
    "/reference/methane_use": ".empty",
    "/reference/coal_output/import": ".drop",
}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(visit: Visit, language: str, theme: str, width: int) -> None:
    page = visit("/reference", language=language, theme=theme, width=width)
    home = page.url.removesuffix("/reference")
    for address, ready in PAGES.items():
        page.goto(home + address)
        page.locator(ready).first.wait_for()
        expect(page.locator(".grid-row.waiting, .skeleton")).to_have_count(0)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize(("language", "theme", "width"), [("ru", "light", 1440), ("en", "dark", 1440)])
def test_no_editor_and_no_dialog_has_a_violation(
    visit: Visit, product: Product, language: str, theme: str, width: int
) -> None:
    page = signed_in(visit, product, ABUNDANCE, language=language, theme=theme, width=width)
    drawn(page)
    page.locator(".chip.add").click()
    page.locator("fd-filter-dialog form").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".page-actions .primary").click()
    page.locator("fd-record-form form").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    typed(page, 0, 3, "?")
    expect(page.locator(".cell-problem")).to_be_visible()
    cell(page, 1, 3).dblclick()
    page.locator("fd-cell-editor input").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    cell(page, 2, 0).locator("input").check()
    page.locator(".together .button").nth(1).click()
    page.locator("fd-delete-dialog .danger").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("language", "theme", "width"), [("ru", "light", 1440), ("en", "dark", 390)])
def test_a_record_and_a_file_have_no_violation(
    visit: Visit, product: Product, tmp_path: Path, language: str, theme: str, width: int
) -> None:
    page = signed_in(visit, product, "/reference/coal_output", language=language, theme=theme, width=width)
    page.locator(".grid-open, .record-card a").first.click()
    page.locator("fd-record-history li").first.wait_for()
    assert violations(page) == []
    page.goto(product.address + IMPORT)
    sent(page, table(tmp_path, "Распадская;2031;1;2", "Распадская;2010;-4;2", "Распадская;2011;1;2"))
    told(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
