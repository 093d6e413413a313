"""Leaks: what knows the answer is left out, and no sensor that merely goes with the target."""

from __future__ import annotations

import numpy as np
import pytest
from tests.science.forecasting.recordings import TARGET, longwall, makers_target, with_column
from tests.science.telemetry.faults import real

from firedamp.science.errors import InputError
from firedamp.science.forecasting.backtest import without_leaks
from firedamp.science.forecasting.leaks import FUTURE, SAME, leaks
from firedamp.science.forecasting.targets import target_of
from firedamp.science.forecasting.tasks import Task
from firedamp.science.telemetry import Recording, recording

RNG = np.random.default_rng(1)
ROWS = 6000


def reason(
    values: np.ndarray, one: Recording | None = None, horizon: int | None = None
) -> tuple[str, float | None] | None:
    """Why a column is left out beside the real ones, none of which may be; None where it is not."""
    found = leaks(with_column(one or real().head(ROWS), "suspect", values), TARGET, horizon)
    assert {leak.name for leak in found} <= {"suspect"}
    return (found[0].reason, found[0].minutes) if found else None


def target(rows: int = ROWS) -> np.ndarray:
    return real().channel(TARGET)[:rows]


def test_of_the_real_file_only_the_makers_own_target_is_left_out() -> None:
    assert reason(makers_target(), real()) == (FUTURE, 3)


@pytest.mark.parametrize(
    "values",
    [
        target(),
        target() * 10_000,
        (target() - 1) * -3,
        np.where(RNG.random(ROWS) < 0.005, 0.0, target()),
    ],
    ids=["itself", "in ppm", "turned round", "with a few readings lost"],
)
def test_the_target_under_another_name_is_left_out(values: np.ndarray) -> None:
    assert reason(values) == (SAME, None)


@pytest.mark.parametrize("ahead", [1, 6, 37, 120, 2880])
def test_the_target_of_later_is_left_out(ahead: int) -> None:
    assert reason(np.r_[target()[ahead:], np.full(ahead, np.nan)]) == (FUTURE, ahead / 2)


@pytest.mark.parametrize("statistic", ["max", "mean"])
@pytest.mark.parametrize("horizon", [2, 11, 70, 480])
def test_the_future_is_left_out_whatever_its_span(horizon: int, statistic: str) -> None:
    found = reason(10_000 * target_of(target(), horizon, statistic))
    assert found is not None
    assert found[0] == FUTURE


def test_the_future_is_seen_through_rounding_and_noise() -> None:
    assert reason(np.round(target_of(target(), 20, "mean"), 1)) is not None
    assert reason(target_of(target(), 20) + 0.02 * RNG.normal(size=ROWS)) is not None


@pytest.mark.parametrize("rows", [5, 11, 21])
def test_a_mean_about_now_is_left_out_for_half_of_it_is_yet_to_come(rows: int) -> None:
    assert (found := reason(np.convolve(target(), np.ones(rows) / rows, "same"))) is not None
    assert found[0] == FUTURE


def test_a_mean_over_a_block_of_rows_is_left_out_but_not_one_over_the_last_rows() -> None:
    now = target()
    blocks = np.repeat(now[: len(now) // 20 * 20].reshape(-1, 20).mean(axis=1), 20)
    found = reason(np.r_[blocks, np.full(len(now) - len(blocks), blocks[-1])])
    assert found is not None
    assert found[0] == FUTURE
    behind = np.convolve(now, np.ones(20) / 20)[: len(now)]
    assert reason(behind) is None


@pytest.mark.parametrize("horizon", [6, 60, 100])
def test_in_a_short_recording_the_answer_itself_is_found(horizon: int) -> None:
    assert reason(target_of(target(500), horizon), real().head(500), horizon) == (FUTURE, horizon / 2)


def test_the_minutes_are_those_of_the_rows_whatever_the_step() -> None:
    one = recording([TARGET, "next"], np.column_stack([target()[:-1], target()[1:]]), 600)
    assert [leak.minutes for leak in leaks(one, TARGET)] == [10]


@pytest.mark.parametrize(
    "values",
    [
        np.r_[target()[0], target()[:-1]],
        target() + 0.1 * RNG.normal(size=ROWS),
        np.r_[0, np.diff(target())],
        np.r_[np.zeros(20), target()[20:] - target()[:-20]],
    ],
    ids=["the row before", "a neighbour that goes with it", "its last change", "its change in ten minutes"],
)
def test_what_goes_with_the_target_is_kept(values: np.ndarray) -> None:
    assert reason(values) is None


@pytest.mark.parametrize(("rows", "most"), [(250, 1), (1000, 0), (4000, 0)])
def test_in_hours_of_a_real_longwall_hardly_a_sensor_is_taken_for_an_answer(rows: int, most: int) -> None:
    taken = 0
    for first in range(0, len(real()) - rows, max(rows // 2, 1000)):
        one = longwall(first, first + rows, real().names)
        taken += len(leaks(one, TARGET)) if np.ptp(one.channel(TARGET)) > 0.2 else 0
    assert taken <= most


def test_two_quiet_sensors_are_not_one() -> None:
    values = np.zeros((2000, 2))
    values[[300, 900], 0] = 0.5
    values[[500, 1200], 1] = 0.5
    assert leaks(recording([TARGET, "quiet"], values, 30), TARGET) == ()


def test_a_column_without_readings_or_changes_is_no_leak() -> None:
    assert reason(np.full(ROWS, np.nan)) is None
    assert reason(np.ones(ROWS)) is None


def test_what_is_to_be_kept_is_kept() -> None:
    one = with_column(with_column(real().head(ROWS), "copy", target()), "answer", makers_target()[:ROWS])
    excluded, clean = without_leaks(one, Task(TARGET, 6), ("answer",))
    assert [leak.name for leak in excluded] == ["copy"]
    assert clean.names == (*real().names, "answer")
    with pytest.raises(InputError, match="unknown_channel"):
        without_leaks(one, Task(TARGET, 6), ("anser",))
