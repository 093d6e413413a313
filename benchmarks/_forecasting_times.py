"""How long forecasts take: one training beside the LightGBM fits in it, and a round of live ones for many longwalls."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
from _forecasting_cases import HORIZONS, kept, own_edition, readings, task_of

from firedamp.science.forecasting import tasks
from firedamp.science.forecasting.backtest import TESTED, walk_of
from firedamp.science.forecasting.live import Live, tail_of
from firedamp.science.forecasting.model import Model, train
from firedamp.science.forecasting.rolling import learn
from firedamp.science.forecasting.walk import walk_along
from firedamp.science.telemetry import Recording

LONGWALLS, ROUNDS_OF_LIVE = 100, 40  # of 30 s: twenty minutes, in which each walk decides anew twice


class Times(NamedTuple):
    """Processor seconds of one training: whole, LightGBM's fits in it and their number, and building features; of
    learning once, and of forecasting the test."""

    train: float
    fits: float
    count: int
    features: float
    learning: float
    forecasting: float


class Round(NamedTuple):
    """Seconds of the live forecasts of all longwalls and horizons after one new row."""

    processor: float
    wall: float


def times(minutes: int, folder: Path) -> Times:
    return Times(*kept(folder / f"times.{own_edition(Path(__file__))}.{minutes}.json", lambda: _times(minutes)))


def _times(minutes: int) -> Times:
    trained, *spent = training(minutes)
    laid = tasks.laid_out(readings(), task_of(minutes), trained.card.states)
    start = round(len(laid.target) * TESTED)
    begin = time.process_time()
    learned = learn(laid, len(laid.target), trained.card.seed)
    learning = time.process_time() - begin
    begin = time.process_time()
    ahead = laid.rows[start:]
    walk_along(walk_of(laid, start), learned.forecasts(ahead), learned.bounds(ahead), laid.target[start:])
    return Times(*spent, learning, time.process_time() - begin)


@cache
def training(minutes: int) -> tuple[Model, float, float, int, float]:
    """A model, and what its training took: see `Times`."""
    with timed(lightgbm, "train") as fits, timed(tasks, "features_of") as features:
        begin = time.process_time()
        trained = train(readings(), task_of(minutes))
        whole = time.process_time() - begin
    return trained, whole, sum(fits), len(fits), sum(features)


@contextmanager
def timed(module: Any, name: str) -> Iterator[list[float]]:
    """The processor seconds of each call of a module's function."""
    spent: list[float] = []
    plain = getattr(module, name)

    def watched(*args: Any, **kwargs: Any) -> Any:
        begin = time.process_time()
        try:
            return plain(*args, **kwargs)
        finally:
            spent.append(time.process_time() - begin)

    setattr(module, name, watched)
    try:
        yield spent
    finally:
        setattr(module, name, plain)


def live(folder: Path) -> list[Round]:
    found = kept(folder / f"live.{own_edition(Path(__file__))}.json", _live)
    return [Round(*each) for each in found]


def _live() -> list[Round]:
    """The longwalls are the one real longwall, begun at a hundred different rows, and as the server begins them: so
    that they decide anew at different rows."""
    models = [training(minutes)[0] for minutes in HORIZONS]
    longwalls = [[Live(each, (1.0,)) for each in models] for _ in range(LONGWALLS)]
    renewed = models[0].walk.pace.renewed
    for place, walks in enumerate(longwalls):
        _advance(walks, _known(place, 0, renewed), 1 + place % renewed)
    return [_round(longwalls, number) for number in range(1, ROUNDS_OF_LIVE + 1)]


def _round(longwalls: list[list[Live]], number: int) -> Round:
    newest = [_known(place, number, 1) for place in range(len(longwalls))]
    processor, wall = time.process_time(), time.perf_counter()
    for known, walks in zip(newest, longwalls, strict=True):
        _advance(walks, known, 1)
    return Round(time.process_time() - processor, time.perf_counter() - wall)


def _known(place: int, number: int, new: int) -> Recording:
    """What is known of a longwall at a round, for so many new rows."""
    memory = readings().rows_in(60) + new
    return readings().head(readings().rows_in(90) + 130 * place + number).tail(memory)


def _advance(walks: list[Live], known: Recording, new: int) -> None:
    tail = tail_of(known, walks[0].model.card, new)
    for each in walks:
        each.advance(tail)
