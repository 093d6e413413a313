"""A trained model: what was learned, the walk it was on, and the card that says of what and how well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from firedamp.science.forecasting.alarms import COST_OF_MISS, best_threshold
from firedamp.science.forecasting.backtest import require_tested, walk_of, without_leaks
from firedamp.science.forecasting.card import (
    Card,
    hash_of,
    importance_of,
    parameters,
    ranges_of,
    shares_of,
    span_of,
    versions,
)
from firedamp.science.forecasting.features import states_of
from firedamp.science.forecasting.fitting import believable, fitting_recording
from firedamp.science.forecasting.members import MEMBERS, Learned
from firedamp.science.forecasting.offering import ADAPTIVE, PLAIN, choose, of_choice
from firedamp.science.forecasting.rolling import Progress, learn, roll, start_of
from firedamp.science.forecasting.scoring import Score, score
from firedamp.science.forecasting.tasks import LaidOut, Task, laid_out, require_learnable
from firedamp.science.forecasting.walk import Offered, Walk, walk_along
from firedamp.science.telemetry.recording import Recording

VALIDATED_H = 72  # of the last hours, at most, on which a model is validated
LEARNED_FIRST = 1 / 3  # of the rows are learned from before validation begins


@dataclass(frozen=True)
class Model:
    """`walk` stands behind the last row that was learned from. `validated`: what was offered at the last of those rows,
    each by what was known at it; kept of a model that was just trained alone."""

    card: Card
    learned: Learned
    walk: Walk
    validated: Offered | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Predicted:
    """The forecast of each row (n,) of a recording; `learned_rows`: so many of the first were learned from, so that
    what is said of them proves nothing. `refused`: how many readings of each channel were not believed."""

    offered: Offered
    laid: LaidOut
    learned_rows: int
    refused: Mapping[str, int]


def train(recording: Recording, task: Task, *, keep: tuple[str, ...] = (), seed: int = 1,
          limits: tuple[float, ...] = (), cost_of_miss: float = COST_OF_MISS, validated_h: float = VALIDATED_H,
          progress: Progress = lambda done: None) -> Model:  # fmt: skip
    """Learn from a whole recording; validate, and choose what is offered, on its last days by a rolling origin.

    `limits` are those whose alarms get thresholds that would have cost least on validation. The same recording, task
    and seed give the same model. Raises InputError as `require_learnable` and `require_tested` do.
    """
    require_learnable(recording, task)
    excluded, clean = without_leaks(recording, task, keep)
    n = len(clean)
    states = states_of(clean, n)
    laid = laid_out(clean, task, states)
    start = max(start_of(laid, LEARNED_FIRST), n - clean.rows_in(60 * validated_h))
    require_tested(laid, slice(start, n - task.horizon))
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
    learned, ranges = learn(laid, n, seed), ranges_of(clean)
    progress(1.0)
    card = Card(
        task, clean.step_s, clean.names, states, tuple((leak.name, leak.reason) for leak in excluded),
        hash_of(clean), n, *span_of(clean), ranges, shares_of(clean, ranges), scores, n - task.horizon - start,
        choice.median, choice.mean, choice.unbeaten, thresholds, importance_of(learned, laid.features.channels), seed,
        parameters(), versions(),
    )  # fmt: skip
    return Model(card, learned, walk, of_choice(offered, rolled.forecasts[start:], choice.median, choice.mean))


def predict(model: Model, recording: Recording, limits: tuple[float, ...] = ()) -> Predicted:
    """Forecast each row of a recording by what was known at it: weights, interval and chance go on adapting.

    A recording that begins with all rows that the model was learned from goes on behind them from the walk that it was
    on; these rows themselves, as any other recording, are walked anew: so that nothing rests on rows that follow.
    Readings that cannot be (`believable`) count as missing; the last known one counts for an hour.
    Raises InputError as `fitting_recording` does.
    """
    card = model.card
    clean, refused = believable(card, fitting_recording(card, recording))
    laid = laid_out(clean, card.task, card.states)
    forecasts, bounds = model.learned.forecasts(laid.rows), model.learned.bounds(laid.rows)
    learned_rows = card.rows if len(clean) >= card.rows and hash_of(clean.head(card.rows)) == card.sha256 else 0
    anew, on = copy_of(model.walk, limits), copy_of(model.walk, limits)
    anew.break_off()
    parts = ((anew, 0, learned_rows), (on, learned_rows, len(clean))) if learned_rows else ((anew, 0, len(clean)),)
    offered = []
    for walk, first, end in parts:
        if first < end:
            walk.renew()
            rows = slice(first, end)
            offered.append(walk_along(walk, forecasts[rows], bounds[rows], laid.target, walk.row - first))
    said = of_choice(Offered.joined(offered), forecasts, card.choice, card.choice_of_mean)
    return Predicted(said, laid, learned_rows, refused)


def copy_of(walk: Walk, limits: tuple[float, ...]) -> Walk:
    """The same walk, to be walked on apart."""
    other = Walk(walk.pace, walk.scale, limits)
    other.row, other.observed, other.counted, other.level = walk.row, walk.observed, walk.counted, walk.level
    other.past, other.decision = walk.past.copy(), walk.decision
    return other


def _validation(laid: LaidOut, forecasts: np.ndarray, offered: Offered, start: int) -> dict[str, Score]:
    rows = slice(start, len(laid.target) - laid.task.horizon)
    target, plain = laid.target[rows], laid.rows.now[rows]
    own = slice(0, rows.stop - start)
    scores = {}
    for name, members in PLAIN.items():
        median, mean = (forecasts[rows, MEMBERS.index(member)] for member in members)
        scores[name] = score(target, median, mean, plain)
    bounds = np.column_stack([offered.low, offered.high])[own]
    return {**scores, ADAPTIVE: score(target, offered.median[own], offered.mean[own], plain, bounds)}
