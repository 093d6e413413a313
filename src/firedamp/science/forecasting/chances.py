"""What is the chance that a target passes a limit? How often errors were so large, made honest by what has come true.

The errors of the last day, in widths of the interval, are a distribution about the median. Its probabilities are too
sure of themselves while a mine changes its ways, and know nothing of steps: a sensor that reads tenths stays where it
is more often than not. So they are calibrated by a logistic regression (Platt 1999) on their log-odds and on whether
the channel reads above the limit already or just at it, over several levels at once, since a limit itself is seldom
passed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SUREST = 1e-4  # no raw probability is taken for surer
STEPS = 8  # of Newton's method
BELIEF = (0.0, 1.0, 0.0, 0.0)  # of shift, scale, above and at: that nothing needs to be calibrated
LEAST, MOST = (-3.0, 0.1, -1.0, -6.0), (3.0, 2.0, 6.0, 3.0)
DOUBT = (5.0, 5.0, 1.0, 1.0)  # how many independent targets the belief is worth
SAME = 1e-6  # readings that differ by less are the same


@dataclass(frozen=True)
class Calibration:
    """log-odds = shift + scale · raw log-odds + above · [reads above the limit] + at · [reads just the limit]."""

    weights: tuple[float, ...] = BELIEF

    def __call__(self, raw: np.ndarray, beyond: np.ndarray) -> np.ndarray:
        """Calibrated probabilities of raw ones; `beyond`: by how much the channel reads more than the limit (same
        shape); NaN where the raw one is."""
        return _sigmoid(_inputs(raw, beyond) @ np.asarray(self.weights))


def raw_chance(errors: np.ndarray, needed: np.ndarray) -> np.ndarray:
    """The share of sorted errors (m,) above what is needed (any shape), never 0 nor 1; NaN where nothing is known."""
    if not len(errors):
        return np.full(np.shape(needed), np.nan)
    above = len(errors) - np.searchsorted(errors, np.asarray(needed) + SAME, side="right")
    return np.where(np.isfinite(needed), (above + 0.5) / (len(errors) + 1), np.nan)


def calibrate(raw: np.ndarray, beyond: np.ndarray, passed: np.ndarray, importance: np.ndarray) -> Calibration:
    """The calibration of raw probabilities (n,) by whether levels were passed (n,), by penalised Newton steps.

    `importance` (n,) is counted in independent targets.
    """
    known = np.isfinite(raw)
    inputs, came, weight = _inputs(raw[known], beyond[known]), passed[known].astype(float), importance[known]
    belief, doubt = np.array(BELIEF), np.diag(DOUBT)
    found = belief
    for _ in range(STEPS):
        expected = _sigmoid(inputs @ found)
        slope = inputs.T @ (weight * (expected - came)) + doubt @ (found - belief)
        bend = (inputs * (weight * expected * (1 - expected))[:, None]).T @ inputs + doubt
        found = np.clip(found - np.linalg.solve(bend, slope), LEAST, MOST)
    return Calibration(tuple(found.tolist()))


def _inputs(raw: np.ndarray, beyond: np.ndarray) -> np.ndarray:
    above, at = beyond > SAME, np.abs(beyond) <= SAME
    return np.stack([np.ones(raw.shape), _log_odds(raw), above, at], axis=-1)


def _log_odds(probability: np.ndarray) -> np.ndarray:
    sure = np.clip(probability, SUREST, 1 - SUREST)
    return np.asarray(np.log(sure / (1 - sure)))


def _sigmoid(odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-odds)))
