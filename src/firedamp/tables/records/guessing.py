"""Where is the header of a table none of whose titles is known? What people match by hand must first be shown them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from firedamp.science.reference import TableSchema
from firedamp.tables.grids import Cell, Grid, Row
from firedamp.tables.numbers import read_number
from firedamp.tables.records.header import RecordHeader, header_at
from firedamp.tables.records.titles import ColumnMatch
from firedamp.tables.records.years import year_in_title

ROWS_WEIGHED = 200
ALPHABET = 26


def guessed_header(grid: Grid, schema: TableSchema, *, wide: bool = True) -> RecordHeader | None:
    """The first row as wide as the table, where it holds titles; else columns named by letters. None for no table."""
    rows = list(islice((pair for pair in enumerate(grid.rows) if not pair[1].blank), ROWS_WEIGHED))
    usual = usual_width(row for _, row in rows)
    wanted = max(2, (usual + 1) // 2)
    body = [pair for pair in rows if filled(pair[1]) >= wanted]
    if usual < 2 or len(body) < 2 or 2 * len(body) < len(rows):
        return None
    (position, first), *others = body
    if _holds_titles(first, [row for _, row in others], schema):
        return replace(header_at(grid, position, 1, schema, wide=wide, unnamed=True), guessed=True)
    return replace(lettered(grid, position), guessed=True)


def lettered(grid: Grid, position: int = 0) -> RecordHeader:
    """A table without a header, from a row on: its columns are called A, B, C, as a spreadsheet calls them."""
    columns = tuple(ColumnMatch(index, letter(index)) for index in range(grid.width))
    return RecordHeader(0, position, columns)


def letter(index: int) -> str:
    """A, B … Z, AA, AB …"""
    before, place = divmod(index, ALPHABET)
    return (letter(before - 1) if before else "") + chr(ord("A") + place)


def usual_width(rows: Iterable[Row]) -> int:
    """How many cells most rows fill, of those that fill several."""
    counts = Counter(count for row in rows if (count := filled(row)) > 1)
    return counts.most_common(1)[0][0] if counts else 0


def filled(row: Row) -> int:
    return sum(cell is not None for cell in row.cells)


def _holds_titles(row: Row, below: Sequence[Row], schema: TableSchema) -> bool:
    """No figure stands among titles, but a year may: above figures that are none."""
    return not any(
        _is_figure(cell) and not (year_in_title(cell, schema) and not _years_below(index, below, schema))
        for index, cell in enumerate(row.cells)
    )


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, str):
        return read_number(cell) is not None
    return isinstance(cell, int | float | datetime.date)


def _years_below(index: int, below: Sequence[Row], schema: TableSchema) -> bool:
    cells = [cell for row in below if (cell := row.cell(index)) is not None]
    return not cells or 2 * sum(year_in_title(_as_read(cell), schema) is not None for cell in cells) > len(cells)


def _as_read(cell: Cell) -> Cell:
    """A text file's figures are texts."""
    reading = read_number(cell) if isinstance(cell, str) else None
    return cell if reading is None else reading.value
