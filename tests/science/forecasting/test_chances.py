"""Chances: how often errors were so large; calibration makes the overconfident honest and leaves the honest alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import norm

from firedamp.science.forecasting.chances import BELIEF, DOUBT, LEAST, MOST, Calibration, calibrate, raw_chance

NOT_BEYOND = -1.0  # the channel reads less than the limit


def brier(chance: np.ndarray, came: np.ndarray) -> float:
    return float(((chance - came) ** 2).mean())


def test_a_chance_is_the_share_of_errors_that_would_reach_beyond() -> None:
    errors = np.arange(10.0)
    assert raw_chance(errors, np.array([4.5, -1.0, 20.0]), 10) == pytest.approx([5.5 / 11, 10.5 / 11, 0.5 / 11])


def test_errors_that_overlap_are_worth_fewer_and_make_no_chance_so_sure() -> None:
    """Twenty errors of one hour after another tell as much of the next as two would."""
    errors = np.repeat([0.0, 1.0], 10)
    assert raw_chance(errors, np.array([-1.0, 0.5, 2.0]), 2) == pytest.approx([2.5 / 3, 1.5 / 3, 0.5 / 3])


def test_a_limit_that_is_just_reached_is_not_passed() -> None:
    assert raw_chance(np.array([0.1, 0.1, 0.2]), np.array([0.1]), 3) == pytest.approx([1.5 / 4])


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert np.isnan(raw_chance(np.empty(0), np.zeros((3, 2)), 1)).all()
    assert np.isnan(raw_chance(np.arange(5.0), np.array([np.nan]), 5)).all()
    assert np.isnan(Calibration()(np.array([np.nan]), np.array([np.nan]))).all()


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000))
def test_chances_of_a_known_distribution_come_true_as_often_as_they_say(seed: int) -> None:
    rng = np.random.default_rng(seed)
    errors = np.sort(rng.normal(size=3000))
    needed = rng.normal(size=300)
    assert np.abs(raw_chance(errors, needed, 3000) - norm.sf(needed)).max() < 0.05


def test_what_is_honest_stays_as_it_is() -> None:
    rng = np.random.default_rng(1)
    raw = rng.uniform(0.02, 0.98, 4000)
    beyond = np.full(4000, NOT_BEYOND)
    found = calibrate(raw, beyond, rng.random(4000) < raw, np.ones(4000))
    assert np.abs(found(raw, beyond) - raw).max() < 0.05


def test_the_overconfident_is_made_honest() -> None:
    rng = np.random.default_rng(2)
    honest = rng.uniform(0.02, 0.98, 4000)
    overconfident = expit(2.5 * np.log(honest / (1 - honest)))
    beyond = np.full(4000, NOT_BEYOND)
    came = rng.random(4000) < honest
    found = calibrate(overconfident[:2000], beyond[:2000], came[:2000], np.ones(2000))
    said = found(overconfident[2000:], beyond[2000:])
    assert brier(said, came[2000:]) < brier(overconfident[2000:], came[2000:])
    assert np.abs(said - honest[2000:]).max() < 0.05


def test_a_sensor_that_stays_at_its_limit_is_learned_from() -> None:
    """Synthetic: half of the readings stand just at the limit, and pass it far more seldom than their chance says."""
    rng = np.random.default_rng(3)
    raw = np.full(2000, 0.5)
    beyond = np.where(rng.random(2000) < 0.5, 0.0, NOT_BEYOND)
    came = rng.random(2000) < np.where(beyond == 0, 0.05, 0.5)
    found = calibrate(raw, beyond, came, np.ones(2000))
    assert found(np.array([0.5]), np.array([0.0]))[0] < 0.15
    assert found(np.array([0.5]), np.array([NOT_BEYOND]))[0] == pytest.approx(0.5, abs=0.05)


def test_few_outcomes_change_little() -> None:
    came = np.ones(5, dtype=bool)
    found = calibrate(np.full(5, 0.5), np.full(5, NOT_BEYOND), came, np.full(5, 0.002))
    assert found(np.array([0.5]), np.array([NOT_BEYOND]))[0] == pytest.approx(0.5, abs=0.02)
    assert calibrate(np.full(5, np.nan), np.zeros(5), came, np.ones(5)) == Calibration()


def penalised(weights: np.ndarray, inputs: np.ndarray, came: np.ndarray, importance: np.ndarray) -> float:
    odds = inputs @ weights
    likelihood = importance @ (np.logaddexp(0, odds) - came * odds)
    return float(likelihood + (DOUBT * (weights - BELIEF) ** 2).sum() / 2)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 100_000))
def test_calibration_is_the_best_within_its_bounds_even_where_plain_newton_steps_run_away(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = int(rng.integers(1, 400))
    odds = np.clip(rng.normal(size=rows) * rng.uniform(0.2, 6) + rng.uniform(-6, 6), -9, 9)
    beyond = np.round(rng.normal(size=rows), 1)
    at, above = rng.uniform(-8, 4) * (beyond == 0), rng.uniform(-2, 8) * (beyond > 0)
    came = rng.random(rows) < expit(rng.uniform(-4, 4) + rng.uniform(0, 3) * odds + at + above)
    importance = np.full(rows, rng.choice([0.05, 1, 2]))
    found = np.array(calibrate(expit(odds), beyond, came, importance).weights)
    inputs = np.column_stack([np.ones(rows), odds, beyond > 0, beyond == 0])
    given_all = (inputs, came, importance)
    best = minimize(penalised, BELIEF, given_all, "L-BFGS-B", bounds=list(zip(LEAST, MOST, strict=True)))
    assert penalised(found, *given_all) <= best.fun + 1e-3 * max(1, importance.sum())
