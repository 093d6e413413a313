"""A model: the same of the same data, text and back, and what it says of a recording and of no other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.forecasting.conftest import LEARNED
from tests.science.forecasting.recordings import FEW, TARGET, longwall, timed, with_readings

from firedamp.science.errors import InputError
from firedamp.science.forecasting.backtest import backtest
from firedamp.science.forecasting.model import Model, Predicted, copy_of, predict, train
from firedamp.science.forecasting.offering import of_choice
from firedamp.science.forecasting.storing import model_text
from firedamp.science.forecasting.tasks import Task
from firedamp.science.forecasting.walk import Offered, walk_along
from firedamp.science.telemetry import Recording, recording

OFFERED = ("median", "mean", "low", "high", "chance", "weights")
LIMITS = (1.0, 1.2)


def same(one: Offered, other: Offered) -> None:
    for name in OFFERED:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


def refused(model: Model, one: Recording) -> str:
    with pytest.raises(InputError) as caught:
        predict(model, one)
    return caught.value.problems[0].rule


@pytest.fixture(scope="module")
def small() -> Model:
    return train(longwall(0, 400), Task(TARGET, 6))


def test_the_same_data_task_and_seed_give_the_same_text(small: Model) -> None:
    again = train(longwall(0, 400), Task(TARGET, 6))
    assert model_text(again) == model_text(small)
    assert model_text(train(longwall(0, 400), Task(TARGET, 6), seed=2)) != model_text(small)


def test_the_card_says_what_was_learned_from(model: Model) -> None:
    card = model.card
    assert (card.channels, card.states, card.rows, card.step_s) == (FEW, ("PD",), LEARNED, 30)
    assert card.validated_rows == LEARNED - 6 - LEARNED // 3
    assert set(card.validation) == {"persistence", "ridge", "lightgbm", "adaptive"}
    assert card.choice in card.validation


def test_importance_is_shared_out_among_channels(model: Model) -> None:
    shares = list(model.card.importance.values())
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert set(model.card.importance) == set(FEW)


def test_every_row_is_forecast_with_an_interval_about_it_and_chances(model: Model) -> None:
    offered = predict(model, longwall(0, 2400), LIMITS).offered
    for name in OFFERED:
        assert np.isfinite(getattr(offered, name)).all(), name
    assert (offered.low <= offered.median).all()
    assert (offered.median <= offered.high).all()
    assert offered.weights.sum(axis=2) == pytest.approx(1)
    assert ((offered.chance > 0) & (offered.chance < 1)).all()


def test_a_recording_that_begins_with_what_was_learned_goes_on_from_there(model: Model) -> None:
    longer = predict(model, longwall(0, 2200), LIMITS)
    assert longer.learned_rows == LEARNED
    walk = copy_of(model.walk, LIMITS)
    walk.renew()
    rows = slice(LEARNED, None)
    forecasts = model.learned.forecasts(longer.laid.rows)[rows]
    bounds = model.learned.bounds(longer.laid.rows)[rows]
    walked = walk_along(walk, forecasts, bounds, longer.laid.target, walk.row - LEARNED)
    same(longer.offered[rows], of_choice(walked, forecasts, model.card.choice, model.card.choice_of_mean))


def test_another_recording_is_walked_anew(model: Model) -> None:
    later = predict(model, longwall(600, 2200), LIMITS)
    assert later.learned_rows == 0
    assert (later.offered.weights[0] == later.offered.weights[5]).all()


def test_rows_that_were_learned_from_are_forecast_as_those_of_another_recording(model: Model) -> None:
    whole, cut = (predict(model, longwall(0, last), LIMITS) for last in (LEARNED, LEARNED - 1))
    assert (whole.learned_rows, cut.learned_rows) == (LEARNED, 0)
    same(whole.offered[: LEARNED - 1], cut.offered)


@settings(max_examples=6, deadline=None)
@given(first=st.sampled_from([0, 1000]), share=st.floats(0, 0.99), seed=st.integers(0, 100))
def test_readings_to_come_change_no_forecast_up_to_now(model: Model, first: int, share: float, seed: int) -> None:
    one = longwall(first, 2100)
    row = int(share * len(one))
    changed = one.values.copy()
    changed[row + 1 :] = np.random.default_rng(seed).uniform(0, 3, changed[row + 1 :].shape)
    before, after = (predict(model, each, LIMITS) for each in (one, recording(one.names, changed, one.step_s)))
    same(before.offered[: row + 1], after.offered[: row + 1])


def test_fewer_rows_than_the_horizon_can_be_forecast(model: Model) -> None:
    short, long = (predict(model, longwall(2000, last)).offered for last in (2004, 2100))
    same(short, long[:4])


def test_a_file_that_does_not_fit_is_refused(model: Model) -> None:
    one = longwall(2000, 2300)
    assert refused(model, one.without(["MM31"])) == "unknown_channel"
    assert refused(model, recording(one.names, one.values, 60)) == "step_unlike_learned"
    ppm = with_readings(one, "MM31", one.channel("MM31") * 10_000)
    assert refused(model, ppm) == "scale_differs"


def test_readings_that_cannot_be_are_not_believed_each_row_by_itself(model: Model) -> None:
    one = longwall(1000, 1600)
    values = one.channel(TARGET).copy()
    values[400:] *= 10_000  # ppm from here on
    values[300] = -5
    told = predict(model, with_readings(one, TARGET, values), LIMITS)
    as_given = predict(model, one, LIMITS).offered
    assert told.refused == {TARGET: 201}
    same(told.offered[:300], as_given[:300])
    assert np.isnan(told.offered.median[520:]).all()  # the last reading that can be counts for an hour
    assert np.nanmax(told.offered.median) < 10


def test_more_channels_and_another_order_change_nothing(model: Model) -> None:
    one = longwall(2000, 2300)
    same(predict(model, one).offered, predict(model, longwall(2000, 2300, ("BA13", *FEW[::-1]))).offered)


def test_a_model_of_rows_without_times_needs_none(small: Model) -> None:
    one = longwall(1000, 1200)
    same(predict(small, one).offered, predict(small, timed(one)).offered)


def test_a_model_that_knows_the_hour_needs_times() -> None:
    timely = train(timed(longwall(0, 400)), Task(TARGET, 6))
    assert (timely.card.first, timely.card.last) == ("2026-03-01T00:00:00.000000", "2026-03-01T03:19:30.000000")
    assert np.isfinite(predict(timely, timed(longwall(1000, 1200))).offered.median).all()
    assert refused(timely, longwall(1000, 1200)) == "missing"
    moved = timed(longwall(0, 400), np.datetime64("2026-04-01T05:00:00", "us"))
    assert predict(timely, moved).learned_rows == 0


def test_a_channel_without_readings_is_learned_from_as_such(small: Model) -> None:
    one = longwall(0, 400)
    without = train(with_readings(one, "MM31", np.full(400, np.nan)), Task(TARGET, 6))
    assert "MM31" not in without.card.ranges
    assert np.isfinite(predict(without, longwall(1000, 1200)).offered.median).all()


def said(one: Recording, task: Task) -> str:
    rules = set()
    for ask in (train, backtest):
        with pytest.raises(InputError) as caught:
            ask(one, task)  # type: ignore[operator]
        rules.add(caught.value.problems[0].rule)
    (rule,) = rules
    return rule


def test_what_cannot_be_learned_is_refused() -> None:
    one = longwall(0, 400)
    assert said(one, Task("MM117", 6)) == "unknown_channel"
    assert said(one, Task(TARGET, 400)) == "horizon_too_long"
    assert said(one, Task(TARGET, 0)) == "below_minimum"
    assert said(one, Task(TARGET, 6, "median")) == "not_a_choice"
    assert said(longwall(0, 150), Task(TARGET, 6)) == "too_few_rows"
    assert said(one, Task(TARGET, 120)) == "too_few_rows"
    assert said(with_readings(one, TARGET, np.full(400, np.nan)), Task(TARGET, 6)) == "too_few_rows"
    assert said(with_readings(one, TARGET, np.full(400, 0.5)), Task(TARGET, 6)) == "constant_target"


def test_a_unit_that_changes_is_named_with_its_row_in_the_file() -> None:
    ppm = longwall(0, 1200).channel(TARGET).copy()
    ppm[600:] *= 10_000
    ppm[:240] = np.nan  # unknown hours are of no unit
    changed = with_readings(longwall(0, 1200), TARGET, ppm)
    times = timed(changed).times
    assert times is not None
    late = recording(FEW, changed.values, 30, np.r_[times[:300], times[300:] + np.timedelta64(1, "D")])
    for one, row in ((changed, 601), (late, 600)):
        with pytest.raises(InputError) as caught:
            train(one, Task(TARGET, 6))
        (problem,) = caught.value.problems
        assert (problem.rule, problem.value) == ("scale_changes", TARGET)
        assert abs(problem.params["number"] - row) <= 120  # type: ignore[operator]


def test_a_target_that_died_leaves_nothing_to_test_on() -> None:
    dead = longwall(0, 900).channel(TARGET).copy()
    dead[400:] = np.nan
    with pytest.raises(InputError, match="too_few_to_test"):
        backtest(with_readings(longwall(0, 900), TARGET, dead), Task(TARGET, 6))


@pytest.mark.parametrize(("rows", "horizon"), [(206, 6), (250, 6), (400, 80)])
def test_a_few_hours_are_enough_to_learn_from(rows: int, horizon: int) -> None:
    one = longwall(0, rows)
    found = backtest(one, Task(TARGET, horizon), limits=LIMITS)
    assert min(score.count for score in found.test_scores.values()) >= 20
    model_text(train(one, Task(TARGET, horizon)))


def known(predicted: Predicted) -> np.ndarray:
    return np.isfinite(predicted.offered.median)


def test_an_hour_missing_leaves_forecasts_as_soon_as_there_are_readings(model: Model) -> None:
    one = longwall(2000, 2800)
    cells = one.values.copy()
    cells[300:500] = np.nan  # an hour and forty minutes: the last reading counts for an hour
    found = known(predict(model, recording(FEW, cells, 30), LIMITS))
    np.testing.assert_array_equal(np.flatnonzero(~found), np.arange(420, 500))


def test_a_clock_set_back_and_one_set_on_leave_forecasts(model: Model) -> None:
    one = longwall(2000, 2600)
    times = timed(one).times
    assert times is not None
    jumps = np.r_[times[:200], times[200:400] - np.timedelta64(3, "h"), times[400:] + np.timedelta64(5, "D")]
    found = predict(model, recording(FEW, one.values, 30, jumps), LIMITS)
    assert known(found)[found.laid.rows.features[:, 0] > 0].all()
