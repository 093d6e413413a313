"""Which row of a grid is the header of a reference table, and which column of the table each of its columns is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firedamp.science.reference import Column, TableSchema
from firedamp.tables.grids import Grid, Row
from firedamp.tables.header import header_text
from firedamp.tables.records.units import assumed_unit, quantity
from firedamp.tables.vocabulary import Unit, plain

ROWS_SEARCHED = 60
HIGHEST_HEADER = 3  # rows
LONGEST_TITLE = 200  # characters: what is longer is prose
PIECES = re.compile(r"[(),;\[\]\n]")


@dataclass(frozen=True)
class ColumnMatch:
    """A column of a file. `column` is the table's, None where it is none; `unit` is None where it must be said."""

    index: int
    title: str
    column: str | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class RecordHeader:
    """`row`: number of its last row in the file; `position`: index of the first row after it."""

    row: int
    position: int
    columns: tuple[ColumnMatch, ...]

    @property
    def score(self) -> float:
        """How much of it is understood; a unit counts for half a column."""
        known = [match for match in self.columns if match.column]
        return len({match.column for match in known}) + sum(match.unit is not None for match in known) / 2


def find_header(grid: Grid, schema: TableSchema) -> RecordHeader | None:
    """The rows that read best as the table's header; the first of equals. None where nothing reads as one."""
    best: RecordHeader | None = None
    for height in range(1, HIGHEST_HEADER + 1):
        for first in range(min(ROWS_SEARCHED, len(grid.rows) - height + 1)):
            header = _header(grid, first, height, schema)
            if header.score > (best.score if best else 0):
                best = header
    return best


def _header(grid: Grid, first: int, height: int, schema: TableSchema) -> RecordHeader:
    rows = grid.rows[first : first + height]
    width = max(len(row.cells) for row in rows)
    matches: list[ColumnMatch] = []
    taken: set[str] = set()
    for index in range(width):
        match = _match(grid, rows, index, schema)
        if match.column in taken:  # the first of two columns that say the same; a person may choose the other
            match = ColumnMatch(index, match.title)
        taken |= {match.column} if match.column else set()
        matches.append(match)
    return RecordHeader(rows[-1].number, first + height, tuple(matches))


def _match(grid: Grid, rows: tuple[Row, ...], index: int, schema: TableSchema) -> ColumnMatch:
    texts = list(dict.fromkeys(header_text(grid.shown(row, index)).strip() for row in rows))
    title = ", ".join(text for text in texts if text)
    own = header_text(rows[-1].cell(index)).strip()
    return match_title(index, title, schema) or match_title(index, own, schema, title) or ColumnMatch(index, title)


def match_title(index: int, text: str, schema: TableSchema, title: str = "") -> ColumnMatch | None:
    """What a title says: "Абсолютная метанообильность, м³/мин" is a column with its unit, "output_t" is one by name."""
    if not text or len(text) > LONGEST_TITLE:
        return None
    for column, unit in _readings(text, schema):
        return ColumnMatch(index, title or text, column.name, unit)
    return None


def _readings(text: str, schema: TableSchema) -> Iterator[tuple[Column, Unit | None]]:
    by_name = schema.columns.get(text.strip().casefold())
    if by_name:
        yield by_name, canonical(by_name)
    whole = column_named(text, schema)
    if whole:
        named_with_unit = plain(text) == plain(whole.name)  # "Capacity, t/year" reads as capacity_t_year
        unit = canonical(whole) if named_with_unit else assumed_unit(whole.unit)
        yield whole, unit if whole.type == "number" else None
    pieces = [piece.strip() for piece in PIECES.split(text) if piece.strip()]
    for position, piece in enumerate(pieces):
        column = column_named(" ".join(pieces[:position] + pieces[position + 1 :]), schema)
        found = quantity(column.unit).unit(piece) if column and column.type == "number" else None
        if column and found:
            yield column, found
    if len(pieces) > 1 and (column := column_named(pieces[0], schema)):
        yield column, None if column.type == "number" else canonical(column)


def canonical(column: Column) -> Unit | None:
    return Unit(column.unit, 1.0) if column.type == "number" else None


def column_named(text: str, schema: TableSchema) -> Column | None:
    """The column that a text names: its own name, its label in either language, or another spelling of it."""
    wanted = plain(text)
    for column in schema.columns.values():
        spellings = (column.name, *column.label.values(), *column.names)
        if wanted and wanted in map(plain, spellings):
            return column
    return None
