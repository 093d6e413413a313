"""What would forecasters have said, each learned of what had been observed by then? A rolling origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.members import COMPARED, MEMBERS, Fitting, Learned
from firedamp.science.forecasting.tasks import FEWEST_ROWS, LaidOut

REFITTED_H = 6  # how often the members learn anew
MOST_ORIGINS = 40  # of a long recording fewer a day
LEARNED_DAYS = 30  # of the past, at most, that a forecaster learns from
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Rolled:
    """What each member forecast at its turn: `forecasts` (n, 4), raw `bounds` (n, 2) and `compared` (n, 3), NaN before
    the row `start`; `origins` say where they learned anew."""

    forecasts: np.ndarray
    bounds: np.ndarray
    compared: np.ndarray
    start: int
    origins: tuple[int, ...]


def roll(laid: LaidOut, start: int, seed: int, *, compare: bool = False, progress: Progress = lambda done: None,
         cuts: tuple[int, ...] = ()) -> Rolled:  # fmt: skip
    """Learn at each origin, forecast until the next. `cuts`: rows at which an origin must lie."""
    n = len(laid.target)
    forecasts, bounds = np.full((n, len(MEMBERS)), np.nan), np.full((n, 2), np.nan)
    compared = np.full((n, len(COMPARED)), np.nan)
    spans = list(_spans(start, n, laid.step_s, cuts))
    for number, (origin, until) in enumerate(spans):
        ahead = laid.rows[origin:until]
        fitting = fitting_at(laid, origin, seed)
        learned = fitting.learned()
        forecasts[origin:until], bounds[origin:until] = learned.forecasts(ahead), learned.bounds(ahead)
        if compare:
            compared[origin:until] = fitting.compared(ahead)
        progress((number + 1) / len(spans))
    return Rolled(forecasts, bounds, compared, start, tuple(origin for origin, _ in spans))


def fitting_at(laid: LaidOut, origin: int, seed: int) -> Fitting:
    """What can be learned from at an origin: the rows of the last 30 days whose targets had been observed."""
    known = laid.known_before(origin)[-round(LEARNED_DAYS * 86_400 / laid.step_s) :]
    return Fitting(laid.rows[known], laid.target[known], seed)


def learn(laid: LaidOut, origin: int, seed: int) -> Learned:
    """Every member, learned at an origin."""
    return fitting_at(laid, origin, seed).learned()


def start_of(laid: LaidOut, share: float) -> int:
    """The row after a share of the rows at which enough targets had been observed to learn from."""
    first = int(len(laid.target) * share)
    known = np.flatnonzero(np.isfinite(laid.target) & np.isfinite(laid.rows.now))
    enough = int(known[min(FEWEST_ROWS, len(known)) // 2]) + laid.task.horizon
    return min(max(first, enough), len(laid.target) - 1)


def _spans(start: int, end: int, step_s: float, cuts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    every = max(round(REFITTED_H * 3600 / step_s), -(-(end - start) // MOST_ORIGINS))
    edges = sorted({start, *(cut for cut in cuts if start < cut < end)})
    for first, last in zip(edges, [*edges[1:], end], strict=True):
        firsts = range(first, last, every)
        yield from zip(firsts, [*firsts[1:], last], strict=True)
