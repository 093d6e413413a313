"""A trained model: what was learned, the walk it was on, and the card that says of what and how well."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import lightgbm
import numpy as np
import polars
import scipy
import sklearn

from firedamp.science.errors import InputError
from firedamp.science.forecasting.alarms import COST_OF_MISS, best_threshold
from firedamp.science.forecasting.backtest import walk_of, without_leaks
from firedamp.science.forecasting.features import states_of
from firedamp.science.forecasting.members import BOOSTING, MEMBERS, PERSISTENCE, RIDGE, RIDGE_PENALTY, ROUNDS, Learned
from firedamp.science.forecasting.offering import ADAPTIVE, choose
from firedamp.science.forecasting.rolling import Progress, learn, roll, start_of
from firedamp.science.forecasting.scoring import Score, score
from firedamp.science.forecasting.tasks import LaidOut, Task, laid_out, require_learnable
from firedamp.science.forecasting.walk import Offered, Walk, walk_along
from firedamp.science.telemetry.recording import Recording

VALIDATED_H = 72  # of the last hours, at most, on which a model is validated
LEARNED_FIRST = 1 / 3  # of the rows are learned from before validation begins
RANGE = (0.01, 0.25, 0.5, 0.75, 0.99)  # quantiles of each channel that the card keeps
SAME_UNIT = 1_000.0


@dataclass(frozen=True)
class Card:
    """What a model is: enough to make it again from the same data.

    `sha256` of the data, `rows` and `first`, `last` time of it (None without times); `ranges`: quantiles of each
    channel;
    `validation`: scores by model; `choice` on it and `unbeaten` (see `Choice`); `importance` (0…1) by channel.
    """

    task: Task
    step_s: float
    channels: tuple[str, ...]
    states: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    sha256: str
    rows: int
    first: str | None
    last: str | None
    ranges: Mapping[str, tuple[float, ...]]
    validation: Mapping[str, Score]
    validated_rows: int
    choice: str
    unbeaten: tuple[str, ...]
    thresholds: tuple[tuple[float, float], ...]
    importance: Mapping[str, float]
    seed: int
    parameters: Mapping[str, Any]
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Model:
    """`walk` stands behind the last row that was learned from."""

    card: Card
    learned: Learned
    walk: Walk


@dataclass(frozen=True)
class Predicted:
    """The forecast of each row (n,) of a recording; `learned_rows`: so many of the first were learned from, so that
    what is said of them proves nothing."""

    offered: Offered
    laid: LaidOut
    learned_rows: int


def train(recording: Recording, task: Task, *, keep: tuple[str, ...] = (), seed: int = 1,
          limits: tuple[float, ...] = (), cost_of_miss: float = COST_OF_MISS, validated_h: float = VALIDATED_H,
          progress: Progress = lambda done: None) -> Model:  # fmt: skip
    """Learn from a whole recording; validate, and choose what is offered, on its last days by a rolling origin.

    `limits` are those whose alarms get thresholds that would have cost least on validation. The same recording, task
    and seed give the same model. Raises InputError as `require_learnable` does.
    """
    require_learnable(recording, task)
    excluded, clean = without_leaks(recording, task, keep)
    n = len(clean)
    laid = laid_out(clean, task, states_of(clean, n))
    start = max(start_of(laid, LEARNED_FIRST), n - clean.rows_in(60 * validated_h))
    rolled = roll(laid, start, seed, progress=lambda done: progress(done * 0.9))
    walk = walk_of(laid, start, limits)
    offered = walk_along(walk, rolled.forecasts[start:], rolled.bounds[start:], laid.target[start:])
    scores = _validation(laid, rolled.forecasts, offered, start)
    choice = choose(scores)
    readings = clean.channel(task.channel)[start:]
    thresholds = tuple(
        (limit, best_threshold(offered.chance[:, place], readings, limit, task.horizon, clean.step_s, cost_of_miss))
        for place, limit in enumerate(limits)
    )
    learned = learn(laid, n, seed)
    progress(1.0)
    card = Card(
        task, clean.step_s, clean.names, states_of(clean, n), tuple((leak.name, leak.reason) for leak in excluded),
        hash_of(clean), n, *_span(clean), _ranges(clean), scores, n - task.horizon - start, choice.name,
        choice.unbeaten, thresholds, importance_of(learned, laid.features.channels), seed, _parameters(), _versions(),
    )  # fmt: skip
    return Model(card, learned, walk)


def predict(model: Model, recording: Recording, limits: tuple[float, ...] = ()) -> Predicted:
    """Forecast each row of a recording by what was known at it: weights, interval and chance go on adapting.

    Rows that the model was learned from (a recording that begins with them) are forecast with its last weights.
    Raises InputError: `unknown_channel`, `step_differs`, `scale_changes` (against the data learned from).
    """
    card = model.card
    clean = fitting_recording(card, recording)
    laid = laid_out(clean, card.task, card.states)
    forecasts, bounds = model.learned.forecasts(laid.rows), model.learned.bounds(laid.rows)
    learned_rows = card.rows if len(clean) >= card.rows and hash_of(clean.head(card.rows)) == card.sha256 else 0
    walk = copy_of(model.walk, limits)
    if learned_rows == 0:
        walk.break_off()
    walk.renew()
    offered = []
    if learned_rows:
        still = copy_of(walk, limits)
        offered.append(still.hold(forecasts[:learned_rows], bounds[:learned_rows]))
    if learned_rows < len(clean):
        first = walk.row - learned_rows
        rest = slice(learned_rows, None)
        offered.append(walk_along(walk, forecasts[rest], bounds[rest], laid.target, first))
    return Predicted(of_choice(Offered.joined(offered), forecasts, card.choice), laid, learned_rows)


def of_choice(offered: Offered, forecasts: np.ndarray, choice: str) -> Offered:
    """What the card's choice offers: where persistence or ridge was better on validation, that within the same
    interval."""
    if choice == ADAPTIVE:
        return offered
    plain = forecasts[:, MEMBERS.index(choice)]
    weights = np.zeros_like(offered.weights)
    weights[:, :, MEMBERS.index(choice)] = 1
    low, high = np.fmin(offered.low, plain), np.fmax(offered.high, plain)
    return replace(offered, median=plain, mean=plain, low=low, high=high, weights=weights)


def copy_of(walk: Walk, limits: tuple[float, ...]) -> Walk:
    """The same walk, to be walked on apart."""
    other = Walk(walk.pace, walk.scale, limits)
    other.row, other.observed, other.counted, other.level = walk.row, walk.observed, walk.counted, walk.level
    other.past, other.decision = walk.past.copy(), walk.decision
    return other


def fitting_recording(card: Card, recording: Recording) -> Recording:
    """The channels that a model has learned from, in its order."""
    if abs(recording.step_s / card.step_s - 1) > 1e-6:
        raise InputError.one("step", "step_differs", recording.step_s, usual_s=card.step_s)
    clean = recording.only(card.channels)
    for name in card.channels:
        _require_same_unit(clean.channel(name), name, card.ranges[name])
    return clean


def _require_same_unit(readings: np.ndarray, name: str, known: tuple[float, ...]) -> None:
    own = readings[np.isfinite(readings) & (readings > 0)]
    middle = known[len(known) // 2]
    if not len(own) or middle <= 0:
        return
    factor = float(np.median(own)) / middle
    if not 1 / SAME_UNIT < factor < SAME_UNIT:
        raise InputError.one("channel", "scale_differs", name, factor=float(f"{max(factor, 1 / factor):.2g}"))


def hash_of(recording: Recording) -> str:
    """SHA-256 of names, step and readings."""
    found = hashlib.sha256(repr((recording.names, recording.step_s)).encode())
    found.update(np.ascontiguousarray(recording.values, dtype="<f8").tobytes())
    return found.hexdigest()


def importance_of(learned: Learned, channels: tuple[str, ...]) -> dict[str, float]:
    """The share of each channel in what the trees gained in learning, greatest first."""
    gain = sum(each.importance() / max(each.importance().sum(), 1e-300) for each in learned.boosted.values())
    found: dict[str, float] = {}
    for channel, own in zip(channels, np.asarray(gain) / len(learned.boosted), strict=True):
        found[channel] = found.get(channel, 0.0) + float(own)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _validation(laid: LaidOut, forecasts: np.ndarray, offered: Offered, start: int) -> dict[str, Score]:
    rows = slice(start, len(laid.target) - laid.task.horizon)
    target, plain = laid.target[rows], laid.rows.now[rows]
    own = slice(0, rows.stop - start)
    ridge = forecasts[rows, MEMBERS.index(RIDGE)]
    bounds = np.column_stack([offered.low, offered.high])[own]
    return {
        PERSISTENCE: score(target, plain, plain, plain),
        RIDGE: score(target, ridge, ridge, plain),
        ADAPTIVE: score(target, offered.median[own], offered.mean[own], plain, bounds),
    }


def _span(recording: Recording) -> tuple[str | None, str | None]:
    if recording.times is None:
        return None, None
    known = recording.times[~np.isnat(recording.times)]
    return str(known[0]), str(known[-1])


def _ranges(recording: Recording) -> dict[str, tuple[float, ...]]:
    return {
        name: tuple(np.nanquantile(recording.channel(name), RANGE).tolist())
        for name in recording.names
        if np.isfinite(recording.channel(name)).any()
    }


def _parameters() -> dict[str, Any]:
    return {"boosting": dict(BOOSTING), "rounds": ROUNDS, "ridge_penalty": RIDGE_PENALTY}


def _versions() -> dict[str, str]:
    return {
        "lightgbm": lightgbm.__version__, "numpy": np.__version__, "polars": polars.__version__,
        "scikit-learn": sklearn.__version__, "scipy": scipy.__version__,
    }  # fmt: skip
