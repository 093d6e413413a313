"""The room Reference read by anybody: its tables, a table searched, filtered, ordered, its columns, its doors."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.desk import cell, drawn
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
OUTPUT = "/reference/coal_output"


def rows(page: Page) -> int:
    return page.locator(".grid-body .grid-row").count()


def test_the_tables_stand_in_groups_with_counts_sources_and_freshness(visit: Visit) -> None:
    page = visit("/reference", language="en")
    expect(page.locator(".table-card")).to_have_count(14)
    mines = page.locator(".table-card", has_text="Underground and surface mines")
    expect(mines).to_contain_text("109 records")
    expect(mines).to_contain_text("Global Coal Mine Tracker")
    expect(mines).to_contain_text("Global Coal Mine Tracker, May 2026")
    output = page.locator(".table-card", has=page.locator("a[href^='/reference/coal_output']"))
    expect(output).to_contain_text("Data of 2021–2025 · Global Coal Mine Tracker, May 2026")
    factors = page.locator(".table-card", has=page.locator("a[href^='/reference/emission_factors']"))
    expect(factors).to_contain_text("package factors 1.")
    expect(page.locator(".sheets li").first).to_be_visible()


@pytest.mark.parametrize(("language", "words"), [("ru", "газоносность пласт"), ("en", "gas content")])
def test_a_table_is_found_by_its_words(visit: Visit, language: str, words: str) -> None:
    page = visit("/reference", language=language)
    page.locator(".table-card").first.wait_for()
    page.locator("fd-reference .filters input").fill(words)
    expect(page.locator(".table-card h3 a[href^='/reference/gas_content']")).to_be_visible()
    expect(page.locator(".table-card h3 a[href^='/reference/documents']")).to_have_count(0)


def test_the_search_of_the_top_bar_leads_to_a_table(visit: Visit) -> None:
    page = visit("/")
    page.locator("fd-totals").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("метанообильность шахт")
    page.locator(".search-results li", has_text="Метанообильность шахт").first.click()
    expect(page).to_have_url(re.compile("/reference/methane_abundance$"))


def test_a_source_stands_in_the_reader_s_language(visit: Visit) -> None:
    page = visit(OUTPUT, language="ru")
    drawn(page)
    expect(page.locator(".grid-body")).to_contain_text("выпуск мая 2026 г.")
    expect(page.locator(".grid-body")).not_to_contain_text("May 2026 release")


# A Russian word is found in all its cases, and so is «разрез Распадский»; a Latin one as it is written.
@pytest.mark.parametrize(("query", "count"), [("Распадская", "5 записей"), ("raspadskaya", "4 записи")])
def test_a_record_is_found_in_either_alphabet(visit: Visit, query: str, count: str) -> None:
    page = visit(OUTPUT)
    drawn(page)
    page.locator(".table-search").fill(query)
    expect(page.locator(".table-status")).to_contain_text(count)
    expect(page.locator(".grid-body")).to_contain_text("Шахта Распадская")
    expect(page).to_have_url(re.compile("q="))


def test_a_filter_becomes_a_chip_and_stands_in_the_address(visit: Visit) -> None:
    page = visit(OUTPUT, language="en")
    drawn(page)
    page.get_by_role("button", name="+ Filter").click()
    page.get_by_label("Column").select_option(label="Year")
    page.get_by_label("From").fill("2024")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".chip.pair")).to_have_text(re.compile("Year: from 2024"))
    expect(page).to_have_url(re.compile("filter=year%3Age%3A2024"))
    page.reload()
    drawn(page)
    expect(page.locator(".chip.pair")).to_have_text(re.compile("Year: from 2024"))
    years = {text.strip() for text in page.locator(".grid-body [aria-colindex='3']").all_inner_texts()}
    assert years <= {"2024", "2025"}
    page.get_by_role("button", name=re.compile("^Remove the filter")).click()
    expect(page.locator(".table-status")).to_contain_text("86 records")


def test_a_record_is_picked_as_a_filter_by_its_name(visit: Visit) -> None:
    page = visit(OUTPUT)
    drawn(page)
    page.locator(".chip.add").click()
    page.locator("fd-filter-dialog .combobox input").fill("raspadskaya coal")
    page.locator("fd-filter-dialog [role=option]", has_text="Шахта Распадская").first.click()
    page.get_by_role("button", name="Показать", exact=True).click()
    expect(page.locator(".chip.pair")).to_contain_text("Предприятие: Шахта Распадская")
    expect(page.locator(".table-status")).to_contain_text("1 запись")


def test_a_header_orders_and_the_sum_is_that_of_all(visit: Visit) -> None:
    page = visit(OUTPUT, language="en")
    drawn(page)
    page.locator(".grid-sort", has_text="Coal output").click()
    page.locator(".grid-sort", has_text="Coal output").click()
    expect(page).to_have_url(re.compile("sort=-output_t"))
    drawn(page)
    expect(cell(page, 0, 3)).to_contain_text("10,000,000")  # the largest output in data/kuzbass/data/mines.csv
    expect(page.locator(".grid-foot")).to_contain_text("208,660,000")  # the coal output of the data's README


def test_columns_are_chosen_and_stand_in_the_address(visit: Visit) -> None:
    page = visit("/reference/mines", language="en")
    drawn(page)
    page.locator(".columns summary").click()
    page.get_by_label("Web page").check()
    expect(page).to_have_url(re.compile("columns=.*url"))
    page.reload()
    drawn(page)
    expect(page.locator(".grid-head")).to_contain_text("Web page")


def test_a_mine_leads_to_its_page(visit: Visit) -> None:
    page = visit(f"{OUTPUT}?q=распадская")
    drawn(page)
    page.locator(".grid-body a.cell-text", has_text=re.compile("^Шахта Распадская$")).click()
    expect(page).to_have_url(re.compile("/mines/M0836"))


def test_a_number_is_a_door(visit: Visit) -> None:
    page = visit(f"{OUTPUT}?filter=mine%3Aeq%3AM0836", language="en")
    drawn(page)
    cell(page, 0, 3).click()
    page.keyboard.press("Alt+Enter")
    drawer = page.locator("fd-drawer dialog[open]")
    expect(drawer).to_contain_text("4,700,000")
    expect(drawer).to_contain_text("Global Coal Mine Tracker")
    expect(drawer).to_contain_text("data package kuzbass")
    drawer.get_by_role("link", name="History").click()
    expect(page.locator("fd-record-history")).to_contain_text("loaded")


def test_keys_move_as_in_a_spreadsheet(visit: Visit) -> None:
    page = visit(OUTPUT)
    drawn(page)
    grid = page.locator(".grid-scroll")
    grid.focus()
    expect(grid).to_have_attribute("aria-activedescendant", "cell-0-1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(grid).to_have_attribute("aria-activedescendant", "cell-1-2")
    page.keyboard.press("Control+End")
    expect(grid).to_have_attribute("aria-activedescendant", "cell-85-4")
    expect(cell(page, 85, 4)).to_be_visible()
    page.keyboard.press("Control+Home")
    expect(grid).to_have_attribute("aria-activedescendant", "cell--1-0")


def test_the_tab_key_passes_the_grid_by(visit: Visit) -> None:
    page = visit(OUTPUT)
    drawn(page)
    page.locator(".grid-scroll").focus()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('fd-grid')")


def test_selected_cells_are_copied_as_a_spreadsheet_takes_them(visit: Visit) -> None:
    page = visit(f"{OUTPUT}?sort=-output_t")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawn(page)
    cell(page, 0, 2).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+c")
    page.locator(".notice").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"20\d\d\t\d+\n20\d\d\t\d+", copied)


def test_numbers_below_zero_are_copied_as_a_spreadsheet_reads_them(visit: Visit) -> None:
    page = visit("/reference/mines?basin=demonstration&columns=longitude", language="en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawn(page)
    cell(page, 0, 2).click()
    page.keyboard.press("Control+c")
    page.locator(".notice").wait_for()
    assert float(page.evaluate("navigator.clipboard.readText()")) < 0


def test_rows_that_were_never_in_view_are_copied_too(visit: Visit) -> None:
    page = visit("/reference/coal_output?basin=demonstration", language="en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawn(page)
    cell(page, 0, 2).click()
    page.keyboard.press("Shift+Control+ArrowDown")
    page.keyboard.press("Control+c")
    page.locator(".notice", has_text="2,305 cells").wait_for()
    assert len(page.evaluate("navigator.clipboard.readText()").splitlines()) == 2305


def test_thousands_of_records_are_reached_without_reading_them_all(visit: Visit) -> None:
    page = visit("/reference/coal_output?basin=demonstration&sort=year", language="en")
    drawn(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "offset=" in request.url else None)
    page.locator(".grid-scroll").focus()
    page.keyboard.press("Control+End")
    drawn(page)
    expect(page.locator(".grid-body .grid-row").last).to_contain_text("2023")
    assert rows(page) < 100
    assert 1 <= len(asked) <= 3


def test_nothing_found_offers_to_clear_the_filters(visit: Visit) -> None:
    page = visit(f"{OUTPUT}?q=zzzz", language="en")
    page.locator(".empty button").click()
    expect(page.locator(".table-status")).to_contain_text("86 records")


def test_an_empty_table_says_what_belongs_there(visit: Visit) -> None:
    page = visit("/reference/methane_use", language="en")
    page.locator(".empty").get_by_role("link", name="Load a file").click()
    expect(page).to_have_url(re.compile("/reference/methane_use/import"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Template to fill").click()
    assert "Drained" in download.value.path().read_text(encoding="utf-8-sig").splitlines()[0]


def test_an_unknown_table_leads_back(visit: Visit) -> None:
    page = visit("/reference/nonsense", language="en", expected=("404",))
    page.locator(".empty a").click()
    expect(page.locator(".table-card").first).to_be_visible()


def test_on_a_narrow_screen_records_are_cards(visit: Visit) -> None:
    page = visit(OUTPUT, width=390)
    expect(page.locator(".record-card")).to_have_count(50)
    page.locator("fd-record-cards > .button").click()
    expect(page.locator(".record-card")).to_have_count(86)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".record-card a").first.click()
    expect(page.locator("fd-record-history")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
