"""A backtest: every model on the same rows, the choice on validation alone; and what bad input does to it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.science.forecasting.recordings import (
    TARGET,
    longwall,
    makers_target,
    synthetic,
    timed,
    with_column,
    with_readings,
)

from firedamp.science.forecasting.backtest import MODELS, Backtest, backtest
from firedamp.science.forecasting.offering import ADAPTIVE
from firedamp.science.forecasting.targets import target_of
from firedamp.science.forecasting.tasks import Task, resolution_of
from firedamp.science.telemetry import Recording, recording

SHIFTED = 1900  # rows of 2400: in the midst of the test


def error_of(found: Backtest, name: str, rows: slice) -> float:
    return float(np.nanmean(np.abs(found.forecasts[name].median[rows] - found.laid.target[rows])))


def test_every_model_is_scored_on_the_same_rows(tested: Backtest) -> None:
    for scores in (tested.validation_scores, tested.test_scores):
        assert set(scores) == {*MODELS, ADAPTIVE}
        assert len({score.count for score in scores.values()}) == 1
    assert tested.test_scores["persistence"].skill == 0


def test_validation_has_ended_before_the_test_begins(tested: Backtest) -> None:
    assert tested.validation.stop == tested.test.start - tested.task.horizon
    assert tested.test.stop == len(tested.laid.target) - tested.task.horizon
    assert tested.test.start in tested.rolled.origins
    assert tested.excluded == ()


def test_forecasts_begin_where_enough_was_learned(tested: Backtest) -> None:
    start = tested.rolled.start
    for each in tested.forecasts.values():
        assert np.isnan(each.median[:start]).all()
        assert np.isfinite(each.median[start:]).all()
    assert tested.limits == (1.0, 1.2)
    assert tested.chance.shape == (2400, 2)


def test_a_members_forecasts_are_those_of_what_was_known_at_its_origin() -> None:
    one = longwall(0, 1500)
    changed = one.values.copy()
    changed[1200:] = np.random.default_rng(1).uniform(0, 3, changed[1200:].shape)
    before, after = (backtest(each, Task(TARGET, 6)) for each in (one, recording(one.names, changed, 30)))
    origin = max(each for each in before.rolled.origins if each <= 1200)
    known = slice(before.rolled.start, min(origin + 720, 1200))
    np.testing.assert_array_equal(before.rolled.forecasts[known], after.rolled.forecasts[known])
    for name in before.forecasts:
        np.testing.assert_array_equal(before.forecasts[name].median[:1200], after.forecasts[name].median[:1200])
        np.testing.assert_array_equal(before.forecasts[name].bounds[:1200], after.forecasts[name].bounds[:1200])


def test_what_knows_the_answer_is_left_out_unless_it_is_to_be_kept() -> None:
    one = with_column(longwall(0, 700), "MM116_pred", makers_target()[:700])
    assert [leak.name for leak in backtest(one, Task(TARGET, 6)).excluded] == ["MM116_pred"]
    kept = backtest(one, Task(TARGET, 6), keep=("MM116_pred",))
    assert kept.test_scores["ridge"].mae < 0.5 * kept.test_scores["persistence"].mae


def shifted(name: str, change: Callable[[np.ndarray], np.ndarray]) -> Recording:
    one = longwall(0, 2400)
    values = one.channel(name).copy()
    values[SHIFTED:] = change(values[SHIFTED:])
    return with_readings(one, name, values)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (TARGET, lambda values: values + 1),
        ("MM31", lambda values: values + 2),
        ("AS038", lambda values: np.full(len(values), np.nan)),
        ("PD", lambda values: values * 50),
    ],
    ids=["another sensor of the target", "another sensor of an input", "an input that died", "a state in another unit"],
)
@pytest.mark.parametrize("horizon", [6, 40])
def test_after_a_change_of_sensors_the_forecast_is_hardly_behind_persistence(
    name: str, change: Callable[[np.ndarray], np.ndarray], horizon: int
) -> None:
    found = backtest(shifted(name, change), Task(TARGET, horizon))
    rows = slice(SHIFTED, None)
    assert np.isfinite(found.forecasts[ADAPTIVE].bounds[rows]).all()
    assert error_of(found, ADAPTIVE, rows) <= 1.05 * error_of(found, "persistence", rows)


def test_an_hour_missing_is_bridged_by_the_last_reading_and_forgotten() -> None:
    one = longwall(0, 2400)
    cells = one.values.copy()
    cells[SHIFTED : SHIFTED + 120] = np.nan
    found = backtest(recording(one.names, cells, 30), Task(TARGET, 6), limits=(1.0,))
    assert np.isfinite(found.forecasts[ADAPTIVE].median[found.rolled.start :]).all()
    assert np.isfinite(found.chance[-400:]).all()
    rows = slice(SHIFTED + 120, None)
    assert error_of(found, ADAPTIVE, rows) <= 1.05 * error_of(found, "persistence", rows)


@pytest.mark.parametrize(("step_s", "rows"), [(1, 1500), (60, 900), (600, 500)])
def test_any_step_can_be_forecast(step_s: float, rows: int) -> None:
    one = timed(synthetic(rows, step_s=step_s))
    found = backtest(one, Task("synthetic 0", 3), limits=(5.0,))
    assert found.test_scores[ADAPTIVE].mae <= 1.05 * found.test_scores["persistence"].mae


def test_the_mean_of_what_is_to_come_can_be_forecast_too() -> None:
    one = longwall(0, 700)
    found = backtest(one, Task(TARGET, 6, "mean"))
    np.testing.assert_array_equal(found.laid.target, target_of(one.channel(TARGET), 6, "mean"))


def test_a_constant_channel_and_one_without_readings_harm_nobody() -> None:
    one = with_readings(longwall(0, 700), "AS038", np.full(700, 1013.3))
    one = with_readings(one, "MM31", np.full(700, np.nan))
    found = backtest(one, Task(TARGET, 6))
    assert np.isfinite(found.forecasts[ADAPTIVE].median[found.rolled.start :]).all()


@pytest.mark.parametrize(
    ("readings", "step"),
    [([0.1, 0.3, 0.2, 0.6], 0.1), ([1.0, 0.0], 1.0), ([0.5], 0.0), ([np.nan], 0.0), (np.linspace(0, 1, 500), 0.0)],
)
def test_the_step_in_which_a_channel_reads_is_seen(readings: list[float], step: float) -> None:
    assert resolution_of(np.array(readings)) == step
