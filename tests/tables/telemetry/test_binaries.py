"""Workbooks and Parquet files: types, sheets, what calamine and polars make of a cell."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import polars as pl
import pytest
from tests.tables.telemetry.conftest import Read, Refuse
from tests.tables.workbooks import workbook

from firedamp.tables.grids import Limits
from firedamp.tables.telemetry import parquet

nan = np.nan
MORNING = datetime(2025, 1, 1, 10)  # noqa: DTZ001


def in_parquet(**columns: pl.Series | list[object]) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def dated(*rows: list[object]) -> bytes:
    """A workbook whose dates and times have formats."""

    def write(book: object, sheet: object) -> None:
        forms = {
            kind: book.add_format({"num_format": form})
            for kind, form in [(datetime, "dd.mm.yyyy hh:mm:ss"), (date, "dd.mm.yyyy"), (time, "hh:mm:ss")]  # type: ignore[attr-defined]
        }
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if type(cell) in forms:
                    sheet.write_datetime(number, place, cell, forms[type(cell)])  # type: ignore[attr-defined]
                else:
                    sheet.write(number, place, cell)  # type: ignore[attr-defined]

    return workbook(("Лист1", write))


def test_dates_of_excel_fall_on_the_second(read: Read) -> None:
    moments = [MORNING + place * timedelta(seconds=30) for place in range(200)]
    found = read(dated(["Время", "MM116"], *([moment, 0.5] for moment in moments)), "a.xlsx")
    assert found.times is not None
    assert found.times.tolist() == moments


def test_date_and_time_of_excel_stand_in_two_columns(read: Read) -> None:
    found = read(dated(["Дата", "Время", "MM116"], [date(2025, 1, 1), time(23, 59, 30), 0.5]), "a.xlsx")
    assert found.times is not None
    assert found.times[0] == np.datetime64("2025-01-01T23:59:30")


def test_dates_and_texts_of_dates_stand_in_one_column(read: Read) -> None:
    found = read(dated(["Время", "MM116"], [MORNING, 0.5], ["01.01.2025 10:00:30", 0.6]), "a.xlsx")
    assert found.times is not None
    assert found.times.tolist() == [MORNING, MORNING + timedelta(seconds=30)]


def test_numbers_written_as_texts_and_words_are_read_among_numbers(read: Read) -> None:
    rows = [["a", "b"], [1, "0,5"], ["обрыв", 2], ["1 234,5", "н/д"], [True, 3]]
    found = read(workbook(("Лист1", rows)), "a.xlsx")
    np.testing.assert_array_equal(found.values, [[1, 0.5], [nan, 2], [1234.5, nan], [1, 3]])


def test_a_date_among_numbers_is_refused(problems: Refuse) -> None:
    found = problems(dated(["a", "b"], [1, 2], [MORNING, 3], [3, 4]), "a.xlsx")
    assert [(each.rule, each.params["sheet"], each.params["row"], each.params["column"]) for each in found] == [
        ("date_in_number", "Лист1", 3, "a")
    ]


def test_an_error_of_excel_is_refused(problems: Refuse) -> None:
    def write(_: object, sheet: object) -> None:
        sheet.write_row(0, 0, ["a", "b"])  # type: ignore[attr-defined]
        sheet.write_row(1, 0, [1, 2])  # type: ignore[attr-defined]
        sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")  # type: ignore[attr-defined]
        sheet.write(2, 1, 5)  # type: ignore[attr-defined]

    found = problems(workbook(("Лист1", write)), "a.xlsx")
    assert [(each.rule, each.value, each.params["row"]) for each in found] == [("error_cell", "#DIV/0!", 3)]


def test_the_sheet_with_readings_is_taken_or_named(read: Read, problems: Refuse) -> None:
    readings, notes = [["a", "b"], [1, 2]], [["О файле"], ["Выгрузка"]]
    assert read(workbook(("О файле", notes), ("Данные", readings)), "a.xlsx").names == ("a", "b")
    two = workbook(("Первый", readings), ("Второй", [["c", "d"], [3, 4]]))
    assert [(each.rule, each.params["choices"]) for each in problems(two, "a.xlsx")] == [
        ("several_sheets_of_telemetry", ["Первый", "Второй"])
    ]
    assert read(two, "a.xlsx", sheet="Второй").names == ("c", "d")
    assert [each.rule for each in problems(two, "a.xlsx", sheet="Третий")] == ["no_such_sheet"]
    assert [each.rule for each in problems(workbook(("О файле", notes)), "a.xlsx")] == ["no_titles"]
    assert [each.rule for each in problems(workbook(("Пусто", [])), "a.xlsx")] == ["file_empty"]


def test_numbers_beyond_the_last_title_of_a_sheet_are_refused(problems: Refuse) -> None:
    found = problems(workbook(("Лист1", [["a", "b"], [1, 2], [1, 2, 3]])), "a.xlsx")
    assert [(each.rule, each.params) for each in found] == [("untitled_cells", {"sheet": "Лист1", "row": 3})]


def test_rows_below_the_readings_of_a_sheet_are_passed_over(read: Read) -> None:
    rows = [["t", "b"], [1, 2], [3, 4], ["Среднее", 3], ["Отчёт составлен"]]
    found = read(workbook(("Лист1", rows)), "a.xlsx")
    assert (found.values.tolist(), [note.params for note in found.notes]) == ([[1, 2], [3, 4]], [{"numbers": "4, 5"}])


def test_types_of_parquet_are_kept(read: Read) -> None:
    found = read(
        in_parquet(
            time=pl.Series([MORNING, MORNING + timedelta(seconds=30)]).dt.replace_time_zone("Asia/Novokuznetsk"),
            whole=pl.Series([1, None], dtype=pl.Int16),
            flag=[True, False],
            single=pl.Series([0.5, float("nan")], dtype=pl.Float32),
            exact=pl.Series(["1.25", "2.5"]).cast(pl.Decimal(10, 2)),
            text=["0,5", "обрыв"],
            words=["a", "b"],
            lists=[[1], [2]],
            nothing=[None, None],
        ),
        "a.parquet",
    )
    assert found.names == ("whole", "flag", "single", "exact", "text")
    np.testing.assert_array_equal(found.values, [[1, 1, 0.5, 1.25, 0.5], [nan, 0, nan, 2.5, nan]])
    assert found.times is not None
    assert found.times[0] == np.datetime64("2025-01-01T03:00")
    assert {note.rule: note.params.get("names") for note in found.notes} == {
        "note_fault_words": ["text (1)"],
        "note_ignored_columns": ["words", "lists"],
        "note_empty_columns": ["nothing"],
    }


def test_days_and_times_of_parquet_stand_in_two_columns(read: Read) -> None:
    found = read(in_parquet(date=[date(2025, 1, 1)], time=[time(23, 59, 30, 250_000)], a=[1.0]), "a.parquet")
    assert found.times is not None
    assert found.times[0] == np.datetime64("2025-01-01T23:59:30.250")


def test_an_infinite_reading_of_parquet_is_refused(problems: Refuse) -> None:
    found = problems(in_parquet(a=[1.0, float("inf")]), "a.parquet")
    assert [(each.rule, each.params["row"], each.params["column"]) for each in found] == [("not_finite", 2, "a")]


def test_a_missing_time_of_parquet_is_refused(problems: Refuse) -> None:
    data = in_parquet(time=pl.Series([MORNING, None], dtype=pl.Datetime), a=[1.0, 2.0])
    assert [(each.rule, each.params["row"]) for each in problems(data, "a.parquet")] == [("missing", 2)]


def test_moments_of_every_unit_are_read_and_those_beyond_all_dates_refused(read: Read, problems: Refuse) -> None:
    for unit, factor in (("ms", 10**3), ("us", 10**6), ("ns", 10**9)):
        times = pl.Series([1_735_725_600 * factor, 2**63 - 1], dtype=pl.Int64).cast(pl.Datetime(unit))
        found = read(in_parquet(time=times.head(1), a=[1.0]), "a.parquet")
        assert found.times is not None
        assert found.times.tolist() == [MORNING]
        refused = problems(in_parquet(time=times, a=[1.0, 2.0]), "a.parquet")
        assert [(each.rule, each.value, each.params["row"]) for each in refused] == [("not_a_time", str(2**63 - 1), 2)]


def test_a_long_parquet_is_put_side_by_side(read: Read) -> None:
    names = pl.Series(["x", "y"], dtype=pl.Categorical)
    found = read(in_parquet(ts=[MORNING.replace(tzinfo=UTC)] * 2, tag=names, value=[1, 2]), "a.parquet")
    assert (found.names, found.values.tolist()) == (("x", "y"), [[1, 2]])


def test_a_parquet_of_more_rows_than_the_limit_is_refused(problems: Refuse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "TELEMETRY", Limits(rows=3, file_mb=1, unpacked_mb=1))
    assert [(each.rule, each.value) for each in problems(in_parquet(a=[1] * 4))] == [("too_many_rows", 4)]
    monkeypatch.setattr(parquet, "TELEMETRY", Limits(rows=9, file_mb=1, unpacked_mb=1, columns=1))
    assert [each.rule for each in problems(in_parquet(a=[1], b=[1]))] == ["too_many_columns"]
    assert [each.rule for each in problems(in_parquet(a=pl.Series([], dtype=pl.Float64)))] == ["file_empty"]
