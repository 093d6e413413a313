"""40 CFR 98.325: what stands for a missing reading, and what a series must be."""

from __future__ import annotations

from typing import Any

import pytest

from firedamp.science.errors import InputError
from firedamp.science.methods.missing_data import filled, missing_data_told


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([None, None, 3, 5], [3, 3, 3, 5]),
        ([1, None, 3], [1, 2, 3]),
        ([1, None, None, None, 4], [1, 2.5, 2.5, 2.5, 4]),
        ([7, None], [7, 7]),
        ([0], [0]),
    ],
)
def test_a_gap_takes_the_mean_of_the_good_values_beside_it(series: list[float | None], expected: list[float]) -> None:
    assert list(filled(series).values) == expected


def test_a_gap_at_the_end_is_marked_as_not_regulated() -> None:
    told = missing_data_told({"series": [None, 2, None]})
    assert (told["substituted_places"], told["unregulated_places"]) == ([0, 2], [2])
    assert told["warnings"]


@pytest.mark.parametrize(
    ("inputs", "field", "rule"),
    [
        ({}, "series", "missing"),
        ({"series": [1], "flow": 2}, "flow", "unknown_input"),
        ({"series": 5}, "series", "not_a_list"),
        ({"series": []}, "series", "empty_list"),
        ({"series": [None]}, "series", "no_known_values"),
        ({"series": [1, "a"]}, "series[1]", "not_a_number"),
        ({"series": [True]}, "series[0]", "not_a_number"),
    ],
)
def test_a_series_that_is_none_is_refused(inputs: dict[str, Any], field: str, rule: str) -> None:
    with pytest.raises(InputError) as refused:
        missing_data_told(inputs)
    assert (refused.value.problems[0].field, refused.value.problems[0].rule) == (field, rule)
