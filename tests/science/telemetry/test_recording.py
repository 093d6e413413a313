"""A recording is channels at a fixed step: what was missing is a gap, a clock that was set does not mislead."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.science.errors import InputError
from firedamp.science.telemetry import recording

START = np.datetime64("2026-03-01T00:00:00", "us")
STEP = np.timedelta64(30, "s")


def times(*rows: float) -> np.ndarray:
    return np.array([START + np.timedelta64(round(row * 30e6), "us") for row in rows])


def column(count: int) -> np.ndarray:
    return np.arange(count, dtype=float)[:, None]


def refused(**given: object) -> tuple[str, str]:
    known: dict[str, object] = {"names": ["CH4"], "values": column(3), "step_s": 30.0}
    with pytest.raises(InputError) as caught:
        recording(**{**known, **given})  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    return problem.field, problem.rule


def test_rows_without_times_stand_as_they_come() -> None:
    found = recording(["CH4"], column(4), 30)
    assert found.rows.tolist() == [0, 1, 2, 3]
    assert found.channel("CH4").tolist() == [0, 1, 2, 3]
    assert found.rows_in(3) == 6


def test_missing_rows_are_gaps_of_their_length() -> None:
    found = recording(["CH4"], column(4), 30, times(0, 1, 4, 5))
    assert found.rows.tolist() == [0, 1, 4, 5]
    assert np.isnan(found.channel("CH4")[2:4]).all()
    assert np.isnat(found.times[2])


def test_a_little_jitter_moves_no_row() -> None:
    assert recording(["CH4"], column(4), 30, times(0, 1.1, 2, 3.05)).rows.tolist() == [0, 1, 2, 3]


def test_a_gap_of_a_month_costs_only_an_hour_of_rows() -> None:
    found = recording(["CH4"], column(4), 30, times(0, 1, 86_400, 86_401))
    assert found.rows.tolist() == [0, 1, 122, 123]


def test_a_clock_set_back_starts_anew_behind_a_gap() -> None:
    found = recording(["CH4"], column(5), 30, times(0, 1, 2, -100, -99))
    assert found.rows.tolist() == [0, 1, 2, 123, 124]


def test_what_cannot_be_a_recording_is_refused() -> None:
    assert refused(values=np.empty((0, 1))) == ("values", "empty_list")
    assert refused(names=["CH4", "T"]) == ("channels", "unequal_lengths")
    assert refused(names=["CH4", "CH4"], values=np.zeros((3, 2))) == ("channels", "key_taken")
    assert refused(step_s=0) == ("step", "not_above_minimum")
    assert refused(step_s=float("nan")) == ("step", "not_above_minimum")
    assert refused(times=times(0, 1)) == ("times", "unequal_lengths")
    assert refused(times=np.array([START, np.datetime64("NaT"), START])) == ("times", "not_a_time")
    assert refused(times=times(0, 2, 4)) == ("step", "step_differs")
    assert refused(values=np.array([[1.0], [np.inf], [2.0]])) == ("value", "not_finite")


def test_an_unknown_channel_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"unknown_channel.*CH4"):
        recording(["CH4"], column(3), 30).channel("MM116")


def test_without_takes_channels_out() -> None:
    found = recording(["CH4", "T"], np.zeros((3, 2)), 30).without(["T"])
    assert found.names == ("CH4",)
    assert found.values.shape == (3, 1)
