"""A file as rows of a reference table: which of its rows are read, as they stand or, of a wide table, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from firedamp.science.errors import Problem
from firedamp.science.reference import TableSchema
from firedamp.tables.grids import Grid, Row
from firedamp.tables.records.header import RecordHeader
from firedamp.tables.records.one_row import Mended, RecordRow, RowReader
from firedamp.tables.records.titles import ColumnMatch
from firedamp.tables.records.wide import WideReader
from firedamp.tables.vocabulary import plain, vocabulary

Reader = RowReader | WideReader


@dataclass(frozen=True)
class Encoding:
    """What a text was read in. `doubt`: how a part of it reads in each encoding that it may be in; else empty."""

    name: str
    doubt: str = ""


@dataclass(frozen=True)
class ReadAs:
    """How a person says that a file is to be read; what is not said, the file tells. `wide`: whether columns may be
    years. `header_row`: number of the header's last row, 0 where the file has none."""

    sheet: str | None = None
    encoding: str | None = None
    separator: str | None = None
    header_row: int | None = None
    wide: bool = True


@dataclass(frozen=True)
class RecordFile:
    """A file whose table was found."""

    schema: TableSchema
    grid: Grid
    header: RecordHeader
    sheets: tuple[str, ...]
    notes: tuple[Problem, ...] = field(default=())
    encoding: Encoding | None = None  # of a text

    def rows(self, matches: Sequence[ColumnMatch], mended: Mended | None = None) -> Iterator[RecordRow]:
        """The rows below the header; rows without any cell and rows of totals are passed over.

        `matches`: what each column is and its unit, as found or as a person says. Where columns are years, each filled
        cell under them is a row. `mended`: by row and column, texts that stand in place of the file's.
        """
        reader = self.reader(matches, mended)
        yield from reader.joined(record for row in self.body for record in reader.of_row(row))

    def reader(self, matches: Sequence[ColumnMatch], mended: Mended | None = None) -> Reader:
        """What reads the file's rows one by one: as they stand, or cell by cell where columns are years."""
        kind = WideReader if any(match.year for match in matches) else RowReader
        return kind(self.grid, self.header, self.schema, matches, mended or {})

    @property
    def body(self) -> Iterator[Row]:
        """The rows that are read."""
        for row in self.grid.rows[self.header.position :]:
            if not row.blank and not _is_total(row) and not _is_unit_row(row, self.header):
                yield row

    @property
    def totals(self) -> list[int]:
        """Numbers of the rows of sums, which are not read: "Итого", "Total"."""
        return [row.number for row in self.grid.rows[self.header.position :] if not row.blank and _is_total(row)]


def _is_total(row: Row) -> bool:
    first = next((cell for cell in row.cells if isinstance(cell, str)), "")
    return plain(first) in vocabulary().totals


def _is_unit_row(row: Row, header: RecordHeader) -> bool:
    """A row below the header that holds nothing but units or the numbers of the columns."""
    cells = [cell for cell in row.cells if cell is not None]
    if row.number != header.row + 1 or len(cells) < 2:
        return False
    numbers = [cell for cell in cells if str(cell).rstrip("0").rstrip(".").isdecimal()]
    counted = [int(float(str(cell))) for cell in numbers]
    return (
        len(counted) == len(cells) and counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] == 1
    )
