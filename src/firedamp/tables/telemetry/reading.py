"""A file of telemetry as channels side by side, with their times in UTC where the file has times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.figures import Look, looked_at
from firedamp.tables.telemetry.limits import MOST_FAULTS
from firedamp.tables.telemetry.long import names_of, side_by_side
from firedamp.tables.telemetry.moments import moments_told
from firedamp.tables.telemetry.roles import Long, Rest, elapsed_of, long_of, rest_of
from firedamp.tables.telemetry.sources import table_in
from firedamp.tables.telemetry.tables import Fault, Table, refuse
from firedamp.tables.telemetry.timing import TimeColumn, time_columns
from firedamp.tables.telemetry.titles import chosen, offset_in, refuse_twice
from firedamp.tables.telemetry.wide import Readings, wide
from firedamp.tables.telemetry.zones import in_utc, require_zone

SECOND = 1_000_000


@dataclass(frozen=True)
class TelemetryFile:
    """`values` (m, p) of the channels `names`, NaN where a reading is missing, in the `units` that the file says (None
    where it says none); rows in the order of a wide file, or in the order of time of a long one. `times` (m,) of
    datetime64[us] in UTC, None where the file has no column of times. `numbers` (m,): the line or row of the file at
    which each row stands. `notes`: what was passed over or assumed."""

    names: tuple[str, ...]
    units: tuple[str | None, ...]
    values: np.ndarray
    times: np.ndarray | None
    numbers: np.ndarray
    notes: tuple[Problem, ...]


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
    rest = rest_of(table, times, asked)
    long = long_of(table, times, rest)
    if long:
        readings, notes = _of_long(table, times, long, asked)
    else:
        readings, notes = _of_wide(table, times, rest, asked)
    moments = None if readings.times is None else readings.times.astype("datetime64[us]")
    passed_over = _passed_over(table, times, rest, long, readings)
    notes = (*table.notes, *notes, *readings.notes, *passed_over)
    return TelemetryFile(readings.names, readings.units, readings.values, moments, table.numbers[readings.rows], notes)


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
    columns = {column: column.rows(~blank) for column in table.columns}
    kept = tuple(replace(each, column=columns[each.column]) for each in times)
    return replace(table, columns=tuple(columns.values()), numbers=table.numbers[~blank]), kept


def _of_wide(
    table: Table, times: tuple[TimeColumn, ...], rest: Rest, asked: Asked
) -> tuple[Readings, tuple[Problem, ...]]:
    elapsed = elapsed_of(table, times, rest, asked)
    looks = [look for look in rest.channels if look.column not in elapsed]
    looks += _asked_besides(rest, looks, asked)
    if not looks:
        raise InputError.one("file", "no_numbers")
    looks.sort(key=lambda look: table.columns.index(look.column))
    moments, notes = _utc(table, times, asked, None) if times else (None, ())
    if elapsed and not times:
        notes += (Problem("times", "note_elapsed", None, {"names": [column.title for column in elapsed]}),)
    return wide(table, looks, asked, moments), notes


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


def _of_long(
    table: Table, times: tuple[TimeColumn, ...], long: Long, asked: Asked
) -> tuple[Readings, tuple[Problem, ...]]:
    of, titles = names_of(table, long)
    moments, notes = _utc(table, times, asked, of)
    return side_by_side(table, long, of, titles, asked, moments), notes


def _utc(
    table: Table, times: tuple[TimeColumn, ...], asked: Asked, groups: np.ndarray | None
) -> tuple[np.ndarray, tuple[Problem, ...]]:
    """Microseconds of UTC: by the offsets in the cells, else the zone asked for, else the offset in the title; else UTC
    itself, which a note says. Raises InputError `not_in_zone`."""
    told = moments_told(table, times)
    if not np.isnan(told.offset_s).any():
        return told.local - told.offset_s.astype(np.int64) * SECOND, ()
    offsets = (offset_in(each.column.title) for each in times)
    said = next((offset for offset in offsets if offset is not None), None)
    if asked.zone is None:
        note = () if said is not None else (Problem("times", "note_zone_assumed"),)
        return told.local - (said or 0) * SECOND, note
    found = in_utc(told.local, asked.zone, groups)
    rows = np.flatnonzero(found.skipped)[:MOST_FAULTS].tolist()
    column = times[-1].column
    zone = {"zone": asked.zone}
    refuse(table, "times", ((column, Fault(row, "not_in_zone", column.shown(row), zone)) for row in rows))
    doubled = int(found.doubled.sum())
    return found.moments, (Problem("times", "note_doubled_hour", doubled, zone),) if doubled else ()


def _passed_over(
    table: Table, times: Sequence[TimeColumn], rest: Rest, long: Long | None, readings: Readings
) -> tuple[Problem, ...]:
    """Which columns are no channels, and why."""
    used = [*(each.column for each in times), *readings.of_columns, *rest.row_numbers, *rest.empty]
    if long:
        used += [*long.names, *filter(None, (long.unit, long.quality))]
    others = [column for column in table.columns if column.title and column not in used]
    empty = [column for column in rest.empty if column.title and column not in readings.of_columns]
    found = {"note_row_numbers": rest.row_numbers, "note_empty_columns": empty, "note_ignored_columns": others}
    return tuple(
        Problem(
            "file", rule, None, {"names": [column.title or f"#{table.columns.index(column) + 1}" for column in columns]}
        )
        for rule, columns in found.items()
        if columns
    )
