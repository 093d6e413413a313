"""How are forecasts weighed? By weights that add up to one and would have served best over what has come true."""

from __future__ import annotations

import numpy as np
from scipy.optimize import nnls

CLOSEST = 0.01  # of the usual error: where an error is less, its weight in the median's fit rises no further
ROUNDS = 6
ADDING_UP = 1e3  # the weight of "they add up to one" beside errors scaled to one
SHARPNESS = 6.0  # of the mixture: what errs a sixth more than the best has exp(−1) of its weight
LEAD = 1.2  # what others' errors count against those of the first, persistence: to be used they must be clearly better


def weights_for_mean(forecasts: np.ndarray, target: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """Weights (k,), none negative, sum 1, of the least squares: forecasts (n, k), target (n,), importance (n,).

    While weights add up to one, the error of the blend is the blend of the errors: so the errors alone are regressed
    on nought (Bates and Granger 1969, with the weights kept in the simplex).
    """
    errors = (forecasts - target[:, None]) * np.sqrt(importance)[:, None]
    size = np.sqrt((errors**2).sum(axis=0).max())
    if size == 0:
        return np.full(forecasts.shape[1], 1 / forecasts.shape[1])
    square = errors.T @ errors / size**2 + ADDING_UP**2
    square += 1e-9 * np.eye(len(square))
    root = np.linalg.cholesky(square).T
    found, _ = nnls(root, np.linalg.solve(root.T, np.full(len(square), ADDING_UP**2)))
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
    weights = np.exp(-SHARPNESS * (mean - least) / least)
    return np.asarray(weights / weights.sum())
