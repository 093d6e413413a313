"""Which blend of methods restores best what was hidden? Weights learned on artificial gaps, shrunk towards linear."""

from __future__ import annotations

import numpy as np

PRIOR_GAPS = 6.0  # artificial gaps that the blend of all series weighs against a series' own
PRIOR_LINEAR = 1.0  # gaps that linear interpolation weighs against the blend of all series
LEAST_WEIGHT = 0.04
HARD = 1e3


def blend(errors: np.ndarray, gaps: float, prior: np.ndarray, strength: float) -> np.ndarray:
    """Weights (C,) ≥ 0 that sum to 1 and make Σ|E w| small, drawn to `prior` (C,) as by `strength` gaps.

    `errors` (cells, C): each method's error at the hidden cells; `gaps`: how many gaps they make up, since cells of a
    gap err together. Least absolute deviations by three reweighted least squares, each a non-negative one.
    """
    weights = prior
    for _ in range(3):
        residual = np.abs(errors @ weights)
        heed = 1 / np.sqrt(np.maximum(residual, 0.1 * residual.mean() + 1e-9))
        weights = _simplex(errors * heed[:, None], gaps, prior, strength)
    return weights


def _simplex(errors: np.ndarray, gaps: float, prior: np.ndarray, strength: float) -> np.ndarray:
    count = len(prior)
    gram = errors.T @ errors
    spread = float(np.trace(gram)) / count
    if spread <= 0:
        return prior
    gram = gram / spread
    root = np.linalg.cholesky(gram + 1e-9 * np.eye(count)).T
    from scipy.optimize import nnls  # when it is asked for: it delays every start of the server else

    pull = np.sqrt(strength / max(gaps, 1))
    system = np.vstack([root, pull * np.eye(count), HARD * np.ones((1, count))])
    wanted = np.concatenate([np.zeros(count), pull * prior, [HARD]])
    weights = nnls(system, wanted)[0]
    weights = np.where(weights < LEAST_WEIGHT, 0.0, weights)
    total = weights.sum()
    found: np.ndarray = weights / total if total > 0 else prior
    return found
