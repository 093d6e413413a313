"""The task of the forecasting benchmark, what Firedamp makes of it, and what peers made of it."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from firedamp.science.forecasting.alarms import reliability_of
from firedamp.science.forecasting.backtest import Backtest, backtest
from firedamp.science.forecasting.deciding import snapped
from firedamp.science.forecasting.members import BOOSTING, ROUNDS
from firedamp.science.forecasting.scoring import Score, score
from firedamp.science.forecasting.targets import target_of
from firedamp.science.forecasting.tasks import Task, resolution_of
from firedamp.science.telemetry import Recording, recording

ROOT = Path(__file__).resolve().parents[1]
READINGS = ROOT / "data" / "polish_longwall_methane" / "polish_longwall_methane.csv"
CHANNEL, ANSWER, STEP_S = "MM116", "MM116_pred", 30
HORIZONS = {3: 6, 10: 20, 30: 60, 60: 120}  # minutes -> rows
LEVELS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4)  # in %, whose chance of being passed is judged


class Errors(NamedTuple):
    """Mean absolute error of the median, root mean square error of the mean, coverage of the 90 % interval."""

    mae: float
    rmse: float
    coverage: float | None


class Chances(NamedTuple):
    """Over all `LEVELS` of a part: the Brier score of the chances; that of each level's share of passings as if it had
    been known before; and the reliability: mean chance, share that passed and number in each tenth of the chance."""

    brier: float
    brier_of_rates: float
    bins: list[tuple[float, float, int]]


class Outcome(NamedTuple):
    """Of one horizon: whose median and mean is offered, the errors in which nothing beat persistence on validation, and
    the errors of every model, and of `offered`, on validation (the middle third) and test (the last); and what the
    chances were worth on both."""

    median: str
    mean: str
    unbeaten: list[str]
    validation: dict[str, Errors]
    test: dict[str, Errors]
    start: int
    origins: list[int]
    chances: dict[str, Chances]


class Peer(NamedTuple):
    """What a peer made of one horizon; processor seconds of all its learning and of forecasting the test."""

    errors: Errors
    learning: float
    forecasting: float
    learned: int


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


@cache
def own_edition(*files: Path) -> str:
    """That of Firedamp's own figures: of the code as this process has it, whatever becomes of the files later."""
    science = ROOT / "src" / "firedamp" / "science"
    recorded = science / "telemetry" / "recording.py"
    return edition(Path(__file__), READINGS, recorded, *science.glob("forecasting/*.py"), *files)


def kept(path: Path, made: Callable[[], Any]) -> Any:
    """What a file of the folder says, made and written where there is none."""
    if not path.exists():
        path.write_text(json.dumps(made()))
    return json.loads(path.read_text())


def outcome(minutes: int, folder: Path) -> Outcome:
    found = kept(
        folder / f"own.{own_edition()}.{minutes}.json",
        lambda: _outcome(backtest(readings(), task_of(minutes), limits=LEVELS)),
    )
    validation, test = (_errors(found[part]) for part in (3, 4))
    chances = {part: Chances(*each) for part, each in found[7].items()}
    return Outcome(*found[:3], validation, test, *found[5:7], chances)


def task_of(minutes: int) -> Task:
    return Task(CHANNEL, HORIZONS[minutes])


def _errors(told: dict[str, list[Any]]) -> dict[str, Errors]:
    return {name: Errors(*values) for name, values in told.items()}


def _outcome(found: Backtest) -> Outcome:
    scores = (
        _of_part(found, rows, own)
        for rows, own in ((found.validation, found.validation_scores), (found.test, found.test_scores))
    )
    choice = found.choice
    return Outcome(
        choice.median, choice.mean, list(choice.unbeaten), *scores, found.test.start, list(found.rolled.origins),
        {"validation": _chances(found, found.validation), "test": _chances(found, found.test)},
    )  # fmt: skip


def _chances(found: Backtest, rows: slice) -> Chances:
    said, target = found.chance[rows], found.laid.target[rows]
    known = np.isfinite(target) & np.isfinite(said).all(axis=1)
    passed = target[known, None] > np.array(LEVELS)
    # One limit above all zeros and below all ones, so that levels are judged together.
    whole = reliability_of(said[known].ravel(), passed.ravel().astype(float), 0.5)
    if whole is None:
        raise ValueError("no chance is known")
    return Chances(whole.brier, float(passed.var(axis=0).mean()), [*whole.bins])


def _of_part(found: Backtest, rows: slice, scores: Mapping[str, Score]) -> dict[str, Errors]:
    also = {"offered": found.offered_score(rows), "lightgbm_rounded": _rounded_lightgbm(found, rows)}
    return {name: _told(each) for name, each in {**scores, **also}.items()}


def _rounded_lightgbm(found: Backtest, rows: slice) -> Score:
    """What LightGBM's median is worth when it is rounded to the step of the readings, as what is offered is."""
    forecast, plain = found.forecasts["lightgbm"], found.forecasts["persistence"].median
    median = snapped(forecast.median, resolution_of(readings().channel(CHANNEL)))
    return score(found.laid.target[rows], median[rows], forecast.mean[rows], plain[rows])


def _told(found: Score) -> Errors:
    return Errors(found.mae, found.rmse, found.coverage)


def write_given(folder: Path, found: Outcome) -> Path:
    """The task for forecasting_peers.py, whose origins are those of Firedamp's own test; where peers' forecasts are."""
    told = {
        "names": readings().names, "channel": CHANNEL, "start": found.start, "horizons": list(HORIZONS.values()),
        "origins": [origin for origin in found.origins if origin >= found.start],
        "settings": {**BOOSTING, "n_estimators": ROUNDS, "seed": 1},
    }  # fmt: skip
    told["task"] = hashlib.sha256(json.dumps(told).encode() + readings().values.tobytes()).hexdigest()[:8]
    np.savez(folder / "given.npz", values=readings().values, told=np.array(json.dumps(told)))
    return folder / f"peers.{told['task']}"


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
