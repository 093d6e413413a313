"""What may a restored value not be? Below nought, outside a mine's life, above nought while the mine is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.series.table import SeriesTable

Span = tuple[Any, Any]


@dataclass(frozen=True)
class Limits:
    """Physical limits of the series of a table; a time is given as the table has it (a year, a month, a timestamp).

    `non_negative`: True for all series; False for none; None (the default) for each series without a known value below
    nought. `lives`: by series' name, the first and the last time at which it can have a value (a mine's opening and
    closing year; None: open): what is missing outside stays missing. `closures`: by name, spans (first, last) in which
    the mine stood: a missing output there is nought, and no method is asked.
    """

    non_negative: bool | None = None
    lives: Mapping[str, Span] = field(default_factory=dict)
    closures: Mapping[str, Sequence[Span]] = field(default_factory=dict)


@dataclass(frozen=True)
class Bounds:
    """Limits laid on a table: `lowest` (N,), −inf where there is none; `alive` and `closed` (T, N) of bool."""

    lowest: np.ndarray
    alive: np.ndarray
    closed: np.ndarray


def bounds(table: SeriesTable, limits: Limits) -> Bounds:
    """The limits as arrays over a table.

    Raises InputError: `unknown_series` (a name that the table lacks), `not_a_time`, `below_minimum` (a known value
    below nought where `non_negative` is True), `ends_before_start` (a life or a closure), `outside_life`
    (a known value other than nought outside a life).
    """
    alive, closed = np.ones(table.values.shape, bool), np.zeros(table.values.shape, bool)
    for name, (first, last) in limits.lives.items():
        alive[:, _column(table, "lives", name)] = _within(table, "lives", first, last)
    for name, spans in limits.closures.items():
        for first, last in spans:
            closed[:, _column(table, "closures", name)] |= _within(table, "closures", first, last)
    _require_within(table, alive, limits)
    negative = (np.where(table.known, table.values, 0) < 0).any(axis=0)
    bounded = ~negative if limits.non_negative is None else np.full(len(table.names), limits.non_negative)
    return Bounds(np.where(bounded, 0.0, -np.inf), alive, closed & alive)


def _column(table: SeriesTable, field_name: str, name: str) -> int:
    if name not in table.names:
        raise InputError.one(field_name, "unknown_series", name)
    return table.names.index(name)


def _within(table: SeriesTable, field_name: str, first: Any, last: Any) -> np.ndarray:
    within = np.ones(len(table.times), bool)
    try:
        start, end = (None if at is None else np.asarray(at).astype(table.times.dtype) for at in (first, last))
    except (TypeError, ValueError) as error:
        raise InputError.one("times", "not_a_time", str((first, last))) from error
    if start is not None and end is not None and end < start:
        raise InputError.one(field_name, "ends_before_start", str(end), first=str(start))
    if start is not None:
        within &= table.times >= start
    if end is not None:
        within &= table.times <= end
    return within


def _require_within(table: SeriesTable, alive: np.ndarray, limits: Limits) -> None:
    cells = np.where(table.known, table.values, 0.0)
    wrong = [(row, column, "outside_life") for row, column in np.argwhere((cells != 0) & ~alive)]
    if limits.non_negative:
        wrong += [(row, column, "below_minimum") for row, column in np.argwhere(cells < 0)]
    if wrong:
        raise InputError(
            Problem(
                "values",
                rule,
                float(cells[row, column]),
                {"row": int(row) + 1, "column": table.names[column]}
                | ({"minimum": 0} if rule != "outside_life" else {}),
            )
            for row, column, rule in wrong[:20]
        )
