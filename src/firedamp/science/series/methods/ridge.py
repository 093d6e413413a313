"""Ridge regression whose penalty is chosen by leave-one-out errors, in closed form."""

from __future__ import annotations

import numpy as np

PENALTIES = np.array([0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0])  # times the rows


def ridge(features: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, float]:
    """Coefficients (P,) and the share of the target's squares that is explained when each row is left out in turn.

    `features` (R, P) and `target` (R,) are without intercept. The share is at most 1, and 0 for coefficients of nought,
    which are given when no penalty explains anything.
    """
    left, singular, right = np.linalg.svd(features, full_matrices=False)
    projected = left.T @ target
    shares = singular[:, None] ** 2 / (singular[:, None] ** 2 + PENALTIES * len(target))
    fitted = left @ (shares * projected[:, None])
    leverage = (left**2) @ shares
    errors = (target[:, None] - fitted) / np.maximum(1 - leverage, 1e-6)
    total = float((target**2).sum())
    squares = (errors**2).sum(axis=0)
    best = int(squares.argmin())
    if total <= 0 or squares[best] >= total:
        return np.zeros(features.shape[1]), 0.0
    damped = singular / (singular**2 + PENALTIES[best] * len(target))
    return right.T @ (damped * projected), float(1 - squares[best] / total)
