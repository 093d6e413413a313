"""What would the forecasts of a recording have been worth? The choice is made on its middle third, the test on its
last."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.forecasting.chances import SAME
from firedamp.science.forecasting.features import states_of
from firedamp.science.forecasting.leaks import Leak, leaks
from firedamp.science.forecasting.members import (
    COMPARED,
    LEVEL_MEAN,
    LEVEL_MEDIAN,
    MEMBERS,
    PERSISTENCE,
    RIDGE,
    SEASONAL,
)
from firedamp.science.forecasting.offering import ADAPTIVE, CHOICES, LIGHTGBM, PLAIN, Choice, choose, of_choice
from firedamp.science.forecasting.pace import Pace
from firedamp.science.forecasting.rolling import Progress, Rolled, roll, start_of
from firedamp.science.forecasting.scoring import Score, score
from firedamp.science.forecasting.tasks import (
    FEWEST_TESTED,
    LaidOut,
    Task,
    laid_out,
    require_learnable,
    resolution_of,
)
from firedamp.science.forecasting.walk import LEVEL, Offered, Scale, Walk, walk_along
from firedamp.science.telemetry.recording import Recording

LEARNED_FIRST, TESTED = 1 / 3, 2 / 3  # of the rows: where the first forecast is made, and where the test begins
MOVES = (0.2, 0.5, 0.8)  # quantiles of how far targets lie from the reading: by such rises probabilities are calibrated
LIGHTGBM_LEVEL = "lightgbm_level"
MODELS = {  # name -> who gives its median and its mean
    PERSISTENCE: PLAIN[PERSISTENCE],
    SEASONAL: (SEASONAL, SEASONAL),
    RIDGE: PLAIN[RIDGE],
    LIGHTGBM: PLAIN[LIGHTGBM],
    LIGHTGBM_LEVEL: (LEVEL_MEDIAN, LEVEL_MEAN),
}


@dataclass(frozen=True)
class Forecast:
    """The forecast of a model at each row (n,), NaN where there is none, and its 90 % interval (n, 2)."""

    median: np.ndarray
    mean: np.ndarray
    bounds: np.ndarray


@dataclass(frozen=True)
class Backtest:
    """What each model forecast row by row, and how well: on the rows of `validation` and of `test`.

    `chance` (n, l): of passing each of `limits`, by the adaptive forecast. `excluded`: the columns that know the
    answer.
    """

    task: Task
    laid: LaidOut
    excluded: tuple[Leak, ...]
    forecasts: Mapping[str, Forecast]
    validation: slice
    test: slice
    validation_scores: Mapping[str, Score]
    test_scores: Mapping[str, Score]
    choice: Choice
    limits: tuple[float, ...]
    chance: np.ndarray
    rolled: Rolled
    walked: Offered

    @cached_property
    def offered(self) -> Forecast:
        """What the choice offers, as a model does it."""
        start = self.rolled.start
        return _forecast(
            of_choice(self.walked, self.rolled.forecasts[start:], self.choice.median, self.choice.mean), start
        )

    def offered_score(self, rows: slice) -> Score:
        """How good that was, on validation or test."""
        offered, plain = self.offered, self.forecasts[PERSISTENCE].median
        each = (self.laid.target, offered.median, offered.mean, plain, offered.bounds)
        return score(*(values[rows] for values in each))


def backtest(recording: Recording, task: Task, *, limits: tuple[float, ...] = (), keep: tuple[str, ...] = (),
             seed: int = 1, progress: Progress = lambda done: None) -> Backtest:  # fmt: skip
    """Roll an origin over the last two thirds of a recording, learning anew every six hours.

    `keep`: channels that are learned from though they look like the answer. Raises InputError: see `require_learnable`
    and `require_tested`, `unknown_channel` (keep).
    """
    require_learnable(recording, task)
    excluded, clean = without_leaks(recording, task, keep)
    n = len(clean)
    laid = laid_out(clean, task, states_of(clean, round(n * LEARNED_FIRST)))
    start = start_of(laid, LEARNED_FIRST)
    test = max(start + (n - start) // 2, round(n * TESTED))
    validation, tested = slice(start, test - task.horizon), slice(test, n - task.horizon)
    for rows in (validation, tested):
        require_tested(laid, rows)
    rolled = roll(laid, start, seed, compare=True, progress=progress, cuts=(test,))
    walk = walk_of(laid, start, limits)
    offered = walk_along(walk, rolled.forecasts[start:], rolled.bounds[start:], laid.target[start:])
    forecasts = _forecasts(laid, rolled, offered, start)
    validated, scores = (_scores(forecasts, laid.target, rows) for rows in (validation, tested))
    choice = choose({name: validated[name] for name in CHOICES})
    chance = np.full((n, len(limits)), np.nan)
    chance[start:] = offered.chance
    return Backtest(
        task, laid, excluded, forecasts, validation, tested, validated, scores, choice, tuple(limits), chance, rolled,
        offered,
    )  # fmt: skip


def require_tested(laid: LaidOut, rows: slice) -> None:
    """Raises InputError `too_few_to_test` where the known rows say nothing of how good a forecast is."""
    known = np.isfinite(laid.target[rows]) & np.isfinite(laid.rows.now[rows])
    if known.sum() < FEWEST_TESTED:
        raise InputError.one("rows", "too_few_to_test", int(known.sum()), minimum=FEWEST_TESTED)


def without_leaks(recording: Recording, task: Task, keep: tuple[str, ...]) -> tuple[tuple[Leak, ...], Recording]:
    """The columns that know the answer, and the recording without those that are not to be kept."""
    for name in keep:
        recording.channel(name)
    excluded = tuple(leak for leak in leaks(recording, task.channel, task.horizon) if leak.name not in keep)
    return excluded, recording.without([leak.name for leak in excluded])


def walk_of(laid: LaidOut, start: int, limits: tuple[float, ...] = ()) -> Walk:
    """A walk whose rises and resolution are those of the rows before its start."""
    before = slice(0, start - laid.task.horizon + 1)
    known = laid.target[before]
    known = known[np.isfinite(known)]
    floor = 0.0 if known.min() >= 0 else -math.inf
    return Walk(laid.pace, Scale(_rises(laid, before), resolution_of(known), floor), limits)


def _rises(laid: LaidOut, rows: slice) -> tuple[float, ...]:
    """Down a little, none, and up a little, by as much as usual, and by much."""
    moves = np.abs(laid.target[rows] - laid.rows.now[rows])
    moves = moves[np.isfinite(moves) & (moves > SAME)]
    little, usual, much = np.quantile(moves, MOVES, method="nearest").tolist() if len(moves) else (1.0, 1.0, 1.0)
    return (-little, 0.0, little, usual, much)


def _forecasts(laid: LaidOut, rolled: Rolled, offered: Offered, start: int) -> dict[str, Forecast]:
    columns = dict(zip((*MEMBERS, *COMPARED), np.hstack([rolled.forecasts, rolled.compared]).T, strict=True))
    found = {}
    for name, (median, mean) in MODELS.items():
        bounds = plain_bounds(columns[median], laid.target, start, laid.pace)
        found[name] = Forecast(columns[median], columns[mean], bounds)
    found[ADAPTIVE] = _forecast(offered, start)
    return found


def _forecast(offered: Offered, start: int) -> Forecast:
    """What was offered from a row on, NaN before."""
    whole = np.full((4, start + len(offered.median)), np.nan)
    whole[:, start:] = offered.median, offered.mean, offered.low, offered.high
    return Forecast(whole[0], whole[1], whole[2:].T)


def plain_bounds(forecast: np.ndarray, target: np.ndarray, start: int, pace: Pace) -> np.ndarray:
    """A forecast (n,) give and take what would have held the level over what came true of the last day: (n, 2)."""
    errors = np.abs(target - forecast)
    reach = np.full(len(target), np.nan)
    for first in range(start, len(target), pace.renewed):
        known = errors[max(start, first - pace.horizon + 1 - pace.memory) : max(start, first - pace.horizon + 1)]
        known = known[np.isfinite(known)]
        if len(known):
            reach[first : first + pace.renewed] = np.quantile(known, LEVEL)
    return np.column_stack([forecast - reach, forecast + reach])


def _scores(forecasts: Mapping[str, Forecast], target: np.ndarray, rows: slice) -> dict[str, Score]:
    plain = forecasts[PERSISTENCE].median[rows]
    return {
        name: score(target[rows], each.median[rows], each.mean[rows], plain, each.bounds[rows])
        for name, each in forecasts.items()
    }
