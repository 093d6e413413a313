"""What is the chance that a target passes a limit? How often errors were so large, made honest by what has come true.

The errors of the last day, in widths of the interval, are a distribution about the median. Its probabilities are too
sure of themselves while a mine changes its ways, and know nothing of steps: a sensor that reads tenths stays where it
is more often than not. So they are calibrated by a logistic regression (Platt 1999) on their log-odds and on whether
the channel reads above the limit already or just at it. A limit itself is seldom passed: what is learned from is
whether the channel rose by this much or that from where it read, at every row.

Targets overlap: those of a horizon's rows tell as much as `INDEPENDENT` of them would, and so much is believed of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SUREST = 1e-4  # no raw probability is taken for surer
STEPS, HALVINGS, CLOSE = 12, 8, 1e-3  # of Newton's method: steps at most, of each, and what ends them
INDEPENDENT = 2.0  # so many targets that do not overlap tell as much as those of a horizon's rows
BELIEF = np.array([0.0, 1.0, 0.0, 0.0])  # of shift, scale, above and at: that nothing needs to be calibrated
LEAST, MOST = np.array([-3.0, 0.1, -1.0, -6.0]), np.array([3.0, 2.0, 6.0, 3.0])
DOUBT = 0.1  # how many independent targets the belief is worth
SAME = 1e-6  # readings that differ by less are the same


@dataclass(frozen=True)
class Calibration:
    """log-odds = shift + scale · raw log-odds + above · [reads above the limit] + at · [reads just the limit]."""

    weights: tuple[float, ...] = tuple(BELIEF.tolist())

    def __call__(self, raw: np.ndarray, beyond: np.ndarray) -> np.ndarray:
        """Calibrated probabilities of raw ones; `beyond`: by how much the channel reads more than the limit (same
        shape); NaN where the raw one is."""
        return _sigmoid(_inputs(raw, beyond) @ np.asarray(self.weights))


def raw_chance(errors: np.ndarray, needed: np.ndarray, independent: float) -> np.ndarray:
    """The share of sorted errors (m,) above what is needed (any shape); NaN where nothing is known.

    Never 0 nor 1: half an error is added on either side to the `independent` ones that they are worth.
    """
    if not len(errors):
        return np.full(np.shape(needed), np.nan)
    above = 1 - np.searchsorted(errors, np.asarray(needed) + SAME, side="right") / len(errors)
    return np.where(np.isfinite(needed), (above * independent + 0.5) / (independent + 1), np.nan)


def falling(chance: np.ndarray, limits: Sequence[float]) -> np.ndarray:
    """Chances (n, l) of passing limits (l,), none greater than that of a lower one: calibration looks at each alone."""
    order = np.argsort(limits, kind="stable")
    found = np.empty_like(chance)
    found[:, order] = np.fmin.accumulate(chance[:, order], axis=1)
    return found


def calibrate(raw: np.ndarray, beyond: np.ndarray, passed: np.ndarray, importance: np.ndarray) -> Calibration:
    """The calibration of raw probabilities (n,) by whether levels were passed (n,), by penalised Newton steps.

    `importance` (n,) is counted in independent targets.
    """
    known = np.isfinite(raw)
    inputs, came, weight = _inputs(raw[known], beyond[known]), passed[known].astype(float), importance[known]
    found, least = BELIEF, _doubtfulness(BELIEF, inputs, came, weight)
    for _ in range(STEPS):
        full = _newton_step(found, inputs, came, weight)
        for halved in range(HALVINGS):
            nearer = np.clip(found - full / 2**halved, LEAST, MOST)
            doubtfulness = _doubtfulness(nearer, inputs, came, weight)
            if doubtfulness < least:
                break
        else:
            break
        found, least = nearer, doubtfulness
        if np.abs(full).max() < CLOSE:
            break
    return Calibration(tuple(found.tolist()))


def _newton_step(found: np.ndarray, inputs: np.ndarray, came: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The step (4,) to the least of a parabola; none for a weight that is at its bound and would go beyond."""
    expected = _sigmoid(inputs @ found)
    slope = inputs.T @ (weight * (expected - came)) + DOUBT * (found - BELIEF)
    bend = (inputs * (weight * expected * (1 - expected))[:, None]).T @ inputs + DOUBT * np.eye(len(BELIEF))
    free = ~((found <= LEAST) & (slope > 0)) & ~((found >= MOST) & (slope < 0))
    step = np.zeros(len(found))
    step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
    return step


def _doubtfulness(found: np.ndarray, inputs: np.ndarray, came: np.ndarray, weight: np.ndarray) -> float:
    """Minus the log-likelihood of what came true, and the penalty of leaving the belief."""
    odds = inputs @ found
    unlikely = (weight * (np.logaddexp(0, odds) - came * odds)).sum()  # a product of BLAS would wait for its threads
    return float(unlikely + (DOUBT * (found - BELIEF) ** 2).sum() / 2)


def _inputs(raw: np.ndarray, beyond: np.ndarray) -> np.ndarray:
    above, at = beyond > SAME, np.abs(beyond) <= SAME
    return np.stack([np.ones(raw.shape), _log_odds(raw), above, at], axis=-1)


def _log_odds(probability: np.ndarray) -> np.ndarray:
    sure = np.clip(probability, SUREST, 1 - SUREST)
    return np.asarray(np.log(sure / (1 - sure)))


def _sigmoid(odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-odds)))
