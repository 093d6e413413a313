"""Which series are most like each?"""

from __future__ import annotations

import numpy as np


def most_alike(values: np.ndarray, count: int) -> list[np.ndarray]:
    """Of each column of complete series (T, N), the up to `count` others of greatest absolute correlation.

    Constant series are like none. Equal correlations are ordered by column.
    """
    correlations = correlation(values)
    np.fill_diagonal(correlations, 0.0)
    strength = np.abs(correlations)
    found = []
    for column in range(values.shape[1]):
        order = np.argsort(-strength[column], kind="stable")[:count]
        found.append(np.sort(order[strength[column, order] > 0]))
    return found


def correlation(values: np.ndarray) -> np.ndarray:
    """Correlations of complete series: (N, N), 0 with a constant one."""
    centred = values - values.mean(axis=0)
    norm = np.sqrt((centred**2).sum(axis=0))
    centred /= np.where(norm > 1e-12, norm, np.inf)
    found: np.ndarray = centred.T @ centred
    return found
