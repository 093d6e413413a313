"""What is offered: for each error the best of persistence, ridge and the adaptive forecast on validation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.forecasting.backtest import Backtest
from firedamp.science.forecasting.offering import choose, of_choice
from firedamp.science.forecasting.scoring import Score
from firedamp.science.forecasting.walk import Offered

SCORES = {"persistence": (1.0, 2.0), "ridge": (1.2, 2.2), "lightgbm": (1.3, 2.3), "adaptive": (0.9, 1.8)}


def chosen(**errors: tuple[float, float]) -> tuple[str, str, tuple[str, ...]]:
    scores = {name: Score(mae, rmse, None, None, 100) for name, (mae, rmse) in {**SCORES, **errors}.items()}
    found = choose(scores)
    return found.median, found.mean, found.unbeaten


def test_what_is_better_than_the_plain_ones_is_offered() -> None:
    assert chosen() == ("adaptive", "adaptive", ())


def test_median_and_mean_are_chosen_each_by_its_error() -> None:
    assert chosen(adaptive=(1.05, 1.8)) == ("persistence", "adaptive", ("mae",))
    assert chosen(ridge=(0.8, 1.9)) == ("ridge", "adaptive", ())


def test_what_is_behind_persistence_is_not_offered_and_a_tie_is_persistence_s() -> None:
    assert chosen(adaptive=(1.05, 2.1)) == ("persistence", "persistence", ("mae", "rmse"))
    assert chosen(adaptive=(1.0, 2.0)) == ("persistence", "persistence", ("mae", "rmse"))


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=4, max_size=4))
def test_nothing_offered_is_worse_on_validation(errors: list[tuple[float, float]]) -> None:
    scores = dict(zip(SCORES, errors, strict=True))
    median, mean, _ = chosen(**scores)
    assert scores[median][0] <= min(scores["persistence"][0], scores["ridge"][0])
    assert scores[mean][1] <= min(scores["persistence"][1], scores["ridge"][1])


def offered() -> Offered:
    weights = np.tile([0.4, 0.1, 0.5, 0.0], (3, 2, 1))
    level = np.ones(3)
    return Offered(level, level, level - 0.1, level + 0.1, np.full((3, 1), 0.5), weights, np.ones((3, 2, 5)))


def test_a_plain_choice_is_offered_within_the_same_interval_made_wider_where_it_must() -> None:
    forecasts = np.array([[1.0, 1, 1, 1], [1.3, 1, 1, 1], [0.7, 1, 1, 1]])
    found = of_choice(offered(), forecasts, "persistence", "persistence")
    assert found.median.tolist() == found.mean.tolist() == [1.0, 1.3, 0.7]
    assert found.low == pytest.approx([0.9, 0.9, 0.7])
    assert found.high == pytest.approx([1.1, 1.3, 1.1])
    assert (found.weights == [1, 0, 0, 0]).all()
    assert of_choice(offered(), forecasts, "adaptive", "adaptive").weights[0, 0].tolist() == [0.4, 0.1, 0.5, 0.0]
    mixed = of_choice(offered(), forecasts, "adaptive", "persistence")
    assert (mixed.median.tolist(), mixed.mean.tolist()) == ([1, 1, 1], [1.0, 1.3, 0.7])
    assert mixed.weights[0].tolist() == [[0.4, 0.1, 0.5, 0.0], [1, 0, 0, 0]]


def test_a_plain_choice_gives_way_where_the_adaptive_forecast_has_erred_less_over_the_last_day() -> None:
    losses = np.ones((3, 2, 5))
    losses[1, 0, 4] = 0.9  # clearly, of the median
    losses[2, :, 4] = np.nan  # nothing known
    forecasts = np.full((3, 4), 2.0)
    found = of_choice(replace(offered(), losses=losses), forecasts, "persistence", "persistence")
    assert found.median.tolist() == [2, 1, 2]
    assert found.mean.tolist() == [2, 2, 2]
    assert found.weights[1].tolist() == [[0.4, 0.1, 0.5, 0.0], [1, 0, 0, 0]]


def test_trees_alone_are_never_offered() -> None:
    assert chosen(lightgbm=(0.8, 1.7)) == ("adaptive", "adaptive", ())


def test_a_backtest_offers_what_a_model_would(tested: Backtest) -> None:
    found, start = tested.offered, tested.rolled.start
    said = of_choice(tested.walked, tested.rolled.forecasts[start:], tested.choice.median, tested.choice.mean)
    np.testing.assert_array_equal(found.median[start:], said.median)
    np.testing.assert_array_equal(found.mean[start:], said.mean)
    assert np.isnan(found.median[:start]).all()
    rows = slice(tested.rolled.start, len(tested.laid.target))
    assert (found.bounds[rows, 0] <= found.median[rows]).all()
    assert (found.bounds[rows, 1] >= found.median[rows]).all()
