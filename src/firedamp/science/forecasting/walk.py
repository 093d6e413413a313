"""How does a forecast adapt row by row? What has come true of the last day decides weights, interval and probability.

A row's forecast uses the targets that had been observed at that row, none later: its own is known `horizon` rows on.
Decisions are made anew every ten minutes and hold for the rows until the next, so that a recording walked in one go, in
pieces or live, row by row, gives the same.

Members are weighed in two layers. A *blend* has the convex weights that would have served best over a day, half a day
or six hours. The *mixture*, which is offered, weighs members and blends by their fading losses: on one stretch of a
longwall nothing beats persistence, on the next a learned model wins by a third, and no choice made once is right for
both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from firedamp.science.forecasting.chances import falling
from firedamp.science.forecasting.deciding import FIRST, decide, first_decision, snapped
from firedamp.science.forecasting.members import summed
from firedamp.science.forecasting.pace import Pace
from firedamp.science.forecasting.remembered import TARGET, Remembered, columns

LEVEL = 0.9  # of targets that are to lie within their interval
CORRECTION = 0.005  # by how much a miss moves the level (adaptive conformal inference, Gibbs and Candès 2021)
LEVELS = (0.3, 1.1)  # within which it moves: in hours when nothing moves hardly any interval misses


@dataclass(frozen=True)
class Offered:
    """What is offered at rows (n,): the median, the mean, the 90 % interval, the chance (n, l) of passing each limit,
    the weights (n, 2, k) of the members in median and mean, and the `losses` (n, 2, k + 1) of the last day that came
    true, absolute and square, of each member and of the walk itself; NaN where there is none."""

    median: np.ndarray
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    chance: np.ndarray
    weights: np.ndarray
    losses: np.ndarray

    def __getitem__(self, rows: slice) -> Offered:
        return Offered(*(getattr(self, each.name)[rows] for each in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence[Offered]) -> Offered:
        return cls(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(cls)))


@dataclass(frozen=True)
class Scale:
    """What is known of a target's numbers beforehand: five `rises` above the reading by which probabilities are
    calibrated, the step in which the channel reads (0: none), and the least that it can read (`floor`)."""

    rises: tuple[float, ...]
    resolution: float = 0.0
    floor: float = -math.inf


class Walk:
    """A walk along a recording: `offer` the next rows, `observe` the targets as they come true, in any alternation.

    `row`: the next row; `observed`: the first row whose target has not been told. `limits`: those whose chance of being
    passed is offered.
    """

    def __init__(self, pace: Pace, scale: Scale, limits: Sequence[float] = ()) -> None:
        self.pace, self.scale, self.limits = pace, scale, tuple(limits)
        self.row = self.observed = self.counted = 0
        self.level = LEVEL
        self.past = np.empty((0, columns(pace)))
        self.decision = first_decision(pace)

    def observe(self, targets: np.ndarray) -> None:
        """The targets (n,) of the next rows that have come true; NaN where they never will be known."""
        if self.observed + len(targets) > self.row:
            raise ValueError("a target is observed before its row was forecast")
        first = len(self.past) - (self.row - self.observed)
        self.past[max(first, 0) : max(first + len(targets), 0), TARGET] = targets[max(0, -first) :]
        self.observed += len(targets)

    def offer(self, forecasts: np.ndarray, bounds: np.ndarray) -> Offered:
        """What is offered at the next rows (one at least): members' forecasts (n, k) and raw bounds (n, 2), NaN where
        unknown."""
        parts = []
        while len(forecasts):
            if self.row % self.pace.renewed == 0:
                self.renew()
            until = self.pace.renewed - self.row % self.pace.renewed
            parts.append(self._offer(forecasts[:until], bounds[:until]))
            forecasts, bounds = forecasts[until:], bounds[until:]
        return Offered.joined(parts)

    def break_off(self) -> None:
        """What has not come true never will: another recording follows."""
        self.observe(np.full(self.row - self.observed, np.nan))

    def renew(self) -> None:
        """Decide anew by what has come true so far."""
        ages = self.observed - (self.row - len(self.past) + np.arange(len(self.past)))
        past = Remembered(self.past, ages)
        self._correct_level(past)
        self.decision = decide(past, self.pace, self.level, self.scale.rises, self.scale.resolution)

    def _correct_level(self, past: Remembered) -> None:
        """By the share of targets, come true since the last decision, that lay outside their intervals."""
        fresh = past[(past.ages >= 1) & (past.ages <= self.observed - self.counted)]
        low, high = fresh.issued.T
        known = np.isfinite(fresh.target) & np.isfinite(low)
        missed = (fresh.target < low) | (fresh.target > high)
        level = self.level + CORRECTION * float(np.sum(missed[known] - (1 - LEVEL)))
        self.level = float(np.clip(level, *LEVELS))
        self.counted = self.observed

    def _offer(self, forecasts: np.ndarray, bounds: np.ndarray) -> Offered:
        decided = self.decision
        median, mean = (summed(forecasts, weights) for weights in decided.offered)
        median = snapped(median, self.scale.resolution)  # of what reads in steps the median is one of them
        low, high = bounds[:, 0] - decided.moved, bounds[:, 1] + decided.moved
        low, high = np.fmin(low, median), np.fmax(high, median)
        low = np.maximum(low, np.fmin(self.scale.floor, median))
        width = bounds[:, 1] - bounds[:, 0]
        reading, limits = forecasts[:, [FIRST]], np.asarray(self.limits)
        rising = decided.raw_chance(reading + np.asarray(self.scale.rises), median, width)
        self._remember(forecasts, bounds, np.column_stack([low, high, median, mean]), rising)
        raw = decided.raw_chance(limits, median, width)
        chance = falling(decided.calibration(raw, reading - limits), self.limits)
        weights, losses = (
            np.broadcast_to(each, (len(median), *each.shape)) for each in (decided.offered, decided.losses)
        )
        return Offered(median, mean, low, high, chance, weights, losses)

    def _remember(self, forecasts: np.ndarray, bounds: np.ndarray, said: np.ndarray, rising: np.ndarray) -> None:
        blends = summed(forecasts[:, None, None, :], self.decision.blends).reshape(len(said), -1)
        unknown = np.full(len(said), np.nan)
        rows = np.column_stack([forecasts, bounds, said, unknown, rising, blends])
        self.past = np.concatenate([self.past, rows])[-self.pace.kept :]
        self.row += len(said)


def walk_along(walk: Walk, forecasts: np.ndarray, bounds: np.ndarray, target: np.ndarray, first: int = 0) -> Offered:
    """Walk on along rows (n, k) whose targets (n,) are known now, as if each were the newest when it is forecast.

    `first`: the row of the walk that the first of `target` belongs to.
    """
    parts = []
    end = walk.row + len(forecasts)
    start = walk.row
    while walk.row < end:
        come_true = max(walk.observed, walk.row - walk.pace.horizon + 1)
        walk.observe(target[walk.observed - first : come_true - first])
        until = walk.row - walk.row % walk.pace.renewed + walk.pace.renewed
        block = slice(walk.row - start, min(until, end) - start)
        parts.append(walk.offer(forecasts[block], bounds[block]))
    return Offered.joined(parts)
