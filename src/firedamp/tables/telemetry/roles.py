"""Which columns are channels? In a long file one says their names and one their values; in a wide one each is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from firedamp.science.errors import InputError
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.figures import Look, looked_at, values_of
from firedamp.tables.telemetry.tables import Column, Table
from firedamp.tables.telemetry.timing import DAY, TimeColumn, titled_as_time
from firedamp.tables.telemetry.titles import bare
from firedamp.tables.telemetry.words import says, says_row_number

FEWEST_NUMBERS = 0.1  # of the filled cells; where fewer are numbers, they stand among words


@dataclass(frozen=True)
class Long:
    """A row for each value: the columns that together name the channel, that of values, of units, of qualities.
    `guessed`: no title says that a column names channels."""

    names: tuple[Column, ...]
    value: Look
    unit: Column | None
    quality: Column | None
    guessed: bool


@dataclass(frozen=True)
class Rest:
    """The columns that hold no moments, by what they hold: readings, words, nothing, numbers of rows, times counted
    from a start."""

    channels: tuple[Look, ...]
    words: tuple[Column, ...]
    empty: tuple[Column, ...]
    row_numbers: tuple[Column, ...]
    elapsed: tuple[Column, ...]


def rest_of(table: Table, times: Sequence[TimeColumn], asked: Asked) -> Rest:
    """The columns beside the times. Raises InputError for numbers under no title, and where no column holds moments but
    one titled as times holds a number that falls."""
    used = [each.column for each in times]
    looks = [looked_at(column) for column in table.columns if column not in used]
    numeric = [look for look in looks if _is_channel(look)]
    apart = [look for look in numeric if look.column.title not in asked.channels]
    counting = [look for look in apart if _counts_rows(look)]
    elapsed = [look for look in apart if look.column in titled_as_time(table)]
    parts = [look for look in apart if says("part_of_time", bare(look.column.title))]
    if parts and [each.kind for each in times] in ([], [DAY]):
        raise InputError.one("times", "time_in_parts", None, names=[look.column.title for look in parts])
    for look in elapsed if not times else ():
        _refuse_falling(table, look)
    channels = tuple(look for look in numeric if look not in (*counting, *elapsed, *parts))
    for look in channels:
        if not look.column.title:
            raise InputError.one("file", "untitled_column", None, **table.place(None, look.column))
    empty = [look.column for look in looks if not look.numbers and not look.words and not look.column.foreign]
    words = [look.column for look in looks if look not in numeric and look.column not in empty]
    return Rest(channels, *(tuple(each) for each in (words, empty, _columns(counting), _columns(elapsed))))


def _columns(looks: Sequence[Look]) -> list[Column]:
    return [look.column for look in looks]


def _is_channel(look: Look) -> bool:
    return look.numbers > 0 and look.numbers >= FEWEST_NUMBERS * (look.numbers + look.words)


def _counts_rows(look: Look) -> bool:
    if not says_row_number(look.column.title, by_one=True):
        return False
    values, faults = values_of(look, None)
    steps = np.diff(values)
    by_one = not faults and bool((steps == 1).all())
    return by_one or (says_row_number(look.column.title, by_one=False) and not faults and bool((steps > 0).all()))


def long_of(rest: Rest, moments: np.ndarray | None) -> Long | None:
    """How a long file is laid out; None for a wide one. `moments` (m,) are its times as written. Raises InputError if
    a long file has no times, or several columns of values."""
    columns = [*rest.words, *_columns(rest.channels), *rest.empty]  # a name is a word rather than a number
    named = [column for column in columns if says("channel", column.title)]
    unit = next((column for column in columns if says("unit", column.title)), None)
    values = [look for look in rest.channels if look.column not in (*named, unit)]
    value, titled = _value(values)
    repeated = moments is not None and pl.Series(moments).n_unique() < len(moments)
    names = _names(moments, named) if named else _untitled_names(moments, rest) if value and repeated else ()
    several = bool(names) and _different(None, names) > 1
    if not names or not (several or (titled and moments is not None)) or not (value or repeated):
        return None
    if value is None:
        raise InputError.one("file", "which_value", None, choices=", ".join(look.column.title for look in values))
    if moments is None:
        raise InputError.one("times", "long_without_time", names[0].title)
    quality = (column for column in columns if says("quality", column.title) and column is not value.column)
    return Long(names, value, unit, next(quality, None), guessed=not named)


def _value(looks: Sequence[Look]) -> tuple[Look | None, bool]:
    """The column of values, and whether its title says so: the one titled so, else the only one of numbers."""
    titled = [look for look in looks if says("value", look.column.title)]
    if len(titled) == 1:
        return titled[0], True
    measured = [look for look in looks if not says("quality", look.column.title)] or looks
    return (measured[0], False) if len(measured) == 1 else (None, False)


def _untitled_names(moments: np.ndarray | None, rest: Rest) -> tuple[Column, ...]:
    """A column of words under which no time stands twice."""
    words = (
        each for each in rest.words if each.title and not says("unit", each.title) and not says("quality", each.title)
    )
    return next(((each,) for each in words if _different(moments, [each]) == len(each.held[0])), ())


def _names(moments: np.ndarray | None, named: Sequence[Column]) -> tuple[Column, ...]:
    """Of columns that name channels the first that tells as many rows of a time apart as all of them together do; else
    all of them."""
    if len(named) == 1:
        return tuple(named)
    together = _different(moments, named)
    return next(((each,) for each in named if _different(moments, [each]) == together), tuple(named))


def _different(moments: np.ndarray | None, columns: Sequence[Column]) -> int:
    """How many different rows columns have, by what their cells hold, and times beside them."""
    held = {f"{place}.{part}": each for place, column in enumerate(columns) for part, each in enumerate(column.held)}
    return pl.DataFrame(held if moments is None else {"time": moments, **held}).n_unique()


def _refuse_falling(table: Table, look: Look) -> None:
    """A number titled as a time that counts from a start rises."""
    values, _ = values_of(look, None)
    falls = np.flatnonzero(~(np.diff(values) >= 0))
    if len(falls):
        row = int(falls[0]) + 1
        raise InputError.one("times", "not_a_time", look.column.shown(row), **table.place(row, look.column))
