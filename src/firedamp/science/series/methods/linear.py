"""A straight line in time between the two nearest known values; the last value is held at tails."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.panel import Panel


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """x̂(t) = x_a + (x_b − x_a)(t − t_a)/(t_b − t_a), with a, b the nearest known times; x̂ = x_a beyond the last."""
    return Filled(interpolated(panel.values, panel.positions))


def interpolated(values: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """The series (T, N) with their gaps interpolated; a column without a known value stays NaN."""
    result = values.copy()
    for column in np.flatnonzero(np.isnan(values).any(axis=0)):
        known = np.isfinite(values[:, column])
        if known.any():
            gap = ~known
            result[gap, column] = np.interp(positions[gap], positions[known], values[known, column])
    return result
