"""Restore the gaps of a table of series: known cells as they are, each other with method, range and reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.series.answering import answer
from firedamp.science.series.chosen import Chosen, Score
from firedamp.science.series.gaps import KINDS
from firedamp.science.series.limits import Bounds, Limits, bounds
from firedamp.science.series.panel import panel_of
from firedamp.science.series.registry import AUTO, method_of
from firedamp.science.series.restored import Evidence, LeftMissing, Restoration, RestoredValue
from firedamp.science.series.table import SeriesTable

SEED = 1
LEVEL = 0.9
CLOSURE = "closure"
LARGEST_SEED = 2**63 - 1
Progress = Callable[[float], None]


def restore(
    table: SeriesTable,
    *,
    method: str = AUTO,
    seed: int = SEED,
    level: float = LEVEL,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Restoration:
    """Restore the missing cells of a table (T, N); the same table, method and seed give the same result.

    `method` is an id of `registry.methods()`; `level` of the intervals, between 0.5 and 0.99; `progress` is called with
    the share done, 0 to 1. A series without known values, and cells outside a mine's life, stay missing (`left`).
    Raises InputError: `not_a_choice` (method), `bad_seed`, `below_minimum` and `above_maximum` (level), those of
    `limits.bounds`.
    """
    method_of(method)
    require_seed(seed)
    _require_level(level)
    within = bounds(table, limits or Limits())
    tell = progress or (lambda share: None)
    tell(0.0)
    return _restored(table, within, method, seed, level, tell)


def require_seed(seed: int) -> None:
    """Raises InputError `bad_seed` unless the seed is a whole number from 0 to 2⁶³ − 1."""
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed <= LARGEST_SEED:
        raise InputError.one("seed", "bad_seed", seed, minimum=0, maximum=LARGEST_SEED)


def _require_level(level: float) -> None:
    if not level >= 0.5:
        raise InputError.one("level", "below_minimum", level, minimum=0.5)
    if level > 0.99:
        raise InputError.one("level", "above_maximum", level, maximum=0.99)


def _restored(table: SeriesTable, within: Bounds, method: str, seed: int, level: float, tell: Progress) -> Restoration:
    missing = ~table.known
    closed = missing & within.closed
    wanted = missing & within.alive & ~closed & table.known.any(axis=0)
    values = np.where(closed, 0.0, table.values)
    low, high = values.copy(), values.copy()
    details, evidence = [], []
    if wanted.any():
        columns = np.flatnonzero(table.known.any(axis=0))
        panel = panel_of(table, columns)
        chosen = answer(panel, wanted[:, columns], method, seed=seed, level=level, tell=tell)
        for target, standardised in ((values, chosen.values), (low, chosen.values - chosen.width),
                                     (high, chosen.values + chosen.width)):  # fmt: skip
            natural = panel.centre + panel.scale * standardised
            at = np.where(wanted[:, columns], np.maximum(natural, within.lowest[columns]), target[:, columns])
            target[:, columns] = at
        details = _details(table, wanted, values, low, high, chosen, columns)
        evidence = [_named(row, table, columns, panel.scale) for row in chosen.evidence]
    tell(1.0)
    return Restoration(
        replace(table, values=values),
        low,
        high,
        tuple(_closures(table, closed) + details),
        tuple(_left(table, np.isnan(values))),
        tuple(evidence),
        method,
        seed,
        level,
    )


def _details(
    table: SeriesTable,
    wanted: np.ndarray,
    values: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    chosen: Chosen,
    columns: np.ndarray,
) -> list[RestoredValue]:
    place = {int(column): number for number, column in enumerate(columns)}
    times = [table.time_text(row) for row in range(len(table.times))]
    found = []
    for column, row in np.argwhere(wanted.T).tolist():
        kind = int(chosen.kinds[row, place[column]])
        choice = chosen.choices[place[column], kind]
        ends = [None if np.isnan(end[row, column]) else float(end[row, column]) for end in (low, high)]
        found.append(
            RestoredValue(
                table.names[column], times[row], float(values[row, column]), ends[0], ends[1],
                choice.method, choice.reason, KINDS[kind], choice.weights if len(choice.weights) > 1 else (),
            )
        )  # fmt: skip
    return found


def _closures(table: SeriesTable, closed: np.ndarray) -> list[RestoredValue]:
    return [
        RestoredValue(table.names[column], table.time_text(row), 0.0, 0.0, 0.0, CLOSURE, "closed", CLOSURE)
        for column, row in np.argwhere(closed.T).tolist()
    ]


def _left(table: SeriesTable, empty: np.ndarray) -> list[LeftMissing]:
    something: list[bool] = np.any(table.known, axis=0).tolist()
    return [
        LeftMissing(
            table.names[column], table.time_text(row), "outside_life" if something[column] else "no_known_values"
        )
        for column, row in np.argwhere(empty.T).tolist()
    ]


def _named(row: Score, table: SeriesTable, columns: np.ndarray, scale: np.ndarray) -> Evidence:
    mae = None if row.scaled_mae is None else float(row.scaled_mae * scale[row.column])
    return Evidence(
        series=table.names[columns[row.column]],
        kind=KINDS[row.kind],
        method=row.method,
        mae=mae,
        scaled_mae=row.scaled_mae,
        count=row.count,
        weight=row.weight,
        note=row.note,
    )
