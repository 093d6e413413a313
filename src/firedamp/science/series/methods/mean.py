"""The series' mean: the presentation's fourth algorithm."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.panel import Panel


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """Every gap gets the arithmetic mean of the series' known values: (T, N)."""
    means = np.nanmean(panel.values, axis=0)
    return Filled(np.where(panel.known, panel.values, means))
