"""A file as rows of a reference table: each cell in the type and unit of its column, what is wrong beside the row."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference import Column, TableSchema
from firedamp.science.reference.checking import labelled
from firedamp.tables import text
from firedamp.tables.files import OLE, WORKBOOK_NAMES, ZIP
from firedamp.tables.grids import MEGABYTE, REFERENCE_TABLE, Cell, ErrorCell, Grid, Row
from firedamp.tables.numbers import Reading, decimal_mark, read_number, settled, shows_both
from firedamp.tables.records.header import ColumnMatch, RecordHeader, find_header
from firedamp.tables.records.units import quantity
from firedamp.tables.vocabulary import plain, vocabulary

NEUTRALISED = ("'=", "'+", "'-", "'@")  # how our own export writes a text that Excel would take for a formula
DIGITS_KEPT = 9
YEAR_WORD = re.compile(r"\s*(?:год|г\.|г)$", re.IGNORECASE)


@dataclass(frozen=True)
class RecordRow:
    """A row of the file: its number there, its cells as texts, the values of the columns that they name, its faults."""

    number: int
    cells: tuple[str, ...]
    values: Mapping[str, Any]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class RecordFile:
    """A file whose table was found."""

    schema: TableSchema
    grid: Grid
    header: RecordHeader
    sheets: tuple[str, ...]
    notes: tuple[Problem, ...] = field(default=())

    def rows(
        self, matches: Sequence[ColumnMatch], mended: Mapping[int, Mapping[int, str]] | None = None
    ) -> Iterator[RecordRow]:
        """The rows below the header; rows without any cell and rows of totals are passed over.

        `matches`: what each column is and its unit, as found or as a person says. `mended`: by row and column, texts
        that stand in place of the file's.
        """
        reader = _Reader(self, matches, mended or {})
        for row in self.grid.rows[self.header.position :]:
            if not row.blank and not _is_total(row) and not _is_unit_row(row, self.header):
                yield reader.read(row)

    @property
    def totals(self) -> list[int]:
        """Numbers of the rows of sums, which are not read: "Итого", "Total"."""
        return [row.number for row in self.grid.rows[self.header.position :] if not row.blank and _is_total(row)]


def record_file(data: bytes, filename: str, schema: TableSchema, *, sheet: str | None = None) -> RecordFile:
    """Find a reference table in the bytes of a CSV or XLSX file. Raises InputError where there is none."""
    if len(data) > REFERENCE_TABLE.file_bytes:
        size = round(len(data) / MEGABYTE, 1)
        raise InputError.one("file", "file_too_large", size, maximum=REFERENCE_TABLE.file_mb)
    if data.startswith(OLE):
        raise InputError.one("file", "file_old_excel")
    if data.startswith(ZIP):
        return _from_workbook(data, schema, sheet)
    return _from_text(data, filename, schema)


def _from_workbook(data: bytes, schema: TableSchema, sheet: str | None) -> RecordFile:
    from firedamp.tables.workbook import Workbook

    book = Workbook(data, REFERENCE_TABLE)
    if sheet is not None and sheet not in book.sheets:
        raise InputError.one("sheet", "no_such_sheet", sheet, choices=book.sheets)
    grids = [book.grid(name) for name in ([sheet] if sheet is not None else book.visible)]
    return _best(grids, schema, tuple(book.visible), ())


def _from_text(data: bytes, filename: str, schema: TableSchema) -> RecordFile:
    try:
        content, notes = text.decoded(data)
    except InputError:
        if filename.lower().endswith(WORKBOOK_NAMES):
            raise InputError.one("file", "file_not_a_workbook") from None
        raise
    if not content.strip():
        raise InputError.one("file", "file_empty")
    grids, faults = [], []
    for separator in text.separators(content):
        try:
            grids.append(text.grid(content, separator, REFERENCE_TABLE))
        except InputError as fault:
            faults.append(fault)
    if not grids:
        raise faults[0]
    return _best(grids, schema, (), tuple(notes))


def _best(
    grids: Sequence[Grid], schema: TableSchema, sheets: tuple[str, ...], notes: tuple[Problem, ...]
) -> RecordFile:
    found = [(grid, header) for grid in grids if (header := find_header(grid, schema))]
    if not found:
        empty = all(row.blank for grid in grids for row in grid.rows)
        if empty:
            raise InputError.one("file", "file_empty")
        wanted = {
            lang: ", ".join(
                column.label[lang] for column in schema.columns.values() if column.required and not column.common
            )
            for lang in ("en", "ru")
        }
        raise InputError.one("file", "no_record_header", None, names=wanted)
    grid, header = max(found, key=lambda pair: pair[1].score)
    return RecordFile(schema, grid, header, sheets, notes)


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


class _Reader:
    """Reads rows of one file under one matching of its columns."""

    def __init__(
        self, file: RecordFile, matches: Sequence[ColumnMatch], mended: Mapping[int, Mapping[int, str]]
    ) -> None:
        self.file, self.mended = file, mended
        self.width = len(file.header.columns)
        self.columns = [(match, file.schema.columns[match.column]) for match in matches if match.column]
        self.marks = {match.index: self._mark(match) for match, column in self.columns if column.type == "number"}
        self.choices = {column.name: choice_words(column) for _, column in self.columns if column.type == "choice"}

    def _mark(self, match: ColumnMatch) -> str | None:
        """The decimal mark of a column: as its own numbers show, else as a table separated by semicolons must have."""
        cells = (row.cell(match.index) for row in self.file.grid.rows[self.file.header.position :])
        readings: list[Reading] = [found for cell in cells if isinstance(cell, str) and (found := read_number(cell))]
        if shows_both(readings):
            return None
        return decimal_mark(readings) or ("," if self.file.grid.separator == ";" else None)

    def read(self, row: Row) -> RecordRow:
        mended = self.mended.get(row.number, {})
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for match, column in self.columns:
            cell = mended[match.index] if match.index in mended else self._cell(row, match.index, column)
            try:
                values[column.name] = self._value(match, column, _nothing(cell))
            except InputError as error:
                place = {"row": row.number, "column": match.title, "index": match.index}
                problems += [
                    Problem(each.field, each.rule, each.value, {**each.params, **place}) for each in error.problems
                ]
        cells = tuple(mended.get(index, shown_text(row.cell(index))) for index in range(self.width))
        return RecordRow(row.number, cells, values, (*problems, *self._surplus(row, mended)))

    def _surplus(self, row: Row, mended: Mapping[int, str]) -> Iterator[Problem]:
        """What a text file has beyond its header's last column: most likely a mark in a number has split it in two. In
        a sheet people write beside a table."""
        if self.file.grid.sheet is None:
            for index in range(self.width, len(row.cells)):
                written = mended.get(index, shown_text(row.cell(index)))
                if written:
                    place = {"row": row.number, "index": index, "place": index + 1, "columns": self.width}
                    yield Problem("file", "surplus_cell", written, place)

    def _cell(self, row: Row, index: int, column: Column) -> Cell:
        """A number stands in its own cell; a name may stand in the merged cell above it."""
        return row.cell(index) if column.type == "number" else self.file.grid.shown(row, index)

    def _value(self, match: ColumnMatch, column: Column, cell: Cell) -> Any:
        if cell is None:
            return None
        if isinstance(cell, ErrorCell):
            raise _refuse(column, "error_cell", cell.text)
        match column.type:
            case "number":
                return self._number(match, column, cell)
            case "year":
                return _year(column, cell)
            case "date":
                return _date(column, cell)
            case "choice":
                return self._choice(column, cell)
        written = shown_text(cell)
        return written[1:] if written.startswith(NEUTRALISED) else written

    def _number(self, match: ColumnMatch, column: Column, cell: Cell) -> float:
        value = _plain_number(column, cell, self.marks.get(match.index))
        if match.unit is None and quantity(column.unit).units:
            raise _refuse(column, "no_column_unit", None, units=quantity(column.unit).names, example=match.title)
        return round(value * (match.unit.scale if match.unit else 1.0), DIGITS_KEPT)

    def _choice(self, column: Column, cell: Cell) -> str:
        written = shown_text(cell)
        found = self.choices[column.name].get(plain(written))
        if found is None:
            choices = {lang: ", ".join(choice.label[lang] for choice in column.choices) for lang in ("en", "ru")}
            raise _refuse(column, "not_a_choice", written, choices=choices)
        return found


def choice_words(column: Column) -> dict[str, str]:
    """How each choice may be written -> its value."""
    words: dict[str, str] = {}
    for choice in column.choices:
        for word in (choice.value, *choice.label.values(), *choice.names):
            words.setdefault(plain(word), choice.value)
    return words


def _nothing(cell: Cell) -> Cell:
    return None if is_nothing(cell) else cell


def is_nothing(cell: Cell) -> bool:
    """«н/д», a dash and an empty cell say that there is no value."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in vocabulary().no_value)


def _plain_number(column: Column, cell: Cell, mark: str | None, written: str | None = None) -> float:
    """The number of a cell; a refusal says what is `written` there."""
    if isinstance(cell, bool):
        raise _refuse(column, "boolean_in_number", str(cell).upper())
    if isinstance(cell, int | float):
        return finite(column, float(cell), cell)
    if not isinstance(cell, str):
        raise _refuse(column, "date_in_number", str(cell))
    reading = read_number(cell)
    if reading is None:
        raise _refuse(column, "not_a_number", cell if written is None else written)
    value = settled(reading, mark)
    if value is None:
        first, second = f"{reading.value:.10g}", f"{reading.otherwise:.10g}"
        raise _refuse(column, "ambiguous_number", cell, first=first, second=second)
    return finite(column, value, cell)


def finite(column: Column, value: float, cell: Cell) -> float:
    """The number of a cell, where a computer can count it."""
    if not math.isfinite(value):
        raise _refuse(column, "not_finite", shown_text(cell))
    return value


def _year(column: Column, cell: Cell) -> float:
    if isinstance(cell, datetime.date):
        return float(cell.year)
    if isinstance(cell, str):
        written = cell.strip()
        year = _plain_number(column, YEAR_WORD.sub("", written), None, written)
    else:
        year = _plain_number(column, cell, None)
    return int(year) if year.is_integer() else year


def _date(column: Column, cell: Cell) -> str:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    written = shown_text(cell)
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(written, form).date().isoformat()  # noqa: DTZ007 – a day has no zone
        except ValueError:
            continue
    raise _refuse(column, "not_a_date", written)


def shown_text(cell: Cell) -> str:
    """A cell as a person reads it."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.12g}"
    if isinstance(cell, ErrorCell):
        return cell.text
    if isinstance(cell, datetime.datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return " ".join(str(cell).split())


def _refuse(column: Column, rule: str, value: object, **params: object) -> InputError:
    return InputError.one(column.name, rule, value, **labelled(column), **params)
