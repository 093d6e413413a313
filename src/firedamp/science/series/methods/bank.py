"""The bank of two-state models: Kalman filter and smoother, all series and all models at once."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

DIFFUSE = 1e5
COUNTED = 1e3  # an innovation of more variance comes of the diffuse start, and tells nothing of the model
LEAST = 1e-9
PRIOR_OF_WALK = 2.0  # log units by which the plain random walk is preferred


@dataclass(frozen=True)
class Model:
    """x_{t+1} = F x_t + w, w ~ N(0, σ² diag(q)); y = x[0] + e, e ~ N(0, σ² r); σ² is estimated for each series.

    `start`: variances of the first state, in σ². A step of d multiplies q by d and takes F to the power d (by its
    damping and angle).
    """

    transition: tuple[float, float, float, float]
    q: tuple[float, float]
    r: float
    start: tuple[float, float] = (DIFFUSE, 0.0)


def _trend(damping: float, q_level: float, q_slope: float, r: float, start: float) -> Model:
    return Model((1.0, 1.0, 0.0, damping), (q_level, q_slope), r, (DIFFUSE, start))


def _reverting(damping: float, r: float) -> Model:
    return Model((damping, 0.0, 0.0, 0.0), (1.0, 0.0), r, (1 / (1 - damping**2), 0.0))


def _cycle(period: float, damping: float, r: float) -> Model:
    cos, sin = (damping * part(2 * math.pi / period) for part in (math.cos, math.sin))
    variance = 1 / (1 - damping**2)
    return Model((cos, sin, -sin, cos), (1.0, 1.0), r, (variance, variance))


WALK = Model((1.0, 0.0, 0.0, 0.0), (1.0, 0.0), 0.0)
MODELS: tuple[Model, ...] = (
    WALK,
    *(Model((1.0, 0.0, 0.0, 0.0), (1.0, 0.0), r) for r in (0.3, 1.0, 4.0, 20.0)),
    *(_trend(1.0, 1.0, 0.0, r, 1.0) for r in (0.0, 1.0)),
    *(_trend(0.9, 1.0, q, r, q) for q in (0.1, 1.0) for r in (0.0, 0.5)),
    _trend(0.95, 0.0, 1.0, 0.0, 1.0),
    _trend(0.95, 0.0, 1.0, 3.0, 1.0),
    _trend(1.0, 1.0, 0.01, 1.0, 1.0),
    _trend(1.0, 0.0, 0.01, 1.0, 1.0),
    *(_reverting(damping, 0.0) for damping in (0.2, 0.6, 0.9, 0.97)),
    _reverting(0.97, 1.0),
    *(_cycle(period, 0.97, 0.3) for period in (4.0, 6.0, 8.0, 11.0, 16.0, 24.0)),
)


def smoothed(values: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """The averaged smoothed level of series (T, N) with gaps, over irregular `positions` (T,): (T, N)."""
    steps = np.diff(positions, prepend=positions[0])
    matrices = np.array([[_transition(model, step) for model in MODELS] for step in np.unique(steps)])
    place = np.searchsorted(np.unique(steps), steps)
    forward = _filtered(values, steps, matrices[place])
    levels = _backward(forward, matrices[place])
    weights = _weights(forward.likelihood)
    found: np.ndarray = (levels * weights[None]).sum(axis=2)
    return found


def _transition(model: Model, step: float) -> tuple[float, float, float, float]:
    """F to the power of a step: in closed form for steps that are no whole number too."""
    a, b, c, d = model.transition
    if step == 1 or step == 0:
        return (a, b, c, d) if step else (1.0, 0.0, 0.0, 1.0)
    if c:  # a cycle
        damping, angle = math.hypot(a, b) ** step, math.atan2(b, a) * step
        return (
            damping * math.cos(angle),
            damping * math.sin(angle),
            -damping * math.sin(angle),
            damping * math.cos(angle),
        )
    carried = b * (step if d == 1 else (1 - d**step) / (1 - d)) if b else 0.0
    return a**step, carried, 0.0, d**step


@dataclass(frozen=True)
class _Forward:
    """Filtered and foretold states: means (T, 2, N, M), covariances (T, 3, N, M) as (level, both, slope)."""

    mean: np.ndarray
    covariance: np.ndarray
    foretold_mean: np.ndarray
    foretold_covariance: np.ndarray
    likelihood: np.ndarray


def _filtered(values: np.ndarray, steps: np.ndarray, matrices: np.ndarray) -> _Forward:
    count, series, models = *values.shape, len(MODELS)
    q = np.array([model.q for model in MODELS]).T + LEAST
    r = np.array([model.r for model in MODELS]) + 1e-6
    mean, covariance = np.zeros((count, 2, series, models)), np.zeros((count, 3, series, models))
    foretold, spread = np.zeros_like(mean), np.zeros_like(covariance)
    start = np.array([model.start for model in MODELS]).T + LEAST
    m, p = np.zeros((2, series, models)), np.zeros((3, series, models))
    p[0], p[2] = start[0], start[1]
    logs, squares, seen = np.zeros((series, models)), np.zeros((series, models)), np.zeros((series, models))
    for row in range(count):
        if row:
            m, p = _foretell(m, p, matrices[row], q * max(steps[row], 0.0))
        foretold[row], spread[row] = m, p
        known = np.isfinite(values[row])
        f = p[0] + r
        error = np.where(known[:, None], values[row][:, None] - m[0], 0.0)
        gain0, gain1 = np.where(known[:, None], p[0] / f, 0.0), np.where(known[:, None], p[1] / f, 0.0)
        counted = known[:, None] & (f < COUNTED)
        logs += np.where(counted, np.log(f), 0.0)
        squares += np.where(counted, error**2 / f, 0.0)
        seen += counted
        m = np.stack([m[0] + gain0 * error, m[1] + gain1 * error])
        p = np.stack([p[0] - gain0 * p[0], p[1] - gain0 * p[1], p[2] - gain1 * p[1]])
        mean[row], covariance[row] = m, p
    variance = np.maximum(squares / np.maximum(seen, 1), 1e-12)
    return _Forward(mean, covariance, foretold, spread, -0.5 * (logs + seen * np.log(variance)))


def _foretell(m: np.ndarray, p: np.ndarray, matrix: np.ndarray, q: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    a, b, c, d = matrix.T
    mean = np.stack([a * m[0] + b * m[1], c * m[0] + d * m[1]])
    covariance = np.stack(
        [
            a * a * p[0] + 2 * a * b * p[1] + b * b * p[2] + q[0],
            a * c * p[0] + (a * d + b * c) * p[1] + b * d * p[2],
            c * c * p[0] + 2 * c * d * p[1] + d * d * p[2] + q[1],
        ]
    )
    return mean, covariance


def _backward(forward: _Forward, matrices: np.ndarray) -> np.ndarray:
    """Smoothed levels (T, N, M), by Rauch, Tung and Striebel."""
    levels = np.empty_like(forward.mean[:, 0])
    later = forward.mean[-1]
    levels[-1] = later[0]
    for row in range(len(levels) - 2, -1, -1):
        a, b, c, d = matrices[row + 1].T
        p, f = forward.covariance[row], forward.foretold_covariance[row + 1]
        determinant = np.maximum(f[0] * f[2] - f[1] ** 2, 1e-300)
        error = later - forward.foretold_mean[row + 1]
        u = (f[2] * error[0] - f[1] * error[1]) / determinant
        v = (f[0] * error[1] - f[1] * error[0]) / determinant
        back0, back1 = a * u + c * v, b * u + d * v
        m = forward.mean[row]
        later = np.stack([m[0] + p[0] * back0 + p[1] * back1, m[1] + p[1] * back0 + p[2] * back1])
        levels[row] = later[0]
    return levels


def _weights(likelihood: np.ndarray) -> np.ndarray:
    prior = likelihood.copy()
    prior[:, 0] += PRIOR_OF_WALK
    weights = np.exp(prior - prior.max(axis=1, keepdims=True))
    found: np.ndarray = weights / weights.sum(axis=1, keepdims=True)
    return found
