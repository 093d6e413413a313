"""A user's Excel workbook of mines, as real people lay them out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.tables.workbooks import workbook

from firedamp.messages import describe
from firedamp.science.errors import Problem
from firedamp.tables import MineTable, grids

Read = Callable[..., MineTable]
Refuse = Callable[..., list[Problem]]
HEADER = ["Шахта", "Тип", "Год", "Добыча, тыс. т"]
ROW = ["Алардинская", "подземная", 2023, 1700.5]


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def test_workbook_is_read(read: Read) -> None:
    (row,) = read(workbook(("Лист1", [HEADER, ROW]))).rows
    assert (row["name"]["ru"], row["year"], row["output_t"]) == ("Алардинская", 2023, 1_700_500.0)


def test_merged_header_of_three_rows_under_a_title_is_read(read: Read) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:F1", "Добыча и утилизация метана по шахтам")
        for column, title in enumerate(["Предприятие", "Тип", "Год"]):
            sheet.merge_range(2, column, 4, column, title)
        sheet.merge_range("D3:D4", "Добыча угля")
        sheet.write("D5", "тыс. т")
        sheet.merge_range("E3:F3", "Метан")
        sheet.write_row("E4", ["утилизировано", "сожжено"])
        sheet.write_row("E5", ["тыс. м³", "млн м³"])
        sheet.write_row("A6", ["А", "шахта", 2023, 5, 7, 0.5])

    (row,) = read(workbook(("Отчёт", write))).rows
    assert (row["output_t"], row["methane_utilised_m3"], row["methane_flared_m3"]) == (5000.0, 7000.0, 500_000.0)


@pytest.mark.parametrize("output", ["Добыча за 2023 г., тыс. т", "Добыча, тыс. т"])
@pytest.mark.parametrize("part", ["в т.ч. коксующегося", "из них коксующихся марок", "энергетического"])
def test_output_under_a_merged_header_is_its_total(read: Read, output: str, part: str) -> None:
    def write(book: Any, sheet: Any) -> None:
        for column, title in enumerate(["Шахта", "Тип"]):
            sheet.merge_range(0, column, 1, column, title)
        sheet.merge_range("C1:D1", output)
        sheet.write_row("C2", ["всего", part])
        sheet.write_row("A3", ["А", "шахта", 1700, 300])

    table = read(workbook(("Лист1", write)), year=2023)
    assert [(row["year"], row["output_t"]) for row in table.rows] == [(2023, 1_700_000.0)]
    (note,) = [note for note in table.notes if note.rule == "note_ignored_columns"]
    assert note.params["names"] == [f"{output}, {part}"]


def test_parts_of_an_output_without_its_total_are_refused(problems: Refuse) -> None:
    def write(book: Any, sheet: Any) -> None:
        for column, title in enumerate(["Шахта", "Тип", "Год"]):
            sheet.merge_range(0, column, 1, column, title)
        sheet.merge_range("D1:E1", "Добыча, тыс. т")
        sheet.write_row("D2", ["коксующегося", "энергетического"])
        sheet.write_row("A3", ["А", "шахта", 2023, 300, 1400])

    assert rules(problems(workbook(("Лист1", write)))) == ["duplicate_column"]


@pytest.mark.parametrize(
    "title", ["Коэффициент эмиссии", "Коэффициент", "Emission coefficient", "коэффициент эмиссии "]
)
def test_emission_coefficient_is_known_by_its_short_names(read: Read, title: str) -> None:
    (row,) = read(workbook(("Лист1", [[*HEADER, title], [*ROW, 1.7]]))).rows
    assert row["emission_coefficient"] == 1.7


def test_merged_company_holds_for_all_its_rows(read: Read) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["Компания", *HEADER])
        sheet.merge_range("A2:A3", "АО Б")
        sheet.write_row("B2", ROW)
        sheet.write_row("B3", ["Вторая", *ROW[1:]])

    assert [row["company"]["name"] for row in read(workbook(("Лист1", write))).rows] == ["АО Б", "АО Б"]


def test_merged_output_is_not_counted_for_each_row(problems: Refuse) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        sheet.write_row("A2", ROW[:3])
        sheet.write_row("A3", ["Вторая", *ROW[1:3]])
        sheet.merge_range("D2:D3", 1700.5)

    assert rules(problems(workbook(("Лист1", write)))) == ["missing_output"]


def test_the_one_sheet_with_a_table_is_found(read: Read) -> None:
    book = workbook(("Титул", [["Отчёт"]]), ("Шахты", [HEADER, ROW]), ("Справка", [["Шахта", "Адрес"], ["А", "Б"]]))
    assert read(book).sheet == "Шахты"


def test_two_sheets_with_tables_are_ambiguous(problems: Refuse) -> None:
    (problem,) = problems(workbook(("2022", [HEADER, ROW]), ("2023", [HEADER, ROW])))
    assert (problem.rule, problem.params["choices"]) == ("several_sheets", ["2022", "2023"])


def test_sheet_is_chosen_by_name(read: Read) -> None:
    book = workbook(("2022", [HEADER, ROW]), ("2023", [HEADER, ["Вторая", *ROW[1:]]]))
    assert read(book, sheet="2023").rows[0]["name"]["ru"] == "Вторая"


def test_sheet_that_is_not_there_is_refused(problems: Refuse) -> None:
    (problem,) = problems(workbook(("2022", [HEADER, ROW])), sheet="2021")
    assert (problem.rule, problem.params["choices"]) == ("no_such_sheet", ["2022"])


def test_hidden_sheet_is_not_read_unasked(read: Read) -> None:
    def hidden(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        sheet.write_row("A2", ROW)
        sheet.hide()

    assert read(workbook(("Шахты", [HEADER, ROW]), ("Старое", hidden))).sheet == "Шахты"


def test_error_cell_date_and_boolean_are_named_with_their_places(problems: Refuse) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        sheet.write_row("A2", ["А", "шахта", 2023])
        sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
        sheet.write_row("A3", ["Б", "шахта", 2023])
        sheet.write_datetime("D3", date(2023, 5, 12), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_row("A4", ["В", "шахта", 2023, True])

    found = problems(workbook(("Лист1", write)))
    assert [(problem.rule, problem.params["row"], problem.params["column"]) for problem in found] == [
        ("error_cell", 2, HEADER[3]),
        ("date_in_number", 3, HEADER[3]),
        ("boolean_in_number", 4, HEADER[3]),
    ]
    assert found[0].value == "#DIV/0!"


def test_number_kept_as_text_is_read(read: Read) -> None:
    assert read(workbook(("Лист1", [HEADER, [*ROW[:2], "2023", "1 700,5"]]))).rows[0]["output_t"] == 1_700_500.0


def test_rows_count_as_excel_counts_them(problems: Refuse) -> None:
    book = workbook(("Лист1", [[], ["Отчёт"], [], HEADER, ROW, [], ["Б", "шахта", 2023, -1]]))
    assert [problem.params["row"] for problem in problems(book)] == [7]


def test_empty_workbook_is_refused(problems: Refuse) -> None:
    assert rules(problems(workbook(("Лист1", [])))) == ["file_empty"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 and nothing more", workbook(("Лист1", [HEADER, ROW]))[:-100]])
def test_damaged_workbook_is_refused(problems: Refuse, data: bytes) -> None:
    assert rules(problems(data)) == ["file_damaged"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_that_declares_entities_is_refused(problems: Refuse, encoding: str) -> None:
    """An entity that names others ten times over, ten times over, would fill the memory."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("1", [["a"]])))) as plain, zipfile.ZipFile(whole, "w") as archive:
        for name in plain.namelist():
            content = plain.read(name)
            if name == "xl/workbook.xml":
                text = content.decode().replace("?>", "?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>", 1)
                content = text.replace("UTF-8", encoding.upper()).encode(encoding)
            archive.writestr(name, content)
    assert rules(problems(whole.getvalue())) == ["file_damaged"]


def test_archive_that_is_no_workbook_is_refused(problems: Refuse) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    found = problems(buffer.getvalue())
    assert rules(found) == ["file_damaged"]
    assert describe(found[0], "ru") == "книга Excel повреждена или неполна"  # no words of a library


def bomb(declared: int | None = None) -> bytes:
    """A small workbook that unpacks to more than the limit, at need lying about its size."""
    buffer = io.BytesIO(workbook(("Лист1", [HEADER, ROW])))
    size = (grids.TABLE_OF_MINES.unpacked_mb + 1) * grids.MEGABYTE
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(size))
    data = buffer.getvalue()
    return data if declared is None else data.replace(size.to_bytes(4, "little"), declared.to_bytes(4, "little"))


@pytest.mark.parametrize("declared", [None, 1000])
def test_bomb_is_refused_even_when_it_lies_about_its_size(problems: Refuse, declared: int | None) -> None:
    data = bomb(declared)
    assert len(data) < grids.MEGABYTE
    assert rules(problems(data)) == ["file_unpacks_too_large"]


def test_sheet_that_reaches_to_its_last_cell_is_refused(problems: Refuse) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        sheet.write("XFD1048576", 1)

    assert rules(problems(workbook(("Лист1", write)))) == ["too_many_rows"]
