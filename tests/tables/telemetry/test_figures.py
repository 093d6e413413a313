"""A column converted at once holds the numbers that `read_number` and `settled` give cell by cell."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from firedamp.tables.numbers import SPACES, Reading, decimal_mark, read_number, settled, shows_both
from firedamp.tables.telemetry.figures import file_mark, looked_at, values_of
from firedamp.tables.telemetry.tables import Column
from firedamp.tables.telemetry.words import fault_words, gaps, in_one_form

DIGITS = st.text("0123456789", min_size=1, max_size=7)
MARKS = st.sampled_from([",", "."])
SIGNS = st.sampled_from(["", "", "-", "+", "−", "- "])
EXPONENTS = st.sampled_from(["", "", "", "e5", "E-03", "e+400"])
SPACED = st.builds(
    lambda first, space, groups: first + "".join(space + group for group in groups),
    st.text("0123456789", min_size=1, max_size=3),
    st.sampled_from(list(SPACES)),
    st.lists(st.text("0123456789", min_size=3, max_size=3), min_size=1, max_size=2),
)
LIKE_NUMBERS = st.builds(
    lambda sign, whole, mark, fraction, exponent: sign + whole + (mark + fraction if fraction else "") + exponent,
    SIGNS,
    st.one_of(DIGITS, SPACED, st.just("")),
    MARKS,
    st.one_of(st.just(""), DIGITS),
    EXPONENTS,
)
CELLS = st.one_of(
    LIKE_NUMBERS,
    LIKE_NUMBERS.map(lambda text: f" {text}\u00a0"),
    st.text("0123456789.,- +\u00a0eE'", max_size=12),
    st.sampled_from(
        ["н/д", "-", "NaN", "обрыв", "Bad", "лава", "5.", "inf", "1_000", "1,234", "1.234", "1,234,567", ""]
    ),
    st.text("0123456789", min_size=55, max_size=65),
)


def cell_by_cell(cells: list[str | None], of_file: str | None) -> tuple[list[float], set[int]]:
    """The numbers of cells by the rules of `tables.numbers`, and the rows that are refused."""
    gap = gaps() | fault_words()
    known = [None if cell is None or in_one_form(cell) in gap else cell for cell in cells]
    readings: list[Reading | None] = [read_number(cell) if cell is not None else None for cell in known]
    shown = [reading for reading in readings if reading]
    mark = None if shows_both(shown) else decimal_mark(shown) or of_file
    values = [math.nan if reading is None else settled(reading, mark) for reading in readings]
    wrong = {
        row
        for row, (cell, reading, value) in enumerate(zip(known, readings, values, strict=True))
        if cell is not None and (reading is None or value is None or math.isinf(value))
    }
    return [math.nan if value is None else value for value in values], wrong


@settings(max_examples=400, deadline=None)
@given(cells=st.lists(st.one_of(st.none(), CELLS), min_size=1, max_size=12), of_file=st.sampled_from([None, ",", "."]))
@example(cells=["1,234", "0,5"], of_file=None)
@example(cells=["1,234", "0.5"], of_file=None)
@example(cells=["1.234", "2"], of_file=",")
@example(cells=["−1\u00a0234,567", "1'000"], of_file=None)
def test_column_is_read_as_cell_by_cell(cells: list[str | None], of_file: str | None) -> None:
    look = looked_at(Column("a", pl.Series(cells, dtype=pl.String)))
    values, faults = values_of(look, of_file)
    expected, wrong = cell_by_cell(cells, of_file)
    assert {fault.row for fault in faults} == wrong
    right = [row for row in range(len(cells)) if row not in wrong]
    np.testing.assert_array_equal(values[right], np.array(expected)[right])


@settings(max_examples=200, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_to_the_last_digit(value: float) -> None:
    values, _ = values_of(looked_at(Column("a", pl.Series([repr(value)]))), None)
    assert values[0] == value


def test_a_column_s_own_mark_goes_before_that_of_the_file() -> None:
    comma, point, none = (
        looked_at(Column(name, pl.Series([text, "7"]))) for name, text in [("a", "0,5"), ("b", "0.5"), ("c", "1,234")]
    )
    assert file_mark([comma, point, none], None) is None
    assert file_mark([comma, none], None) == ","
    assert values_of(none, ",")[0].tolist() == [1.234, 7]
    assert values_of(none, ".")[0].tolist() == [1234, 7]
    assert [fault.rule for fault in values_of(none, None)[1]] == ["ambiguous_number"]


@pytest.mark.parametrize("text", ["#DIV/0!", "#ДЕЛ/0!", "#VALUE!", "#NAME?"])
def test_an_error_of_excel_is_told_as_one(text: str) -> None:
    _, faults = values_of(looked_at(Column("a", pl.Series(["1", text]))), None)
    assert [(fault.row, fault.rule, fault.value) for fault in faults] == [(1, "error_cell", text)]


def test_no_more_faults_are_told_than_anyone_reads() -> None:
    _, faults = values_of(looked_at(Column("a", pl.Series(["лава"] * 1_000 + ["1"]))), None)
    assert len(faults) == 50
