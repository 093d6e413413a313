"""Files of series: long and wide, in every encoding; each fault with row, column and value."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables.workbooks import workbook

from firedamp.science.errors import InputError, Problem
from firedamp.tables.series import Asked, SeriesFile, read_series
from firedamp.tables.series.filling import filled

nan = np.nan


def read(text: str, encoding: str = "utf-8", **asked: object) -> SeriesFile:
    return read_series(text.encode(encoding), "series.csv", Asked(**asked))  # type: ignore[arg-type]


def fault(text: str, **asked: object) -> Problem:
    with pytest.raises(InputError) as error:
        read(text, **asked)
    return error.value.problems[0]


def test_times_down_the_rows() -> None:
    found = read("Год;Шахта А;Шахта Б\n2018;1,5;н/д\n2019;;3,25\n")
    assert (found.shape.kind, found.table.names) == ("down", ("Шахта А", "Шахта Б"))
    np.testing.assert_array_equal(found.table.values, [[1.5, nan], [nan, 3.25]])


def test_times_across_the_columns_under_a_title() -> None:
    found = read("Добыча, тыс. т;;;\n\n№;Шахта;2018 г.;2019 г.\n1;А;1 200,5;\n2;Б;-;3\nИтого;;1;\n")
    assert (found.shape.kind, found.table.names, found.table.step) == ("across", ("А", "Б"), "year")
    np.testing.assert_array_equal(found.table.values, [[1200.5, nan], [nan, 3]])


def test_long_file_in_any_order() -> None:
    found = read("mine,year,output_t\nA,2019,10\nB,2018,5\nA,2018,NA\n")
    assert (found.shape.kind, found.table.times.tolist()) == ("long", [2018, 2019])
    np.testing.assert_array_equal(found.table.values, [[nan, 5], [10, nan]])
    assert found.missing.tolist() == [[True, False], [False, False]]  # B of 2019 has no row


def test_long_file_of_several_columns_of_values() -> None:
    text = "mine,year,absolute,relative\nA,2019,10,\nA,2018,5,6\nB,2018,5,7\nB,2019,,8\n"
    assert read(text).table.names == ("A · absolute", "A · relative", "B · absolute", "B · relative")
    assert read(text, columns=("relative",)).table.names == ("A", "B")
    assert read(text, columns=("b", "relative")).table.names == ("B",)


def test_years_of_one_mine_after_those_of_another_are_two_series() -> None:
    assert read("Шахта;Год;Добыча\nА;2001;1\nА;2002;\nБ;2003;4\nБ;2004;5\n").table.names == ("А", "Б")


def test_several_columns_may_name_a_series() -> None:
    text = "mine,indicator,year,v\nA,out,2018,1\nA,gas,2018,5\nA,out,2019,\nA,gas,2019,6\nB,out,2018,2\nB,gas,2018,2\n"
    assert fault(text).rule == "series_time_twice"
    assert read(text, series=("mine", "indicator")).table.names == ("A, out", "A, gas", "B, out", "B, gas")


def test_numbers_of_rows_are_no_values() -> None:
    found = read("id,mine,year,v\n1,A,2018,1\n2,A,2019,\n3,B,2018,3\n4,B,2019,5\n")
    assert found.table.names == ("A", "B")


def test_a_sum_of_the_others_is_no_series() -> None:
    found = read("Год;А;Б;Всего\n2018;1;2;3\n2019;;2;\nИтого;1;4;\n")
    assert found.table.names == ("А", "Б")
    assert [note.rule for note in found.notes] == ["note_rows_passed_over", "note_ignored_columns"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "koi8-r"])
def test_file_is_written_in_the_encoding_that_it_was_read_in(encoding: str) -> None:
    text = "Наименование шахты;2018;2019;2020\r\nЮжная;1,5;;2,5\r\nСеверная;;н/д;3,5\r\n"
    found = read(text, encoding)
    assert filled(found, {(1, 0): 2.0}) == text.replace("1,5;;", "1,5;2,0;").encode(encoding)


@pytest.mark.parametrize(
    ("text", "rule", "value", "row", "column"),
    [
        ("Год,А\n2018,1\n2019,x\n", "not_a_number", "x", 3, "А"),
        ("Год,А\n2018,1\n2019,inf\n", "not_a_number", "inf", 3, "А"),
        ("Год,А\n2018,1\n2019,1e999\n", "not_finite", "1e999", 3, "А"),
        ("Год,А\n2018,1\n20l9,2\n2020,3\n", "not_a_time", "20l9", 3, "Год"),
        ("Год,А\n2018,1\n,2\n2020,3\n", "missing", "", 3, "Год"),
        ("Шахта,2018,2019\nА,1,x\n", "not_a_number", "x", 2, "2019"),
        ("mine,year,v\nA,2018,1\nA,2019,x\nB,2018,2\n", "not_a_number", "x", 3, "v"),
        ("дата,А\n01/02/2019,1\n01/03/2019,2\n", "ambiguous_day", "01/02/2019", 2, "дата"),
        ('Год,А\n2018,"1,234"\n2019,5\n', "ambiguous_number", "1,234", 2, "А"),
    ],
)
def test_fault_names_row_column_and_value(text: str, rule: str, value: str, row: int, column: str) -> None:
    found = fault(text)
    assert (found.rule, found.value, found.params["row"], found.params["column"]) == (rule, value, row, column)


@pytest.mark.parametrize(
    ("text", "rule", "value", "row", "first"),
    [
        ("Год,А\n2018,1\n2019,2\n2018,3\n", "duplicate_time", "2018", 4, 2),
        ("mine,year,v\nA,2019,10\nA,2019,11\nB,2019,5\n", "series_time_twice", "A, 2019", 3, 2),
    ],
)
def test_time_that_stands_twice_is_refused(text: str, rule: str, value: str, row: int, first: int) -> None:
    found = fault(text)
    assert (found.rule, found.value) == (rule, value)
    assert (found.params["row"], found.params["first_row"]) == (row, first)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a,b\n1,2\n", "no_series"),
        ("Год,А\n2018,\n2019,н/д\n", "no_known_values"),
        ("Шахта,2018,2019\nА,1,2\nА,3,4\n", "series_twice"),
        ("Шахта,план 2018,факт 2018\nА,1,2\n", "duplicate_time"),
        ("Год,А,А\n2018,1,2\n2019,1,2\n", "title_twice"),
        ("", "file_empty"),
    ],
)
def test_what_cannot_be_a_file_of_series_is_refused(text: str, rule: str) -> None:
    assert fault(text).rule == rule


def test_column_that_is_asked_for_and_is_not_there_is_named() -> None:
    text = "Год,А,Б\n2018,1,2\n2019,1,2\n"
    assert fault(text, columns=("В",)).rule == "no_such_series"
    assert fault(text, time="Дата").rule == "no_title"


def test_several_sheets_of_series_have_to_be_chosen_from() -> None:
    rows = [["Год", "А"], [2018, 1], [2019, 2]]
    data = workbook(("Один", rows), ("Два", rows))
    with pytest.raises(InputError) as error:
        read_series(data, "a.xlsx")
    assert error.value.problems[0].rule == "several_sheets_of_series"
    assert read_series(data, "a.xlsx", Asked(sheet="Два")).table.names == ("А",)


def test_formula_without_a_value_is_not_written_over() -> None:
    def write(book: object, sheet: object) -> None:
        sheet.write_row(0, 0, ["Год", "А"])  # type: ignore[attr-defined]
        for row, value in enumerate([1, None, 3], start=1):
            sheet.write_row(row, 0, [2017 + row, value])  # type: ignore[attr-defined]
        sheet.write_formula(2, 1, '=""', None, "")  # type: ignore[attr-defined]

    def as_text(xml: bytes) -> bytes:
        assert b'<c r="B3"><f>' in xml
        return xml.replace(b'<c r="B3"><f>', b'<c r="B3" t="str"><f>')

    found = read_series(with_part(workbook(("Лист", write)), "xl/worksheets/sheet1.xml", as_text), "a.xlsx")
    assert found.missing[1, 0]
    with pytest.raises(InputError) as error:
        filled(found, {(1, 0): 2.0})
    assert error.value.problems[0].params["cell"] == "B3"


def test_a_formula_that_nobody_has_computed_is_no_gap() -> None:
    def write(book: object, sheet: object) -> None:
        sheet.write_row(0, 0, ["Год", "А"])  # type: ignore[attr-defined]
        for row, value in enumerate([1, None, 3], start=1):
            sheet.write_row(row, 0, [2017 + row, value])  # type: ignore[attr-defined]
        sheet.write_formula(2, 1, "=B2+B4", None, 4)  # type: ignore[attr-defined]

    computed = workbook(("Лист", write))
    assert read_series(computed, "a.xlsx").table.known.all()
    uncomputed = with_part(computed, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>4</v></c>", b"<v/></c>"))
    with pytest.raises(InputError) as error:
        read_series(uncomputed, "a.xlsx")
    assert [(each.rule, each.params["cell"]) for each in error.value.problems] == [("formula_without_value", "B3")]


def with_part(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return target.getvalue()


def test_numbers_below_no_title_are_refused_and_words_stay() -> None:
    split = fault("year,A,\n2000,1,5\n2001,,\n2002,2,5\n")
    assert (split.rule, split.params["row"]) == ("extra_cells", 2)
    assert read("year;A;\n2000;1,5;\n2001;;прим.\n2002;2,5;\n").missing[1, 0]


def test_an_empty_column_of_units_is_no_series_and_units_are_one_however_written() -> None:
    assert read("mine,year,value,unit\nA,2000,1,\nA,2001,,\nB,2000,1,\nB,2001,2,\n").table.names == ("A", "B")
    assert read("year,mine,output,unit\n2000,A,1,t\n2001,A,,T\n2002,A,3,t \n").table.names == ("A",)


def test_units_that_differ_within_a_series_are_refused() -> None:
    found = fault("year,mine,output,unit\n2000,A,1500,t\n2001,A,,t\n2002,A,3000,kg\n2002,B,3,kg\n")
    assert (found.rule, found.value, found.params["row"], found.params["unit"]) == ("units_differ", "kg", 4, "t")
    assert read("year,mine,output,unit\n2000,A,1500,t\n2001,A,,t\n2000,B,3,kg\n2001,B,3,kg\n").table.names == ("A", "B")


def test_a_file_of_one_mine_keeps_its_name() -> None:
    assert read("mine,year,value\nA,2000,1\nA,2001,\nA,2002,3\n").table.names == ("A",)
    assert read("mine,year,output,gas\nA,2000,1,2\nA,2001,,3\nA,2002,3,4\n").table.names == ("output", "gas")


def test_a_number_beyond_all_measure_is_told_of_its_row_in_the_file() -> None:
    found = fault("year,A\n2000,1\n2001,1e300\n2002,3\n")
    assert (found.rule, found.params["row"], found.params["column"]) == ("above_maximum", 3, "A")


def test_what_pandas_writes_where_nothing_is_known_is_a_gap() -> None:
    assert read("year,A\n2000,1\n2001,NaN\n2002,3\n").missing[1, 0]


def test_cells_beyond_the_titles_of_a_text_are_refused() -> None:
    """A decimal comma between commas splits a number in two."""
    with pytest.raises(InputError) as error:
        read_series(b"year,A\n2000,1,5\n2001,\n2002,2,5\n2003,3\n", "a.csv")
    assert [(each.rule, each.params["row"]) for each in error.value.problems] == [
        ("extra_cells", 2),
        ("extra_cells", 4),
    ]


numbers = st.one_of(st.none(), st.floats(-1e6, 1e6).map(lambda value: round(value, 2)))


@settings(max_examples=60)
@given(st.lists(st.lists(numbers, min_size=2, max_size=2), min_size=3, max_size=6), st.sampled_from(",."), st.data())
def test_filled_file_reads_back_with_known_values_as_they_were(
    rows: list[list[float | None]], mark: str, data: st.DataObject
) -> None:
    if all(value is None for row in rows for value in row):
        return
    texts = [["" if value is None else f"{value:.2f}".replace(".", mark) for value in row] for row in rows]
    lines = [f"{2000 + place};{first};{second}" for place, (first, second) in enumerate(texts)]
    found = read("Год;А;Б\n" + "\n".join(lines) + "\n")
    places = [(int(time), int(series)) for time, series in np.argwhere(found.missing)]
    values = {place: data.draw(st.floats(-1e6, 1e6)) for place in places}
    again = read_series(filled(found, values), "series.csv")
    known = found.table.known
    np.testing.assert_array_equal(again.table.values[known], found.table.values[known])
    assert not again.missing.any()
    for place, value in values.items():
        assert again.table.values[place] == pytest.approx(value, rel=1e-5, abs=0.01)


def test_a_second_row_of_titles_is_told_to_be_one() -> None:
    found = fault("Таблица 1;;\nГод;Шахта А;Шахта Б\nгг.;т;млн т\n2018;1;2\n2019;;3\n")
    assert (found.rule, found.value, found.params["row"]) == ("second_titles", "гг.", 3)


def test_a_text_that_is_named_as_a_workbook_and_holds_no_series_is_told_to_be_none() -> None:
    with pytest.raises(InputError) as error:
        read_series("Имя;Заметка\nа;б\n".encode(), "series.xlsx", Asked())
    assert [each.rule for each in error.value.problems] == ["file_not_a_workbook"]
