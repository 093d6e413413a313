"""How good were forecasts? Absolute and square error, coverage, and skill against persistence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Score:
    """`mae` of the median and `rmse` of the mean, in the unit of the target; `coverage`: share of targets within their
    intervals, None without one; `skill`: 1 − MAE / MAE of persistence, None where that has no error; `count`: rows."""

    mae: float
    rmse: float
    coverage: float | None
    skill: float | None
    count: int


def score(target: np.ndarray, median: np.ndarray, mean: np.ndarray, persistence: np.ndarray,
          bounds: np.ndarray | None = None) -> Score:  # fmt: skip
    """The score over the rows (n,) of which target, forecasts and persistence are known: one at least."""
    known = np.isfinite(target) & np.isfinite(median) & np.isfinite(mean) & np.isfinite(persistence)
    true = target[known]
    mae, plain = (float(np.abs(each[known] - true).mean()) for each in (median, persistence))
    rmse = float(np.sqrt(((mean[known] - true) ** 2).mean()))
    return Score(mae, rmse, coverage_of(target, bounds), 1 - mae / plain if plain > 0 else None, int(known.sum()))


def coverage_of(target: np.ndarray, bounds: np.ndarray | None) -> float | None:
    """The share of known targets (n,) within their bounds (n, 2)."""
    if bounds is None:
        return None
    known = np.isfinite(target) & np.isfinite(bounds).all(axis=1)
    if not known.any():
        return None
    low, high = bounds[known].T
    return float(((target[known] >= low) & (target[known] <= high)).mean())
