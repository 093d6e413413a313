"""axe-core finds no serious violation in the rooms of calculations: wide, narrow, light, dark, with what opens."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Product, Visit
from tests.web.signed_in import kept, sign_in
from tests.web.test_accessibility import LOOKS, violations

pytestmark = pytest.mark.needs_chromium
STREAMS = {
    "ventilation": [{"flow": 12_000, "ch4_percent": 0.35}],
    "drainage": [{"flow": 60, "ch4_percent": 40}],
    "daily_output": 9_000,
    "minutes": 525_600,
}
FORM = f"/calculate?free=yes&with=mine.balance&inputs={quote(json.dumps(STREAMS))}"


def settled(page: Page) -> None:
    page.locator(".number:visible").first.wait_for()
    expect(page.locator(".skeleton")).to_have_count(0)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_the_form_and_its_result(visit: Visit, language: str, theme: str, width: int) -> None:
    page = visit(FORM, language=language, theme=theme, width=width)
    settled(page)
    assert violations(page) == []
    page.locator(".help-button").first.click()
    page.locator(".spread-button").first.click()
    page.locator("[id='field-ventilation-0--ch4_percent']").fill("135")
    page.locator(".fault-list").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_the_offers_of_a_mine_and_the_choice_of_one(visit: Visit, language: str, theme: str, width: int) -> None:
    page = visit("/calculate?mine=M0836", language=language, theme=theme, width=width)
    settled(page)
    page.locator(".lacking summary").click()
    page.locator(".combobox input").click()
    page.locator(".combobox [role=option]").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_the_list_a_calculation_and_a_comparison(
    visit: Visit, product: Product, language: str, theme: str, width: int
) -> None:
    left, right = kept(product, f"axe left {language}"), kept(product, f"axe right {language}", gwp_set="AR5")
    page = visit("/calculations", language=language, theme=theme, width=width, expected=("401",))
    page.locator(".empty").wait_for()
    assert violations(page) == []
    sign_in(page, product, language)
    settled(page)
    page.locator("fd-table fd-save-menu summary").first.click()
    assert violations(page) == []
    for address in (f"/calculations/{left}", f"/calculations/compare?left={left}&right={right}"):
        page.goto(product.address + address)
        settled(page)
        assert violations(page) == [], address
