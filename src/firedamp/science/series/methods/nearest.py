"""Interpolation and nearest values: the presentation's third algorithm."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.gaps import LONGEST_SHORT, runs
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.panel import Panel


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """Gaps of at most two steps are interpolated linearly; in a longer one each cell takes the known value nearest to
    it in time, the earlier of two as near: (T, N)."""
    values = interpolated(panel.values, panel.positions)
    for column in range(values.shape[1]):
        known = np.flatnonzero(panel.known[:, column])
        for first, last in runs(~panel.known[:, column]):
            if last - first + 1 > LONGEST_SHORT or first == 0 or last == len(values) - 1:
                gap = np.arange(first, last + 1)
                distance = np.abs(panel.positions[gap][:, None] - panel.positions[known][None, :])
                values[gap, column] = panel.values[known[distance.argmin(axis=1)], column]
    return Filled(values)
