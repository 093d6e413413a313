"""Weights: in the simplex, the best that a general optimiser finds, and drawn to who errs least."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, linprog, minimize

from firedamp.science.forecasting.weighing import LEAD, weights_for_mean, weights_for_median, weights_of_losses

SIMPLEX = LinearConstraint(np.ones(4), 1, 1)
SEEDS = st.integers(0, 10_000)


def problem(seed: int, rows: int = 200) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Synthetic forecasts (n, 4) that err together and each for itself, a target and importances that fade."""
    rng = np.random.default_rng(seed)
    target = rng.normal(size=rows).cumsum()
    errors = rng.normal(size=(rows, 4)) * rng.uniform(0.2, 2, 4) + rng.normal(size=(rows, 1))
    return target[:, None] + errors, target, 0.5 ** (np.arange(rows)[::-1] / 80)


def squares(weights: np.ndarray, forecasts: np.ndarray, target: np.ndarray, importance: np.ndarray) -> float:
    return float(importance @ (forecasts @ weights - target) ** 2 / importance.sum())


def least_absolute(forecasts: np.ndarray, target: np.ndarray, importance: np.ndarray) -> float:
    """The least mean absolute error that weights in the simplex can have: a linear programme."""
    rows = len(target)
    parts = np.hstack([forecasts, np.eye(rows), -np.eye(rows)])
    adding_up = np.r_[np.ones(4), np.zeros(2 * rows)]
    found = linprog(
        np.r_[np.zeros(4), importance, importance], A_eq=np.vstack([parts, adding_up]), b_eq=np.r_[target, 1]
    )
    return float(found.fun / importance.sum())


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_no_weights_in_the_simplex_have_less_square_error(seed: int) -> None:
    forecasts, target, importance = problem(seed)
    found = weights_for_mean(forecasts, target, importance)
    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)
    best = minimize(
        squares, np.full(4, 0.25), (forecasts, target, importance), "trust-constr",
        bounds=[(0, 1)] * 4, constraints=[SIMPLEX], options={"maxiter": 300},
    )  # fmt: skip
    assert squares(found, forecasts, target, importance) <= best.fun * (1 + 1e-6)


@settings(max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_weights_for_the_median_have_all_but_the_least_absolute_error(seed: int) -> None:
    forecasts, target, importance = problem(seed)
    found = weights_for_median(forecasts, target, importance)
    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)
    error = importance @ np.abs(forecasts @ found - target) / importance.sum()
    assert error <= least_absolute(forecasts, target, importance) * 1.01


@pytest.mark.parametrize("wild", [1e2, 1e6, 1e12])
def test_a_member_gone_wild_spoils_nobody_elses_weight(wild: float) -> None:
    forecasts, target, importance = problem(1)
    without = weights_for_mean(forecasts[:, :3], target, importance)
    forecasts[:, 3] += wild * np.random.default_rng(2).normal(size=len(target))
    assert weights_for_mean(forecasts, target, importance) == pytest.approx(np.r_[without, 0], abs=0.03)
    assert weights_for_median(forecasts, target, importance)[3] < 1e-3


def test_members_that_say_the_same_share_a_weight() -> None:
    forecasts, target, importance = problem(3)
    found = weights_for_mean(np.repeat(forecasts[:, :1], 4, axis=1), target, importance)
    assert found.sum() == pytest.approx(1)
    assert found.min() >= 0


def test_who_never_errs_has_all_the_weight() -> None:
    forecasts, target, importance = problem(4)
    forecasts[:, 2] = target
    for weigh in (weights_for_mean, weights_for_median):
        assert weigh(forecasts, target, importance).tolist() == [0, 0, 1, 0]


def test_where_nobody_errs_all_weigh_the_same() -> None:
    target = np.full(50, 1.5)
    for weigh in (weights_for_mean, weights_for_median):
        assert weigh(np.full((50, 4), 1.5), target, np.ones(50)) == pytest.approx(0.25)


@given(losses=st.lists(st.lists(st.floats(0, 1e6), min_size=3, max_size=3), min_size=1, max_size=20).map(np.array))
def test_the_mixture_lies_in_the_simplex(losses: np.ndarray) -> None:
    found = weights_of_losses(losses, np.ones(len(losses)))
    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)


def test_the_mixture_goes_to_who_errs_least() -> None:
    rng = np.random.default_rng(5)
    losses = np.abs(rng.normal(size=(500, 4))) * [1, 1, 0.3, 1]
    found = weights_of_losses(losses, np.ones(500))
    assert np.argmax(found) == 2
    assert found[2] > 0.9


def test_the_mixture_follows_what_was_lately_better() -> None:
    losses = np.ones((500, 3))
    losses[:400, 1], losses[400:, 2] = 0.3, 0.3
    found = weights_of_losses(losses, 0.5 ** (np.arange(500)[::-1] / 20))
    assert found[2] > 0.85


def test_persistence_is_left_only_for_what_is_clearly_better() -> None:
    def of(better: float) -> np.ndarray:
        return weights_of_losses(np.tile([1.0, better], (100, 1)), np.ones(100))

    assert of(1 / LEAD) == pytest.approx(0.5)
    assert of(1.0)[0] > 0.6
    assert of(0.25)[0] < 0.05


def test_who_has_had_no_loss_has_the_whole_mixture() -> None:
    assert weights_of_losses(np.array([[0.0, 1, 2], [0, 3, 4]]), np.ones(2)).tolist() == [1, 0, 0]
    assert weights_of_losses(np.zeros((5, 4)), np.ones(5)) == pytest.approx(0.25)
