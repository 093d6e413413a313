"""What number a text is: Russian and English habits, and what stays ambiguous."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.messages import number_text
from firedamp.tables.numbers import decimal_mark, read_number, settled


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", 1234),
        ("1234.5", 1234.5),
        ("1234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1\u00a0234\u00a0567,25", 1234567.25),
        ("1\u202f234.5", 1234.5),
        ("1'234.5", 1234.5),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("0,123", 0.123),
        ("1234,567", 1234.567),
        ("−5,2", -5.2),
        ("+3", 3),
        (".5", 0.5),
        (",5", 0.5),
        ("1.2e6", 1.2e6),
        ("1,2E+06", 1.2e6),
    ],
)
def test_number_is_read(text: str, value: float) -> None:
    reading = read_number(text)
    assert reading
    assert reading.otherwise is None
    assert reading.value == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "12 t",
        "1 23",
        "1,23,456",
        "12.05.2023",
        "1.2.3",
        "--5",
        "1 2345",
        "5.",
        "nan",
        "inf",
        "1_000",
        "0x10",
        "٣",
        "1e",
        "9" * 100,
    ],
)
def test_other_text_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_comma_before_three_digits_is_ambiguous() -> None:
    reading = read_number("1,234")
    assert reading
    assert (reading.value, reading.otherwise) == (1.234, 1234)
    assert settled(reading, None) is None


@pytest.mark.parametrize(("mark", "value"), [(",", 1.234), (".", 1234)])
def test_ambiguity_is_settled_by_the_column_s_mark(mark: str, value: float) -> None:
    reading = read_number("1,234")
    assert reading
    assert settled(reading, mark) == value


def test_point_before_three_digits_is_decimal_unless_the_column_uses_the_comma() -> None:
    reading = read_number("1.234")
    assert reading
    assert settled(reading, None) == 1.234
    assert settled(reading, ",") is None


def test_numbers_that_show_both_marks_settle_nothing() -> None:
    assert decimal_mark(reading for text in ("1,5", "1.5") if (reading := read_number(text))) is None


@pytest.mark.parametrize("lang", ["en", "ru"])
@given(value=st.floats(-1e14, 1e14, allow_nan=False).map(lambda value: float(f"{value:.9g}")))
def test_number_written_for_people_reads_back(lang: str, value: float) -> None:
    written = number_text(value, lang)
    reading = read_number(written)
    assert reading
    assert any(
        math.isclose(value, read, rel_tol=1e-9, abs_tol=1e-9)
        for read in (reading.value, reading.otherwise)
        if read is not None
    )


@given(text=st.text(alphabet="0123456789.,- \u00a0eE+'", max_size=25))
def test_any_text_of_number_marks_gives_a_finite_number_or_none(text: str) -> None:
    reading = read_number(text)
    assert reading is None or not math.isnan(reading.value)
