"""Low-rank completion of the matrix of series: CDRec's iteration with a soft threshold."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.panel import Panel

MOST_RANK = 5
SHRINKAGE = 0.5  # of the first singular value that is left out, taken off those that are kept
ROUNDS = 60
TOLERANCE = 1e-4


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """Gaps start as interpolated; then they are again and again what the leading singular vectors say: (T, N).

    X ← known cells, elsewhere U·max(S − λ, 0)·Vᵀ with rank min(5, N/2) and λ half the next singular value
    (Khayati, Cudré-Mauroux & Böhlen 2020; Mazumder, Hastie & Tibshirani 2010). One series alone is left
    (`needs_other_series`).
    """
    series = panel.values.shape[1]
    if series < 2:
        return Filled(panel.values, {0: "needs_other_series"})
    values, gaps = interpolated(panel.values, panel.positions), ~panel.known
    rank = max(min(MOST_RANK, series // 2), 1)
    for _ in range(ROUNDS):
        before = values[gaps]
        values[gaps] = _approximation(values, rank)[gaps]
        if np.abs(values[gaps] - before).mean() < TOLERANCE:
            break
    return Filled(values)


def _approximation(values: np.ndarray, rank: int) -> np.ndarray:
    """By the eigenvectors of the smaller Gram matrix: of a long table a few milliseconds."""
    tall = values if len(values) >= values.shape[1] else values.T
    squares, vectors = np.linalg.eigh(tall.T @ tall)
    singular = np.sqrt(np.maximum(squares[::-1], 0))
    threshold = SHRINKAGE * singular[rank] if rank < len(singular) else 0.0
    kept = vectors[:, ::-1][:, :rank]
    shrunk = np.maximum(singular[:rank] - threshold, 0) / np.maximum(singular[:rank], 1e-12)
    near: np.ndarray = ((tall @ kept) * shrunk) @ kept.T
    return near if tall is values else near.T
