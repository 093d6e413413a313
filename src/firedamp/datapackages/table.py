"""How a CSV text becomes typed rows: the header against the schema, every cell by its field, every key once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from firedamp.datapackages.cells import Cell, CellRefused, read_cell
from firedamp.datapackages.faults import RowError
from firedamp.datapackages.schema import Schema

Row = dict[str, Cell]
HEADER_ROW = 1


@dataclass
class Table:
    """The rows of a file with their row numbers (the header is row 1), and everything that is wrong with it."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    faults: list[RowError] = field(default_factory=list)


CELL_MAX_CHARACTERS = 131_072


def read_table(file: str, text: str, schema: Schema) -> Table:
    """Read a CSV text by its schema. A row with a fault is left out of the rows; all faults are named at once."""
    table = Table()
    before = csv.field_size_limit(CELL_MAX_CHARACTERS)  # of the whole process: other libraries raise it
    try:
        _fill(table, file, _numbered_lines(text), schema)
    except csv.Error as error:
        table.faults.append(RowError.one(file, None, "", "not_csv", str(error)))
    finally:
        csv.field_size_limit(before)
    table.faults.extend(_unique_faults(file, table.rows, schema))
    return table


def _fill(table: Table, file: str, lines: Iterator[tuple[int, list[str]]], schema: Schema) -> None:
    _, header = next(lines, (HEADER_ROW, []))
    table.faults.extend(_header_faults(file, header, schema))
    if table.faults:
        return
    for number, cells in lines:
        row, faults = _read_row(file, number, cells, schema)
        table.faults.extend(faults)
        if not faults:
            table.rows.append((number, row))


def _numbered_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=HEADER_ROW):
        if cells:
            yield number, cells


def _header_faults(file: str, header: list[str], schema: Schema) -> Iterator[RowError]:
    if not header:
        yield RowError.one(file, None, "", "empty_file")
        return
    names = [column.name for column in schema.fields]
    for name in names:
        if name not in header:
            yield RowError.one(file, HEADER_ROW, name, "missing_column")
    for name in header:
        if name not in names:
            yield RowError.one(file, HEADER_ROW, name, "unknown_column")
    if sorted(header) == sorted(names) and header != names:
        yield RowError.one(file, HEADER_ROW, header[0], "columns_out_of_order", tuple(header), expected=tuple(names))
    elif len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        yield RowError.one(file, HEADER_ROW, twice, "duplicate_column")


def _read_row(file: str, number: int, cells: list[str], schema: Schema) -> tuple[Row, list[RowError]]:
    if len(cells) != len(schema.fields):
        expected = len(schema.fields)
        return {}, [RowError.one(file, number, "", "wrong_number_of_cells", len(cells), expected=expected)]
    row: Row = {}
    faults = []
    for column, text in zip(schema.fields, cells, strict=True):
        try:
            row[column.name] = read_cell(column, None if text in schema.missing_values else text)
        except CellRefused as refused:
            faults.append(RowError.one(file, number, column.name, refused.rule, text, **refused.params))
    return row, faults


def _unique_faults(file: str, rows: list[tuple[int, Row]], schema: Schema) -> Iterator[RowError]:
    if schema.primary_key:
        yield from _repeated(file, rows, schema.primary_key)
    for column in schema.fields:
        if column.constraints.get("unique"):
            stated = [(number, row) for number, row in rows if row[column.name] is not None]
            yield from _repeated(file, stated, (column.name,))


def _repeated(file: str, rows: list[tuple[int, Row]], names: tuple[str, ...]) -> Iterator[RowError]:
    first_seen: dict[tuple[Cell, ...], int] = {}
    for number, row in rows:
        key = tuple(row[name] for name in names)
        first = first_seen.setdefault(key, number)
        if first != number:
            value = key[0] if len(key) == 1 else key
            yield RowError.one(file, number, ", ".join(names), "duplicate_key", value, first_row=first)
