"""A file of series as a matrix of times and series, and where in the file each of its cells stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import Column
from firedamp.science.series import SeriesTable, series_table
from firedamp.tables.files import WORKBOOK_NAMES
from firedamp.tables.grids import Cell, ErrorCell, Grid
from firedamp.tables.header import header_text
from firedamp.tables.numbers import Reading, decimal_mark, read_number, shows_both
from firedamp.tables.records.cells import number_in, shown_text
from firedamp.tables.series.asking import Asked
from firedamp.tables.series.placing import NOWHERE, Placed, placed
from firedamp.tables.series.shapes import ACROSS, Shape, label, shape_of, title
from firedamp.tables.series.sheet_filling import refuse_formulas
from firedamp.tables.series.sources import Source, source_of
from firedamp.tables.series.times import is_gap, says_unit
from firedamp.tables.vocabulary import plain

MOST_FAULTS = 50
VALUE = Column("value", "number", {"en": "Value", "ru": "Значение"}, {}, ())
Place = tuple[int, int]  # of a cell in the matrix: time, series


@dataclass(frozen=True)
class SeriesFile:
    """`table`: the series as science takes them. `rows`, `columns` (T, N): where each cell stands in `grid` (index of
    the row, column), NOWHERE for a time that the file has no row for."""

    source: Source
    grid: Grid
    shape: Shape
    table: SeriesTable
    rows: np.ndarray
    columns: np.ndarray
    marks: Mapping[int, str | None]  # column of the matrix -> decimal mark of its numbers
    notes: tuple[Problem, ...] = field(default=())

    @property
    def missing(self) -> np.ndarray:
        """Cells (T, N) that stand in the file and hold nothing."""
        empty: np.ndarray = ~self.table.known & (self.rows != NOWHERE)
        return empty

    def place(self, time: int, series: int) -> dict[str, Any]:
        """Where a cell stands, for a message."""
        return place_of(self.grid, self.shape, int(self.rows[time, series]), int(self.columns[time, series]))

    def texts(self, series: int) -> list[str]:
        """The known numbers of a series as they are written; none where a workbook holds them as numbers."""
        cells = (self._cell(time, series) for time in np.flatnonzero(self.table.known[:, series]).tolist())
        return [cell for cell in cells if isinstance(cell, str)]

    def _cell(self, time: int, series: int) -> Cell:
        cell: Cell = self.grid.rows[self.rows[time, series]].cell(int(self.columns[time, series]))
        return cell


def read_series(data: bytes, filename: str, asked: Asked | None = None) -> SeriesFile:
    """The series of a CSV or XLSX. Raises InputError with every fault: row, column, rule and value."""
    asked = asked or Asked()
    source = source_of(data, filename, asked)
    grid, shape = _found(source, filename, asked)
    _refuse_extra_cells(grid, shape)
    where = placed(grid, shape, asked)
    _refuse_mixed_units(grid, shape)
    values, marks = _values(grid, shape, where)
    notes = [*source.notes, *_notes(grid, shape)]
    try:
        table = series_table(where.times, where.names, values, where.step, sort=True)
    except InputError as error:

        def place(row: int, series: int) -> dict[str, Any]:
            return place_of(grid, shape, int(where.rows[row, series]), int(where.columns[row, series]))

        raise InputError(of_cell(problem, where.names, place) for problem in error.problems) from None
    order = np.argsort(np.array(where.times, dtype=table.times.dtype), kind="stable")
    file = SeriesFile(source, grid, shape, table, where.rows[order], where.columns[order], marks, tuple(notes))
    if source.content is None and file.missing.any():
        places = zip(file.rows[file.missing].tolist(), file.columns[file.missing].tolist(), strict=True)
        refuse_formulas(data, str(grid.sheet), {(grid.rows[row].number, column) for row, column in places})
    return file


def of_cell(problem: Problem, names: Sequence[str], place: Callable[[int, int], dict[str, Any]]) -> Problem:
    """What science finds wrong with a value of a table, said of its cell in the file: `place` says where the value of a
    row and series stands."""
    row, name = problem.params.get("row"), problem.params.get("column")
    if not isinstance(row, int) or name not in names:
        return problem
    cell = place(row - 1, names.index(str(name)))
    return Problem("value", problem.rule, problem.value, {**problem.params, **cell, "label": VALUE.label})


def _found(source: Source, filename: str, asked: Asked) -> tuple[Grid, Shape]:
    found = [(grid, shape) for grid in source.grids if (shape := shape_of(grid, asked))]
    if not found:
        _refuse_unknown_titles(source, asked)
        if source.content is not None and filename.lower().endswith(WORKBOOK_NAMES):
            raise InputError.one("file", "file_not_a_workbook")
        raise InputError.one("file", "no_series")
    if source.content is None and len(found) > 1:
        raise InputError.one("sheet", "several_sheets_of_series", None, choices=[grid.sheet for grid, _ in found])
    return max(found, key=lambda pair: len(pair[1].values) * len(pair[1].body))


def _refuse_unknown_titles(source: Source, asked: Asked) -> None:
    """A column that was named and stands in no row."""
    cells = {plain(header_text(cell)) for grid in source.grids for row in grid.rows[:60] for cell in row.cells if cell}
    for name in (*asked.series, *([asked.time] if asked.time else ())):
        if plain(name) not in cells:
            raise InputError.one("column", "no_title", name)


def _refuse_extra_cells(grid: Grid, shape: Shape) -> None:
    """Numbers of a text beyond its last title: a decimal comma has split one in two, most likely. Notes stay."""
    titled = [index for index, cell in enumerate(grid.rows[shape.header].cells) if cell is not None]
    after = titled[-1] + 1
    beyond = [(row, sum(_is_number(cell) for cell in row.cells[after:])) for row in shape.body]
    wrong = [(row, count) for row, count in beyond if count] if grid.separator else []
    if wrong:
        raise InputError(
            Problem("file", "extra_cells", count, {"row": row.number}) for row, count in wrong[:MOST_FAULTS]
        )


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float | int) or (isinstance(cell, str) and read_number(cell) is not None)


def _refuse_mixed_units(grid: Grid, shape: Shape) -> None:
    """A column of units that says two of one series: its numbers are no series until they are brought to one."""
    columns = [index for index, cell in enumerate(grid.rows[shape.header].cells) if says_unit(cell)]
    if not columns or shape.kind == ACROSS:
        return
    first: dict[str, str] = {}
    faults = []
    for row in shape.body:
        unit, name = shown_text(grid.shown(row, columns[0])), label(grid, row, shape.series)
        if unit and plain(first.setdefault(name, unit)) != plain(unit):
            params = {"row": row.number, "column": title(grid, shape, columns[0]), "unit": first[name]}
            faults.append(Problem("unit", "units_differ", unit, params))
    if faults:
        raise InputError(faults[:MOST_FAULTS])


def _values(grid: Grid, shape: Shape, where: Placed) -> tuple[np.ndarray, dict[int, str | None]]:
    """The numbers of the cells (T, N), NaN where there is none, and the decimal mark of each series."""
    values = np.full(where.rows.shape, np.nan)
    cells = [_cells(grid, where, series) for series in range(len(where.names))]
    marks = _marks(cells, grid.separator)
    faults: list[Problem] = []
    for series, of_series in enumerate(cells):
        for time, cell in of_series:
            try:
                values[time, series] = _number(cell, marks[series])
            except InputError as error:
                place = place_of(grid, shape, where.rows[time, series], where.columns[time, series])
                faults += [
                    Problem(each.field, each.rule, each.value, {**each.params, **place}) for each in error.problems
                ]
        if len(faults) > MOST_FAULTS:
            break
    if faults:
        raise InputError(sorted(faults[:MOST_FAULTS], key=lambda fault: fault.params["row"]))  # type: ignore[arg-type,return-value]
    return values, marks


def _cells(grid: Grid, where: Placed, series: int) -> list[tuple[int, Cell]]:
    """The filled cells of a series by their times."""
    found = []
    for time in np.flatnonzero(where.rows[:, series] != NOWHERE).tolist():
        cell = grid.rows[where.rows[time, series]].cell(int(where.columns[time, series]))
        if not is_gap(cell):
            found.append((time, cell))
    return found


def _marks(cells: Sequence[Sequence[tuple[int, Cell]]], separator: str | None) -> dict[int, str | None]:
    """The decimal mark of each series: as its own numbers show, else of the file, else as semicolons must have."""
    readings = [[found for _, cell in each if isinstance(cell, str) and (found := read_number(cell))] for each in cells]
    everything = [reading for each in readings for reading in each]
    of_file = None if shows_both(everything) else decimal_mark(everything) or ("," if separator == ";" else None)
    return {place: _mark(own, of_file) for place, own in enumerate(readings)}


def _mark(own: Iterable[Reading], of_file: str | None) -> str | None:
    own = list(own)
    return None if shows_both(own) else decimal_mark(own) or of_file


def _number(cell: Cell, mark: str | None) -> float:
    if isinstance(cell, ErrorCell):
        raise InputError.one("value", "error_cell", cell.text, label=VALUE.label)
    return number_in(VALUE, cell, mark)


def place_of(grid: Grid, shape: Shape, row: int, column: int) -> dict[str, Any]:
    """Where a cell stands, for a message: sheet, row as the file counts, title of the column."""
    sheet = {"sheet": grid.sheet} if grid.sheet else {}
    return {**sheet, "row": grid.rows[row].number, "column": title(grid, shape, column)}


def _notes(grid: Grid, shape: Shape) -> list[Problem]:
    rows = [str(row.number) for row in shape.passed_over]
    notes = [Problem("file", "note_rows_passed_over", None, {"numbers": ", ".join(rows)})] if rows else []
    used = {*shape.values, *shape.series, shape.time}
    titled = [index for index, cell in enumerate(grid.rows[shape.header].cells) if cell is not None]
    unused = [title(grid, shape, index) for index in titled if index not in used]
    return notes + ([Problem("file", "note_ignored_columns", None, {"names": unused})] if unused else [])
