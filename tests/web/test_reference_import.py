"""A researcher's file: columns matched, bad rows mended or left out, conflicts decided, taken over, undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect
from tests.web.desk import notice, signed_in, stored
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
IMPORT = "/reference/methane_abundance/import"
HEADER = "Шахта;Год;Абсолютная метанообильность, м3/мин;Относительная метанообильность, м3/т"


def table(folder: Path, *rows: str, header: str = HEADER, name: str = "survey.csv") -> Path:
    """A table as Excel in Russian saves it: semicolons, decimal commas, Windows-1251."""
    path = folder / name
    path.write_bytes("\n".join([header, *rows]).encode("cp1251"))
    return path


def sent(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    page.locator(".import-foot").wait_for()


def settled(page: Page) -> None:
    page.wait_for_timeout(1200)
    expect(page.locator(".import-foot")).not_to_contain_text(re.compile("checking|проверяется"))


def told(page: Page) -> None:
    """What holds for all rows."""
    page.locator("#default-quality").select_option("measured")
    page.locator("#default-source").fill("Gas survey, a test of Firedamp")
    page.locator("#default-confirmation").select_option("confirmed")
    settled(page)


def taken(page: Page) -> None:
    page.locator(".import-foot .primary").click()
    page.locator(".import-result").wait_for()


def given_back(page: Page) -> None:
    """Undone, so that other tests find the table as it was."""
    page.locator(".import-result").get_by_role("button", name=re.compile("Undo|Вернуть")).click()
    notice(page, re.compile("Undone|Возвращено"))


def of_kuzbass(product: Product) -> dict[str, Any]:
    found: dict[str, Any] = stored(product, "methane_abundance", basin="kuzbass", sort="year", limit=500)
    return found


def test_300_rows_with_12_bad_ones_are_mended_and_taken_over(visit: Visit, product: Product, tmp_path: Path) -> None:
    good = [f"Распадская;{year};12,5;3" for year in range(1900, 2026)]
    good += [f"Алардинская;{year};10,5;4" for year in range(1900, 2026)] + [
        f"Увальная;{1900 + n};9;3" for n in range(36)
    ]
    bad = [f"Нет такой шахты;{1950 + n};1;2" for n in range(6)] + [f"Увальная;{1950 + n};много;2" for n in range(6)]
    page = signed_in(visit, product, IMPORT, expected=("401",))
    sent(page, table(tmp_path, *good, *bad))
    expect(page.locator(".import")).to_contain_text("300 строк")
    told(page)
    expect(page.locator(".state-bad .count")).to_have_text("12")
    expect(page.locator(".import-foot .primary")).to_be_disabled()
    page.locator(".mend").first.focus()
    for number in range(6):
        page.keyboard.press("Control+a")
        page.keyboard.type("Есаульская")
        page.keyboard.press("Enter")
        assert number < 12
    settled(page)
    expect(page.locator(".state-bad .count")).to_have_text("6")
    expect(page.locator(".mended-sign")).to_have_count(6)
    page.get_by_role("button", name="Пропустить все 6 строк").click()
    settled(page)
    expect(page.locator(".import-foot")).to_contain_text("294 новые записи")
    taken(page)
    expect(page.locator(".import-result")).to_contain_text("294 новые записи")
    expect(page.locator(".import-result")).to_contain_text("6 строк пропущено")
    assert of_kuzbass(product)["total"] == 294
    given_back(page)
    assert of_kuzbass(product)["total"] == 0


def test_each_bad_cell_says_why(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, table(tmp_path, "Распадская;2031;1;2", "Распадская;2010;-4;2", "Распадская;2011;1;2"))
    told(page)
    expect(page.locator(".import-rows tbody tr")).to_have_count(2)
    expect(page.locator(".row-bad").first.locator("th")).to_have_text("2")
    expect(page.locator(".row-bad td.bad").first).to_contain_text("2031")
    expect(page.locator(".row-bad td.bad").nth(1)).to_contain_text("less than 0")


def test_a_file_survives_a_reload_and_is_put_away(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, table(tmp_path, "Распадская;2010;4;2"))
    expect(page).to_have_url(re.compile("draft="))
    page.reload()
    expect(page.locator(".import")).to_contain_text("survey.csv")
    page.get_by_role("button", name="Another file").click()
    expect(page.locator(".drop")).to_be_visible()


def test_columns_are_matched_by_hand_and_remembered(visit: Visit, product: Product, tmp_path: Path) -> None:
    header = "Шахта;Год;Показатель по съёмке"
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, table(tmp_path, "Распадская;2010;120,5", header=header))
    unused = page.locator(".import-columns tr.unused")
    unused.locator("select").select_option("absolute_abundance_m3_min")
    settled(page)
    page.get_by_label(re.compile("^Unit: Показатель")).select_option("m3/h")
    told(page)
    taken(page)
    (record,) = of_kuzbass(product)["items"]
    assert record["values"]["absolute_abundance_m3_min"] == pytest.approx(120.5 / 60)
    given_back(page)
    sent(page, table(tmp_path, "Распадская;2011;120,5", header=header))
    expect(page.locator(".remembered")).to_be_visible()


def test_what_is_stored_stands_beside_what_the_file_says(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, table(tmp_path, "Распадская;2010;4;2", "Распадская;2011;5;2"))
    told(page)
    taken(page)
    page.get_by_role("button", name="Another file").click()
    sent(page, table(tmp_path, "Распадская;2010;6;2", "Распадская;2011;7;2", "Распадская;2012;8;2"))
    told(page)
    page.locator(".state-changed").click()
    rows = page.locator(".import-rows tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("stored: 4 · file: 6")
    rows.nth(1).get_by_label("replace").check()
    settled(page)
    taken(page)
    expect(page.locator(".import-result")).to_contain_text("1 record kept as it was")
    values = {each["values"]["year"]: each["values"] for each in of_kuzbass(product)["items"]}
    assert [values[year]["absolute_abundance_m3_min"] for year in (2010, 2011, 2012)] == [4, 7, 8]
    given_back(page)
    page.goto(f"{product.address}/reference")
    first = page.locator(".changes li", has_text="imported from a file").get_by_role("button").first
    first.click()
    notice(page, "Undone")
    assert of_kuzbass(product)["total"] == 0


def test_an_excel_workbook_with_merged_headers_is_read(visit: Visit, product: Product, tmp_path: Path) -> None:
    path = tmp_path / "survey.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("2010")
        sheet.merge_range("A1:D1", "Метанообильность шахт по газовой съёмке")
        sheet.merge_range("A2:A3", "Шахта")
        sheet.merge_range("B2:B3", "Год")
        sheet.merge_range("C2:D2", "Метанообильность")
        sheet.write_row("C3", ["абсолютная, м3/мин", "относительная, м3/т"])
        sheet.write_row("A4", ["Распадская", 2010, 120.5, 14.2])
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, path)
    told(page)
    expect(page.locator(".import-foot")).to_contain_text("1 new record")


def test_a_file_that_is_too_large_is_said_before_it_is_sent(visit: Visit, product: Product, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    page = signed_in(visit, product, IMPORT, language="en")
    page.locator("input[type=file]").set_input_files(path)
    expect(page.locator(".drop .field-problem")).to_contain_text("larger than 50 MB")


def test_what_is_no_table_is_said(visit: Visit, product: Product, tmp_path: Path) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("hello", encoding="utf-8")
    page = signed_in(visit, product, IMPORT, language="en", expected=("422",))
    page.locator("input[type=file]").set_input_files(path)
    expect(page.locator(".drop .field-problem")).to_be_visible()


def test_columns_that_are_nothing_in_the_table_are_named_where_one_takes_over(
    visit: Visit, product: Product, tmp_path: Path
) -> None:
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, table(tmp_path, "Распадская;2010;4;2;Иванов;12", header=f"{HEADER};Кто измерил;Смена"))
    said = page.locator(".import-foot .import-unmatched")
    expect(said).to_contain_text("2 columns will not be taken: “Кто измерил”, “Смена”")
    page.locator(".import-columns tr.unused select").first.select_option("note")
    settled(page)
    expect(said).to_contain_text("1 column will not be taken: “Смена”")


def test_a_file_on_its_way_says_how_long_and_warns_who_leaves(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT, language="en")
    page.route("**/imports?filename=*", lambda route: None)  # an answer that does not come
    page.locator("input[type=file]").set_input_files(table(tmp_path, "Распадская;2010;4;2"))
    expect(page.locator(".upload [role=status]")).to_have_text(re.compile("Checking the rows|Sending"))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("link", name="Reference").first.click()
    expect(page).to_have_url(re.compile("/import"))
    assert asked == ["The file is still being sent or checked. Leave the page all the same?"]
    page.locator(".upload").get_by_role("button", name="Cancel").click()
    expect(page.locator(".upload")).to_have_count(0)
    page.get_by_role("link", name="Reference").first.click()
    expect(page).not_to_have_url(re.compile("/import"))
    assert len(asked) == 1


def test_while_the_rows_are_checked_the_seconds_are_counted(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT, language="en")
    rows = [f"Распадская;{year};{n},5;2" for year in range(1990, 2026) for n in range(1500)]
    page.locator("input[type=file]").set_input_files(table(tmp_path, *rows))
    expect(page.locator(".upload [role=status]")).to_have_text("Checking the rows", timeout=30_000)
    expect(page.locator("fd-elapsed")).to_have_text(re.compile("[1-9] s"), timeout=30_000)
    page.locator(".import-foot").wait_for(timeout=90_000)
    expect(page.locator("fd-elapsed")).to_have_count(0)


OUTPUT = "/reference/coal_output/import"


def test_a_wide_table_is_taken_cell_by_cell(visit: Visit, product: Product, tmp_path: Path) -> None:
    rows = ("Распадская;101,5;;103", "Есаульская;много;90,5;95", "Нет такой;1;2;")
    path = table(tmp_path, *rows, header="Шахта;1971;1972 г.;1973")
    page = signed_in(visit, product, OUTPUT, language="en", expected=("401",))
    sent(page, path)
    expect(page.locator(".import")).to_contain_text("Columns 1971–1973 are years")
    expect(page.locator(".import")).to_contain_text("empty cells, passed over: 2")
    expect(page.locator(".import-foot")).to_contain_text("Say above what the cells under the years are")
    page.get_by_label("Unit: 1971–1973").select_option("kt")
    told(page)
    expect(page.locator(".state-bad .count")).to_have_text("3")
    page.get_by_label("1971, Row 3").fill("88,5")
    page.get_by_label("Шахта, Row 4").fill("Алардинская")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator(".state-bad .count")).to_have_text("0")
    expect(page.locator(".mended-sign")).to_have_count(3)
    page.locator(".state-new").click()
    page.get_by_label("leave out Row 2").first.check()
    settled(page)
    taken(page)
    expect(page.locator(".import-result")).to_contain_text("6 new records")
    found = stored(product, "coal_output", basin="kuzbass", sort="year", limit=500, filter="year:lt:1980")
    records = [each["values"] for each in found["items"]]
    assert {(each["mine"]["id"], each["year"]): each["output_t"] for each in records} == {
        ("M0836", 1973): 103_000, ("M0878", 1971): 88_500, ("M0878", 1972): 90_500, ("M0878", 1973): 95_000,
        ("M0767", 1971): 1_000, ("M0767", 1972): 2_000,
    }  # fmt: skip
    given_back(page)


def test_columns_may_be_said_to_be_no_years(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, OUTPUT, language="en")
    sent(page, table(tmp_path, "Распадская;1;2", header="Шахта;1971;1972"))
    page.get_by_label("Columns 1971–1972 are years").uncheck()
    expect(page.locator(".import-unmatched")).to_contain_text("2 columns will not be taken: “1971”, “1972”")
    page.get_by_label("Columns are years").check()
    expect(page.locator(".import-columns .years")).to_be_visible()


def test_an_encoding_is_said_and_can_be_changed(visit: Visit, product: Product, tmp_path: Path) -> None:
    path = tmp_path / "dos.csv"
    path.write_bytes(f"{HEADER}\nРаспадская;2010;4;2\n".encode("cp866"))
    page = signed_in(visit, product, IMPORT, language="en", expected=("422",))
    sent(page, path)
    expect(page.get_by_label("Read as")).to_have_value("cp866")
    page.get_by_label("Read as").select_option("utf-8")
    settled(page)
    expect(page.get_by_label("Read as")).to_have_value("cp866")
    expect(page.locator(".import-foot .field-problem")).to_be_visible()
    page.get_by_label("Read as").select_option("koi8-r")
    settled(page)
    expect(page.locator(".import-columns tbody tr.unused")).to_have_count(4)
    page.get_by_label("Read as").select_option("cp866")
    settled(page)
    expect(page.locator(".import-columns tbody tr.unused")).to_have_count(0)


def test_an_encoding_that_cannot_be_told_is_asked(visit: Visit, product: Product, tmp_path: Path) -> None:
    path = tmp_path / "western.csv"
    path.write_bytes("mine,year,absolute_abundance_m3_min,note\nM0836,2010,4,é\n".encode("latin-1"))
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, path)
    expect(page.locator(".import-foot")).to_contain_text("Choose above in which encoding the text is")
    page.get_by_label("Read as").select_option("cp1251")
    settled(page)
    told(page)
    expect(page.locator(".import-foot")).to_contain_text("1 new record")


def test_a_file_of_unknown_titles_is_matched_on_the_page(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT, expected=("401",))
    sent(page, table(tmp_path, "Распадская;1914;100", "Алардинская;1914;50", header="Объект;Период;Значение"))
    expect(page.locator(".import-hint").first).to_contain_text("Ни один заголовок не известен")
    expect(page.locator(".import-columns tbody tr.unused")).to_have_count(3)
    expect(page.locator(".header-row select")).to_have_value("1")
    for title, column in (("Объект", "mine"), ("Период", "year"), ("Значение", "absolute_abundance_m3_min")):
        page.get_by_label(f"Означает: {title}").select_option(column)
    settled(page)
    told(page)
    expect(page.locator(".state-new .count")).to_have_text("2")
    page.locator(".header-row select").select_option("0")
    settled(page)
    expect(page.locator(".import-columns tbody th").first).to_have_text("A")


def test_a_file_that_is_no_longer_kept_is_said_to_be_gone(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, f"{IMPORT}?draft=9999", expected=("401", "404"))
    expect(page.get_by_role("alert")).to_contain_text("больше не хранится")
