"""A file of telemetry as channels side by side, with their times in UTC where the file has times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.figures import Look, looked_at
from firedamp.tables.telemetry.long import names_of, side_by_side
from firedamp.tables.telemetry.moments import moments_told
from firedamp.tables.telemetry.passed_over import notes_of_columns
from firedamp.tables.telemetry.repeats import Repeats, notes_of_repeats, notes_of_set_backs
from firedamp.tables.telemetry.roles import Rest, long_of, rest_of
from firedamp.tables.telemetry.sources import table_in
from firedamp.tables.telemetry.tables import Table
from firedamp.tables.telemetry.timing import TimeColumn, time_columns
from firedamp.tables.telemetry.titles import chosen, refuse_twice
from firedamp.tables.telemetry.utc import utc_of
from firedamp.tables.telemetry.wide import wide
from firedamp.tables.telemetry.zones import require_zone


@dataclass(frozen=True)
class TelemetryFile:
    """`values` (m, p) of the channels `names`, NaN where a reading is missing, in the `units` that the file says (None
    where it says none); rows in the order of a wide file, or in the order of time of a long one. `times` (m,) of
    datetime64[us] in UTC, None where the file has no column of times. `numbers` (m,): the line or row of the file at
    which each row stands. `notes`: what was passed over or assumed. `repeats`: times that stand in several rows.
    `titles`: of the channels, as the file has them. `blank`: how many rows without any reading stand before the first
    row and behind the last of a file without times, in which each is a step."""

    names: tuple[str, ...]
    units: tuple[str | None, ...]
    values: np.ndarray
    times: np.ndarray | None
    numbers: np.ndarray
    notes: tuple[Problem, ...]
    repeats: Repeats
    titles: tuple[str, ...]
    blank: tuple[int, int] = (0, 0)

    def named(self, asked: str) -> str | None:
        """The channel that is called so, or whose title in the file is; None where none is, or several."""
        if asked in self.names:
            return asked
        try:
            return self.names[chosen(self.titles, asked, "channel")]
        except InputError:
            return None


def read_telemetry(source: bytes | Path, filename: str, asked: Asked | None = None) -> TelemetryFile:
    """The channels of a CSV, XLSX, ARFF or Parquet file, wide or long. Raises InputError with every fault, up to 50:
    row, column, rule and value."""
    asked = asked or Asked()
    if asked.zone is not None:
        require_zone(asked.zone)
    table = table_in(source, filename, asked)
    refuse_twice(table)
    times = time_columns(table, asked)
    table, times = _without_blank_rows(table, times)
    if not len(table):
        raise InputError.one("file", "no_readings")
    told = moments_told(table, times) if times else None
    rest = rest_of(table, times, asked)
    long = long_of(rest, told.local if told else None)
    named = names_of(table, long) if long else None
    moments, assumed = utc_of(table, times, told, asked, named.of if named else None) if told else (None, ())
    if long and named and moments is not None:
        found = side_by_side(table, long, named, asked, moments)
    else:
        found = wide(table, _channels(table, rest, asked), (*rest.words, *rest.empty), asked, moments)
    repeated = (notes_of_set_backs if long else notes_of_repeats)(found.repeats, table.numbers)
    notes = (*table.notes, *assumed, *found.notes, *repeated, *notes_of_columns(table, times, rest, long, found))
    return TelemetryFile(
        found.names,
        found.units,
        found.values,
        found.times,
        table.numbers[found.rows],
        notes,
        found.repeats,
        found.titles,
        table.blank if not times else (0, 0),
    )


def _without_blank_rows(table: Table, times: Sequence[TimeColumn]) -> tuple[Table, tuple[TimeColumn, ...]]:
    """Rows without any cell hold no reading; but without times the ones between readings keep the step."""
    blank = np.ones(len(table), bool)
    for column in table.columns:
        for held in column.held:
            blank &= held.is_null().to_numpy()
    filled = np.flatnonzero(~blank)
    if not times and len(filled):
        blank[: filled[-1]] = False
    if not blank.any():
        return table, tuple(times)
    rows = np.flatnonzero(~blank)
    behind = 0 if times or not len(rows) else len(blank) - 1 - int(rows[-1])
    columns = {column: column.taken(rows) for column in table.columns}
    kept = tuple(replace(each, column=columns[each.column]) for each in times)
    around = (table.blank[0], table.blank[1] + behind)
    return replace(table, columns=tuple(columns.values()), numbers=table.numbers[rows], blank=around), kept


def _channels(table: Table, rest: Rest, asked: Asked) -> list[Look]:
    """The columns of a wide file that are channels, in its order."""
    looks = [*rest.channels, *_asked_besides(rest, rest.channels, asked)]
    if not looks:
        raise InputError.one("file", "no_numbers")
    return sorted(looks, key=lambda look: table.columns.index(look.column))


def _asked_besides(rest: Rest, looks: Sequence[Look], asked: Asked) -> list[Look]:
    """Columns without numbers that are asked for all the same: gaps throughout, or words that are then refused."""
    titles = [look.column.title for look in looks]
    others = [*rest.empty, *rest.words, *rest.row_numbers]
    taken = []
    for title in asked.channels:
        try:
            chosen(titles, title, "channels")
        except InputError:
            taken += [looked_at(column) for column in others if column.title == title]
    return taken
