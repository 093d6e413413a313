"""The synthetic basin: one click switches it on and off, a banner names it wherever it is shown."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.desk import signed_in
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
# How much wider the field of the search is than the hint that stands in it.
ROOM_BESIDE_THE_HINT = """() => {
  const field = document.querySelector('fd-search input'), style = getComputedStyle(field);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  return field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    - pen.measureText(field.placeholder).width;
}"""


def test_it_is_off_by_default_and_one_click_away(visit: Visit) -> None:
    page = visit("/reference", language="en")
    switch = page.get_by_role("switch", name="Demonstration")
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(page.locator("select[name=basin]")).to_have_count(0)
    switch.click()
    expect(page).to_have_url(re.compile("basin=demonstration"))
    expect(page.locator(".synthetic-banner")).to_contain_text("Synthetic data")
    expect(page.locator("select[name=basin] option")).to_have_count(2)
    switch.click()
    expect(page).not_to_have_url(re.compile("basin="))
    expect(page.locator(".synthetic-banner")).to_have_count(0)


def test_the_choice_is_kept(visit: Visit) -> None:
    page = visit("/reference", language="en")
    page.get_by_role("switch", name="Demonstration").click()
    page.goto(page.url.split("?")[0])
    expect(page.locator("select[name=basin] option")).to_have_count(2)
    expect(page.locator(".synthetic-banner")).to_have_count(0)


@pytest.mark.parametrize("address", ["/", "/mines", "/reference", "/reference/seams"])
def test_every_page_of_it_bears_the_banner(visit: Visit, address: str) -> None:
    page = visit(f"{address}?basin=demonstration", language="en")
    expect(page.locator(".synthetic-banner")).to_contain_text("does not exist")


def test_a_synthetic_mine_bears_the_banner_without_its_basin_in_the_address(visit: Visit) -> None:
    page = visit("/reference/mines?basin=demonstration", language="en")
    link = page.locator(".grid-body a.cell-text").first
    path = link.get_attribute("href").split("?")[0]  # type: ignore[union-attr]
    page.goto(page.url.split("/reference")[0] + path)
    expect(page.locator(".synthetic-banner")).to_be_visible()


def test_real_pages_bear_no_banner(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-totals .number").first.wait_for()
    expect(page.locator(".synthetic-banner")).to_have_count(0)


@pytest.mark.parametrize(("language", "word"), [("ru", "Демонстрация"), ("en", "Demonstration")])
@pytest.mark.parametrize("width", [1280, 1440])
def test_its_switch_bears_its_word_and_the_search_its_whole_hint(
    visit: Visit, product: Product, language: str, word: str, width: int
) -> None:
    page = signed_in(visit, product, "/", language=language, width=width)
    box = page.locator(".demonstration .words").bounding_box()
    assert box
    assert box["width"] > 50
    expect(page.locator(".demonstration .words")).to_have_text(word)
    assert page.evaluate(ROOM_BESIDE_THE_HINT) >= 0
    assert page.evaluate("document.querySelector('.top-bar').scrollWidth") <= width


@pytest.mark.parametrize(("language", "offer"), [("ru", "Показать демонстрационный бассейн"), ("en", "Show the demo")])
def test_where_tables_are_empty_it_is_offered(visit: Visit, language: str, offer: str) -> None:
    page = visit("/reference", language=language)
    page.locator(".unfilled").get_by_role("button", name=offer).click()
    expect(page).to_have_url(re.compile("basin=demonstration"))
    expect(page.get_by_role("switch")).to_have_attribute("aria-checked", "true")
    expect(page.locator(".unfilled")).to_have_count(0)


def test_an_empty_table_offers_it(visit: Visit) -> None:
    page = visit("/reference/seams", language="en")
    page.locator(".empty").get_by_role("button", name="Show the demonstration basin").click()
    expect(page).to_have_url(re.compile("seams.*basin=demonstration"))
    expect(page.locator(".grid-body .cell-text").first).to_be_visible()
