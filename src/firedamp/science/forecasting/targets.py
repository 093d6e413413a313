"""What is forecast? The greatest or the mean reading of a channel over the rows to come."""

from __future__ import annotations

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.forecasting.windows import greatest, sums

MAX, MEAN = STATISTICS = ("max", "mean")
MOST_MISSING = 0.2  # of the readings over the horizon: with more, nobody knows what the greatest was


def target_of(readings: np.ndarray, horizon: int, statistic: str = MAX) -> np.ndarray:
    """The maximum or mean of the `horizon` rows after each row: (n,) of (n,), in the unit of the readings.

    NaN where it is not known: over the last `horizon` rows, and where more than a fifth of the readings are missing.
    Raises InputError: `not_a_choice` (statistic), `below_minimum` (a horizon of no row).
    """
    if statistic not in STATISTICS:
        raise InputError.one("statistic", "not_a_choice", statistic, choices=", ".join(STATISTICS))
    if horizon < 1:
        raise InputError.one("horizon", "below_minimum", horizon, minimum=1)
    known = np.isfinite(readings)
    count = sums(known.astype(float), horizon)
    if statistic == MAX:
        behind = greatest(readings, horizon)
    else:
        behind = sums(np.where(known, readings, 0.0), horizon) / np.maximum(count, 1)
    found = np.where(count >= (1 - MOST_MISSING) * horizon, behind, np.nan)
    return np.concatenate([found[horizon:], np.full(min(horizon, len(readings)), np.nan)])


def latest(readings: np.ndarray, memory: int) -> np.ndarray:
    """The last known reading at each row, none older than `memory` rows: (n,); NaN where there is none."""
    rows = np.arange(len(readings))
    seen = np.maximum.accumulate(np.where(np.isfinite(readings), rows, -1))
    old = (seen < 0) | (rows - seen > memory)
    return np.where(old, np.nan, readings[np.maximum(seen, 0)])
