"""The task of the forecasting benchmark, what Firedamp makes of it, what peers made of it, and how long it takes."""

from __future__ import annotations

import csv
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from firedamp.science.forecasting import tasks
from firedamp.science.forecasting.backtest import TESTED, Backtest, backtest, walk_of
from firedamp.science.forecasting.live import Live, tail_of
from firedamp.science.forecasting.members import BOOSTING, ROUNDS
from firedamp.science.forecasting.model import Model, train
from firedamp.science.forecasting.rolling import learn
from firedamp.science.forecasting.scoring import Score, score
from firedamp.science.forecasting.targets import target_of
from firedamp.science.forecasting.tasks import Task
from firedamp.science.forecasting.walk import walk_along
from firedamp.science.telemetry import Recording, recording

ROOT = Path(__file__).resolve().parents[1]
READINGS = ROOT / "data" / "polish_longwall_methane" / "polish_longwall_methane.csv"
CHANNEL, ANSWER, STEP_S = "MM116", "MM116_pred", 30
HORIZONS = {3: 6, 10: 20, 30: 60, 60: 120}  # minutes -> rows
LONGWALLS, ROUNDS_OF_LIVE = 100, 40  # of 30 s: twenty minutes, in which each walk decides anew twice


class Errors(NamedTuple):
    """Mean absolute error of the median, root mean square error of the mean, coverage of the 90 % interval."""

    mae: float
    rmse: float
    coverage: float | None


class Outcome(NamedTuple):
    """Of one horizon: what is offered, the errors in which nothing beat persistence on validation, and the errors of
    every model on validation (the middle third) and test (the last)."""

    offered: str
    unbeaten: list[str]
    validation: dict[str, Errors]
    test: dict[str, Errors]
    start: int
    origins: list[int]


class Peer(NamedTuple):
    """What a peer made of one horizon; processor seconds of all its learning and of forecasting the test."""

    errors: Errors
    learning: float
    forecasting: float
    learned: int


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


@cache
def readings() -> Recording:
    """The whole file but the column that knows the answer."""
    rows = list(csv.DictReader(READINGS.read_text("utf-8").splitlines()))
    names = [name for name in rows[0] if name != ANSWER]
    return recording(names, np.array([[float(row[name]) for name in names] for row in rows]), STEP_S)


def edition(*files: Path) -> str:
    """A few letters that change where the code that figures rest on does."""
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(path.read_bytes())
    return found.hexdigest()[:8]


def own_edition() -> str:
    science = ROOT / "src" / "firedamp" / "science"
    return edition(Path(__file__), READINGS, *science.glob("forecasting/*.py"), *science.glob("telemetry/recording.py"))


def kept(path: Path, made: Callable[[], Any]) -> Any:
    """What a file of the folder says, made and written where there is none."""
    if not path.exists():
        path.write_text(json.dumps(made()))
    return json.loads(path.read_text())


def outcome(minutes: int, folder: Path) -> Outcome:
    found = kept(folder / f"own.{own_edition()}.{minutes}.json", lambda: _outcome(backtest(readings(), _task(minutes))))
    validation, test = (_errors(found[part]) for part in (2, 3))
    return Outcome(found[0], found[1], validation, test, *found[4:])


def _task(minutes: int) -> Task:
    return Task(CHANNEL, HORIZONS[minutes])


def _errors(told: dict[str, list[Any]]) -> dict[str, Errors]:
    return {name: Errors(*values) for name, values in told.items()}


def _outcome(found: Backtest) -> Outcome:
    scores = (
        {name: _told(each) for name, each in part.items()} for part in (found.validation_scores, found.test_scores)
    )
    return Outcome(
        found.choice.name, list(found.choice.unbeaten), *scores, found.test.start, list(found.rolled.origins)
    )


def _told(found: Score) -> Errors:
    return Errors(found.mae, found.rmse, found.coverage)


def write_given(path: Path, found: Outcome) -> None:
    """The task for forecasting_peers.py: the origins are those of Firedamp's own test."""
    told = {
        "names": readings().names, "channel": CHANNEL, "start": found.start, "horizons": list(HORIZONS.values()),
        "origins": [origin for origin in found.origins if origin >= found.start],
        "settings": {**BOOSTING, "n_estimators": ROUNDS, "seed": 1},
    }  # fmt: skip
    np.savez(path, values=readings().values, told=np.array(json.dumps(told)))


def peer_outcomes(folder: Path, start: int) -> dict[str, dict[int, Peer]]:
    """What forecasting_peers.py left: by peer and minutes, on the very rows that Firedamp is scored on."""
    found: dict[str, dict[int, Peer]] = {}
    for minutes, rows in HORIZONS.items():
        for path in sorted(folder.glob(f"*.{rows}.npz")):
            with np.load(path) as made:
                errors = _peer_errors(made["median"], made["mean"], start, rows)
                spent = (float(made[name]) for name in ("learning", "forecasting"))
                found.setdefault(path.name.removesuffix(f".{rows}.npz"), {})[minutes] = Peer(
                    errors, *spent, int(made["learned"])
                )
    return found


def _peer_errors(median: np.ndarray, mean: np.ndarray, start: int, rows: int) -> Errors:
    now = readings().channel(CHANNEL)
    own = slice(start, len(now) - rows)
    target = target_of(now, rows)[own]
    if not (np.isfinite(median).all() and np.isfinite(mean).all()):
        raise ValueError("a peer left rows of the test out")
    return _told(score(target, median[: len(target)], mean[: len(target)], now[own]))


def times(minutes: int, folder: Path) -> Times:
    return Times(*kept(folder / f"times.{own_edition()}.{minutes}.json", lambda: _times(minutes)))


def _times(minutes: int) -> Times:
    trained, *spent = training(minutes)
    laid = tasks.laid_out(readings(), _task(minutes), trained.card.states)
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
        trained = train(readings(), _task(minutes))
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
    found = kept(folder / f"live.{own_edition()}.json", _live)
    return [Round(*each) for each in found]


def _live() -> list[Round]:
    """The longwalls are the one real longwall, begun at a hundred different rows."""
    models = [training(minutes)[0] for minutes in HORIZONS]
    longwalls = [[Live(each, (1.0,)) for each in models] for _ in range(LONGWALLS)]
    return [_round(models, longwalls, number) for number in range(ROUNDS_OF_LIVE)]


def _round(models: list[Model], longwalls: list[list[Live]], number: int) -> Round:
    memory = readings().rows_in(60) + 1
    ends = [memory + 130 * place + number for place in range(len(longwalls))]
    newest = [readings().head(end + 1).tail(memory) for end in ends]
    processor, wall = time.process_time(), time.perf_counter()
    for known, walks in zip(newest, longwalls, strict=True):
        tail = tail_of(known, models[0].card, 1)
        for each in walks:
            each.advance(tail)
    return Round(time.process_time() - processor, time.perf_counter() - wall)
