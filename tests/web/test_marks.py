"""What is synthetic says so in lists, pages, tables and pictures; and all data bear their attribution."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, Route, expect
from tests.web.product import Product, Visit
from tests.web.signed_in import kept
from tests.web.test_calculations import signed_in
from tests.web.test_reconcile import BASIN, MINE, settled
from tests.web.test_series import TWO_MINES, drawn

pytestmark = pytest.mark.needs_chromium
GEM = {
    "en": "Data: Global Coal Mine Tracker, Global Energy Monitor, May 2026 release, CC BY 4.0",
    "ru": "Данные: Global Coal Mine Tracker, Global Energy Monitor, выпуск мая 2026 г., CC BY 4.0",
}
SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, kind: str, folder: Path, menu: str = "fd-chart fd-save-menu summary") -> Path:
    """The file that the menu of a panel saves, under the name that it bears."""
    page.locator(menu).first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def said(file: Path) -> str:
    """The words of a picture, one line after another."""
    return " ".join("".join(each.itertext()) for each in ElementTree.parse(file).iter(f"{SVG}text"))


def table(file: Path, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=delimiter))


def test_a_picture_of_routes_says_what_it_is_of_and_that_it_is_made_up(visit: Visit, tmp_path: Path) -> None:
    page = visit(BASIN, language="ru")
    settled(page)
    file = saved(page, "SVG", tmp_path)
    assert file.name == "firedamp-reconcile-demonstration.svg"
    words = said(file)
    for part in ("Демонстрационный бассейн", "Метан, CH₄", "1990–2023", "▨ Синтетические данные", "МГЭИК 2006"):
        assert part in words
    assert "Данные: Синтетические данные, созданы программой" in words
    assert (saved(page, "PNG", tmp_path)).read_bytes().startswith(b"\x89PNG")
    rows = table(saved(page, "CSV", tmp_path), ";")
    assert {(row["Бассейн"], row["Качество данных"]) for row in rows} == {
        ("Демонстрационный бассейн (синтетический)", "синтетические данные")
    }
    assert all(row["Данные"].startswith("Синтетические данные") for row in rows)


def test_a_picture_asked_for_before_the_chart_is_drawn_comes_when_it_can_be(visit: Visit, tmp_path: Path) -> None:
    page = visit("/", language="en")
    held: list[Route] = []
    page.route("**/vendor/echarts*/**", lambda route: held.append(route))
    page.goto(page.url.rstrip("/") + BASIN)
    settled(page)
    assert held, "the chart is not drawn yet"
    page.locator("fd-chart fd-save-menu summary").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG", exact=True).first.click()
        for route in held:
            route.continue_()
    assert download.value.suggested_filename == "firedamp-reconcile-demonstration.svg"


def test_a_picture_of_series_has_a_title_a_key_and_the_mark(visit: Visit, tmp_path: Path) -> None:
    page = visit(TWO_MINES, language="en", width=390)
    drawn(page)
    file = saved(page, "SVG", tmp_path)
    assert file.name == "firedamp-series-demonstration-absolute_abundance_m3_min-mine.svg"
    words = said(file)
    for part in ("Demonstration basin", "Absolute methane abundance", "1990–2023", "▨ Synthetic data", "in whole or"):
        assert part in words
    rows = table(saved(page, "CSV", tmp_path))
    assert {row["Basin"] for row in rows} == {"Demonstration basin (synthetic)"}
    assert {row["Quality of data"] for row in rows if row["Value"]} == {"synthetic"}
    assert all(row["Data"].startswith("Synthetic data") for row in rows)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("address", ["/series", "/reconcile", "/reconcile?mine_id=M0836"])
def test_real_data_bear_their_attribution(visit: Visit, tmp_path: Path, address: str, language: str) -> None:
    page = visit(address, language=language)
    settled(page)
    expect(page.locator(".attribution")).to_have_text(GEM[language])
    of_mine = "mine_id" in address
    menu = f"{'fd-reconcile-mine' if of_mine else 'fd-chart'} fd-save-menu summary"
    rows = table(saved(page, "CSV", tmp_path, menu), "," if language == "en" else ";")
    column, text = GEM[language].split(": ", 1)
    assert {row[column] for row in rows} == {text}
    if not of_mine:
        words = said(saved(page, "SVG", tmp_path))
        assert GEM[language] in words
        assert "▨" not in words


def test_the_table_of_a_mine_s_routes_says_that_they_are_made_up(visit: Visit, tmp_path: Path) -> None:
    page = visit(MINE, language="en")
    settled(page)
    rows = table(saved(page, "CSV", tmp_path, "fd-reconcile-mine fd-save-menu summary"))
    assert {(row["Basin"], row["Quality of data"]) for row in rows} == {
        ("Demonstration basin (synthetic)", "synthetic")
    }


@pytest.mark.parametrize(("language", "width"), [("ru", 390), ("en", 1440)])
def test_a_kept_calculation_of_a_made_up_mine_bears_the_mark(
    visit: Visit, product: Product, tmp_path: Path, language: str, width: int
) -> None:
    name = f"Проба {language}"
    made_up = kept(product, name, mine_id="DEMO-M02", year=2015)
    real = kept(product, f"Настоящий {language}")
    page = signed_in(visit, product, f"/calculations?q={name.split()[0]}", language, width)
    row = page.locator("fd-table tbody tr", has_text=name)
    expect(row.locator(".synthetic-mark")).to_be_visible()
    expect(page.locator(".synthetic-banner")).to_contain_text("▨")
    page.goto(f"{product.address}/calculations/{made_up}")
    expect(page.locator("h1 .synthetic-mark")).to_be_visible()
    expect(page.locator(".synthetic-banner")).to_be_visible()
    page.goto(f"{product.address}/calculations/compare?left={made_up}&right={real}")
    expect(page.locator(".synthetic-banner")).to_be_visible()
    expect(page.locator("thead .synthetic-mark")).to_have_count(1)
    text = saved(page, "CSV", tmp_path, "fd-compare fd-save-menu summary").read_text(encoding="utf-8-sig")
    assert {"ru": "синтетические данные", "en": "synthetic"}[language] in text
    page.goto(f"{product.address}/calculations/{real}")
    expect(page.locator("h1")).to_contain_text("Настоящий")
    expect(page.locator(".synthetic-banner, .synthetic-mark")).to_have_count(0)


def test_the_basin_of_the_page_s_mine_is_the_one_that_is_chosen(visit: Visit) -> None:
    page = visit("/mines/DEMO-M02", language="ru")
    expect(page.locator("select[name=basin]")).to_have_value("demonstration")
    expect(page).to_have_url(re.compile("basin=demonstration"))
    page.locator("select[name=basin]").select_option("kuzbass")
    expect(page).to_have_url(re.compile("/mines$"))
    expect(page.locator(".synthetic-banner")).to_have_count(0)
    page.goto(page.url.replace("/mines", "/calculate?mine=DEMO-M02&year=2015"))
    expect(page.locator("select[name=basin]")).to_have_value("demonstration")
    page.get_by_role("switch").click()
    expect(page).not_to_have_url(re.compile("DEMO"))
