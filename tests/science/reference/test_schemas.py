"""The shipped tables: complete, in both languages, and checked values are what a column allows."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.errors import InputError
from firedamp.science.reference import checked, table_ids, table_schema
from firedamp.science.reference.checking import checked_values

TODAY = datetime.date(2026, 11, 24)
OUTPUT = {
    "mine": "M0836",
    "year": 2020,
    "output_t": 1.5e6,
    "quality": "reported",
    "source": "Report",
    "confirmation": "confirmed",
}


def rules(**changes: object) -> dict[str, str]:
    with pytest.raises(InputError) as caught:
        checked(table_schema("coal_output"), {**OUTPUT, **changes}, today=TODAY)
    return {problem.field: problem.rule for problem in caught.value.problems}


@pytest.mark.parametrize("table_id", table_ids())
def test_every_column_is_told_in_both_languages(table_id: str) -> None:
    for column in table_schema(table_id).columns.values():
        assert column.label["en"], column.name
        assert column.label["ru"], column.name
        assert column.help["en"].endswith((".", "?")), column.name
        assert column.help["ru"].endswith((".", "?")), column.name


@pytest.mark.parametrize("table_id", table_ids())
def test_key_and_alternatives_are_columns(table_id: str) -> None:
    schema = table_schema(table_id)
    assert {*schema.key, *schema.require_one, *schema.named_by} <= set(schema.columns)
    assert schema.sort.removeprefix("-") in schema.columns


@pytest.mark.parametrize("table_id", table_ids())
def test_no_header_means_two_columns(table_id: str) -> None:
    seen: dict[str, str] = {}
    for column in table_schema(table_id).columns.values():
        for name in {name.casefold() for name in column.names}:
            assert seen.setdefault(name, column.name) == column.name, name


def test_a_sound_record_passes() -> None:
    assert checked(table_schema("coal_output"), OUTPUT, today=TODAY)["output_t"] == 1.5e6


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("output_t", -1, "below_minimum"),
        ("output_t", math.nan, "not_finite"),
        ("output_t", "1,5", "not_a_number"),
        ("output_t", True, "not_a_number"),
        ("year", 2027, "in_the_future"),
        ("year", 20.5, "not_a_year"),
        ("year", math.inf, "not_a_year"),
        ("quality", "guessed", "not_a_choice"),
        ("source", "x" * 501, "too_long"),
        ("source", 5, "not_a_text"),
        ("depth", 5, "unknown_column"),
    ],
)
def test_what_a_column_does_not_allow_is_refused(name: str, value: object, rule: str) -> None:
    assert rules(**{name: value}) == {name: rule}


@pytest.mark.parametrize("table_id", ["coal_output", "methane_abundance", "methane_use"])
def test_no_figure_of_a_mine_and_year_is_from_before_1900(table_id: str) -> None:
    """A slip of the hand: mines were opened before, but neither their output by year nor their methane was put down."""
    year = table_schema(table_id).columns["year"]
    assert year.minimum == 1900
    for value, rule in ((1850, ["below_minimum"]), (1899, ["below_minimum"]), (1900, [])):
        _, problems = checked_values(table_schema(table_id), {"year": value}, today=TODAY)
        assert [problem.rule for problem in problems] == rule


def test_a_mine_may_have_been_opened_before_1900() -> None:
    clean, problems = checked_values(table_schema("mines"), {"opening_year": 1850}, today=TODAY)
    assert (clean, problems) == ({"opening_year": 1850}, [])


def test_an_empty_text_is_no_value() -> None:
    assert rules(source="") == {"source": "missing"}


@given(st.floats(allow_nan=True, allow_infinity=True) | st.integers() | st.text() | st.booleans() | st.none())
def test_any_value_is_taken_or_refused_in_words(value: object) -> None:
    """Taken is what is a number from nought to the maximum; all else is refused under its own name."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and 0 <= value <= 1e9:
        assert checked(table_schema("coal_output"), {**OUTPUT, "output_t": value}, today=TODAY)["output_t"] == value
    else:
        assert set(rules(output_t=value)) == {"output_t"}
