"""A table is checked: what is wrong with it is said, with its place."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from tests.science.series.tables import one

from firedamp.science.errors import InputError
from firedamp.science.series import series_table

NAN = float("nan")


def rule_of(*arguments: object, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        series_table(*arguments, **options)  # type: ignore[arg-type]
    return caught.value.problems[0].rule


def test_none_and_nan_are_missing() -> None:
    assert one([1, None, NAN]).known[:, 0].tolist() == [True, False, False]


def test_table_without_times_is_refused() -> None:
    assert rule_of([], ["a"], np.zeros((0, 1))) == "empty_list"


def test_table_without_series_is_refused() -> None:
    assert rule_of([2000], [], np.zeros((1, 0))) == "empty_list"


def test_table_without_a_known_value_is_refused() -> None:
    assert rule_of([2000, 2001], ["a"], [[None], [NAN]]) == "no_known_values"


def test_infinity_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        series_table([2000, 2001], ["a", "b"], [[1, 2], [3, float("inf")]])
    assert caught.value.problems[0].params == {"row": 2, "column": "b"}


def test_number_whose_square_is_none_is_refused() -> None:
    assert rule_of([2000], ["a"], [[-1e300]]) == "above_maximum"


def test_text_in_numbers_is_refused() -> None:
    assert rule_of([2000], ["a"], [["много"]]) == "not_a_number"


def test_time_given_twice_is_refused_with_both_rows() -> None:
    with pytest.raises(InputError) as caught:
        series_table([2000, 2000], ["a"], [[1], [2]])
    assert caught.value.problems[0].rule == "duplicate_time"
    assert caught.value.problems[0].params == {"row": 2, "first_row": 1}


def test_unsorted_times_are_refused() -> None:
    assert rule_of([2001, 2000], ["a"], [[1], [2]]) == "unsorted_time"


def test_unsorted_times_are_sorted_when_asked() -> None:
    table = series_table([2001, 2000], ["a"], [[1], [2]], sort=True)
    assert (table.times.tolist(), table.values[:, 0].tolist()) == ([2000, 2001], [2, 1])


def test_name_given_twice_is_refused() -> None:
    assert rule_of([2000], ["a", "a"], [[1, 2]]) == "key_taken"


def test_values_of_another_shape_are_refused() -> None:
    assert rule_of([2000, 2001], ["a"], [[1]]) == "unequal_lengths"


@pytest.mark.parametrize(("step", "time"), [("year", "soon"), ("month", "2020-13"), ("timestamp", None)])
def test_what_is_no_time_is_refused(step: str, time: object) -> None:
    assert rule_of([time], ["a"], [[1]], step) == "not_a_time"


def test_unknown_step_is_refused() -> None:
    assert rule_of([2000], ["a"], [[1]], "week") == "not_a_choice"


def test_times_are_told_as_json_has_them() -> None:
    stamp = datetime.datetime(2020, 5, 1, 12, 30, tzinfo=datetime.UTC)
    assert one([1]).time_text(0) == 2000
    assert series_table(["2020-05"], ["a"], [[1]], "month").time_text(0) == "2020-05"
    assert series_table([stamp], ["a"], [[1]], "timestamp").time_text(0) == "2020-05-01T12:30:00"
