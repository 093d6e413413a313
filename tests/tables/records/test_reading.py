"""A file as rows of a reference table: encodings, separators, headers of people, units, numbers, faults."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter

from firedamp.science.errors import InputError
from firedamp.science.reference import table_schema
from firedamp.tables.records import RecordFile, RecordRow, record_file

ABUNDANCE = table_schema("methane_abundance")
HEADER = "Шахта;Год;Абсолютная метанообильность, м³/мин;Относительная метанообильность, м³/т"


def read(text: str | bytes, table: str = "methane_abundance", encoding: str = "utf-8") -> RecordFile:
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return record_file(data, "table.csv", table_schema(table))


def rows(file: RecordFile, **mended: Any) -> list[RecordRow]:
    return list(file.rows(file.header.columns, **mended))


def only(file: RecordFile) -> dict[str, Any]:
    (row,) = rows(file)
    assert not row.problems, row.problems
    return dict(row.values)


def workbook(*content: list[Any], merged: tuple[str, ...] = ()) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Метан")
        for number, cells in enumerate(content):
            for place, cell in enumerate(cells):
                if cell is not None:
                    sheet.write(number, place, cell)
        for area in merged:
            first = area.split(":")[0]
            place = xlsxwriter.utility.xl_cell_to_rowcol(first)
            sheet.merge_range(area, content[place[0]][place[1]])
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_table_reads_in_the_encodings_of_excel(encoding: str) -> None:
    header = HEADER.replace("³", "3")  # Windows-1251 has no such sign
    values = only(read(f"{header}\nРаспадская;2020;120,5;14,2\n", encoding=encoding))
    assert values == {
        "mine": "Распадская",
        "year": 2020.0,
        "absolute_abundance_m3_min": 120.5,
        "relative_abundance_m3_t": 14.2,
    }


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_reads_under_any_separator(separator: str) -> None:
    text = f"{HEADER}\nРаспадская;2020;120,5;14,2\n".replace(";", separator)
    assert only(read(text))["relative_abundance_m3_t"] == 14.2


def test_headers_in_english_and_by_name_read_too() -> None:
    text = "mine,year,absolute_abundance_m3_min,Relative abundance\nM0836,2020,120.5,14.2\n"
    assert only(read(text))["absolute_abundance_m3_min"] == 120.5


@pytest.mark.parametrize(
    ("header", "written", "tonnes"),
    [
        ("Добыча, тыс. т", "1 700,5", 1_700_500.0),
        ("Добыча угля (млн т)", "1,7", 1_700_000.0),
        ("output_t", "1700000", 1_700_000.0),
    ],
)
def test_units_come_from_the_header(header: str, written: str, tonnes: float) -> None:
    assert only(read(f"Шахта;Год;{header}\nРаспадская;2020;{written}\n", "coal_output"))["output_t"] == tonnes


def test_a_unit_is_never_guessed() -> None:
    (row,) = rows(read("Шахта;Год;Добыча\nРаспадская;2020;1700\n", "coal_output"))
    assert [problem.rule for problem in row.problems] == ["no_column_unit"]


def test_a_flow_by_the_hour_is_brought_to_the_minute() -> None:
    assert only(read("Шахта;Год;Абсолютная метанообильность, м3/ч\nА;2020;600\n"))["absolute_abundance_m3_min"] == 10


def test_merged_headers_of_two_rows_read() -> None:
    data = workbook(
        ["Отчёт о метанообильности", None, None, None],
        ["Шахта", "Год", "Метанообильность", None],
        [None, None, "абсолютная, м³/мин", "относительная, м³/т"],
        ["Распадская", 2020, 120.5, 14.2],
        merged=("A2:A3", "B2:B3", "C2:D2"),
    )
    file = record_file(data, "отчёт.xlsx", ABUNDANCE)
    assert only(file)["relative_abundance_m3_t"] == 14.2
    assert file.header.row == 3


def test_every_fault_stands_with_its_row_and_column() -> None:
    text = f"{HEADER}\nА;2020;много;14\nБ;в том году;1;2\nВ;2020;1,234.5,6;3\n"
    found = [
        (row.number, problem.params["column"], problem.rule) for row in rows(read(text)) for problem in row.problems
    ]
    assert found == [
        (2, "Абсолютная метанообильность, м³/мин", "not_a_number"),
        (3, "Год", "not_a_number"),
        (4, "Абсолютная метанообильность, м³/мин", "not_a_number"),
    ]


def test_a_number_of_two_meanings_is_refused() -> None:
    text = 'mine,year,absolute_abundance_m3_min\nM0836,2020,"1,234"\n'
    (row,) = rows(read(text))
    assert [problem.rule for problem in row.problems] == ["ambiguous_number"]


def test_a_mended_cell_stands_in_place_of_the_files() -> None:
    file = read(f"{HEADER}\nА;2020;много;14\n")
    (row,) = rows(file, mended={2: {2: "12,5"}})
    assert row.values["absolute_abundance_m3_min"] == 12.5
    assert row.cells[2] == "12,5"
    assert not row.problems


def test_no_data_and_a_dash_are_no_value() -> None:
    (row,) = rows(read(f"{HEADER}\nА;2020;н/д;-\n"))
    assert row.values["absolute_abundance_m3_min"] is None
    assert row.values["relative_abundance_m3_t"] is None


def test_totals_and_numbers_of_columns_are_passed_over() -> None:
    text = f"{HEADER}\n1;2;3;4\nА;2020;1;2\nИтого;;1;2\n"
    assert [row.number for row in rows(read(text))] == [3]


def test_a_choice_reads_in_both_languages() -> None:
    header = "Шахта;Год;Абсолютная метанообильность;Качество"
    values = [row.values["quality"] for row in rows(read(f"{header}\nА;2020;1;измерено\nБ;2020;1;measured\n"))]
    assert values == ["measured", "measured"]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file_empty"),
        (b"\n\n", "file_empty"),
        ("Привет, мир".encode(), "no_record_header"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "file_old_excel"),
        (b"PK\x03\x04 no workbook", "file_damaged"),
        (b"\x00\x01\x02", "file_not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, rule: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.problems[0].rule == rule


@pytest.mark.parametrize("written", ["20I5", "20I5 год", "MMXX г."])
def test_a_refusal_says_back_what_is_written(written: str) -> None:
    (row,) = rows(read(f"{HEADER}\nА;{written};1;2\n"))
    assert [(problem.rule, problem.value) for problem in row.problems] == [("not_a_number", written)]


@pytest.mark.parametrize("written", ["2015", "2015 год", "2015г.", "2015 Г"])
def test_a_year_reads_with_its_word(written: str) -> None:
    assert only(read(f"{HEADER}\nА;{written};1;2\n"))["year"] == 2015
