"""What is decided of what has come true? The weights of members, how far bounds are moved, and how errors are
spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from firedamp.science.forecasting.chances import INDEPENDENT, SAME, Calibration, calibrate, raw_chance
from firedamp.science.forecasting.members import CHANGE_MEAN, CHANGE_MEDIAN, MEMBERS, PERSISTENCE, RIDGE
from firedamp.science.forecasting.pace import FEWEST, Pace
from firedamp.science.forecasting.remembered import RISES, Remembered
from firedamp.science.forecasting.weighing import weights_for_mean, weights_for_median, weights_of_losses

NARROWEST = 1e-3  # of the usual width: no error is counted in narrower ones
MIXED = (
    [MEMBERS.index(name) for name in (PERSISTENCE, RIDGE, CHANGE_MEDIAN)],
    [MEMBERS.index(name) for name in (PERSISTENCE, RIDGE, CHANGE_MEAN)],
)
FIRST = MEMBERS.index(PERSISTENCE)
DIGITS = 9
UNCALIBRATED = Calibration()
LOSSES = (np.abs, np.square)
BLEND_WEIGHTS = (weights_for_median, weights_for_mean)


@dataclass(frozen=True)
class Decision:
    """What holds until the next decision.

    `blends` (b, 2, k): the members' weights in each blend, for the median and for the mean; `offered` (2, k): those in
    what is offered; `losses` (2, k + 1): the mean absolute and square error of the members and, last, of what was
    offered, over the last day; `moved`: how far the raw bounds are moved outwards; `errors`: those of the last day in
    widths, sorted, empty where too little is known, and as many `independent` ones they are worth; `usual`: the usual
    width; `calibration` of probabilities.
    """

    blends: np.ndarray
    offered: np.ndarray
    losses: np.ndarray
    moved: float = 0.0
    errors: np.ndarray = field(default_factory=lambda: np.empty(0))
    independent: float = 1.0
    usual: float = 1.0
    resolution: float = 0.0
    calibration: Calibration = UNCALIBRATED

    def raw_chance(self, limits: np.ndarray, median: np.ndarray, width: np.ndarray) -> np.ndarray:
        """The uncalibrated chance (n, l) of passing limits (l,), or each row's own (n, l), of medians (n,) and widths
        (n,) of raw intervals."""
        safe = np.maximum(width, NARROWEST * self.usual)
        needed = limits - snapped(median, self.resolution)[:, None]
        return raw_chance(self.errors, needed / safe[:, None], self.independent)


def first_decision(pace: Pace) -> Decision:
    """Persistence, while nothing has come true."""
    persistence = np.eye(len(MEMBERS))[MEMBERS.index(PERSISTENCE)]
    losses = np.full((2, len(MEMBERS) + 1), np.nan)
    return Decision(np.tile(persistence, (len(pace.blends), 2, 1)), np.tile(persistence, (2, 1)), losses)


def decide(past: Remembered, pace: Pace, level: float, rises: Sequence[float], resolution: float) -> Decision:
    """The decision by rows that have come true, at a level of the interval."""
    known = np.isfinite(past.members).all(axis=1) & np.isfinite(past.target) & (past.ages >= 1)
    seen = past[known & (past.ages <= pace.memory)]
    if len(seen.ages) < FEWEST:
        return first_decision(pace)
    blends = np.stack([_blend(seen, *times) for times in pace.blends])
    offered = np.stack([_mixture(seen, blends, statistic, pace) for statistic in (0, 1)])
    width = seen.raw[:, 1] - seen.raw[:, 0]
    usual = float(np.median(width)) or 1.0
    errors = np.sort((seen.target - snapped(seen.median, resolution)) / np.maximum(width, NARROWEST * usual))
    independent = max(1.0, INDEPENDENT * len(errors) / pace.horizon)
    moved, calibration = _moved(seen, pace, level), _calibration(seen, pace, np.asarray(rises))
    return Decision(blends, offered, _losses(seen), moved, errors, independent, usual, resolution, calibration)


def snapped(forecast: np.ndarray, resolution: float) -> np.ndarray:
    """The reading that a sensor of this resolution would show: what stays where it is has no error then."""
    return np.round(np.round(forecast / resolution) * resolution, DIGITS) if resolution else forecast


def _blend(seen: Remembered, memory: int, half_life: int) -> np.ndarray:
    """The members' weights (2, k) that would have served best."""
    recent = seen[seen.ages <= memory]
    importance = 0.5 ** (recent.ages / half_life)
    found = np.zeros((2, len(MEMBERS)))
    for statistic, weigh in enumerate(BLEND_WEIGHTS):
        if len(recent.ages) < FEWEST:
            found[statistic, FIRST] = 1
        else:
            found[statistic] = weigh(recent.members, recent.target, importance)
    return found


def _mixture(seen: Remembered, blends: np.ndarray, statistic: int, pace: Pace) -> np.ndarray:
    """The members' weights (k,) in what is offered."""
    members = MIXED[statistic]
    candidates = np.column_stack([seen.members[:, members], seen.blended(statistic)])
    losses = LOSSES[statistic](candidates - seen.target[:, None])
    weights = weights_of_losses(losses, 0.5 ** (seen.ages / pace.fading))
    found = weights[len(members) :] @ blends[:, statistic]
    found[members] += weights[: len(members)]
    return np.asarray(found)


def _losses(seen: Remembered) -> np.ndarray:
    """The mean loss of each member and of what was offered, (2, k + 1), for the median and for the mean."""
    said = (np.column_stack([seen.members, seen.median]), np.column_stack([seen.members, seen.mean]))
    return np.stack([
        loss(each - seen.target[:, None]).mean(axis=0) for loss, each in zip(LOSSES, said, strict=True)
    ])  # fmt: skip


def _moved(seen: Remembered, pace: Pace, level: float) -> float:
    """How far bounds must be moved to have held the level over what came true: conformalised quantile regression
    (Romano, Patterson and Candès 2019), with weights that fade (Barber, Candès, Ramdas and Tibshirani 2023)."""
    low, high = seen.raw.T
    scores = np.maximum(low - seen.target, seen.target - high)
    importance = 0.5 ** (seen.ages / pace.moving)
    return float(np.quantile(scores, np.clip(level, 0.0, 1.0), weights=importance, method="inverted_cdf"))


def _calibration(seen: Remembered, pace: Pace, rises: np.ndarray) -> Calibration:
    """Of the probabilities that the target lies above what the channel read by more than each rise (5,)."""
    every = max(1, pace.horizon // 4)
    thinned = seen[np.arange(len(seen.ages) - 1, -1, -every)]
    passed = thinned.target[:, None] > thinned.members[:, [FIRST]] + rises + SAME
    importance = np.full(passed.size, INDEPENDENT * every / (pace.horizon * RISES))
    beyond = np.broadcast_to(-rises, passed.shape)
    return calibrate(thinned.rising.ravel(), beyond.ravel(), passed.ravel(), importance)
