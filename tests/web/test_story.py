"""A researcher who has never seen Firedamp: a spreadsheet with bad rows becomes records, a correction, a result.

300 abundance records with 12 bad rows are loaded and mended; a mine is found by its Russian name, one value is
corrected, its history read; what follows from it is calculated, set beside the factors, and taken away as a file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import python_calamine
from playwright.sync_api import Page, expect
from tests.web.desk import cell, drawn, notice, signed_in, stored, typed
from tests.web.product import Product, Visit
from tests.web.signed_in import client

pytestmark = pytest.mark.needs_chromium
HEADER = "Шахта;Год;Абсолютная метанообильность, м3/мин;Относительная метанообильность, м3/т"
YEARS = range(1950, 2025)


def spreadsheet(folder: Path) -> Path:
    """As Excel in Russian saves it: 288 sound rows of four mines, 6 of a mine that is not there, 6 with a word."""
    abundances = {
        "Распадская": "90,5;9,5",
        "Алардинская": "40,5;4,5",
        "Увальная": "30,25;5",
        "шахта им. Кирова": "30,25;5",
    }
    sound = [f"{mine};{year};{figures}" for mine, figures in abundances.items() for year in YEARS][:288]
    bad = [f"Неизвестная;{1950 + n};1;2" for n in range(6)] + [f"Есаульская;{1950 + n};много;2" for n in range(6)]
    path = folder / "метанообильность.csv"
    path.write_bytes("\n".join([HEADER, *sound, *bad]).encode("cp1251"))
    return path


def loaded(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    page.locator("#default-quality").select_option("measured")
    page.locator("#default-source").fill("Съёмки метанообильности, пример рассказа")
    page.locator("#default-confirmation").select_option("confirmed")
    expect(page.locator(".state-bad .count")).to_have_text("12")


def mended(page: Page) -> None:
    """What is wrong stands at each cell; one types what is right and Enter leads to the next."""
    page.locator(".mend").first.focus()
    for said in ["Ерунаковская-VIII"] * 6 + ["12,5"] * 6:
        page.keyboard.press("Control+a")
        page.keyboard.type(said)
        page.keyboard.press("Enter")
    expect(page.locator(".import-foot .primary")).to_be_enabled(timeout=30_000)


@pytest.fixture
def table_put_back(product: Product) -> Iterator[None]:
    """What the story changes is undone, so that other tests find the table as it was."""
    reference = client(product).reference
    before = {change["id"] for change in reference.changes(table="methane_abundance")}
    yield
    for change in list(reference.changes(table="methane_abundance")):
        if change["id"] not in before:
            reference.undo(change["id"])


@pytest.mark.usefixtures("table_put_back")
def test_a_spreadsheet_becomes_records_a_correction_and_a_result(
    visit: Visit, product: Product, tmp_path: Path
) -> None:
    page = signed_in(visit, product, "/reference/methane_abundance/import", expected=("401",))
    loaded(page, spreadsheet(tmp_path))
    mended(page)
    page.locator(".import-foot .primary").click()
    expect(page.locator(".import-result")).to_contain_text("300")
    assert stored(product, "methane_abundance", basin="kuzbass")["total"] == 300

    page.goto(product.address + "/reference/methane_abundance?filter=year%3Aeq%3A2022&sort=mine")
    drawn(page)
    page.locator("main input[type=search]").fill("Распадская")
    expect(page.locator("main")).to_contain_text("1 запись")
    typed(page, 0, 3, "95,25")
    notice(page, "95,25")
    cell(page, 0, 0).locator("a").click()
    history = page.locator("fd-record-history")
    expect(history).to_contain_text("90,5")
    expect(history).to_contain_text("95,25")
    expect(history).to_contain_text("admin")

    page.goto(product.address + "/")
    page.locator("fd-totals").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("распадская")
    page.locator("fd-search [role=option]", has_text="Распадская").first.click()
    expect(page.locator("h1")).to_contain_text("Распадская")

    page.goto(product.address + "/calculate?mine=M0836&year=2022")
    # 95.25 m³/min · 525,600 min = 50,063,400 m³; · 0.668 kg/m³ = 33.44 kt
    expect(page.locator(".calculate-results")).to_contain_text("33,4")
    expect(page.locator("main")).to_contain_text("Абсолютная метанообильность")
    page.locator("fd-keeping summary").click()
    with page.expect_download() as download:
        page.locator("fd-keeping").get_by_role("button", name="XLSX").click()
    assert "95.25" in text_of(Path(download.value.path()).read_bytes())

    page.goto(product.address + "/reconcile?mine_id=M0836&year=2022")
    routes = page.locator(".routes > li")
    expect(routes.filter(has_text="Абсолютная метанообильность")).to_contain_text("33,4")
    expect(page.locator("main")).to_contain_text(re.compile("коэффициент", re.IGNORECASE))


def text_of(workbook: bytes) -> str:
    book = python_calamine.load_workbook(io.BytesIO(workbook))
    return str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
