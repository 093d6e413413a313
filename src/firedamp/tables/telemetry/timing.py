"""Which columns say the time: one of moments, of Unix times, of days, or days and times of the day side by side?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from firedamp.science.errors import InputError
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.days import clock_of, day_of, split, time_kind
from firedamp.tables.telemetry.tables import Column, Table
from firedamp.tables.telemetry.titles import bare, column_titled
from firedamp.tables.telemetry.words import gaps, in_one_form, says

SHARE_OF_TIMES = 0.8  # of the cells of a column whose title does not say that it holds times
UNIX = re.compile(r"\s*\d{9,19}(?:[.,]\d{1,9})?\s*", re.ASCII)
DAY_IN_DIGITS = re.compile(r"\s*\d{8}\s*", re.ASCII)
MOMENT, DAY, CLOCK, UNIX_TIME = "moment", "day", "clock", "unix"


@dataclass(frozen=True)
class TimeColumn:
    """A column of times, and which."""

    column: Column
    kind: str


def time_columns(table: Table, asked: Asked) -> tuple[TimeColumn, ...]:
    """The columns of times; () where the file has none. Raises InputError for a title asked for that the file has not,
    and for times of the day without a day."""
    if asked.time is not None:
        column = column_titled(table, asked.time, "time")
        return _with_its_other_half(table, TimeColumn(column, _kind(column, titled=True) or MOMENT))
    found = list(_of_kinds(titled_as_time(table), titled=True)) or list(_of_kinds(table.columns, titled=False))
    for kind in (MOMENT, UNIX_TIME, DAY, CLOCK):
        first = next((each for each in found if each.kind == kind), None)
        if first is not None:
            _refuse_several(table, first)
            return _with_its_other_half(table, first)
    return ()


def _refuse_several(table: Table, first: TimeColumn) -> None:
    """Other columns of moments that say other ones: each channel may have its own, and rows are no readings of one time
    then. Which is meant a person has to say."""
    if first.kind != MOMENT:
        return
    moments = [each.column for each in _of_kinds(table.columns, titled=False) if each.kind == MOMENT]
    others = [column for column in moments if column is not first.column and not _same(column, first.column)]
    if others:
        choices = ", ".join(column.title for column in table.columns if column in (first.column, *others))
        raise InputError.one("time", "several_times", None, choices=choices)


def _same(column: Column, other: Column) -> bool:
    """Whether two columns hold the same cells."""
    pairs = list(zip(column.held, other.held, strict=False))
    return len(column.held) == len(other.held) and all(one.equals(another) for one, another in pairs)


def titled_as_time(table: Table) -> list[Column]:
    """The columns whose titles say that they hold times."""
    return [column for column in table.columns if says("time", bare(column.title))]


def _of_kinds(columns: Iterable[Column], *, titled: bool) -> Iterable[TimeColumn]:
    return (TimeColumn(column, kind) for column in columns if (kind := _kind(column, titled=titled)))


def _kind(column: Column, *, titled: bool) -> str | None:
    """Which times most cells of a column are; without a title that says so nearly all must be days or moments."""
    cells = [cell for cell in column.sample() if not (isinstance(cell, str) and in_one_form(cell) in gaps())]
    kinds = Counter(_kind_of(cell, titled=titled) for cell in cells)
    share = 1 - kinds.pop(None, 0) / max(1, len(cells))
    if not kinds or (not titled and (share < SHARE_OF_TIMES or not {MOMENT, DAY} & set(kinds) or _constant(cells))):
        return None
    kind = max((MOMENT, DAY, CLOCK, UNIX_TIME), key=lambda each: kinds[each])
    return None if kind == CLOCK and not titled else kind


def _constant(cells: Sequence[object]) -> bool:
    """Such as the day on which a sensor was checked."""
    return len(cells) > 1 and all(cell == cells[0] for cell in cells)


def _kind_of(cell: object, *, titled: bool) -> str | None:
    if isinstance(cell, datetime):
        return MOMENT if cell.time().isoformat() != "00:00:00" else DAY
    if isinstance(cell, int | float):
        return UNIX_TIME if titled and 1e8 <= cell < 1e19 else None
    if not isinstance(cell, str):
        return None
    if titled and DAY_IN_DIGITS.fullmatch(cell):
        return DAY if day_of(cell.strip()) else None
    if titled and UNIX.fullmatch(cell):
        return UNIX_TIME
    kind = time_kind(cell)
    return DAY if kind == MOMENT and _at_midnight(cell) else kind


def _at_midnight(text: str) -> bool:
    _, clock = split(text)
    told = clock_of(clock or "0:00")
    return told is not None and told.since_midnight == 0


def _with_its_other_half(table: Table, found: TimeColumn) -> tuple[TimeColumn, ...]:
    """Days and, where there is such a column, the times of the day that stand beside them."""
    if found.kind not in (DAY, CLOCK):
        return (found,)
    wanted = CLOCK if found.kind == DAY else DAY
    others = [column for column in table.columns if column is not found.column]
    titled = [column for column in titled_as_time(table) if column is not found.column]
    halves = [each for each in _of_kinds([*titled, *others], titled=True) if each.kind == wanted]
    if halves:
        return (found, halves[0]) if found.kind == DAY else (halves[0], found)
    if found.kind == DAY:
        return (found,)
    raise InputError.one("times", "no_day", found.column.shown(0), **table.place(0, found.column))
