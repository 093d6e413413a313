"""A reference table as somebody arranges it: columns as wide as they are drawn, rows on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.desk import drawn
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
OUTPUT = "/reference/coal_output?basin=demonstration"


def width(page: Page, column: int) -> int:
    return round(page.locator(f"#cell--1-{column}").bounding_box()["width"])  # type: ignore[index]


def test_a_column_is_as_wide_as_it_was_drawn_also_after_a_reload(visit: Visit) -> None:
    page = visit(OUTPUT)
    drawn(page)
    before, other = width(page, 1), width(page, 3)
    edge = page.locator("#cell--1-1 .grid-edge").bounding_box()
    assert edge
    x, y = edge["x"] + edge["width"] / 2, edge["y"] + 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    assert width(page, 1) == before + 60
    assert "sort=" not in page.url
    page.reload()
    drawn(page)
    assert (width(page, 1), width(page, 3)) == (before + 60, other)
    page.goto(page.url.replace("coal_output", "methane_use"))
    drawn(page)
    assert width(page, 1) == before
    page.go_back()
    drawn(page)
    page.locator(".menu.columns summary").click()
    page.locator(".menu.columns button").click()
    assert width(page, 1) == before


def test_a_column_takes_what_it_needs_when_its_edge_is_pressed_twice(visit: Visit) -> None:
    page = visit(OUTPUT)
    drawn(page)
    page.locator("#cell--1-1 .grid-edge").dblclick()
    fits = """() => [...document.querySelectorAll('.grid-body .grid-cell.named .cell-text')]
      .every(each => each.scrollWidth <= each.clientWidth + 1)"""
    assert page.evaluate(fits)


def test_a_column_is_made_wider_by_keys(visit: Visit) -> None:
    page = visit(OUTPUT, language="en")
    drawn(page)
    before = width(page, 3)
    page.locator("#cell-0-3").click()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert width(page, 3) == before + 32
    expect(page.locator("fd-grid [role=status]")).to_have_text(f"Width {before + 32}")
    page.keyboard.press("Shift+ArrowLeft")
    assert width(page, 3) == before + 16


ON_PAPER = """() => {
  window.print = () => {
    window.dispatchEvent(new Event('beforeprint'));
    window.onPaper = {rows: document.querySelectorAll('.grid-body .grid-row').length,
      said: document.querySelector('.printed-rows').textContent};
    window.dispatchEvent(new Event('afterprint'));
  };
}"""


@pytest.mark.parametrize("by", ["button", "key"])
def test_a_long_table_is_printed_to_a_limit_that_is_said(visit: Visit, by: str) -> None:
    page = visit(OUTPUT, language="en")
    drawn(page)
    page.evaluate(ON_PAPER)
    if by == "key":
        page.keyboard.press("Control+p")
    else:
        page.get_by_role("button", name="Print").click()
    page.wait_for_function("() => window.onPaper")
    rows, said = page.evaluate("[window.onPaper.rows, window.onPaper.said]")
    assert rows == 1000
    assert re.match(r"Rows 1 to 1,000 of 2,3\d\d are printed", said)
    expect(page.locator(".printed-rows")).to_have_count(0)
    assert page.locator(".grid-body .grid-row").count() < 100


def test_on_paper_no_column_is_cut_off(visit: Visit) -> None:
    page = visit("/reference/mines", language="ru")
    drawn(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 760, "height": 1000})
    expect(page.locator(".printed-rows")).to_contain_text("Напечатаны")
    right = "Math.max(...[...document.querySelectorAll('.grid-cell')].map(each => each.getBoundingClientRect().right))"
    assert page.evaluate(right) <= 760
    assert page.locator(".grid-body .grid-row").count() > 90
