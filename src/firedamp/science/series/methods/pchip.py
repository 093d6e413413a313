"""Monotone piecewise cubic interpolation (PCHIP); the last value is held at tails."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator

from firedamp.science.series.filled import Filled
from firedamp.science.series.panel import Panel


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """Cubic Hermite pieces with slopes that keep the data's monotony (Fritsch & Carlson 1980): (T, N).

    A series of fewer than three known values is left (`needs_three_values`).
    """
    values, lacking = panel.values.copy(), {}
    for column in np.flatnonzero(np.isnan(values).any(axis=0)):
        known = panel.known[:, column]
        if known.sum() < 3:
            lacking[int(column)] = "needs_three_values"
            continue
        at = panel.positions[known]
        within = np.clip(panel.positions[~known], at[0], at[-1])
        values[~known, column] = PchipInterpolator(at, panel.values[known, column])(within)
    return Filled(values, lacking)
