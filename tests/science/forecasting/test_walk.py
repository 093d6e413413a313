"""A walk adapts: honest intervals and chances where nobody told of a change, and persistence while nothing is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from scipy.stats import norm

from firedamp.science.forecasting.alarms import reliability_of
from firedamp.science.forecasting.chances import falling
from firedamp.science.forecasting.pace import FEWEST, Pace
from firedamp.science.forecasting.walk import Offered, Scale, Walk, walk_along

LIMITS = (1.1, 1.3)
RISES = (-0.1, 0.0, 0.1, 0.2, 0.4)


@dataclass(frozen=True)
class Synthetic:
    """Rows (n,) of a made-up mine: what came true, what was offered, which are calm, and the true chances (n, l)."""

    target: np.ndarray
    offered: Offered
    calm: np.ndarray
    chance: np.ndarray


@cache
def synthetic(step_s: float, horizon: int, rows: int, seed: int = 1) -> Synthetic:
    """Synthetic: errors that are three times as large in wild hours, and twice as large again from half-way on.

    The raw bounds know of the wild hours, hold two thirds instead of nine tenths, and know nothing of the change.
    """
    rng = np.random.default_rng(seed)
    row = np.arange(rows)
    calm = np.where(np.sin(row * step_s / 86_400 * 2 * np.pi * 6) > 0, 1.0, 3.0)
    noise = np.convolve(rng.normal(size=rows + horizon), np.ones(horizon), "valid")[:rows] / np.sqrt(horizon)
    now = 1 + 0.3 * np.sin(row / 500)
    spread = 0.1 * calm * np.where(row < rows // 2, 1.0, 2.0)
    target = now + spread * noise
    forecasts = now[:, None] + rng.normal(size=(rows, 4)) * [0, 0.05, 0.02, 0.02]
    bounds = np.column_stack([now - 0.1 * calm, now + 0.1 * calm])
    known = np.where(row < rows - horizon, target, np.nan)
    walk = Walk(Pace.of(step_s, horizon), Scale(RISES), LIMITS)
    chance = norm.sf((np.array(LIMITS) - now[:, None]) / spread[:, None])
    return Synthetic(target, walk_along(walk, forecasts, bounds, known), calm, chance)


def covered(one: Synthetic, first: int) -> float:
    inside = (one.target >= one.offered.low) & (one.target <= one.offered.high)
    return float(inside[first:].mean())


# Of the third only two hundred targets are independent of each other, and half of them come after the change.
@pytest.mark.parametrize(
    ("step_s", "horizon", "rows", "least"),
    [(30, 6, 6000, 0.87), (30, 60, 4500, 0.87), (1, 60, 12_000, 0.8), (600, 3, 900, 0.87)],
)
def test_nine_of_ten_targets_lie_within_their_interval_though_the_mine_changed(
    step_s: float, horizon: int, rows: int, least: float
) -> None:
    one = synthetic(step_s, horizon, rows)
    assert least <= covered(one, 1000 if rows > 2000 else 300) <= 0.93
    assert least <= covered(one, rows // 2) <= 0.93


def test_intervals_are_wider_in_wild_hours() -> None:
    one = synthetic(30, 6, 6000)
    width = (one.offered.high - one.offered.low)[1000:3000]
    calm = one.calm[1000:3000] == 1
    assert np.median(width[~calm]) > 1.5 * np.median(width[calm])


def test_a_higher_limit_is_never_likelier_to_be_passed() -> None:
    for limits in (LIMITS, LIMITS[::-1]):
        given = np.array([[0.2, 0.3], [0.3, 0.2], [np.nan, np.nan]])
        found = falling(given, limits)
        low, high = limits.index(min(LIMITS)), limits.index(max(LIMITS))
        assert (found[:2, high] <= found[:2, low]).all()
        assert (found[:2, low] == given[:2, low]).all()
        assert np.isnan(found[2]).all()
    chance = synthetic(30, 6, 6000).offered.chance[1000:]
    assert (chance[:, 1] <= chance[:, 0]).all()


@pytest.mark.parametrize("place", [0, 1])
def test_chances_come_true_as_often_as_they_say(place: int) -> None:
    one = synthetic(30, 6, 6000)
    found = reliability_of(one.offered.chance[1000:, place], one.target[1000:], LIMITS[place])
    assert found is not None
    for said, came, count in found.bins:
        assert count < 200 or said == pytest.approx(came, abs=0.1)
    true = one.chance[1000:, place]
    assert found.brier < 1.15 * (true * (1 - true)).mean()


def test_while_nothing_has_come_true_persistence_is_offered_without_a_chance() -> None:
    one = synthetic(30, 6, 6000).offered[: FEWEST + 5]
    assert (one.weights == [1, 0, 0, 0]).all()
    assert np.isnan(one.chance).all()
    assert np.isfinite(one.low).all()


def test_the_weights_follow_who_errs_least() -> None:
    rng = np.random.default_rng(2)
    rows, horizon = 4000, 6
    target = np.sin(np.arange(rows) / 200) + 0.01 * rng.normal(size=rows)
    errors = rng.normal(size=(rows, 4)) * 0.3
    errors[:2000, 1] *= 0.1
    errors[2000:, 2:] *= 0.1
    walk = Walk(Pace.of(30, horizon), Scale(RISES))
    found = walk_along(walk, target[:, None] + errors, np.column_stack([target - 1, target + 1]), target)
    assert found.weights[1900, :, 1].min() > 0.9
    assert found.weights[3900, :, 2:].sum(axis=1).min() > 0.9


def test_no_bound_lies_below_what_a_sensor_can_read() -> None:
    rng = np.random.default_rng(3)
    rows = 1500
    target = np.abs(rng.normal(size=rows)) * 0.05
    forecasts = np.column_stack([np.roll(target, 1)] * 4)
    walk = Walk(Pace.of(30, 6), Scale(RISES, floor=0.0))
    found = walk_along(walk, forecasts, np.column_stack([forecasts[:, 0] - 0.5, forecasts[:, 0] + 0.5]), target)
    assert found.low.min() == 0


def test_bounds_without_width_and_forecasts_without_error_are_no_division_by_nought() -> None:
    level = np.full(1000, 0.5)
    walk = Walk(Pace.of(30, 6), Scale(RISES), LIMITS)
    found = walk_along(walk, np.column_stack([level] * 4), np.column_stack([level, level]), level)
    assert found.median == pytest.approx(0.5)
    assert ((found.chance[500:] > 0) & (found.chance[500:] < 0.5)).all()


def test_rows_without_a_reading_have_no_forecast_and_harm_no_later_one() -> None:
    rng = np.random.default_rng(4)
    forecasts = 1 + 0.1 * rng.normal(size=(2000, 4))
    target = 1 + 0.1 * rng.normal(size=2000)
    bounds = np.column_stack([forecasts[:, 0] - 0.2, forecasts[:, 0] + 0.2])
    forecasts[800:1000], bounds[800:1000], target[790:1000] = np.nan, np.nan, np.nan
    found = walk_along(Walk(Pace.of(30, 6), Scale(RISES), LIMITS), forecasts, bounds, target)
    gap = np.isnan(found.median)
    np.testing.assert_array_equal(np.flatnonzero(gap), np.arange(800, 1000))
    for each in (found.mean, found.low, found.high, found.chance[:, 0]):
        assert np.isnan(each[800:1000]).all()
        assert np.isfinite(each[1000:]).all()
