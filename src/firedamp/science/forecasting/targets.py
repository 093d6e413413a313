"""What is forecast? The greatest or the mean reading of a channel over the rows to come."""

from __future__ import annotations

import numpy as np

from firedamp.science.errors import InputError

MAX, MEAN = STATISTICS = ("max", "mean")
MOST_MISSING = 0.2  # of the readings over the horizon: with more, nobody knows what the greatest was


def target_of(readings: np.ndarray, horizon: int, statistic: str = MAX) -> np.ndarray:
    """The maximum or mean of the `horizon` rows after each row: (n,) of (n,), in the unit of the readings.

    NaN where it is not known: over the last `horizon` rows, and where more than a fifth of the readings are missing.
    Raises InputError: `not_a_choice` (statistic), `horizon_too_long` (not one target is known).
    """
    if statistic not in STATISTICS:
        raise InputError.one("statistic", "not_a_choice", statistic, choices=", ".join(STATISTICS))
    if not 1 <= horizon < len(readings):
        raise InputError.one("horizon", "horizon_too_long", horizon, rows_given=len(readings))
    ahead = np.lib.stride_tricks.sliding_window_view(readings[1:], horizon)
    known = np.isfinite(ahead)
    count = known.sum(axis=1)
    if statistic == MAX:
        found = np.where(known, ahead, -np.inf).max(axis=1)
    else:
        found = np.where(known, ahead, 0.0).sum(axis=1) / np.maximum(count, 1)
    target = np.full(len(readings), np.nan)
    target[: len(ahead)] = np.where(count >= (1 - MOST_MISSING) * horizon, found, np.nan)
    return target


def latest(readings: np.ndarray, memory: int) -> np.ndarray:
    """The last known reading at each row, none older than `memory` rows: (n,); NaN where there is none."""
    rows = np.arange(len(readings))
    seen = np.maximum.accumulate(np.where(np.isfinite(readings), rows, -1))
    old = (seen < 0) | (rows - seen > memory)
    return np.where(old, np.nan, readings[np.maximum(seen, 0)])
