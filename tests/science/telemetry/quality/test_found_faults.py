"""Synthetic faults in the real longwall's readings: how many each rule finds, and how many of its marks are right.

The figures stand in docs/telemetry.md; `benchmarks/telemetry_quality.py` prints more of them.
"""

from __future__ import annotations

import pytest
from tests.science.telemetry.faults import FIRST_DAY, Fault, checked, held, score, shifted, spike

METHANE = ("MM31", "MM116")
FINE = ("MM31", "AS038", "PG072")


@pytest.mark.parametrize("length", [1, 2])
def test_spikes_of_fifteen_usual_deviations_are_found(length: int) -> None:
    found = score("spike", spike(15, length))
    assert found.recall >= 0.9
    assert found.precision >= 0.9


def test_half_of_the_spikes_of_eight_usual_deviations_are_found_without_false_ones() -> None:
    found = score("spike", spike(8))
    assert found.recall >= 0.6
    assert found.precision >= 0.9


@pytest.mark.parametrize(("minutes", "names"), [(120, FINE), (480, ("MM116",))])
def test_a_sensor_that_is_stuck_while_people_work_is_found(minutes: float, names: tuple[str, ...]) -> None:
    found = score("stuck", held(minutes), names, trials=8, first=FIRST_DAY)
    assert found.recall >= 0.95
    assert found.precision >= 0.97


def test_lasting_shifts_of_ten_deviations_of_an_hour_are_found() -> None:
    found = score("step", shifted(10))
    assert found.recall >= 0.95
    assert found.precision >= 0.95


@pytest.mark.parametrize(("percent", "minutes", "recall"), [(1.5, 5, 0.8), (2.0, 3, 0.95), (2.5, 10, 0.95)])
def test_checks_with_a_test_gas_are_found(percent: float, minutes: float, recall: float) -> None:
    """A check with 1.5 % is no rise of 0.5 % where the air has 1.1 %."""
    found = score("calibration", checked(percent, minutes), METHANE)
    assert found.recall >= recall
    assert found.precision >= 0.95


@pytest.mark.parametrize("fault", [spike(15), held(120), shifted(10)], ids=["spike", "held", "shifted"])
def test_no_other_fault_is_taken_for_a_check(fault: Fault) -> None:
    found = score("calibration", fault, METHANE, trials=8, first=FIRST_DAY)
    assert (found.recall, found.precision) == (0, 0)
