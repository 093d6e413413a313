"""The list of mines: search in both alphabets, filters in the address, sums."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium


@pytest.mark.parametrize("query", ["распадская", "raspadskaya"])
def test_search_knows_both_alphabets(visit: Visit, query: str) -> None:
    page = visit("/mines")
    expect(page.locator("fd-table tbody tr")).to_have_count(109)
    page.locator(".filters input").fill(query)
    expect(page.locator("fd-table tbody")).to_contain_text("Шахта Распадская")
    expect(page.locator("fd-table tbody tr")).not_to_have_count(109)


def test_filters_and_order_stand_in_the_address(visit: Visit) -> None:
    page = visit("/mines", language="en")
    page.get_by_role("button", name=re.compile("Underground mines")).click()
    expect(page.locator("fd-table tbody tr")).to_have_count(44)
    page.get_by_role("button", name=re.compile("output known")).click()
    expect(page.locator("fd-table tbody tr")).to_have_count(38)
    page.get_by_role("button", name="Mine", exact=True).click()
    expect(page).to_have_url(re.compile("mine_type=underground.*known=yes.*sort=name"))
    page.reload()
    expect(page.locator("fd-table tbody tr")).to_have_count(38)
    expect(page.locator("fd-table tfoot")).to_contain_text("73.3")  # Mt, 38 underground mines, from the data's README


def test_nothing_found_offers_to_clear_the_filters(visit: Visit) -> None:
    page = visit("/mines?q=nowhere", language="en")
    page.locator(".empty button").click()
    expect(page.locator("fd-table tbody tr")).to_have_count(109)


def test_columns_are_chosen(visit: Visit) -> None:
    page = visit("/mines", language="en")
    expect(page.get_by_role("columnheader", name="District")).to_be_visible()
    page.locator(".columns summary").click()
    page.get_by_label("District", exact=True).last.uncheck()
    expect(page.get_by_role("columnheader", name="District")).to_have_count(0)


def test_a_row_leads_to_its_mine(visit: Visit) -> None:
    page = visit("/mines")
    page.locator("fd-table tbody a").first.click()
    expect(page.locator("fd-passport")).to_be_visible()


def test_a_year_without_output_says_so(visit: Visit) -> None:
    page = visit("/mines?year=1999", language="en", expected=("422",))
    expect(page.locator(".empty")).to_contain_text("No output is known")
    page.locator(".empty a").click()
    expect(page.locator("fd-table tbody tr")).to_have_count(109)


def test_a_search_that_finds_nothing_leaves_no_blank(visit: Visit) -> None:
    page = visit("/mines?q=zzzz")
    empty = page.locator("fd-mines .empty")
    empty.wait_for()
    filters = page.locator(".filters").bounding_box()
    box = empty.bounding_box()
    assert filters
    assert box
    assert box["y"] - (filters["y"] + filters["height"]) < 40


def test_the_list_says_how_it_is_computed(visit: Visit) -> None:
    page = visit("/mines", language="en")
    page.get_by_role("button", name="How is this computed?").click()
    expect(page.locator("dialog.drawer math").first).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_choice_of_columns_covers_no_filter(visit: Visit, language: str) -> None:
    page = visit("/mines", language=language, width=1280)
    button = page.locator("fd-mines .columns summary").bounding_box()
    assert button
    for chip in page.locator(".filters .chip").all():
        box = chip.bounding_box()
        assert box
        assert box["x"] + box["width"] <= button["x"] or box["y"] + box["height"] <= button["y"]
