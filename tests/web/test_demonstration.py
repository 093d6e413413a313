"""The synthetic basin: one click switches it on and off, a banner names it wherever it is shown."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium


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
