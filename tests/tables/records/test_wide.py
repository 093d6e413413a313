"""A wide table, one row per mine and one column per year, as rows of a reference table that keep their cells."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
import xlsxwriter

from firedamp.science.reference import table_schema
from firedamp.tables.records import ReadAs, RecordFile, RecordRow, record_file

OUTPUT = "Шахта;Добыча угля, тыс. т;;\n;2018;2019 г.;2020 год\n"


def read(text: str | bytes, table: str = "coal_output", *, wide: bool = True) -> RecordFile:
    data = text if isinstance(text, bytes) else text.encode()
    return record_file(data, "table.csv", table_schema(table), ReadAs(wide=wide))


def rows(file: RecordFile) -> list[RecordRow]:
    return list(file.rows(file.header.columns))


def values(file: RecordFile) -> list[tuple[Any, ...]]:
    found = rows(file)
    assert not [row.problems for row in found if row.problems]
    return [tuple(row.values.values()) for row in found]


def rules(file: RecordFile) -> list[tuple[str, Any, Any]]:
    return [
        (each.rule, each.params.get("row"), each.params.get("column")) for row in rows(file) for each in row.problems
    ]


def workbook(*content: list[Any], merged: tuple[str, ...] = ()) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet, day = book.add_worksheet("Добыча"), book.add_format({"num_format": "yyyy"})
        for number, cells in enumerate(content):
            for place, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(number, place, cell, day)
                elif cell is not None:
                    sheet.write(number, place, cell)
        for area in merged:
            row, column = xlsxwriter.utility.xl_cell_to_rowcol(area.split(":")[0])
            sheet.merge_range(area, content[row][column])
    return buffer.getvalue()


def test_each_filled_cell_is_a_record_of_its_mine_and_year() -> None:
    file = read(OUTPUT + "Распадская;1000;1100,5;\nКостромовская;;н/д;0\n")
    assert values(file) == [
        ("Распадская", 2018, 1_000_000), ("Распадская", 2019, 1_100_500), ("Костромовская", 2020, 0),
    ]  # fmt: skip


def test_empty_cells_are_counted_and_never_zeros() -> None:
    file = read(OUTPUT + "Распадская;1000;1100,5;\nКостромовская;;н/д;0\n")
    assert file.reader(file.header.columns).empty(file.body) == 3


def test_a_record_keeps_the_cell_that_it_comes_from() -> None:
    first, second = rows(read(OUTPUT + "Распадская;1000;1100,5;\n"))
    assert (first.place, second.place) == ((3, 1), (3, 2))
    origin = second.origins["output_t"]
    assert (origin.row, origin.index, origin.text) == (3, 2, "1100,5")
    assert "2019 г." in origin.title


def test_a_unit_over_the_years_that_one_quantity_alone_has_tells_which_it_is() -> None:
    data = workbook(
        ["Шахта", "м³/мин", None, "м³/т"], [None, 2018, 2019, 2018], ["Распадская", 100.5, 90, 12], merged=("B1:C1",)
    )
    file = record_file(data, "table.xlsx", table_schema("methane_abundance"), ReadAs(wide=True))
    units = [(match.year, match.column, match.unit.unit) for match in file.header.columns if match.unit]
    absolute, relative = "absolute_abundance_m3_min", "relative_abundance_m3_t"
    assert units == [(2018, absolute, "m3/min"), (2019, absolute, "m3/min"), (2018, relative, "m3/t")]
    assert [{absolute: row.values.get(absolute), relative: row.values.get(relative)} for row in rows(file)] == [
        {absolute: 100.5, relative: 12}, {absolute: 90, relative: None},
    ]  # fmt: skip


def test_a_unit_that_several_quantities_have_is_asked() -> None:
    file = read("Шахта;млн м³;\n;2018;2019\nРаспадская;2;3\n", "methane_use")
    assert {rule for rule, *_ in rules(file)} == {"years_unsaid"}


def test_what_is_wrong_names_the_cell_of_the_file() -> None:
    file = read("Шахта;2018;2019 г.\nРаспадская;много;5\n", "methane_abundance")
    assert rules(file) == [("years_unsaid", 2, "2018"), ("years_unsaid", 2, "2019 г.")]
    file = read("Шахта;Добыча 2018, тыс. т;Добыча 2019, тыс. т\nРаспадская;много;5\n")
    assert rules(file) == [("not_a_number", 2, "Добыча 2018, тыс. т")]


@pytest.mark.parametrize(
    "titles",
    ["2018;2019", "2018 г.;2019 г.", "2018 год;2019г", "за 2018 г;за 2019 г", "01.01.2018;01.01.2019", "in 2018;2019*"],
)
def test_years_are_written_in_many_ways(titles: str) -> None:
    assert [match.year for match in read(f"Шахта;{titles}\nА;1;2\n").header.columns] == [None, 2018, 2019]


@pytest.mark.parametrize(
    "titles",
    [
        "2018-2019;2020-2021",
        "план 2018;план 2019",
        "2018/19;2019/20",
        "1 кв. 2018;2 кв. 2018",
        "01.01.2018;01.02.2018",
        "1850;3000",
    ],
)
def test_what_is_no_year_is_not_taken_for_one(titles: str) -> None:
    assert not read(f"Шахта;{titles}\nА;1;2\n").header.wide


def test_a_table_with_a_year_of_its_own_is_not_wide() -> None:
    assert not read("Шахта;Год;2018\nРаспадская;2020;5\n").header.wide


def test_a_table_without_years_in_its_key_is_never_wide() -> None:
    assert not read("Пласт;Район;Глубина, м;2018;2019\n1;2;300;4;5\n", "gas_content").header.wide


def test_a_person_may_say_that_it_is_not_wide() -> None:
    file = read("Шахта;2018;2019\nРаспадская;5;6\n", wide=False)
    assert (file.header.wide, [match.column for match in file.header.columns]) == (False, ["mine", None, None])


def test_the_only_thing_a_table_holds_is_taken_but_never_its_unit() -> None:
    file = read("Шахта;2018;2019\nРаспадская;5;6\n")
    assert [(match.column, match.unit) for match in file.header.columns[1:]] == [("output_t", None)] * 2
    assert {rule for rule, *_ in rules(file)} == {"no_column_unit"}


def test_a_heading_of_something_else_is_taken_for_nothing() -> None:
    file = read("Шахта;Численность, чел.;\n;2018;2019\nРаспадская;5;6\n")
    assert {rule for rule, *_ in rules(file)} == {"years_unsaid"}


def test_the_rows_above_the_header_say_what_the_cells_are() -> None:
    title = "Добыча угля шахтами Кузбасса, тыс. т\n\n"
    assert values(read(title + "№;Шахта;2018;2019\n1;Распадская;5;6\n"))[1] == ("Распадская", 2019, 6_000)


def test_a_workbook_with_merged_titles_and_dates_as_years_is_read() -> None:
    data = workbook(
        ["Метан шахт Кузбасса"], ["по данным съёмок"], [],
        ["Шахта", "Абсолютная метанообильность, м3/мин", None],
        [None, 2018, datetime.date(2019, 1, 1)],
        ["Распадская", 98.5, None], ["Есаульская", 40, 41.5],
        merged=("A1:C1", "A4:A5", "B4:C4"),
    )  # fmt: skip
    assert values(read(data, "methane_abundance")) == [
        ("Распадская", 2018, 98.5), ("Есаульская", 2018, 40), ("Есаульская", 2019, 41.5),
    ]  # fmt: skip


def test_two_headings_are_two_figures_of_one_record() -> None:
    header = "Шахта;Абсолютная метанообильность, м3/мин;;Относительная метанообильность, м3/т;\n;2018;2019;2018;2019\n"
    file = read(header + "Распадская;98,5;97;14,2;\n", "methane_abundance")
    both, one = rows(file)
    assert dict(both.values) == {
        "mine": "Распадская", "year": 2018, "absolute_abundance_m3_min": 98.5, "relative_abundance_m3_t": 14.2,
    }  # fmt: skip
    assert (both.place, both.origins["relative_abundance_m3_t"].index) == ((3, 1), 3)
    assert "relative_abundance_m3_t" not in one.values


def test_years_may_stand_above_the_quantities() -> None:
    header = "Шахта;2018;;2019;\n;Извлечено, тыс. м3;Утилизировано, тыс. м3;Извлечено, тыс. м3;Утилизировано, тыс. м3\n"
    first, second = rows(read(header + "Распадская;10;5;20;7\n", "methane_use"))
    assert [first.values[name] for name in ("year", "drained_m3", "utilised_m3")] == [2018, 10_000, 5_000]
    assert [second.values[name] for name in ("year", "drained_m3", "utilised_m3")] == [2019, 20_000, 7_000]


def test_rows_may_say_what_their_cells_are() -> None:
    text = (
        "Шахта;Показатель;Ед. изм.;2018;2019\nРаспадская;Извлечено метана;млн м3;10;11\n"
        "Распадская;Утилизировано;тыс. м3;500;\nРаспадская;Численность;чел.;900;901\n"
    )
    file = read(text, "methane_use")
    both, one = rows(file)
    assert (both.values["drained_m3"], both.values["utilised_m3"], one.values["drained_m3"]) == (1e7, 5e5, 1.1e7)
    assert file.reader(file.header.columns).passed_over(file.body) == {"Численность": 1}


def test_a_unit_that_a_rows_quantity_cannot_have_is_a_fault() -> None:
    file = read("Шахта;Показатель;Ед. изм.;2018\nРаспадская;Извлечено метана;м3/т;10\n", "methane_use")
    assert rules(file) == [("no_column_unit", 2, "2018")]


def test_a_mine_that_stands_twice_stays_apart() -> None:
    text = "Шахта;Показатель;2018\nА;Извлечено, м3;1\nА;Утилизировано, м3;1\nА;Извлечено, м3;2\n"
    assert [row.place for row in rows(read(text, "methane_use"))] == [(2, 2), (4, 2)]


def test_a_cell_beyond_the_header_is_a_fault_of_an_empty_row_too() -> None:
    assert [rule for rule, *_ in rules(read(OUTPUT + "Распадская;;;;7\n"))] == ["surplus_cell"]


def test_titles_of_districts_and_sums_are_no_records() -> None:
    assert len(values(read(OUTPUT + "Ленинск-Кузнецкий район;;;\nРаспадская;1;;\nИтого;1;;\n"))) == 1
