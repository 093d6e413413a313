"""The sheets of a workbook as tables: a cell keeps what Excel holds in it, number, date or text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.tables.grids import Cell, ErrorCell, Grid, Row
from firedamp.tables.telemetry.headers import ROWS_LOOKED_AT, Head, footer_rows, head_of
from firedamp.tables.telemetry.limits import MOST_FAULTS, WORKBOOK
from firedamp.tables.telemetry.tables import Column, Table
from firedamp.tables.telemetry.texts import LAST_ROWS, note_of_rows_below

SECONDS_A_DAY = 86_400


def table_of_workbook(data: bytes, sheet: str | None) -> Table:
    """The table of the one visible sheet that holds one, or of the sheet named. Raises InputError: damaged, too large,
    no such sheet, several sheets, no titles."""
    from firedamp.tables.workbook import Workbook

    book = Workbook(data, WORKBOOK)
    if sheet is not None and sheet not in book.sheets:
        raise InputError.one("sheet", "no_such_sheet", sheet, choices=book.sheets)
    grids = [book.grid(name) for name in ([sheet] if sheet is not None else book.visible)]
    if all(row.blank for grid in grids for row in grid.rows):
        raise InputError.one("file", "file_empty")
    found = [(grid, head) for grid in grids if (head := head_of(Grid(grid.rows[:ROWS_LOOKED_AT])))]
    if not found:
        raise InputError.one("file", "no_titles")
    if len(found) > 1:
        raise InputError.one("sheet", "several_sheets_of_telemetry", None, choices=[grid.sheet for grid, _ in found])
    return _table(*found[0])


def _table(grid: Grid, head: Head) -> Table:
    rows = list(grid.rows[head.body :])
    while rows and rows[-1].blank:
        rows.pop()
    width = len(head.titles)
    below = footer_rows(rows[-LAST_ROWS:], width)
    rows, passed_over = rows[: len(rows) - below], rows[len(rows) - below :]
    _refuse_extra(grid, rows, width)
    columns = (_column(head, index, [row.cell(index) for row in rows]) for index in range(width))
    notes = (*head.notes, *note_of_rows_below([row.number for row in passed_over if not row.blank]))
    return Table(tuple(columns), np.array([row.number for row in rows]), sheet=grid.sheet, notes=notes)


def _refuse_extra(grid: Grid, rows: Sequence[Row], width: int) -> None:
    """Numbers beyond the last title."""
    beyond = [(row, sum(isinstance(cell, float | int) for cell in row.cells[width:])) for row in rows]
    wrong = [(row.number, count) for row, count in beyond if count][:MOST_FAULTS]
    if wrong:
        raise InputError(
            Problem("file", "untitled_cells", count, {"sheet": grid.sheet, "row": row}) for row, count in wrong
        )


def _column(head: Head, index: int, cells: Sequence[Cell]) -> Column:
    numbers = [float(cell) if isinstance(cell, float | int) else None for cell in cells]
    moments = [_moment(cell) if isinstance(cell, date) else None for cell in cells]
    texts = [_text(cell) for cell in cells]
    return Column(
        head.titles[index],
        _series(texts, pl.String),
        _series(numbers, pl.Float64),
        _series(moments, pl.Datetime("us")),
        unit=head.units[index],
    )


def _series(cells: Sequence[Any], dtype: Any) -> pl.Series | None:
    """None where no cell holds anything, but that texts stand for a column without any cell."""
    if dtype != pl.String and all(cell is None for cell in cells):
        return None
    return pl.Series(cells, dtype=dtype)


def _moment(cell: date) -> datetime:
    """Excel holds a fraction of a day, which falls some microseconds beside the second meant."""
    if not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 – a day has no zone
    whole = cell + timedelta(microseconds=500)
    return whole.replace(microsecond=whole.microsecond // 1_000 * 1_000)


def _text(cell: Cell) -> str | None:
    if isinstance(cell, ErrorCell):
        return cell.text
    if isinstance(cell, time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return cell if isinstance(cell, str) else None
