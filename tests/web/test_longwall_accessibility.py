"""axe-core finds no violation of WCAG 2.2 AA on the live longwall and its forecasts: wide, narrow, light, dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.web.longwall_of_ours import forecasting, tried
from tests.web.people import admin, page_of
from tests.web.product import Product, Visit
from tests.web.test_accessibility import LOOKS
from tests.web.test_reference_accessibility import violations
from tests.web.test_words import KEY, SAID

pytestmark = pytest.mark.needs_chromium


def fits(page: Page, width: int, address: str) -> None:
    expect(page.locator(".skeleton")).to_have_count(0)
    assert violations(page) == [], address
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert [said for said in page.evaluate(SAID) if KEY.search(said)] == [], address


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(visit: Visit, product: Product, language: str, theme: str, width: int) -> None:
    shown, own = forecasting(product), tried(product)
    look = {"language": language, "theme": theme, "width": width}
    page = page_of(visit, product, admin(product), "/longwalls", **look)
    page.locator("tbody .live-now").first.wait_for()
    fits(page, width, "/longwalls")
    page.goto(product.address + f"/longwalls/{shown}")
    page.locator(".horizon-card .number").first.wait_for()
    fits(page, width, "live")
    page.locator(".horizon-card .number").first.click()
    page.locator("dialog.drawer .sum").wait_for()
    fits(page, width, "drawer")
    page.goto(product.address + f"/longwalls/{shown}/forecast?part=models&horizon=10")
    page.locator("fd-model-card .model-facts summary").first.click()
    fits(page, width, "models")
    page.goto(product.address + f"/longwalls/{own}/forecast")
    page.locator("fd-backtest-form form").wait_for()
    expect(page.locator("fd-backtest canvas")).to_have_count(2)
    fits(page, width, "backtests")
