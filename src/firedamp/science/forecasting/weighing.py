"""How are forecasts weighed? By weights that add up to one and would have served best over what has come true."""

from __future__ import annotations

import numpy as np
from scipy.optimize import nnls

CLOSEST = 0.01  # of the usual error: where an error is less, its weight in the median's fit rises no further
ROUNDS = 6
SAME = 1e-9  # of the best one's square error: forecasts that differ by less are weighed alike
SHARPNESS = 2.0  # of the mixture: what errs half as much again as the best has exp(−1) of its weight
LEAD = 1.4  # what others' errors count against those of the first, persistence


def weights_for_mean(forecasts: np.ndarray, target: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """Weights (k,), none negative, sum 1, of the least squares: forecasts (n, k), target (n,), importance (n,).

    While weights add up to one, the error of the blend is the blend of the errors: so the errors alone are regressed
    on nought (Bates and Granger 1969, with the weights kept in the simplex).
    """
    errors = (forecasts - target[:, None]) * np.sqrt(importance)[:, None]
    squares = (errors**2).sum(axis=0)
    if squares.min() == 0:
        return np.asarray((squares == 0) / np.sum(squares == 0))
    # In units of the best one's errors. The least of wᵀGw + (Σw − 1)² has the direction of the least where Σw = 1.
    size = errors.T @ errors / squares.min() + 1 + SAME * np.eye(len(squares))
    root = np.linalg.cholesky(size).T
    found, _ = nnls(root, np.linalg.solve(root.T, np.ones(len(size))))
    return np.asarray(found / found.sum())


def weights_for_median(forecasts: np.ndarray, target: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """Weights (k,), none negative, sum 1, of the least absolute errors: by least squares that are reweighted."""
    weights = weights_for_mean(forecasts, target, importance)
    closest = max(CLOSEST * float(np.abs(forecasts - target[:, None]).mean()), np.finfo(float).tiny)
    for _ in range(ROUNDS):
        errors = np.abs(target - forecasts @ weights)
        weights = weights_for_mean(forecasts, target, importance / np.maximum(errors, closest))
    return weights


def weights_of_losses(losses: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """Weights (k,) of candidates by their losses (n, k), importance (n,): the less the mean loss, the more
    exponentially (Vovk 1990; with fading importance it tracks the best of the moment, Herbster and Warmuth 1998)."""
    mean = importance @ losses / importance.sum()
    mean[1:] *= LEAD
    least = mean.min()
    if least <= 0:
        best: np.ndarray = (mean == least) / np.sum(mean == least)
        return best
    with np.errstate(over="ignore"):  # what errs beyond all measure weighs nothing
        weights = np.exp(-SHARPNESS * (mean - least) / least)
    return np.asarray(weights / weights.sum())
