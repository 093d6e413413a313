"""Which forecast is offered? Of persistence, ridge and the adaptive one the best on validation, for each error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from firedamp.science.forecasting.members import CHANGE_MEAN, CHANGE_MEDIAN, MEMBERS, PERSISTENCE, RIDGE
from firedamp.science.forecasting.scoring import Score
from firedamp.science.forecasting.walk import Offered

ADAPTIVE, LIGHTGBM = "adaptive", "lightgbm"
PLAIN = {  # name -> the members whose median and mean it is
    PERSISTENCE: (PERSISTENCE, PERSISTENCE),
    RIDGE: (RIDGE, RIDGE),
    LIGHTGBM: (CHANGE_MEDIAN, CHANGE_MEAN),
}
# Of equals the plainest is offered. Trees alone never are: they err without bounds where a mine changes its ways, and
# the adaptive forecast has them.
CHOICES = (PERSISTENCE, RIDGE, ADAPTIVE)
EARNED = 0.97  # of a plain forecast's loss over the last day: below it the adaptive one takes its place


@dataclass(frozen=True)
class Choice:
    """`median` and `mean`: whose is offered; `unbeaten`: the errors (`mae`, `rmse`) in which nothing beats persistence
    on validation."""

    median: str
    mean: str
    unbeaten: tuple[str, ...]


def choose(validation: Mapping[str, Score]) -> Choice:
    """The median with the least absolute error and the mean with the least square error, on validation alone: so that
    neither is worse there than persistence or ridge."""
    best = {error: min(CHOICES, key=lambda name: getattr(validation[name], error)) for error in ("mae", "rmse")}
    unbeaten = tuple(error for error, name in best.items() if name == PERSISTENCE)
    return Choice(best["mae"], best["rmse"], unbeaten)


def of_choice(offered: Offered, forecasts: np.ndarray, median: str, mean: str) -> Offered:
    """What is offered where the median and the mean of these names were chosen: within the adaptive interval, made
    wider where a plain median lies outside of it.

    A plain choice gives way at the rows (n,) before which, over the last day that had come true, the adaptive forecast
    erred clearly less: no choice made once is right for every stretch of a mine.
    """
    said, weights = [offered.median, offered.mean], offered.weights.copy()
    for statistic, name in enumerate((median, mean)):
        if name != ADAPTIVE:
            member = MEMBERS.index(PLAIN[name][statistic])
            losses = offered.losses[:, statistic]
            plain = ~(losses[:, -1] < EARNED * losses[:, member])
            said[statistic] = np.where(plain, forecasts[:, member], said[statistic])
            weights[plain, statistic] = np.eye(len(MEMBERS))[member]
    low, high = np.fmin(offered.low, said[0]), np.fmax(offered.high, said[0])
    return replace(offered, median=said[0], mean=said[1], low=low, high=high, weights=weights)
