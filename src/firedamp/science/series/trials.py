"""How did each method do on the artificial gaps? Errors cell by cell, standardised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.series.filling import run
from firedamp.science.series.panel import Panel
from firedamp.science.series.rehearsal import Round


@dataclass(frozen=True)
class Trials:
    """The hidden cells of all rounds: (cells,) each, `errors` (cells, methods) as restored less true.

    `row`, `column`: where; `distance`: steps to the nearest known value. `gap` numbers the artificial gaps over all
    rounds, `round` the rounds.
    """

    row: np.ndarray
    column: np.ndarray
    kind: np.ndarray
    gap: np.ndarray
    round: np.ndarray
    distance: np.ndarray
    errors: np.ndarray

    def where(self, chosen: np.ndarray) -> Trials:
        """Some of the cells."""
        return Trials(
            self.row[chosen],
            self.column[chosen],
            self.kind[chosen],
            self.gap[chosen],
            self.round[chosen],
            self.distance[chosen],
            self.errors[chosen],
        )


def try_methods(
    panel: Panel, rounds: Sequence[Round], methods: Sequence[str], seed: int, tell: Callable[[float], None]
) -> Trials:
    """Run every method on every round of artificial gaps; `tell` hears the share done."""
    parts, gaps = [], 0
    for number, one in enumerate(rounds):
        counted = one.kinds >= 0
        hidden = panel.without(one.hidden)
        restored = []
        for place, method in enumerate(methods):
            filled = run(method, hidden, np.random.default_rng([seed, number])) if counted.any() else None
            restored.append(filled.values[counted] if filled else np.zeros(0))
            tell((number + (place + 1) / len(methods)) / len(rounds))
        row, column = np.nonzero(counted)
        errors = np.stack(restored, axis=1) - panel.values[counted][:, None]
        parts.append(
            Trials(
                row,
                column,
                one.kinds[counted],
                one.gap[counted] + gaps,
                np.full(len(row), number),
                distances(hidden.known)[counted],
                errors,
            )
        )
        gaps += int(one.gap.max(initial=-1)) + 1
    names = ("row", "column", "kind", "gap", "round", "distance", "errors")
    return Trials(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def apart(trials: Trials) -> float:
    """How many artificial gaps the trials are worth, those that cover the same cells counted once.

    A series' different cells over the mean length of its gaps, summed over the series.
    """
    if not len(trials.gap):
        return 0.0
    _, first = np.unique(trials.gap, return_index=True)
    gaps = np.bincount(trials.column[first])
    cells = np.bincount(trials.column)
    different = np.bincount(np.unique(np.column_stack([trials.column, trials.row]), axis=0)[:, 0])
    length = cells / np.maximum(gaps, 1)
    return float((different / np.maximum(length, 1)).sum())


def distances(known: np.ndarray) -> np.ndarray:
    """Steps from each cell to the nearest known one of its series: (T, N); T where there is none."""
    count = len(known)
    rows = np.arange(count)[:, None]
    before = np.maximum.accumulate(np.where(known, rows, -count), axis=0)
    after = np.minimum.accumulate(np.where(known, rows, 2 * count)[::-1], axis=0)[::-1]
    return np.minimum(np.minimum(rows - before, after - rows), count)
