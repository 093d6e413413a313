"""Interpolation of what the other series do not explain: series that rise and fall together restore one another."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.methods.neighbours import correlation
from firedamp.science.series.methods.ridge import ridge
from firedamp.science.series.panel import Panel

MOST_PREDICTORS = 8
FEWEST_KNOWN = 6


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """x̂_i = Σ_j b_j x_j + linear interpolation of (x_i − Σ_j b_j x_j): (T, N).

    b is the ridge regression of the changes of x_i between its known times on the changes of the eight series whose
    changes are most like its own, the penalty by leave-one-out errors. With b = 0 it is linear interpolation; at tails
    what is not explained holds its last value. It is the best linear estimate for random walks whose steps are
    correlated (Harvey 1989, ch. 8, the common-trends model). One series alone, and one of fewer than six known values,
    are left (`needs_other_series`, `needs_six_values`).
    """
    if panel.values.shape[1] < 2:
        return Filled(panel.values, {0: "needs_other_series"})
    filled = interpolated(panel.values, panel.positions)
    alike = _alike(panel.known, filled)
    values, lacking = panel.values.copy(), {}
    for column in np.flatnonzero((~panel.known).any(axis=0)).tolist():
        rows = np.flatnonzero(panel.known[:, column])
        if len(rows) < FEWEST_KNOWN:
            lacking[column] = "needs_six_values"
            continue
        explained = explained_part(filled, panel.positions, column, rows, alike[column])
        rest = filled[rows, column] - explained[rows]
        values[:, column] = explained + np.interp(panel.positions, panel.positions[rows], rest)
    return Filled(values, lacking)


def explained_part(
    filled: np.ndarray, positions: np.ndarray, column: int, rows: np.ndarray, others: np.ndarray
) -> np.ndarray:
    """Σ_j b_j x_j over all times (T,), nought where the changes of the others tell nothing."""
    weight = 1 / np.sqrt(np.diff(positions[rows]))
    changes = np.diff(filled[rows], axis=0) * weight[:, None]
    if not len(others):
        return np.zeros(len(filled))
    coefficients, share = ridge(changes[:, others], changes[:, column])
    part: np.ndarray = filled[:, others] @ coefficients if share > 0 else np.zeros(len(filled))
    return part


def _alike(known: np.ndarray, filled: np.ndarray) -> list[np.ndarray]:
    """The series whose changes are most like those of each; steps from or to a gap do not count."""
    changes = np.where(known[1:] & known[:-1], np.diff(filled, axis=0), 0.0)
    strength = np.abs(correlation(changes))
    np.fill_diagonal(strength, 0.0)
    found = []
    for row in strength:
        order = np.argsort(-row, kind="stable")[:MOST_PREDICTORS]
        found.append(np.sort(order[row[order] > 0]))
    return found
