"""Which moment is each row of a table? Days and times of the day read once for each different text, then put together.

What the column leaves open is refused: 01/02/2025 where nothing shows which is the day, times of which some say an
offset and others none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from firedamp.science.errors import InputError
from firedamp.tables.telemetry.days import DAY, DAY_AND_CLOCK, FIRST_YEAR, LAST_YEAR, Clock, Day, clock_of, day_of
from firedamp.tables.telemetry.limits import MOST_FAULTS
from firedamp.tables.telemetry.tables import Column, Fault, Table, refuse
from firedamp.tables.telemetry.timing import CLOCK, UNIX_TIME, TimeColumn

UNKNOWN = np.iinfo(np.int64).min
FIRST, END = (np.datetime64(f"{year}", "us").astype(np.int64) for year in (FIRST_YEAR, LAST_YEAR + 1))
UNIX_UNITS = ((1e8, 1_000_000.0), (1e11, 1_000.0), (1e14, 1.0), (1e17, 0.001))  # s, ms, µs, ns from 1973 on
LATEST_OVER_FIRST = 73  # 1973 to 2200: 7.3e9 s over 1e8 s


@dataclass(frozen=True)
class Told:
    """What cells say: `local` (m,) microseconds since 1970 as written, UNKNOWN where a cell says no time; `offset_s`
    (m,) seconds east of UTC, NaN where a cell says none."""

    local: np.ndarray
    offset_s: np.ndarray


def moments_told(table: Table, times: tuple[TimeColumn, ...]) -> Told:
    """What the columns of times say. Raises InputError with rows: `missing`, `not_a_time`, `ambiguous_day`,
    `offset_missing`."""
    told = [_told(table, each) for each in times]
    for each, own in zip(times, told, strict=True):
        _refuse_unknown(table, each.column, own)
    if len(times) == 1:
        _refuse_mixed(table, times[0].column, told[0])
        return told[0]
    days, clocks = told
    with_clock = np.flatnonzero(days.local % DAY != 0)[:MOST_FAULTS]
    column = times[0].column
    refuse(table, "times", ((column, _not_a_time(column, row)) for row in with_clock.tolist()))
    _refuse_mixed(table, times[1].column, clocks)
    return replace(clocks, local=days.local + clocks.local)


def _refuse_unknown(table: Table, column: Column, told: Told) -> None:
    rows = np.flatnonzero(told.local == UNKNOWN)[:MOST_FAULTS].tolist()
    faults = (
        _not_a_time(column, row) if column.shown(row) is not None else Fault(row, "missing", None, {}) for row in rows
    )
    refuse(table, "times", ((column, fault) for fault in faults))


def _not_a_time(column: Column, row: int) -> Fault:
    return Fault(row, "not_a_time", column.shown(row), {})


def _refuse_mixed(table: Table, column: Column, told: Told) -> None:
    """Some times with an offset from UTC, others without."""
    without = np.isnan(told.offset_s)
    if without.any() and not without.all():
        rows = np.flatnonzero(without)[:MOST_FAULTS].tolist()
        refuse(table, "times", ((column, Fault(row, "offset_missing", column.shown(row), {})) for row in rows))


def _told(table: Table, times: TimeColumn) -> Told:
    column = times.column
    if times.kind == UNIX_TIME:
        return _unix(column)
    length = len(table)
    told = Told(np.full(length, UNKNOWN), np.full(length, np.nan))
    if column.texts is not None:
        told = _clocks(column.texts) if times.kind == CLOCK else _days_and_clocks(table, column, column.texts)
    if column.moments is not None:
        known = column.moments.is_not_null().to_numpy()
        typed = column.moments.to_physical().fill_null(UNKNOWN).to_numpy()
        typed = np.where((typed >= FIRST) & (typed < END), typed, UNKNOWN)
        offset = np.where(known, 0.0 if column.in_utc else np.nan, told.offset_s)
        told = Told(np.where(known, typed, told.local), offset)
    return told


def _clocks(texts: pl.Series) -> Told:
    """Microseconds since midnight, as those of 1970-01-01."""
    return Told(*_clock_arrays(texts))


def _days_and_clocks(table: Table, column: Column, texts: pl.Series) -> Told:
    parts = texts.str.extract_groups(DAY_AND_CLOCK).struct
    days, clocks = parts.field("1"), parts.field("2")
    first = days.drop_nulls().unique(maintain_order=True)
    read = {text: day_of(text, column.day_first) for text in first.to_list()}
    order = _settled_order(table, column, days, read)
    numbers = [None if day is None else _settled(day, order) for day in read.values()]
    day = _mapped(days, first, pl.Series(numbers, dtype=pl.Int64))
    since_midnight, offset_s = _clock_arrays(clocks)
    since_midnight = np.where(clocks.is_null().to_numpy(), 0, since_midnight)
    known = (day != UNKNOWN) & (since_midnight != UNKNOWN)
    return Told(np.where(known, np.where(known, day, 0) * DAY + since_midnight, UNKNOWN), offset_s)


def _settled_order(table: Table, column: Column, days: pl.Series, read: dict[str, Day | None]) -> str | None:
    """Whether day or month stands first where texts leave it open; refuses a column that does not show it."""
    known = [day for day in read.values() if day]
    shown = {day.shows for day in known} - {None}
    doubtful = next((text for text, day in read.items() if day and day.otherwise is not None), None)
    if doubtful is not None and len(shown) != 1:
        row = int((days == doubtful).arg_true()[0])
        raise InputError.one("times", "ambiguous_day", column.shown(row), **table.place(row, column))
    return next(iter(shown)) if len(shown) == 1 else None


def _settled(day: Day, order: str | None) -> int:
    return day.otherwise if day.otherwise is not None and order == "month" else day.day


def _clock_arrays(texts: pl.Series) -> tuple[np.ndarray, np.ndarray]:
    """Microseconds since midnight, UNKNOWN where there is none, and seconds east of UTC or NaN."""
    first = texts.drop_nulls().unique(maintain_order=True)
    read: list[Clock | None] = [clock_of(text) for text in first.to_list()]
    since = _mapped(texts, first, pl.Series([each and each.since_midnight for each in read], dtype=pl.Int64))
    offsets = [None if each is None else each.offset_s for each in read]
    if all(offset is None for offset in offsets):
        return since, np.full(len(texts), np.nan)
    east = _mapped(texts, first, pl.Series(offsets, dtype=pl.Int64))
    return since, np.where(east == UNKNOWN, np.nan, east.astype(float))


def _mapped(texts: pl.Series, first: pl.Series, values: pl.Series) -> np.ndarray:
    """The value of each text by those of the different texts; UNKNOWN for none."""
    if not len(first):
        return np.full(len(texts), UNKNOWN)
    mapped: np.ndarray = texts.replace_strict(first, values, default=None).fill_null(UNKNOWN).to_numpy()
    return mapped


def _unix(column: Column) -> Told:
    """Unix times in seconds, milli-, micro- or nanoseconds: as the size of the first says, and all alike."""
    cells = column.numbers
    if cells is None:
        assert column.texts is not None, "a column of Unix times is of numbers or texts"
        texts = column.texts.str.strip_chars()
        whole = texts.str.contains(r"^[0-9]+$").fill_null(value=False).all()
        cells = texts.cast(pl.Int64, strict=False) if whole else _decimals(texts)
    exact = cells.dtype.is_integer()
    values = cells.cast(pl.Float64).fill_null(np.nan).to_numpy()
    least, factor = _unit_of(values)
    wrong = ~((values >= least) & (values < least * LATEST_OVER_FIRST))
    if exact:
        whole_numbers = cells.cast(pl.Int64, strict=False).fill_null(0).to_numpy()
        local = whole_numbers * int(factor) if factor >= 1 else whole_numbers // 1_000
    else:
        local = np.rint(np.where(wrong, 0.0, values) * factor).astype(np.int64)
    return Told(np.where(wrong, UNKNOWN, local), np.zeros(len(values)))


def _decimals(texts: pl.Series) -> pl.Series:
    return texts.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)


def _unit_of(values: np.ndarray) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    first = float(known[0]) if len(known) else 0.0
    return next(((least, factor) for least, factor in reversed(UNIX_UNITS) if first >= least), UNIX_UNITS[0])
