"""Adaptive global regression: the presentation's second algorithm."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.methods.neighbours import most_alike
from firedamp.science.series.methods.ridge import ridge
from firedamp.science.series.panel import Panel

ROUNDS = 4
MOST_PREDICTORS = 20
FEWEST_KNOWN = 5
TOLERANCE = 1e-3


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """Each series is regressed on the (up to twenty) series most like it and on time, t and t²; (T, N).

    x̂_i = b₀ + Σ_j b_j x_j + c₁t + c₂t², by ridge regression whose penalty leave-one-out errors choose. Gaps start as
    interpolated; series with fewest gaps come first, and every regression uses what the ones before have filled
    (адаптивная глобальная регрессия); up to four rounds. A series of fewer than five known values is left
    (`needs_five_values`).
    """
    values, gaps = interpolated(panel.values, panel.positions), ~panel.known
    few = panel.known.sum(axis=0) < FEWEST_KNOWN
    lacking = {int(column): "needs_five_values" for column in np.flatnonzero(few & gaps.any(axis=0))}
    order = [int(c) for c in np.argsort(gaps.sum(axis=0), kind="stable") if gaps[:, c].any() and not few[c]]
    time = _time(panel.positions)
    for _ in range(ROUNDS):
        before = values[gaps]
        alike = most_alike(values, MOST_PREDICTORS)
        for column in order:
            values[gaps[:, column], column] = _predicted(values, time, gaps[:, column], column, alike[column])
        if np.abs(values[gaps] - before).mean() < TOLERANCE:
            break
    for column in lacking:
        values[:, column] = panel.values[:, column]
    return Filled(values, lacking)


def _time(positions: np.ndarray) -> np.ndarray:
    """Time and its square, each of mean 0 and spread 1: (T, 2)."""
    powers = np.column_stack([positions, (positions - positions.mean()) ** 2])
    spread = powers.std(axis=0)
    found: np.ndarray = (powers - powers.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return found


def _predicted(values: np.ndarray, time: np.ndarray, gap: np.ndarray, column: int, others: np.ndarray) -> np.ndarray:
    features = np.column_stack([values[:, others], time])
    centre, mean = features[~gap].mean(axis=0), values[~gap, column].mean()
    coefficients, _ = ridge(features[~gap] - centre, values[~gap, column] - mean)
    found: np.ndarray = mean + (features[gap] - centre) @ coefficients
    return found
