"""A table none of whose titles is known, with a header or without one, under any separator: shown, to be matched."""

from __future__ import annotations

import pytest

from firedamp.science.errors import InputError
from firedamp.science.reference import table_schema
from firedamp.tables.records import ReadAs, RecordFile, record_file

ABUNDANCE = "methane_abundance"


def read(text: str, table: str = ABUNDANCE, **said: object) -> RecordFile:
    return record_file(text.encode("cp1251"), "table.csv", table_schema(table), ReadAs(**said))  # type: ignore[arg-type]


def titles(file: RecordFile) -> list[str]:
    return [match.title for match in file.header.columns]


def columns(file: RecordFile) -> list[str | None]:
    return [match.column for match in file.header.columns]


def test_the_first_row_of_titles_is_the_header_though_none_is_known() -> None:
    file = read("Объект;Период;Значение\nРаспадская;2014;100\nКирова;2014;50\n")
    assert (titles(file), columns(file)) == (["Объект", "Период", "Значение"], [None, None, None])
    assert (file.header.row, file.header.guessed, len(list(file.body))) == (1, True, 2)


def test_a_title_above_the_table_is_passed_over() -> None:
    file = read("Абсолютная метанообильность, м3/мин\n\nОбъект;Период;Значение\nРаспадская;2014;100\nКирова;2014;50\n")
    assert (titles(file), file.header.row) == (["Объект", "Период", "Значение"], 3)


def test_a_file_without_a_header_has_columns_named_by_letters() -> None:
    file = read("Распадская;2014;100\nКирова;2014;50\n")
    assert (titles(file), file.header.row, file.header.guessed) == (["A", "B", "C"], 0, True)
    assert [row.number for row in file.body] == [1, 2]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Шахты;Годы;Метан", ["mine", "year", None]),
        ("mine_code;yr;abs", ["mine", "year", None]),
        ("Пр-тие;Год отч.;Q", ["mine", "year", "relative_abundance_m3_t"]),
    ],
)
def test_plurals_and_abbreviations_of_the_field_are_known(head: str, expected: list[str | None]) -> None:
    assert columns(read(f"{head}\nРаспадская;2014;100\nКирова;2014;50\n")) == expected


def test_years_under_an_unknown_header_are_years_still() -> None:
    file = read("Объект;2018;2019\nРаспадская;10;11\nКирова;12;13\n", "coal_output")
    assert [match.year for match in file.header.columns] == [None, 2018, 2019]


def test_the_row_of_the_header_is_what_a_person_says() -> None:
    text = "Сводка;за;неделю\nОбъект;Период;Значение\nРаспадская;2014;100\n"
    assert titles(read(text, header_row=2)) == ["Объект", "Период", "Значение"]


def test_a_person_may_say_that_there_is_no_header() -> None:
    file = read("Шахта;Год;q\nРаспадская;2014;100\n", header_row=0)
    assert (titles(file), len(list(file.body))) == (["A", "B", "C"], 2)


def test_a_row_that_is_not_there_is_no_header() -> None:
    with pytest.raises(InputError) as raised:
        read("Шахта;Год;q\nРаспадская;2014;100\n", header_row=7)
    assert raised.value.problems[0].rule == "no_such_row"


@pytest.mark.parametrize("text", ["Уважаемые коллеги, добрый день\nфайл во вложении\n", "Список\nРаспадская\nКирова\n"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(InputError) as raised:
        read(text)
    assert raised.value.problems[0].rule == "no_record_header"


@pytest.mark.parametrize(
    "text",
    [
        "Шахта;Год;Добыча, т;Добыча, т\nРаспадская;2014;100;100\nКирова;2014;50;50\n",
        "Шахта;Год;Добыча, т;Добыча, т\nРаспадская;2014;100,5;100,5\nКирова;2014;50,5;50,5\n",
        "Шахта, год;x;y\nРаспадская, 2014;1,5;2\nКирова, 2014;3,5;4\n",
        "Объект, код;Год, отчётный;Значение, среднее\nРаспадская;2014;1,5\nКирова;2015;2,5\n",
    ],
)
def test_commas_within_titles_and_numbers_do_not_divide(text: str) -> None:
    file = read(text, "coal_output")
    assert titles(file) == text.partition("\n")[0].split(";")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator_is_told(separator: str) -> None:
    rows = [("Объект", "Период", "Значение"), ("Распадская", "2014", "1.5"), ("Кирова", "2015", "2.5")]
    file = read("\n".join(separator.join(row) for row in rows))
    assert (file.grid.separator, len(file.header.columns)) == (separator, 3)


def test_a_note_with_a_semicolon_does_not_divide_a_table_of_commas() -> None:
    file = read(
        "Шахта,Год,Добыча т,Источник\nРаспадская,2014,100,отчёт; с. 5\nКирова,2014,50,отчёт; с. 6\n", "coal_output"
    )
    assert file.grid.separator == ","


def test_the_separator_is_what_a_person_says() -> None:
    file = read("Шахта;Год;q\nРаспадская;2014;1,5\n", separator=",")
    assert titles(file) == ["Шахта;Год;q"]
