"""The rows of a long file put side by side: a column for each channel over the union of all times."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.figures import file_mark, looked_at, values_of
from firedamp.tables.telemetry.limits import MOST_CELLS, MOST_FAULTS
from firedamp.tables.telemetry.qualities import faulty_rows, note_of_faults
from firedamp.tables.telemetry.repeats import Repeats, SetBack, set_backs, shown_rows
from firedamp.tables.telemetry.roles import Long
from firedamp.tables.telemetry.tables import Column, Fault, Table, refuse
from firedamp.tables.telemetry.titles import all_chosen, names_and_units
from firedamp.tables.telemetry.wide import Readings
from firedamp.tables.vocabulary import plain

BETWEEN = " · "  # the parts of a name that several columns say


@dataclass(frozen=True)
class Named:
    """The channels of a long file: `titles`, and of each row (m,) which of them it is `of`."""

    titles: tuple[str, ...]
    of: np.ndarray


def names_of(table: Table, long: Long) -> Named:
    """The channels of a long file, in the order in which they appear. Raises InputError for a row without a name."""
    parts = [_as_text(column) for column in long.names]
    for column, part in zip(long.names, parts, strict=True):
        without = part.is_null().arg_true().head(MOST_FAULTS).to_list()
        refuse(table, "channel", ((column, Fault(row, "missing", None, {})) for row in without))
    joined = pl.DataFrame({str(place): part for place, part in enumerate(parts)})
    written = joined.select(pl.concat_str(pl.all(), separator=BETWEEN)).to_series()
    names = written.unique(maintain_order=True)
    numbers = written.replace_strict(names, pl.Series(range(len(names)), dtype=pl.Int64))
    return Named(tuple(names.to_list()), numbers.to_numpy())


def _as_text(column: Column) -> pl.Series:
    """Names as texts; a whole number that names a channel has no decimals."""
    texts = column.texts
    if texts is None:
        texts = pl.repeat(None, len(column.held[0]), dtype=pl.String, eager=True)
    texts = texts.str.strip_chars().str.replace_all(r"\s+", " ")
    texts = texts.set(texts == "", None)
    if column.numbers is None:
        return texts
    numbers = column.numbers
    whole = numbers.cast(pl.Int64, strict=False)
    is_whole = (whole.cast(pl.Float64) == numbers.cast(pl.Float64)).fill_null(value=False)
    return whole.cast(pl.String).zip_with(is_whole, numbers.cast(pl.String)).zip_with(numbers.is_not_null(), texts)


def side_by_side(table: Table, long: Long, named: Named, asked: Asked, times: np.ndarray) -> Readings:
    """A long file as a wide one over all its times in their order. Raises InputError as `wide` does, and for a channel
    in two units."""
    taken = all_chosen(named.titles, asked.channels)
    rows = np.flatnonzero(np.isin(named.of, taken))
    place = np.full(len(named.titles), -1)
    place[taken] = np.arange(len(taken))
    of = place[named.of[rows]]
    units = _units(table, long, named)
    bad = (faulty_rows(long.value.column) | (faulty_rows(long.quality) if long.quality else False))[rows]
    values = _values(table, long, rows, bad)
    matrix, first, moments, repeated = _pivoted(times[rows], of, values, len(taken))
    repeated = _by_rows(repeated, rows, times, of)
    titles = tuple(named.titles[each] for each in taken)
    names, own_units = names_and_units(titles)
    of_channels = tuple(units[each] or own for each, own in zip(taken, own_units, strict=True))
    counted = np.bincount(of[bad], minlength=len(taken)).tolist()
    notes = (*note_of_faults(dict(zip(names, counted, strict=True))), *_of_duplicates(repeated, table.numbers))
    when = moments.astype("datetime64[us]")
    return Readings(titles, names, of_channels, matrix, rows[first], when, notes, (long.value.column,), repeated)


def _values(table: Table, long: Long, rows: np.ndarray, bad: np.ndarray) -> np.ndarray:
    """The readings of some rows; what stands in a bad one is not looked at."""
    mark = table.decimal or file_mark([long.value], table.likely_decimal)
    column = long.value.column.taken(rows).without(bad)
    values, faults = values_of(looked_at(column), mark)
    own = (replace(fault, row=int(rows[fault.row])) for fault in faults)
    refuse(table, "value", ((long.value.column, fault) for fault in own))
    return values


def _pivoted(
    times: np.ndarray, channels: np.ndarray, values: np.ndarray, count: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, Repeats]:
    """The matrix over all times, at which row each time begins, the times, and what was said twice. Of unequal values
    the last in the file is taken; a gap takes no value away."""
    moments, first, at = np.unique(times, return_index=True, return_inverse=True)
    if len(moments) * count > MOST_CELLS:
        raise InputError.one("values", "too_many_items", len(moments) * count, maximum=MOST_CELLS)
    matrix = np.full((len(moments), count), np.nan)
    known = np.flatnonzero(~np.isnan(values))
    cells = at[known] * count + channels[known]
    order = np.argsort(cells, kind="stable")
    again = cells[order][1:] == cells[order][:-1]
    unequal = again & (values[known][order][1:] != values[known][order][:-1])
    last = order[np.concatenate([~again, [True]])] if len(order) else order
    matrix.ravel()[cells[last]] = values[known][last]
    otherwise = np.sort(known[order[1:][unequal]])
    replaced = tuple(np.bincount(channels[otherwise], minlength=count).tolist())
    repeated = Repeats(np.sort(known[order[1:][again]]), otherwise, replaced, (), left_out=True)
    return matrix, first, moments, repeated


def _by_rows(repeated: Repeats, rows: np.ndarray, times: np.ndarray, of: np.ndarray) -> Repeats:
    """What is repeated by the rows of the table, and where the clock of a channel was set back; once of several."""
    found: dict[tuple[np.datetime64, np.datetime64], SetBack] = {}
    moments = times.astype("datetime64[us]")
    for channel in range(len(repeated.replaced)):
        own = rows[of == channel]
        for each in set_backs(moments[own]):
            found.setdefault((each.before, each.after), replace(each, row=int(own[each.row])))
    return replace(repeated, again=rows[repeated.again], unequal=rows[repeated.unequal], set_back=tuple(found.values()))


def _units(table: Table, long: Long, named: Named) -> list[str | None]:
    """The unit of each channel by the column of units, else by the title of the values."""
    of_value = long.value.column.unit or names_and_units([long.value.column.title])[1][0]
    if long.unit is None or long.unit.texts is None:
        return [of_value] * len(named.titles)
    said = pl.DataFrame({"of": named.of, "unit": long.unit.texts.str.strip_chars()}).with_row_index("row")
    said = said.filter(pl.col("unit").is_not_null() & (pl.col("unit") != ""))
    different = said.unique(["of", "unit"], keep="first", maintain_order=True)
    units: list[str | None] = [of_value] * len(named.titles)
    known: dict[int, str] = {}
    faults = []
    for row, channel, unit in different.select("row", "of", "unit").iter_rows():
        if plain(known.setdefault(channel, unit)) != plain(unit) or (not plain(unit) and known[channel] != unit):
            faults.append((long.unit, Fault(row, "units_differ", unit, {"unit": known[channel]})))
        units[channel] = known[channel]
    refuse(table, "unit", faults)
    return units


def _of_duplicates(repeated: Repeats, numbers: np.ndarray) -> tuple[Problem, ...]:
    unequal = len(repeated.unequal)
    equal = len(repeated.again) - unequal
    notes = [Problem("times", "note_said_twice", equal)] if equal else []
    told = {"rows": shown_rows(numbers[repeated.unequal])}
    return (*notes, Problem("times", "note_last_taken", unequal, told)) if unequal else tuple(notes)
