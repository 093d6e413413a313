"""Achieved against planned: an hour without flame is vented, gaps are filled, causes add up to the difference."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.science.reductions.example import AR5

from firedamp.science.errors import InputError
from firedamp.science.reductions.progress import Hours, Plan, achieved

PLAN = Plan(flow_m3_min=50, ch4_percent=40, availability=0.9, destruction_efficiency=0.98)
READING = st.tuples(st.floats(0, 200), st.floats(0, 100), st.sampled_from([True, False, None]))


def measured(flow: Any, ch4: Any, flame: Any, efficiency: float = 0.98) -> Any:
    return achieved(Hours(flow, ch4, flame), PLAN, efficiency, AR5.basis)


@given(st.lists(READING, min_size=1, max_size=50), st.floats(0, 1))
def test_the_causes_add_up_to_the_difference(readings: list[Any], efficiency: float) -> None:
    found = measured(*map(list, zip(*readings, strict=True)), efficiency)
    difference = found.reduction_t - found.planned_reduction_t
    assert sum(found.by_cause_t.values()) == pytest.approx(difference, abs=1e-6 * found.planned_reduction_t)


def test_the_reduction_is_of_the_hours_with_a_flame_alone() -> None:
    found = measured([50, 60, 70], [40, 30, 40], [True, False, None])
    destroyed = 50 * 0.4 * 60 * 0.668e-3 * 0.98
    assert found.methane_destroyed_t == pytest.approx(destroyed)
    assert found.reduction_t == pytest.approx(destroyed * (28 - 2.75))
    assert (found.hours, found.hours_without_flame) == (3, 2)


def test_what_goes_as_planned_leaves_nothing_to_explain_but_the_availability() -> None:
    found = measured([50] * 10, [40] * 10, [True] * 10)
    assert found.by_cause_t == pytest.approx(
        {"flow": 0, "concentration": 0, "availability": found.planned_reduction_t / 9, "efficiency": 0}
    )


def test_gaps_are_filled_by_the_rule_and_counted() -> None:
    found = measured([50, None, 70, None], [40, 40, None, 20], [True] * 4)
    filled = measured([50, 60, 70, 70], [40, 40, 30, 20], [True] * 4)
    assert found.reduction_t == pytest.approx(filled.reduction_t)
    assert (found.hours_substituted, found.hours_unregulated) == (3, 1)


@pytest.mark.parametrize(
    ("flow", "ch4", "flame", "rule"),
    [
        ([1, 2], [1], [True, True], "unequal_lengths"),
        ([None], [40], [True], "no_known_values"),
        ([-1], [40], [True], "below_minimum"),
        ([1], [140], [True], "above_maximum"),
    ],
)
def test_readings_that_are_none_are_refused(flow: Any, ch4: Any, flame: Any, rule: str) -> None:
    with pytest.raises(InputError) as refused:
        measured(flow, ch4, flame)
    assert refused.value.problems[0].rule == rule
