"""Live: row by row, in batches of any size, or a whole file at once, the forecasts are to the last bit the same."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.forecasting.conftest import LEARNED
from tests.science.forecasting.recordings import FEW, TARGET, longwall

from firedamp.science.errors import InputError
from firedamp.science.forecasting.backtest import Backtest, walk_of
from firedamp.science.forecasting.live import Live, tail_of
from firedamp.science.forecasting.model import Model, predict, train
from firedamp.science.forecasting.tasks import Task
from firedamp.science.forecasting.walk import Offered, walk_along
from firedamp.science.telemetry import Recording, recording

LIMITS = (1.0, 1.2)
OFFERED = ("median", "mean", "low", "high", "chance", "weights")


def same(one: Offered, other: Offered) -> None:
    for name in OFFERED:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


def with_faults() -> Recording:
    """Real readings of which some are lost: single ones, a channel for an hour, all of them for eighty minutes."""
    one = longwall(2000, 3000)
    cells = one.values.copy()
    cells[np.random.default_rng(1).random(cells.shape) < 0.01] = np.nan
    cells[200:320, 1] = np.nan
    cells[500:660] = np.nan
    return recording(FEW, cells, 30)


def in_batches(model: Model, one: Recording, sizes: list[int]) -> Offered:
    live, parts, done = Live(model, LIMITS), [], 0
    while done < len(one):
        size = min(sizes[len(parts) % len(sizes)], len(one) - done)
        done += size
        parts.append(live.advance(tail_of(one.head(done), model.card, size)))
    return Offered.joined(parts)


@settings(max_examples=3, deadline=None)
@given(sizes=st.lists(st.integers(5, 300), min_size=2, max_size=5))
def test_batches_of_any_size_are_the_whole_file(model: Model, sizes: list[int]) -> None:
    one = with_faults().head(700)
    same(in_batches(model, one, sizes), predict(model, one, LIMITS).offered)


def test_row_by_row_is_the_whole_file(model: Model) -> None:
    one = with_faults().tail(600).head(320)
    same(in_batches(model, one, [1]), predict(model, one, LIMITS).offered)


@pytest.mark.parametrize("task", [Task(TARGET, 1), Task(TARGET, 35, "mean")])
def test_it_is_the_same_whatever_the_horizon(task: Task) -> None:
    learned = train(longwall(0, 500), task)
    one = longwall(1000, 1400)
    same(in_batches(learned, one, [7, 1, 120]), predict(learned, one, LIMITS).offered)


@settings(max_examples=3, deadline=None)
@given(cuts=st.sets(st.integers(1, 1500), max_size=6))
def test_a_walk_in_pieces_is_the_walk_in_one_go(tested: Backtest, cuts: set[int]) -> None:
    laid, rolled = tested.laid, tested.rolled
    whole = walk_of(laid, rolled.start, LIMITS)
    rows = slice(rolled.start, None)
    target = laid.target[rows]
    at_once = walk_along(whole, rolled.forecasts[rows], rolled.bounds[rows], target)
    pieces, walk = [], walk_of(laid, rolled.start, LIMITS)
    edges = [0, *sorted(cuts), len(target)]
    for first, last in pairwise(edges):
        forecasts = rolled.forecasts[rows][first:last]
        pieces.append(walk_along(walk, forecasts, rolled.bounds[rows][first:last], target))
    same(Offered.joined(pieces), at_once)


def test_a_target_is_not_told_before_its_row_was_forecast(model: Model) -> None:
    live = Live(model)
    with pytest.raises(ValueError, match="before its row"):
        live.walk.observe(np.zeros(1))


def test_readings_to_come_change_nothing_that_was_offered_in_a_backtest(tested: Backtest) -> None:
    laid, rolled = tested.laid, tested.rolled
    rows = slice(rolled.start, None)
    for row in (3, 250, 903):
        walk, target = walk_of(laid, rolled.start, LIMITS), laid.target[rows].copy()
        target[row - laid.task.horizon + 1 :] = 7.0  # not one of these is known at the row
        found = walk_along(walk, rolled.forecasts[rows], rolled.bounds[rows], target)[: row + 1]
        offered = tested.forecasts["adaptive"]
        np.testing.assert_array_equal(found.median, offered.median[rows][: row + 1])
        np.testing.assert_array_equal(found.mean, offered.mean[rows][: row + 1])
        np.testing.assert_array_equal(np.column_stack([found.low, found.high]), offered.bounds[rows][: row + 1])
        np.testing.assert_array_equal(found.chance, tested.chance[rows][: row + 1])


def test_what_is_learned_leaves_a_gap_of_the_horizon(tested: Backtest) -> None:
    laid = tested.laid
    for origin in (5, 6, 7, 100, 1000):
        assert laid.known_before(origin).tolist() == list(range(max(0, origin - laid.task.horizon + 1)))


def test_each_channel_adds_its_part_to_the_forecast(model: Model) -> None:
    one = longwall(1900, 2100)
    live, tail = Live(model), tail_of(one, model.card, 60)
    offered = live.advance(tail)
    for statistic, forecast in enumerate((offered.median, offered.mean)):
        found = live.explain(tail, offered, statistic)
        assert set(found.channels) == set(FEW)
        assert found.start + found.usual + found.added.sum(axis=1) + found.rounded == pytest.approx(forecast, abs=1e-9)
        assert found.start.tolist() == one.channel(TARGET)[-60:].tolist()


def test_a_tail_at_another_step_is_refused(model: Model) -> None:
    one = longwall(LEARNED, 2100)
    with pytest.raises(InputError, match="step_unlike_learned"):
        tail_of(recording(one.names, one.values, 60), model.card, 5)
