"""Local-global with learning: the presentation's first algorithm (локально-глобальный алгоритм с обучением)."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.gaps import runs
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.methods.neighbours import most_alike
from firedamp.science.series.methods.ridge import ridge
from firedamp.science.series.panel import Panel

SERIES, NEIGHBOURS = 6, 5
FEWEST_KNOWN = 8
FOLDS = 6


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """x̂ = I + a·(L − I) + b·(G − I), with I the interpolation in time: (T, N).

    L, local: the mean, weighted by 1/distance, of what the series was above its own interpolation at the five times
    most like this one in the six series most like it (k-NN over series and times), added to I. G, global: ridge
    regression of the series on those series and on time. a, b ≥ 0, a + b ≤ 1 are learned on known values: blocks as
    long as the series' usual gap are hidden in turn. A series of fewer than eight known values is left
    (`needs_eight_values`), one without others too (`needs_other_series`).
    """
    if panel.values.shape[1] < 2:
        return Filled(panel.values, {0: "needs_other_series"})
    filled = interpolated(panel.values, panel.positions)
    alike = most_alike(filled, SERIES)
    values, lacking = panel.values.copy(), {}
    for column in np.flatnonzero((~panel.known).any(axis=0)).tolist():
        known = panel.known[:, column]
        if known.sum() < FEWEST_KNOWN:
            lacking[column] = "needs_eight_values"
        elif not len(alike[column]):
            lacking[column] = "needs_other_series"
        else:
            values[:, column] = _restored(panel.values[:, column], panel.positions, filled[:, alike[column]])
    return Filled(values, lacking)


def _restored(series: np.ndarray, positions: np.ndarray, others: np.ndarray) -> np.ndarray:
    known = np.isfinite(series)
    learned = [_estimates(series, positions, others, known & ~fold, fold) for fold in _folds(known)]
    truth = np.concatenate([series[fold] for fold in _folds(known)])
    base, local, of_all = (np.concatenate(parts) for parts in zip(*learned, strict=True))
    a, b = _blend(truth - base, local - base, of_all - base)
    base, local, of_all = _estimates(series, positions, others, known, ~known)
    result = series.copy()
    result[~known] = base + a * (local - base) + b * (of_all - base)
    return result


def _folds(known: np.ndarray) -> list[np.ndarray]:
    """Blocks of known cells to hide in turn, each as long as the usual gap but at most a sixth of what is known."""
    rows = np.flatnonzero(known)
    usual = int(np.median([last - first + 1 for first, last in runs(~known)]))
    length = max(min(usual, len(rows) // FOLDS), 1)
    found = []
    for start in np.linspace(0, len(rows) - length, FOLDS).astype(int):
        fold = np.zeros(len(known), bool)
        fold[rows[start : start + length]] = True
        found.append(fold)
    return found


def _estimates(
    series: np.ndarray, positions: np.ndarray, others: np.ndarray, train: np.ndarray, wanted: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Interpolation, local and global estimate of the `wanted` cells from those in `train`."""
    base = np.interp(positions, positions[train], series[train])
    rows = np.flatnonzero(train)
    features = np.column_stack([others, (positions - positions.mean()) / max(positions.std(), 1e-9)])
    centre, mean = features[rows].mean(axis=0), series[rows].mean()
    coefficients, _ = ridge(features[rows] - centre, series[rows] - mean)
    of_all: np.ndarray = mean + (features[wanted] - centre) @ coefficients
    above = series[rows] - _from_neighbours(series, positions, rows)
    distance = np.sqrt(((features[wanted][:, None, :] - features[rows][None, :, :]) ** 2).sum(axis=2)) + 1e-3
    nearest = np.argpartition(distance, min(NEIGHBOURS, len(rows)) - 1, axis=1)[:, :NEIGHBOURS]
    weights = 1 / np.take_along_axis(distance, nearest, axis=1)
    local = base[wanted] + (weights * above[nearest]).sum(axis=1) / weights.sum(axis=1)
    found: tuple[np.ndarray, np.ndarray, np.ndarray] = (base[wanted], local, of_all)
    return found


def _from_neighbours(series: np.ndarray, positions: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Each known value as its two known neighbours would interpolate it; at the ends the one neighbour."""
    at, values = positions[rows], series[rows]
    found: np.ndarray = np.r_[values[1], values[:-2], values[-2]].astype(float)
    share = (at[1:-1] - at[:-2]) / (at[2:] - at[:-2])
    found[1:-1] = values[:-2] + share * (values[2:] - values[:-2])
    return found


def _blend(truth: np.ndarray, local: np.ndarray, of_all: np.ndarray) -> tuple[float, float]:
    """Shares of the local and the global estimate, by ridge regression, held to a, b ≥ 0 and a + b ≤ 1."""
    shares, _ = ridge(np.column_stack([local, of_all]), truth)
    a, b = np.maximum(shares, 0.0).tolist()
    return (a, b) if a + b <= 1 else (a / (a + b), b / (a + b))
