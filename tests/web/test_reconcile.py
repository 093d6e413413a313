"""Reconcile: a mine and year by every route, which ranges overlap and why they may differ; a basin by year."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Product, Visit
from tests.web.test_accessibility import violations

pytestmark = pytest.mark.needs_chromium
MINE = "/reconcile?basin=demonstration&mine_id=DEMO-M02&year=2015"
BASIN = "/reconcile?basin=demonstration"
CHART_READY = "() => document.querySelector('fd-chart canvas')"


def settled(page: Page) -> None:
    page.locator("main .number:visible").first.wait_for(timeout=60_000)
    expect(page.locator(".skeleton")).to_have_count(0, timeout=60_000)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=60_000)


def asked(product: Product, path: str) -> dict[str, object]:
    with urlopen(f"{product.address}/api/v1{path}") as answer:
        found: dict[str, object] = json.load(answer)
        return found


def test_a_mine_stands_by_every_route_with_what_it_rests_on(visit: Visit) -> None:
    page = visit(MINE, language="en")
    settled(page)
    # 19.84 m³/min · 525,600 min = 10,427,904 m³; less 1,239,000 m³ utilised; · 0.668 kg/m³ = 6.138 kt
    best = page.locator(".routes > li.here")
    expect(best).to_contain_text("Absolute abundance")
    expect(best).to_contain_text("best")
    expect(best.locator(".route-number .value").first).to_have_text("6.14")
    expect(best.locator(".basis")).to_contain_text("19.84 m³/min")
    expect(best.locator(".basis .origin-synthetic").first).to_have_text(re.compile("synthetic"))
    # 522,000 t · (25 + 4) m³/t · 0.67 kg/m³ = 10.142 kt, less 0.830 kt utilised: IPCC 2006, eq. 4.1.3
    ipcc = page.locator(".routes > li", has_text="IPCC 2006")
    expect(ipcc.locator(".route-number .value").first).to_have_text("9.31")
    expect(page.locator(".lacking li", has_text="GEM model")).to_contain_text(re.compile("lack", re.IGNORECASE))
    expect(page.locator(".reasons > li")).not_to_have_count(0)


def test_a_basin_is_told_that_factors_are_of_another(visit: Visit) -> None:
    page = visit(BASIN, language="ru")
    settled(page)
    expect(page.locator(".note.elsewhere")).to_contain_text("Коэффициенты Кузбасса: коэффициенты другого бассейна")
    page.locator("tbody .number[aria-label^='Коэффициенты Кузбасса']").first.press("Enter")
    expect(page.locator("dialog.drawer")).to_contain_text("показаны рядом, но лучшими не считаются")


def test_a_number_opens_its_calculation_and_leads_to_the_form(visit: Visit) -> None:
    page = visit(MINE, language="ru")
    settled(page)
    page.locator(".routes > li.here .route-number .number").first.press("Enter")
    drawer = page.locator("dialog.drawer")
    drawer.locator("math").first.wait_for()
    expect(drawer.locator(".big")).to_contain_text("6,14")
    drawer.get_by_role("link", name="Рассчитать").click()
    expect(page).to_have_url(re.compile(r"/calculate\?.*mine=DEMO-M02.*"))
    expect(page.locator("#field-absolute_abundance")).to_have_value("19,84")


def test_pairs_that_do_not_overlap_are_named(visit: Visit, product: Product) -> None:
    pairs = asked(product, "/reconciliations/mine?mine_id=M0775&year=2022")["pairs"]
    apart = [pair for pair in pairs if not pair["overlap"]]  # type: ignore[attr-defined]
    assert [round(pair["ratio"], 1) for pair in apart] == [4.2]
    page = visit("/reconcile?mine_id=M0775&year=2022", language="ru")
    settled(page)
    expect(page.locator(".pair-words li")).to_have_text(re.compile("не пересекаются: расходятся в 4,2 раза"))
    expect(page.locator(".pairs td.differs")).to_have_count(1)


def test_a_mine_is_chosen_by_typing_and_reached_from_its_page(visit: Visit) -> None:
    page = visit("/reconcile", language="en")
    settled(page)
    page.get_by_role("combobox", name="Mine", exact=True).fill("распад")
    page.locator(".combobox [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("mine_id=M0836"))
    settled(page)
    expect(page.locator("h1")).to_contain_text("Raspadskaya")
    expect(page.get_by_role("link", name=re.compile("Load a table")).first).to_have_attribute(
        "href", re.compile("/reference/methane_abundance/import")
    )
    page.get_by_role("link", name="Open its page").or_(page.locator(".page-actions a")).first.click()
    expect(page.locator(".page-actions a[href*='/reconcile']")).to_have_attribute("href", re.compile("mine_id=M0836"))


def test_a_basin_by_year_over_like_mines_and_as_a_file(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = visit(BASIN, language="en")
    settled(page)
    page.wait_for_function(CHART_READY)
    heading = page.locator("fd-chart h2")
    expect(heading).to_contain_text("different mines")
    page.get_by_role("button", name="Only mines that have all routes").click()
    expect(page).to_have_url(re.compile("alike=yes"))
    expect(heading).to_contain_text("over the same 32 mines")
    row = page.locator("tbody tr", has_text="2023")
    years = asked(product, "/reconciliations/basin?basin=demonstration&from=2023&to=2023")["years"]
    alike = {each["route"]: each["ch4_t"] for each in years[0]["like_for_like"]["routes"]}  # type: ignore[index]
    expect(row.locator("fd-number .value").first).to_have_text(f"{alike['measured'] / 1e6:.2f}")
    page.locator("fd-chart fd-save-menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "routes.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "routes.csv").read_text(encoding="utf-8-sig"))))
    own = [each for each in rows if each["Year"] == "2023" and each["Route"] == "IPCC 2006, Tier 1"]
    assert float(own[0]["Methane, CH₄, t"]) == pytest.approx(alike["ipcc2006"])


def test_a_year_of_one_small_mine_keeps_its_digits(visit: Visit, product: Product) -> None:
    """In 2021 the output of one mine is known: 1.3 kt of methane beside the 0.5 Mt of other years."""
    years = asked(product, "/reconciliations/basin?from=2021&to=2021")["years"]
    small = {each["route"]: each["ch4_t"] for each in years[0]["routes"]}["ipcc2006"]  # type: ignore[index]
    page = visit("/reconcile", language="en")
    settled(page)
    cell = page.locator("tbody tr", has_text="2021").locator("td").nth(2)
    expect(cell.locator(".value")).to_have_text(f"{small / 1e3:.2f}")


def test_a_sum_of_coal_says_of_how_many_mines_it_is(visit: Visit, product: Product) -> None:
    years = asked(product, "/reconciliations/basin?basin=demonstration&from=2022&to=2022")["years"]
    row = years[0]  # type: ignore[index]
    assert row["mines_with_output"] < row["mines"]
    page = visit(BASIN, language="en")
    settled(page)
    cell = page.locator("tbody tr", has_text="2022").first.locator("td").first
    expect(cell).to_contain_text(f"{row['mines_with_output']} mines of {row['mines']}")


def test_no_violation_wide_and_narrow_light_and_dark(visit: Visit) -> None:
    for address, language, theme, width in ((MINE, "ru", "light", 390), (BASIN, "en", "dark", 1440)):
        page = visit(address, language=language, theme=theme, width=width)
        settled(page)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
