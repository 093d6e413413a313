"""What is offered: the adaptive forecast, unless persistence or ridge is better in both errors on validation."""

from __future__ import annotations

import numpy as np
import pytest

from firedamp.science.forecasting.backtest import Backtest
from firedamp.science.forecasting.offering import choose, of_choice
from firedamp.science.forecasting.scoring import Score
from firedamp.science.forecasting.walk import Offered

SCORES = {"persistence": (1.0, 2.0), "ridge": (1.2, 2.2), "adaptive": (0.9, 1.8)}


def chosen(**errors: tuple[float, float]) -> tuple[str, tuple[str, ...]]:
    scores = {name: Score(mae, rmse, None, None, 100) for name, (mae, rmse) in {**SCORES, **errors}.items()}
    found = choose(scores)
    return found.name, found.unbeaten


def test_what_is_better_than_the_plain_ones_is_offered() -> None:
    assert chosen() == ("adaptive", ())


def test_a_median_a_little_behind_is_offered_for_the_sake_of_its_mean() -> None:
    assert chosen(adaptive=(1.05, 1.8)) == ("adaptive", ("mae",))


def test_what_is_behind_persistence_in_both_errors_is_not_offered() -> None:
    assert chosen(adaptive=(1.05, 2.1)) == ("persistence", ("mae", "rmse"))
    assert chosen(adaptive=(1.0, 2.0)) == ("persistence", ("mae", "rmse"))


def test_ridge_is_offered_where_it_is_better_in_both_errors() -> None:
    assert chosen(ridge=(0.8, 1.7)) == ("ridge", ())


def test_of_two_that_are_better_the_one_with_less_absolute_error_is_offered() -> None:
    assert chosen(ridge=(0.8, 1.9), adaptive=(1.5, 3.0))[0] == "ridge"
    assert chosen(ridge=(1.1, 1.9), adaptive=(1.5, 3.0))[0] == "persistence"


def offered() -> Offered:
    weights = np.tile([0.4, 0.1, 0.5, 0.0], (3, 2, 1))
    level = np.ones(3)
    return Offered(level, level, level - 0.1, level + 0.1, np.full((3, 1), 0.5), weights)


def test_a_plain_choice_is_offered_within_the_same_interval_made_wider_where_it_must() -> None:
    forecasts = np.array([[1.0, 1, 1, 1], [1.3, 1, 1, 1], [0.7, 1, 1, 1]])
    found = of_choice(offered(), forecasts, "persistence")
    assert found.median.tolist() == found.mean.tolist() == [1.0, 1.3, 0.7]
    assert found.low == pytest.approx([0.9, 0.9, 0.7])
    assert found.high == pytest.approx([1.1, 1.3, 1.1])
    assert (found.weights == [1, 0, 0, 0]).all()
    assert of_choice(offered(), forecasts, "adaptive").weights[0, 0].tolist() == [0.4, 0.1, 0.5, 0.0]


def test_a_backtest_offers_what_a_model_would(tested: Backtest) -> None:
    found, chosen_one = tested.offered, tested.forecasts[tested.choice.name]
    np.testing.assert_array_equal(found.median, chosen_one.median)
    rows = slice(tested.rolled.start, len(tested.laid.target))
    assert (found.bounds[rows, 0] <= found.median[rows]).all()
    assert (found.bounds[rows, 1] >= found.median[rows]).all()
