"""What does a file hold before it is understood? Columns of cells, and which row of the file each row is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry.limits import MOST_FAULTS

CELLS_SAMPLED = 200


@dataclass(frozen=True, eq=False)
class Column:
    """A column as its file holds it; a cell is in one of the three series, and null in the others.

    `texts` are as written. `moments` are without a zone, but in UTC where the file says their zone (`in_utc`). `unit`
    stands in a row below the titles. `day_first` is what the file itself says of the order in its dates. `foreign`: of
    a type that holds no readings, such as lists; it has no cells then.
    """

    title: str
    texts: pl.Series | None = None
    numbers: pl.Series | None = None
    moments: pl.Series | None = None
    in_utc: bool = False
    unit: str | None = None
    day_first: bool | None = None
    foreign: bool = False

    @property
    def held(self) -> tuple[pl.Series, ...]:
        """The series that hold its cells."""
        return tuple(each for each in (self.texts, self.numbers, self.moments) if each is not None)

    def sample(self) -> list[Any]:
        """Some of its filled cells: the first, and others spread over the whole."""
        cells: list[Any] = []
        for each in self.held:
            filled = each.drop_nulls()
            step = max(1, len(filled) // CELLS_SAMPLED)
            cells += [*filled.head(CELLS_SAMPLED).to_list(), *filled.gather_every(step).head(CELLS_SAMPLED).to_list()]
        return cells

    def shown(self, row: int) -> str | None:
        """A cell as a message shows it."""
        return next((str(each[row]) for each in self.held if each[row] is not None), None)

    def taken(self, rows: np.ndarray) -> Column:
        """The column with some of its rows."""
        return self._each(lambda held: held.gather(rows))

    def without(self, rows: np.ndarray) -> Column:
        """The column without the cells of a mask of rows."""
        return self._each(lambda held: held.set(pl.Series(rows), None))

    def _each(self, change: Callable[[pl.Series], pl.Series]) -> Column:
        texts, numbers, moments = (
            None if each is None else change(each) for each in (self.texts, self.numbers, self.moments)
        )
        return replace(self, texts=texts, numbers=numbers, moments=moments)


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of as many rows each; `numbers` (m,) are the rows as the file counts them.

    `blank` rows of separators alone stood before the first row and behind the last. `decimal` is the decimal mark that
    the format prescribes; `likely_decimal` the one that its separator suggests.
    """

    columns: tuple[Column, ...]
    numbers: np.ndarray
    sheet: str | None = None
    decimal: str | None = None
    likely_decimal: str | None = None
    blank: tuple[int, int] = (0, 0)
    notes: tuple[Problem, ...] = ()

    def __len__(self) -> int:
        return len(self.numbers)

    def place(self, row: int | None = None, column: Column | None = None) -> dict[str, Any]:
        """Where something stands, for a message."""
        place = {
            "sheet": self.sheet,
            "row": None if row is None else int(self.numbers[row]),
            "column": column and (column.title or f"#{self.columns.index(column) + 1}"),
        }
        return {name: each for name, each in place.items() if each is not None}


@dataclass(frozen=True)
class Fault:
    """What is wrong with the cell of a row."""

    row: int
    rule: str
    value: object
    params: dict[str, Any]


def refuse(table: Table, field: str, faults: Iterable[tuple[Column, Fault]]) -> None:
    """Raise InputError with the first faults in the order of rows, if there are any."""
    found: Sequence[tuple[Column, Fault]] = sorted(faults, key=lambda each: each[1].row)[:MOST_FAULTS]
    if found:
        raise InputError(
            Problem(field, fault.rule, fault.value, {**fault.params, **table.place(fault.row, column)})
            for column, fault in found
        )
