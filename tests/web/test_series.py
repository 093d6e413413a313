"""Series: a quantity by year for mines, companies, districts and the basin, as lines, bars, a table and a file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Product, Visit
from tests.web.test_accessibility import violations
from tests.web.test_reconcile import CHART_READY, asked, settled

pytestmark = pytest.mark.needs_chromium
ABUNDANCE = "/series?basin=demonstration&quantity=absolute_abundance_m3_min"
TWO_MINES = f"{ABUNDANCE}&level=mine&items=DEMO-M02,DEMO-M10"


def drawn(page: Page) -> None:
    settled(page)
    page.wait_for_function(CHART_READY)


def test_items_are_found_in_either_alphabet_and_the_address_holds_all(visit: Visit) -> None:
    page = visit(f"{ABUNDANCE}&level=mine", language="ru")
    drawn(page)
    expect(page.locator(".series-items .chip")).to_have_count(6)
    page.get_by_role("combobox", name="Добавить предприятие").fill("modelnaya-10")
    page.locator(".combobox [role=option]", has_text="Модельная-10").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".series-items .chip")).to_have_count(7)
    page.locator("select[name=from]").select_option("2000")
    page.get_by_role("button", name="столбцы", exact=True).click()
    drawn(page)
    held = parse_qs(urlsplit(page.url).query)
    assert held["items"][0].split(",")[-1] == "DEMO-M10"
    assert (held["from"], held["chart"]) == (["2000"], ["stack"])
    page.reload()
    drawn(page)
    expect(page.locator(".series-items .chip")).to_have_count(7)
    expect(page.locator("tbody tr").last).to_contain_text("2000")


def test_a_gap_stays_a_gap_and_a_synthetic_value_says_so(visit: Visit, product: Product) -> None:
    """Modelnaya-2 put out coal in 1993, and its abundance of that year is left out on purpose."""
    points = asked(product, f"/series?{urlsplit(TWO_MINES).query.split('&items')[0]}&id=DEMO-M02")["series"]
    known = {each["year"]: each["value"] for each in points[0]["points"]}  # type: ignore[index]
    assert (known[1992], known[1993]) == (20.22, None)
    page = visit(TWO_MINES, language="en")
    drawn(page)
    expect(page.locator(".synthetic-banner")).to_be_visible()
    expect(page.locator(".shapes-key")).to_contain_text("▨ synthetic")
    cell = page.locator("tbody tr", has_text="1993").locator("td").first
    expect(cell).to_contain_text("output known, value missing")
    before = page.locator("tbody tr", has_text="1992").locator("td").first
    expect(before).to_contain_text("20.22")
    expect(before.locator(".origin-synthetic")).to_be_attached()
    before.locator(".number").click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator(".big")).to_contain_text("20.22 m³/min")
    expect(drawer).to_contain_text("scripts/demonstration_basin.py")


def test_a_mine_of_which_only_its_opening_is_known_is_not_said_to_put_out_coal(visit: Visit) -> None:
    """The tracker knows one output of Raspadskaya, that of 2025."""
    page = visit("/series?level=mine&items=M0836,M0767", language="ru")
    drawn(page)
    cell = page.locator("fd-series-values tbody tr", has_text="2021").locator("td").first
    expect(cell).to_contain_text("действует, данных нет")
    expect(page.locator("fd-series-values")).not_to_contain_text("добыча известна")


def test_a_quantity_that_does_not_add_up_is_not_stacked(visit: Visit) -> None:
    address = "/series?basin=demonstration&quantity=relative_abundance_m3_t&level=district&chart=stack"
    page = visit(address, language="en")
    drawn(page)
    expect(page.get_by_role("button", name="stacked")).to_be_disabled()
    expect(page.locator("fd-series-choose .note")).to_contain_text("does not add up")
    expect(page.locator("fd-chart h2")).to_contain_text("the highest is")


def test_the_mines_that_have_the_quantity_are_shown_first(visit: Visit) -> None:
    """The largest by coal output are surface mines, which have no methane abundance."""
    page = visit("/series?basin=demonstration&quantity=absolute_abundance_m3_min&level=mine", language="en")
    drawn(page)
    expect(page.locator(".series-settings .chip, .series-settings .item")).not_to_have_count(0)
    rows = page.locator("fd-series-values tbody tr")
    expect(rows.first.locator("td").last).to_be_attached()
    known = "rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => !!cell.querySelector('.number')))"
    mines = list(zip(*rows.evaluate_all(known), strict=True))
    assert len(mines) >= 3
    assert all(any(mine) for mine in mines)


def test_a_basin_without_the_quantity_says_what_to_do(visit: Visit) -> None:
    page = visit("/series?quantity=absolute_abundance_m3_min", language="ru")
    empty = page.locator(".empty")
    expect(empty).to_contain_text("Кузбасс: абсолютная метанообильность – данных нет")
    expect(empty.get_by_role("link", name="Загрузить таблицу")).to_have_attribute(
        "href", re.compile("^/reference/methane_abundance/import")
    )
    empty.get_by_role("link", name="Показать на демонстрационном бассейне").click()
    expect(page).to_have_url(re.compile("basin=demonstration"))
    drawn(page)


@pytest.mark.parametrize("every", [True, False])
def test_the_title_claims_no_more_than_what_is_shown(visit: Visit, product: Product, every: bool) -> None:
    found = asked(product, f"{ABUNDANCE}&level=district")["series"]
    ids = [each["id"] for each in found]  # type: ignore[attr-defined]
    page = visit(f"{ABUNDANCE}&level=district&items={','.join(ids if every else ids[:3])}", language="ru")
    drawn(page)
    heading = page.locator("fd-chart h2")
    expect(heading).to_contain_text("у «")
    assert ("из показанных" not in heading.inner_text()) is every


def test_the_title_is_computed_and_the_numbers_leave_as_files(visit: Visit, product: Product, tmp_path: Path) -> None:
    found = asked(product, "/series?quantity=coal_output_t&level=district&from=2022&to=2022")["series"]
    values = {each["name"]["en"]: each["points"][0]["value"] for each in found}  # type: ignore[attr-defined]
    most = max((name for name in values if values[name]), key=lambda name: values[name])
    page = visit("/series?level=district&from=2022&to=2022", language="en")
    drawn(page)
    said = f"of those shown “{most}” has the most in 2022: {values[most] / 1e6:.1f}"
    expect(page.locator("fd-chart h2")).to_contain_text(said)
    page.locator("fd-chart fd-save-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "series.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "series.csv").read_text(encoding="utf-8-sig"))))
    assert {each["Name"]: float(each["Value"]) for each in rows if each["Value"]}[most] == values[most]
    page.locator("fd-chart fd-save-menu summary").click()
    with page.expect_download() as picture:
        page.get_by_role("button", name="SVG").click()
    picture.value.save_as(tmp_path / "series.svg")
    assert most in (tmp_path / "series.svg").read_text(encoding="utf-8")


def test_no_violation_wide_and_narrow_light_and_dark(visit: Visit) -> None:
    for language, theme, width in (("ru", "dark", 390), ("en", "light", 1440)):
        page = visit(TWO_MINES, language=language, theme=theme, width=width)
        drawn(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_key_names_the_origin_of_what_is_drawn(visit: Visit) -> None:
    page = visit("/series", language="en")
    drawn(page)
    shown = set(page.locator("tbody .origin").evaluate_all("all => all.map(each => each.title)"))
    said = page.locator(".shapes-key .origin").evaluate_all("all => all.map(each => each.title)")
    assert set(said) == shown
    assert shown


def test_a_mark_is_the_sign_of_its_origin(visit: Visit) -> None:
    """The key draws what the chart draws: a diamond is reported in both, whichever series has it."""
    page = visit("/series?level=mine&quantity=ch4_t&items=M0836,M0767", language="en")
    drawn(page)
    shapes = page.evaluate("""async () => {
      const { outlineOf, hollow, markOf } = await import('/core/year-marks.js');
      const signs = ['measured', 'reported', 'calculated', 'restored', 'expert', 'synthetic'];
      return signs.map((sign) => [sign, outlineOf(sign), hollow(sign), markOf(sign)]);
    }""")
    # A restored value is a measured one's circle, hollow; the others are shapes of their own.
    assert len({outline for _, outline, _, _ in shapes}) == 5
    assert len({(outline, hollow) for _, outline, hollow, _ in shapes}) == 6
    assert all(mark == f"path://{outline}" for _, outline, _, mark in shapes)
    known = {outline for _, outline, _, _ in shapes}
    keyed = page.locator(".shapes-key .mark").evaluate_all("all => all.map((each) => each.getAttribute('d'))")
    assert keyed
    assert set(keyed) <= known


def test_on_a_narrow_screen_a_number_leads_from_the_line_to_its_name(visit: Visit) -> None:
    page = visit(TWO_MINES, language="en", width=390)
    drawn(page)
    expect(page.locator(".series-items .chip .key-number").nth(1)).to_have_text("2")
    expect(page.locator(".series-items .chip .key-number").nth(1)).to_be_visible()
