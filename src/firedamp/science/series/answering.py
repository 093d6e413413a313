"""Fill a panel by a fixed method or by auto, with the width of each value's interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from firedamp.science.series.choosing import Weighed, weigh
from firedamp.science.series.chosen import Choice, Chosen, Score
from firedamp.science.series.filling import Answer, run
from firedamp.science.series.gaps import kinds_of_cells, lengths
from firedamp.science.series.intervals import fewest_for, usual_steps, widths
from firedamp.science.series.panel import Panel
from firedamp.science.series.registry import AUTO, LINEAR
from firedamp.science.series.rehearsal import rehearse
from firedamp.science.series.trials import Trials, distances, try_methods
from firedamp.science.series.trying import candidates, rounds_for

NOTHING = 1e-12  # of a series' spread
Tell = Callable[[float], None]


def answer(panel: Panel, wanted: np.ndarray, method: str, *, seed: int, level: float, tell: Tell) -> Chosen:
    """The panel filled where `wanted` (T, N of bool), with intervals at `level`; `tell` hears the share done."""
    names, notes = candidates(panel) if method == AUTO else ((method,), {})
    rounds = rehearse(panel, wanted, rounds_for(panel, names), seed)
    trials = try_methods(panel, rounds, names, seed, lambda share: tell(0.85 * share))
    weighed = weigh(trials)
    kinds = kinds_of_cells(panel.known)
    keys = [
        (int(column), int(kind))
        for column in np.flatnonzero(wanted.any(axis=0))
        for kind in np.unique(kinds[wanted[:, column], column])
    ]
    weights = {key: _weights(weighed, key) for key in keys}
    answers = _answers(panel, names, weights, seed)
    tell(0.95)
    values = panel.values.copy()
    for (column, kind), shares in weights.items():
        rows = wanted[:, column] & (kinds[:, column] == kind)
        used = np.flatnonzero(shares)
        values[rows, column] = sum(shares[place] * answers[names[place]].values[rows, column] for place in used)
    width = np.full(values.shape, np.nan)
    told = widths(trials, weighed.errors, level, usual_steps(panel.values, panel.positions))
    distance, length = distances(panel.known)[wanted], lengths(panel.known)[wanted]
    width[wanted] = told.of(np.nonzero(wanted)[1], kinds[wanted], distance, length)
    # Of a few equal values nobody can say that the next is equal too: they give no range at all.
    few = panel.known.sum(axis=0) < fewest_for(level)
    width[(width < NOTHING) & few] = np.nan
    choices = {key: _choice(key, weights[key], names, answers, weighed, method) for key in keys}
    return Chosen(values, width, kinds, choices, _scores(trials, names, keys, weights, answers, notes))


def _weights(weighed: Weighed, key: tuple[int, int]) -> np.ndarray:
    """Those of the series and kind, else of the kind, else of the other kinds."""
    return weighed.weights.get(key, weighed.of_kind.get(key[1], weighed.of_any))


def _answers(
    panel: Panel, names: Sequence[str], weights: dict[tuple[int, int], np.ndarray], seed: int
) -> dict[str, Answer]:
    used = np.flatnonzero(np.any([shares > 0 for shares in weights.values()], axis=0))
    return {names[place]: run(names[place], panel, np.random.default_rng([seed])) for place in used.tolist()}


def _choice(
    key: tuple[int, int],
    shares: np.ndarray,
    names: Sequence[str],
    answers: dict[str, Answer],
    weighed: Weighed,
    method: str,
) -> Choice:
    order = sorted(np.flatnonzero(shares).tolist(), key=lambda place: -shares[place])
    told = tuple((names[place], round(float(shares[place]), 4)) for place in order)
    if method != AUTO:
        answer_of = answers[method]
        by = ((LINEAR, 1.0),) if key[0] in answer_of.wholly else told
        return Choice(by, answer_of.instead.get(key[0], "asked_for"))
    if key not in weighed.weights:
        return Choice(told, "as_others" if key[1] in weighed.of_kind else "too_few_to_try")
    if len(told) > 1:
        return Choice(told, "blend_best")
    return Choice(told, "simplest_as_good" if told[0][0] == names[0] else "best_on_artificial_gaps")


def _scores(
    trials: Trials,
    names: Sequence[str],
    keys: Sequence[tuple[int, int]],
    weights: dict[tuple[int, int], np.ndarray],
    answers: dict[str, Answer],
    notes: dict[str, str],
) -> list[Score]:
    size = np.abs(trials.errors)
    found = []
    for column, kind in keys:
        cells = (trials.column == column) & (trials.kind == kind)
        count = int(cells.sum())
        means = size[cells].mean(axis=0) if count else None
        for place, name in enumerate(names):
            mean = None if means is None else float(means[place])
            note = answers[name].instead.get(column, "") if name in answers else ""
            found.append(Score(column, kind, name, mean, count, float(weights[column, kind][place]), note))
        found += [Score(column, kind, name, None, 0, 0.0, note) for name, note in notes.items()]
    return found
