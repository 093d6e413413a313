"""A table as its file holds it: rows of cells with the numbers that people see beside them, nothing understood yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """How large a file may be; what is larger is refused before it is read."""

    rows: int
    file_mb: int
    unpacked_mb: int
    columns: int = 256

    @property
    def file_bytes(self) -> int:
        return self.file_mb * MEGABYTE


TABLE_OF_MINES = Limits(rows=20_000, file_mb=20, unpacked_mb=100)
REFERENCE_TABLE = Limits(rows=300_000, file_mb=50, unpacked_mb=500)


@dataclass(frozen=True)
class ErrorCell:
    """An error that Excel shows in a cell, such as #DIV/0!."""

    text: str


Cell = str | float | bool | date | datetime | time | timedelta | ErrorCell | None


@dataclass(frozen=True, slots=True)
class Row:
    number: int  # as the file counts: the line of a text file, the row of a sheet
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else None

    @property
    def blank(self) -> bool:
        return all(cell is None for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """One sheet, or a text file under one separator. `merged`: (row number, column) -> what its merged cell shows."""

    rows: tuple[Row, ...]
    sheet: str | None = None
    separator: str | None = None
    merged: Mapping[tuple[int, int], Cell] = field(default_factory=dict)

    def shown(self, row: Row, column: int) -> Cell:
        """What a person sees in a cell: its own value, or that of the merged cell it belongs to."""
        own = row.cell(column)
        return self.merged.get((row.number, column)) if own is None else own

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)
