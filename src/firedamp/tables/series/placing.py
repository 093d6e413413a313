"""Which series and which time is each cell of a shape, and what is wrong with names and times?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.records.cells import is_nothing, shown_text
from firedamp.tables.series.asking import Asked
from firedamp.tables.series.shapes import ACROSS, LONG, Shape, label, title
from firedamp.tables.series.times import common_times, read_time, title_time
from firedamp.tables.vocabulary import plain

NOWHERE = -1
MOST_CELLS = 20_000_000  # as many as science takes
MOST_FAULTS = 50
BETWEEN = " · "  # a series of a long file and one of its columns of values


@dataclass(frozen=True)
class Placed:
    """Times (in the order of the file), names, and where the cell of each time and series stands: (T, N) of int."""

    times: tuple[Any, ...]
    names: tuple[str, ...]
    step: str
    rows: np.ndarray
    columns: np.ndarray


def placed(grid: Grid, shape: Shape, asked: Asked) -> Placed:
    """The series of a grid and where their cells stand. Raises InputError: no such column, a time that is none or
    stands twice, a row without a name, a name that stands twice."""
    if shape.kind == ACROSS:
        return _across(grid, shape, asked)
    return _long(grid, shape, asked) if shape.kind == LONG else _down(grid, shape, asked)


def _across(grid: Grid, shape: Shape, asked: Asked) -> Placed:
    head = grid.rows[shape.header]
    cells = [head.cell(index) for index in shape.values]
    step, times = _times(cells, lambda place: _at(grid, head, title(grid, shape, shape.values[place])), title_time)
    _refuse_twice([shown_text(cell) for cell in cells], times, lambda place: _at(grid, head, None))
    names = [label(grid, row, shape.series) for row in shape.body]
    _refuse_names(grid, shape, names)
    chosen = _chosen(names, asked.columns)
    at = {row.number: index for index, row in enumerate(grid.rows)}
    rows = np.array([at[shape.body[place].number] for place in chosen])
    shape_of_all = (len(times), len(chosen))
    columns = np.broadcast_to(np.array(shape.values)[:, None], shape_of_all)
    return Placed(times, tuple(names[place] for place in chosen), step, np.broadcast_to(rows, shape_of_all), columns)


def _down(grid: Grid, shape: Shape, asked: Asked) -> Placed:
    step, times = _times_of_rows(grid, shape)
    _refuse_twice(_written(shape), times, lambda place: _of_row(grid, shape, place))
    names = [title(grid, shape, index) for index in shape.values]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise InputError(Problem("column", "title_twice", name) for name in sorted(twice))
    chosen = _chosen(names, asked.columns)
    rows, columns = _rows_of(grid, shape), np.array([shape.values[place] for place in chosen])
    shape_of_all = (len(times), len(chosen))
    return Placed(
        times,
        tuple(names[place] for place in chosen),
        step,
        np.broadcast_to(rows[:, None], shape_of_all),
        np.broadcast_to(columns, shape_of_all),
    )


def _long(grid: Grid, shape: Shape, asked: Asked) -> Placed:
    step, times = _times_of_rows(grid, shape)
    keys = [label(grid, row, shape.series) for row in shape.body]
    nameless = [place for place, key in enumerate(keys) if is_nothing(key or None)]
    if nameless:
        column = title(grid, shape, shape.series[0])
        faults = ({**_of_row(grid, shape, place), "column": column} for place in nameless[:MOST_FAULTS])
        raise InputError(Problem("series", "missing", None, place) for place in faults)
    written = [f"{key}, {time}" for key, time in zip(keys, _written(shape), strict=True)]
    pairs = list(zip(keys, times, strict=True))
    _refuse_twice(written, pairs, lambda place: _of_row(grid, shape, place), "series_time_twice")
    titles = [title(grid, shape, index) for index in shape.values]
    names, columns, of_key = _series_of(list(dict.fromkeys(keys)), titles, shape.values, asked.columns)
    moments = {time: place for place, time in enumerate(dict.fromkeys(times))}
    if len(moments) * len(names) > MOST_CELLS:
        raise InputError.one("values", "too_many_items", len(moments) * len(names), maximum=MOST_CELLS)
    rows = np.full((len(moments), len(names)), NOWHERE)
    at = _rows_of(grid, shape)
    for place, (key, time) in enumerate(zip(keys, times, strict=True)):
        rows[moments[time], of_key.get(key, [])] = at[place]
    return Placed(tuple(moments), tuple(names), step, rows, np.broadcast_to(np.array(columns), rows.shape))


def _series_of(
    keys: Sequence[str], titles: Sequence[str], values: Sequence[int], asked: Sequence[str]
) -> tuple[list[str], list[int], dict[str, list[int]]]:
    """Names of the series, the column of each, and by key the series of its rows. Asked may be keys, columns of values
    or both together."""
    known = [*titles, *keys, *(f"{key}{BETWEEN}{name}" for key in keys for name in titles)]
    wanted = {known[place] for place in _chosen(known, asked)}
    some_keys, some_titles = wanted.intersection(keys), wanted.intersection(titles)

    def taken(key: str, name: str) -> bool:
        by_parts = (key in some_keys or not some_keys) and (name in some_titles or not some_titles)
        return f"{key}{BETWEEN}{name}" in wanted or (by_parts and bool(some_keys or some_titles))

    pairs = [(key, place) for key in keys for place, name in enumerate(titles) if taken(key, name)]
    several = len({place for _, place in pairs}) > 1
    of_key: dict[str, list[int]] = {}
    for number, (key, _) in enumerate(pairs):
        of_key.setdefault(key, []).append(number)
    names = [f"{key}{BETWEEN}{titles[place]}" if several else key for key, place in pairs]
    return names, [values[place] for _, place in pairs], of_key


def _chosen(names: Sequence[str], asked: Sequence[str]) -> list[int]:
    """The places of the names that are asked for, all where none is. Raises InputError for a name that is none."""
    if not asked:
        return list(range(len(names)))
    at = {plain(name): place for place, name in enumerate(names)}
    unknown = [name for name in asked if plain(name) not in at]
    if unknown:
        choices = ", ".join(list(names)[:20])
        raise InputError(Problem("columns", "no_such_series", name, {"choices": choices}) for name in unknown)
    return sorted({at[plain(name)] for name in asked})


def _times_of_rows(grid: Grid, shape: Shape) -> tuple[str, tuple[Any, ...]]:
    assert shape.time is not None
    column = title(grid, shape, shape.time)
    cells = [grid.shown(row, shape.time) for row in shape.body]
    first = cells[0]
    if len(cells) > 1 and isinstance(first, str) and not any(map(str.isdigit, first)):  # below the titles, and no time
        raise InputError.one("times", "second_titles", shown_text(first), **_of_row(grid, shape, 0))
    return _times(cells, lambda place: {**_of_row(grid, shape, place), "column": column}, read_time)


def _times(cells: Sequence[Cell], at: Callable[[int], dict[str, Any]], read: Any) -> tuple[str, tuple[Any, ...]]:
    found = common_times([read(cell) for cell in cells])
    if found.wrong:
        raise InputError(
            Problem("times", "missing" if cells[place] is None else "not_a_time", shown_text(cells[place]), at(place))
            for place in found.wrong[:MOST_FAULTS]
        )
    if found.ambiguous:
        place = found.ambiguous[0]
        raise InputError.one("times", "ambiguous_day", shown_text(cells[place]), **at(place))
    return found.step, found.values


def _refuse_twice(
    written: Sequence[str], keys: Sequence[Any], at: Callable[[int], dict[str, Any]], rule: str = "duplicate_time"
) -> None:
    first: dict[Any, int] = {}
    faults = []
    for place, key in enumerate(keys):
        if key in first:
            known = {"first_row": at(first[key])["row"]} if at(first[key])["row"] != at(place)["row"] else {}
            faults.append(Problem("times", rule, written[place], {**at(place), **known}))
        first.setdefault(key, place)
    if faults:
        raise InputError(faults[:MOST_FAULTS])


def _refuse_names(grid: Grid, shape: Shape, names: Sequence[str]) -> None:
    first: dict[str, int] = {}
    faults = []
    for row, name in zip(shape.body, names, strict=True):
        place = _at(grid, row, None)
        if not name:
            faults.append(Problem("series", "missing", None, place))
        elif name in first:
            faults.append(Problem("series", "series_twice", name, {**place, "first_row": first[name]}))
        first.setdefault(name, row.number)
    if faults:
        raise InputError(faults[:MOST_FAULTS])


def _rows_of(grid: Grid, shape: Shape) -> np.ndarray:
    at = {row.number: index for index, row in enumerate(grid.rows)}
    return np.array([at[row.number] for row in shape.body])


def _written(shape: Shape) -> list[str]:
    assert shape.time is not None
    return [shown_text(row.cell(shape.time)) for row in shape.body]


def _of_row(grid: Grid, shape: Shape, place: int) -> dict[str, Any]:
    return _at(grid, shape.body[place], None)


def _at(grid: Grid, row: Row, column: str | None) -> dict[str, Any]:
    place = {"sheet": grid.sheet, "row": row.number, "column": column}
    return {name: each for name, each in place.items() if each is not None}
