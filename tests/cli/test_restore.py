"""`firedamp restore`: missing cells are filled, every other byte stays; what it says, and what it refuses."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.conftest import Ran
from tests.tables.workbooks import workbook

Run = Callable[..., Ran]
File = Callable[..., str]
WIDE = (
    "Добыча угля, тыс. т;;;;;;;\r\n"
    "Шахта;2015;2016;2017;2018;2019;2020;2021\r\n"
    "Северная;1 200,5;;1 400,25;1 350;н/д;1 500;1 480\r\n"
    "Южная;-;300;310,5;;320;;350\r\n"
    "Новая;;;;;;;\r\n"
    "Итого;1;2;3;;;;\r\n"
)
WIDE_FILLED = WIDE.replace("1 200,5;;", "1 200,5;1 300,38;").replace("н/д", "1 425").replace("Южная;-", "Южная;300")
WIDE_FILLED = WIDE_FILLED.replace("310,5;;320;;350", "310,5;315,2;320;335;350")
LONG = (
    "Шахта;Год;Добыча, т;Примечание\n"
    "Южная;2003;12,5;\n"
    "Северная;2001;3,25;по отчёту\n"
    "Южная;2001;11,5;\n"
    "Южная;2002;;книга утеряна\n"
    'Северная;2002;"н/д";\n'
    "Северная;2003;3,75;\n"
)
LONG_FILLED = LONG.replace("2002;;", "2002;12,0;").replace('"н/д"', '"3,50"')


def test_wide_file_in_windows_1251_is_filled_and_nothing_else_changes(run: Run, file: File, tmp_path: Path) -> None:
    file(WIDE, "wide.csv", "cp1251")
    done = run("restore", "wide.csv", "--out", "out.csv", "--method", "linear", "--lang", "ru")
    assert (done.code, done.out) == (0, ""), done.error
    assert (tmp_path / "out.csv").read_bytes() == WIDE_FILLED.encode("cp1251")
    assert "Восстановлено ячеек: 5" in done.error
    assert "Линейная интерполяция — 5" in done.error
    assert "короткий — 4; край — 1" in done.error
    assert "Осталось пустыми: 7 (в ряду нет известных значений): Новая" in done.error


def test_long_file_keeps_its_order_and_its_other_columns(call: Run, file: File, tmp_path: Path) -> None:
    file(LONG, "long.csv", "cp1251")
    done = call("restore", "long.csv", "--out", "out.csv")
    assert done.code == 0, done.error
    assert (tmp_path / "out.csv").read_bytes() == LONG_FILLED.encode("cp1251")


def test_restoring_again_changes_nothing(call: Run, file: File, tmp_path: Path) -> None:
    file(WIDE, "wide.csv", "cp1251")
    assert call("restore", "wide.csv", "--out", "once.csv").code == 0
    assert call("restore", "once.csv", "--out", "twice.csv").code == 0
    assert (tmp_path / "twice.csv").read_bytes() == (tmp_path / "once.csv").read_bytes()


values = st.one_of(
    st.integers(-5000, 5000).map(str), st.floats(0.01, 9999).map(lambda value: f"{value:.2f}".replace(".", ","))
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(values, values), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251"]),
    st.booleans(),
)
def test_complete_file_comes_back_byte_by_byte(
    call: Run, tmp_path: Path, rows: list[tuple[str, str]], end: str, encoding: str, last_end: bool
) -> None:
    lines = ["Год;Южная;Северная", *(f"{2000 + place};{one};{other}" for place, (one, other) in enumerate(rows))]
    data = (end.join(lines) + end * last_end).encode(encoding)
    (tmp_path / "whole.csv").write_bytes(data)
    done = call("restore", "whole.csv", "--out", "out.csv", "--force")
    assert done.code == 0, done.error
    assert (tmp_path / "out.csv").read_bytes() == data


def sheet(book: object, sheet: object) -> None:
    """A table under a merged title, with formats, a sum and a note beside it."""
    title = book.add_format({"bold": True})  # type: ignore[attr-defined]
    figures = book.add_format({"num_format": "0.00"})  # type: ignore[attr-defined]
    sheet.merge_range("A1:F1", "Абсолютная метанообильность, м³/мин", title)  # type: ignore[attr-defined]
    sheet.write_row(1, 0, ["Шахта", 2018, 2019, 2020, 2021, 2022])  # type: ignore[attr-defined]
    sheet.write_row(2, 0, ["Северная", 10.5, None, 12.5, 13, 14], figures)  # type: ignore[attr-defined]
    sheet.write_blank("C3", None, figures)  # type: ignore[attr-defined]
    sheet.write_row(3, 0, ["Южная", "н/д", 7, 7.5, None, 8], figures)  # type: ignore[attr-defined]
    sheet.write_row(4, 0, ["Западная", 1, 2, 3, 4])  # type: ignore[attr-defined]
    sheet.write_formula("G3", "=SUM(B3:F3)", None, 50)  # type: ignore[attr-defined]
    sheet.set_column(0, 0, 30)  # type: ignore[attr-defined]


def test_workbook_under_a_merged_title_is_filled_in_its_sheet(call: Run, file: File, tmp_path: Path) -> None:
    data = workbook(("Метан", sheet), ("Прочее", [["заметка"]]))
    file(data, "a.xlsx")
    done = call("restore", "a.xlsx", "--out", "b.xlsx", "--method", "linear")
    assert done.code == 0, done.error
    result = (tmp_path / "b.xlsx").read_bytes()
    rows = python_calamine.load_workbook(io.BytesIO(result)).get_sheet_by_name("Метан").to_python()
    assert rows[2][1:6] == [10.5, 11.5, 12.5, 13, 14]
    assert rows[3][1:6] == [7, 7, 7.5, 7.75, 8]
    assert rows[4][1:6] == [1, 2, 3, 4, 4]
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, result))
    assert before.namelist() == after.namelist()
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]
    xml = after.read(changed[0]).decode()
    assert '<c r="C3" s="2"><v>11.5</v></c>' in xml  # in the format of the empty cell
    assert all(kept in xml for kept in ('<mergeCell ref="A1:F1"/>', "<f>SUM(B3:F3)</f>", 'width="30'))


def test_workbook_is_written_under_the_ending_that_it_has(call: Run, file: File) -> None:
    file(workbook(("Лист", [["Год", "А"], [2018, 1], [2019, 2]])), "a.xlsx")
    assert "give a name with the ending “.xlsx”" in call("restore", "a.xlsx", "--out", "b.csv").error
    assert "give a name with the ending “.xlsx”" in call("restore", "a.xlsx", "--out", "b.xlsm").error


def test_complete_workbook_comes_back_byte_by_byte(call: Run, file: File, tmp_path: Path) -> None:
    data = workbook(("Лист", [["Год", "А"], [2018, 1], [2019, 2]]))
    file(data, "a.xlsx")
    assert "Nothing is missing" in call("restore", "a.xlsx", "--out", "b.xlsx").error
    assert (tmp_path / "b.xlsx").read_bytes() == data


SERIES = "\n".join(
    ["year,north,south", *(f"{1990 + n},{10 + n % 7},{'' if n in (8, 9, 20) else 20 + n % 5}" for n in range(30))]
)


def test_details_tell_of_each_restored_value(call: Run, file: File, tmp_path: Path) -> None:
    file(SERIES, "a.csv")
    done = call("restore", "a.csv", "--out", "b.csv", "--details", "d.csv")
    assert done.code == 0, done.error
    lines = (tmp_path / "d.csv").read_text("utf-8").splitlines()
    assert lines[0] == "series,time,value,low,high,method,reason,gap,weights"
    assert [line.split(",")[:2] for line in lines[1:]] == [["south", "1998"], ["south", "1999"], ["south", "2010"]]
    rows = {line.split(",")[0]: line.split(",") for line in (tmp_path / "b.csv").read_text("utf-8").splitlines()}
    for line in lines[1:]:
        _, year, value, low, high, *_ = line.split(",")
        assert float(rows[year][2]) == float(value)
        assert float(low) <= float(value) <= float(high)


def test_details_are_json_and_a_workbook_by_their_ending(call: Run, file: File, tmp_path: Path) -> None:
    file(SERIES, "a.csv")
    shown = call("restore", "a.csv", "--out", "b.csv", "--details", "d.json", "--json").json
    assert shown == json.loads((tmp_path / "d.json").read_text("utf-8"))
    assert [value["time"] for value in shown["values"]] == [1998, 1999, 2010]
    assert set(shown["reasons"]) == {value["reason"] for value in shown["values"]}
    assert call("restore", "a.csv", "--out", "c.csv", "--details", "d.xlsx").code == 0
    assert len(python_calamine.load_workbook(str(tmp_path / "d.xlsx")).get_sheet_by_index(0).to_python()) == 4


def test_only_the_columns_that_are_named_are_filled(call: Run, file: File, tmp_path: Path) -> None:
    file("Год;А;Б\n2018;1;2\n2019;;\n2020;3;x\n", "a.csv")
    assert call("restore", "a.csv", "--out", "b.csv", "--columns", "А").code == 0
    assert (tmp_path / "b.csv").read_text("utf-8") == "Год;А;Б\n2018;1;2\n2019;2;\n2020;3;x\n"


def test_a_mine_that_stood_or_was_not_yet_open_is_not_guessed(call: Run, file: File, tmp_path: Path) -> None:
    file("Год;А\n2017;\n2018;5\n2019;\n2020;7\n2021;\n", "a.csv")
    done = call("restore", "a.csv", "--out", "b.csv", "--life", "А=2018..", "--closed", "А=2021..2022")
    assert (tmp_path / "b.csv").read_text("utf-8") == "Год;А\n2017;\n2018;5\n2019;6\n2020;7\n2021;0\n"
    assert "Left missing: 1 (outside the years in which the mine worked): А" in done.error


def test_values_below_nought_are_named_where_none_may_be(call: Run, file: File) -> None:
    file("Год;А\n2017;-1\n2018;\n2019;3\n", "a.csv")
    done = call("restore", "a.csv", "--out", "b.csv", "--non-negative")
    assert (done.code, done.error) == (2, "Row 2, column “А”: Value: −1 is less than 0\n")


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    assert run("restore", "-", "--out", "-", stdin="Год;А\n2018;1\n2019;\n2020;3\n".encode()).out == (
        "Год;А\n2018;1\n2019;2\n2020;3\n"
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--out", "a.csv"], "“a.csv” is the file that is read; give another name"),
        (["--out", "there.csv"], "“there.csv” is there already; --force replaces it"),
        (["--out", "b.csv", "--details", "b.csv"], "“b.csv” is given for two outputs"),
        (
            ["--out", "b.xlsx"],
            "“b.xlsx”: what is read is CSV, and is written as such: give a name with the ending “.csv”",
        ),
        (["--out", "b.csv", "--details", "d.txt"], "the name “d.txt” must end with .csv, .xlsx, .json"),
        (
            ["--out", "b.csv", "--life", "А"],
            "“А”: write NAME=FIRST..LAST, such as “North=1998..2012” or “North=..2012”",
        ),
        (["--out", "b.csv", "--life", "В=2018.."], "Years of work: the table has no series “В”"),
        (["--out", "b.csv", "--columns", "В"], "there is no series and no column of values “В” (there are: А)"),
        (["--out", "b.csv", "--level", "2"], "Level of the ranges: 2 is more than 0.99"),
        (["--out", "b.csv", "--seed", "-1"], "seed −1: give a whole number from 0 to 9,223,372,036,854,775,807"),
    ],
)
def test_wrong_use_is_refused_and_nothing_written(
    call: Run, file: File, tmp_path: Path, arguments: list[str], error: str
) -> None:
    file("Год;А\n2018;1\n2019;\n2020;3\n", "a.csv")
    file("", "there.csv")
    done = call("restore", "a.csv", *arguments)
    assert (done.code, done.out, done.error) == (2, "", error + "\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "there.csv"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("Год;А\n2018;1\n2019;x\n", "Row 3, column “А”: Value: “x” is not a number\n"),
        ("Год;А\n2018;\n2019;\n", "Values: there is no known value to restore from\n"),
        ("Год;А\n2018;1\n2018;2\n", "Row 3: Times: “2018” is given twice (first in row 2)\n"),
    ],
)
def test_bad_file_is_refused_by_row_and_column(call: Run, file: File, text: str, error: str) -> None:
    file(text, "a.csv")
    done = call("restore", "a.csv", "--out", "b.csv")
    assert (done.code, done.error) == (2, error)


def test_years_that_the_file_leaves_out_are_named_and_not_added(call: Run, file: File, tmp_path: Path) -> None:
    file("Год;А\n2010;1\n2011;\n2012;3\n2015;4\n", "a.csv")
    assert "for which no row or column is added: 2013, 2014" in call("restore", "a.csv", "--out", "b.csv").error
    assert (tmp_path / "b.csv").read_text("utf-8") == "Год;А\n2010;1\n2011;2\n2012;3\n2015;4\n"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Год;А\n2018;\n2019;5\n2020;\n", "Год;А\n2018;5\n2019;5\n2020;5\n"),
        ("Год;А\n2018;5\n2019;\n2020;5\n2021;5\n", "Год;А\n2018;5\n2019;5\n2020;5\n2021;5\n"),
        ("Год;А\n2020;7\n2018;5\n2019;\n", "Год;А\n2020;7\n2018;5\n2019;6\n"),
        ("Год;А\n2010;0\n2014;\n2020;10\n", "Год;А\n2010;0\n2014;4\n2020;10\n"),
        ("Месяц;А\nмарт 2019;1\nапрель 2019;\nмай 2019;2\n", "Месяц;А\nмарт 2019;1\nапрель 2019;1,5\nмай 2019;2\n"),
    ],
    ids=["one value", "constant", "unsorted", "irregular steps", "months"],
)
def test_scarce_and_strange_series_have_a_right_answer(
    call: Run, file: File, tmp_path: Path, text: str, filled: str
) -> None:
    file(text, "a.csv")
    assert call("restore", "a.csv", "--out", "b.csv").code == 0
    assert (tmp_path / "b.csv").read_text("utf-8") == filled
