"""What does one row of a file say? Each cell in the type and unit of its column, what is wrong beside the row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import Column, TableSchema
from firedamp.tables.grids import Cell, ErrorCell, Grid, Row
from firedamp.tables.numbers import Reading, decimal_mark, read_number, shows_both
from firedamp.tables.records.cells import (
    choice_words,
    date_in,
    filled,
    number_in,
    refuse,
    shown_text,
    text_in,
    year_in,
)
from firedamp.tables.records.header import RecordHeader
from firedamp.tables.records.titles import ColumnMatch
from firedamp.tables.records.units import quantity
from firedamp.tables.vocabulary import Unit, plain

DIGITS_KEPT = 9
Mended = Mapping[int, Mapping[int, str]]  # row -> column -> the text that stands in place of the file's
Place = int | tuple[int, int]  # a row of the file; in a wide table a row and a column


@dataclass(frozen=True, slots=True)
class Origin:
    """The cell of the file that a value of a record comes from."""

    row: int
    index: int
    title: str
    text: str = ""

    @property
    def params(self) -> dict[str, Any]:
        return {"row": self.row, "column": self.title, "index": self.index}


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What would be a record: the row of the file, its cells as texts, the values of the table's columns, its faults.

    Of a wide table a row gives many: `index` is the column of the cell, `origins` the cells of the values under years.
    """

    number: int
    cells: tuple[str, ...]
    values: Mapping[str, Any]
    problems: tuple[Problem, ...]
    index: int | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        return self.number if self.index is None else (self.number, self.index)


class RowReader:
    """Reads rows of one table under one matching of its columns."""

    def __init__(
        self, grid: Grid, header: RecordHeader, schema: TableSchema, matches: Sequence[ColumnMatch], mended: Mended
    ) -> None:
        self.grid, self.header, self.mended = grid, header, mended
        self.width = len(header.columns)
        self.columns = [(match, schema.columns[match.column]) for match in matches if match.column]
        numbers = [match.index for match, column in self.columns if column.type == "number"]
        self.marks = {index: self.mark([index]) for index in numbers}
        self.choices = {column.name: choice_words(column) for _, column in self.columns if column.type == "choice"}

    def mark(self, indices: Iterable[int]) -> str | None:
        """The decimal mark of columns: as their own numbers show, else as a table separated by semicolons must have."""
        rows = self.grid.rows[self.header.position :]
        cells = (row.cell(index) for index in indices for row in rows)
        readings: list[Reading] = [found for cell in cells if isinstance(cell, str) and (found := read_number(cell))]
        if shows_both(readings):
            return None
        return decimal_mark(readings) or ("," if self.grid.separator == ";" else None)

    def of_row(self, row: Row) -> Iterator[RecordRow]:
        """A row is a record."""
        yield self.read(row)

    def joined(self, records: Iterable[RecordRow]) -> Iterator[RecordRow]:
        """No two rows are one record."""
        yield from records

    def read(self, row: Row) -> RecordRow:
        mended = self.mended.get(row.number, {})
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for match, column in self.columns:
            cell = mended[match.index] if match.index in mended else self._cell(row, match.index, column)
            try:
                values[column.name] = self._value(match, column, filled(cell))
            except InputError as error:
                problems += placed(error, Origin(row.number, match.index, match.title))
        cells = tuple(mended.get(index, shown_text(row.cell(index))) for index in range(self.width))
        return RecordRow(row.number, cells, values, (*problems, *self.surplus(row, mended)))

    def surplus(self, row: Row, mended: Mapping[int, str]) -> Iterator[Problem]:
        """What a text file has beyond its header's last column: most likely a mark in a number has split it in two. In
        a sheet people write beside a table."""
        if self.grid.sheet is None:
            for index in range(self.width, len(row.cells)):
                written = mended.get(index, shown_text(row.cell(index)))
                if written:
                    place = {"row": row.number, "index": index, "place": index + 1, "columns": self.width}
                    yield Problem("file", "surplus_cell", written, place)

    def _cell(self, row: Row, index: int, column: Column) -> Cell:
        """A number stands in its own cell; a name may stand in the merged cell above it."""
        return row.cell(index) if column.type == "number" else self.grid.shown(row, index)

    def _value(self, match: ColumnMatch, column: Column, cell: Cell) -> Any:
        if cell is None:
            return None
        if isinstance(cell, ErrorCell):
            raise refuse(column, "error_cell", cell.text)
        match column.type:
            case "number":
                return measured(column, match.unit, cell, self.marks.get(match.index))
            case "year":
                return year_in(column, cell)
            case "date":
                return date_in(column, cell)
            case "choice":
                return self._choice(column, cell)
        return text_in(cell)

    def _choice(self, column: Column, cell: Cell) -> str:
        written = shown_text(cell)
        found = self.choices[column.name].get(plain(written))
        if found is None:
            choices = {lang: ", ".join(choice.label[lang] for choice in column.choices) for lang in ("en", "ru")}
            raise refuse(column, "not_a_choice", written, choices=choices)
        return found


def measured(column: Column, unit: Unit | None, cell: Cell, mark: str | None) -> float:
    """The number of a cell in its column's own unit. Raises InputError where it is none, or in no known unit."""
    if isinstance(cell, ErrorCell):
        raise refuse(column, "error_cell", cell.text)
    value = number_in(column, cell, mark)
    if unit is None and quantity(column.unit).units:
        raise refuse(column, "no_column_unit", None, units=quantity(column.unit).names)
    return round(value * (unit.scale if unit else 1.0), DIGITS_KEPT)


def placed(error: InputError, origin: Origin) -> Iterator[Problem]:
    for each in error.problems:
        yield Problem(each.field, each.rule, each.value, {**each.params, **origin.params})
