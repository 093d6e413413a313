"""Targets: the greatest or mean reading of the rows to come, by a plain loop; unknown where too much is missing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.science.forecasting.recordings import TARGET, longwall, makers_target
from tests.science.telemetry.faults import real

from firedamp.science.errors import InputError
from firedamp.science.forecasting.targets import latest, target_of

READINGS = st.lists(st.floats(-100, 100) | st.just(float("nan")), min_size=1, max_size=40).map(np.array)
NAN = float("nan")


def by_a_plain_loop(readings: np.ndarray, horizon: int, statistic: str) -> list[float]:
    found = []
    for row in range(len(readings)):
        ahead = [each for each in readings[row + 1 : row + 1 + horizon] if not np.isnan(each)]
        known = row + horizon < len(readings) and 5 * len(ahead) >= 4 * horizon
        found.append((max(ahead) if statistic == "max" else sum(ahead) / len(ahead)) if known else NAN)
    return found


@given(readings=READINGS, horizon=st.integers(1, 30), statistic=st.sampled_from(["max", "mean"]))
def test_targets_are_those_of_a_plain_loop(readings: np.ndarray, horizon: int, statistic: str) -> None:
    expected = by_a_plain_loop(readings, horizon, statistic)
    assert target_of(readings, horizon, statistic) == pytest.approx(np.array(expected), nan_ok=True)


@given(readings=READINGS, horizon=st.integers(1, 10), row=st.integers(0, 39), other=st.floats(-100, 100))
def test_a_target_looks_at_rows_after_its_own_alone(readings: np.ndarray, horizon: int, row: int, other: float) -> None:
    changed = readings.copy()
    changed[: row + 1] = other
    np.testing.assert_array_equal(target_of(changed, horizon)[row:], target_of(readings, horizon)[row:])


def test_the_targets_are_what_the_makers_of_the_real_file_wrote() -> None:
    np.testing.assert_array_equal(target_of(real().channel(TARGET), 6)[:-6], makers_target()[:-6])


def test_a_fifth_may_be_missing_and_no_more() -> None:
    readings = np.array([0, 1, 2, NAN, 3, 4, 5.0])
    assert target_of(readings, 5)[:2].tolist() == [4, 5]
    readings[4] = NAN
    assert np.isnan(target_of(readings, 5)[:2]).all()


def test_over_the_last_rows_nothing_is_known() -> None:
    found = target_of(longwall(0, 100).channel(TARGET), 20)
    assert np.isfinite(found).tolist() == [True] * 80 + [False] * 20


def test_a_horizon_as_long_as_the_recording_leaves_no_target() -> None:
    assert np.isnan(target_of(np.arange(5.0), 5)).all()
    assert np.isnan(target_of(np.arange(5.0), 10**9)).all()


@pytest.mark.parametrize(
    ("horizon", "statistic", "rule"),
    [(0, "max", "below_minimum"), (-3, "max", "below_minimum"), (3, "median", "not_a_choice")],
)
def test_a_target_that_cannot_be_is_refused(horizon: int, statistic: str, rule: str) -> None:
    with pytest.raises(InputError, match=rule):
        target_of(np.arange(10.0), horizon, statistic)


def test_the_last_reading_counts_until_it_is_too_old() -> None:
    found = latest(np.array([NAN, 1, NAN, NAN, NAN, 2]), memory=2)
    np.testing.assert_array_equal(found, [NAN, 1, 1, 1, NAN, 2])
