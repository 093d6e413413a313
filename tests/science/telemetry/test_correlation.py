"""Correlation with the target: the textbook's coefficients, the lag that is there, and honest significance."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from firedamp.science.errors import InputError
from firedamp.science.telemetry import recording
from firedamp.science.telemetry.correlation import COEFFICIENTS, Correlated, correlate, worth_of

RNG = np.random.default_rng(1)


def of(target: np.ndarray, other: np.ndarray, **options: float) -> Correlated:
    (found,) = correlate(recording(["target", "other"], np.column_stack([target, other]), 30), "target", **options)
    return found


def test_the_coefficients_without_a_lag_are_scipys() -> None:
    target, other = RNG.normal(size=200), RNG.normal(size=200)
    now = of(target, target + other, longest_lag_min=0).now
    expected = (stats.pearsonr, stats.spearmanr, stats.kendalltau)
    for kind, peer in zip(COEFFICIENTS, expected, strict=True):
        coefficient = now[kind]
        assert coefficient is not None
        assert coefficient.value == pytest.approx(peer(target, target + other).statistic)


def test_the_lag_of_a_channel_that_runs_ahead_is_found() -> None:
    cause = RNG.normal(size=1000)
    effect = np.roll(cause, 12) + 0.1 * RNG.normal(size=1000)  # six minutes later
    found = of(effect[20:], cause[20:])
    for kind in ("pearson", "spearman"):
        coefficient = found.greatest[kind]
        assert coefficient is not None
        assert coefficient.lag_min == 6
        assert coefficient.p < 1e-6
    assert max(found.by_lag, key=lambda lag: found.by_lag[lag] or 0) == 6


def test_gaps_are_left_out_pair_by_pair() -> None:
    target = RNG.normal(size=100)
    other = target.copy()
    other[10:40] = np.nan
    coefficient = of(target, other, longest_lag_min=0).now["pearson"]
    assert coefficient is not None
    assert (coefficient.value, coefficient.count) == (pytest.approx(1), 70)


def test_a_channel_that_does_not_vary_has_no_correlation() -> None:
    assert of(RNG.normal(size=50), np.ones(50)).greatest == dict.fromkeys(COEFFICIENTS)


def test_two_walks_that_have_nothing_to_do_with_each_other_are_rarely_significant() -> None:
    """With the count of rows as if they were independent, nearly every pair of such walks would be."""
    chances = []
    for _ in range(100):
        one, other = (stats.zscore(walk(2000)) for _ in range(2))
        coefficient = of(one, other, longest_lag_min=0).now["pearson"]
        assert coefficient is not None
        chances.append(coefficient.p)
    assert np.mean(np.array(chances) < 0.05) < 0.15


def walk(count: int) -> np.ndarray:
    """A series that remembers itself for some fifty rows."""
    steps = RNG.normal(size=count)
    found = np.zeros(count)
    for row in range(1, count):
        found[row] = 0.98 * found[row - 1] + steps[row]
    return found


def test_independent_rows_are_worth_themselves() -> None:
    assert worth_of(RNG.normal(size=5000), RNG.normal(size=5000)) > 4000


def test_what_cannot_be_correlated_is_refused() -> None:
    known = recording(["target", "other"], np.zeros((50, 2)), 30)
    with pytest.raises(InputError, match="constant_target"):
        correlate(known, "target")
    with pytest.raises(InputError, match="unknown_channel"):
        correlate(known, "MM116")
    with pytest.raises(InputError, match="below_minimum"):
        correlate(known, "target", -1)
    with pytest.raises(InputError, match="too_few_rows"):
        correlate(recording(["target", "other"], np.zeros((5, 2)), 30), "target")
