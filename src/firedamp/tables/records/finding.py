"""Where in a file is the table? Its format by its bytes, its encoding, sheet and separator by the header they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firedamp.science.errors import InputError
from firedamp.science.reference import TableSchema
from firedamp.tables import text
from firedamp.tables.encodings import decoded, read_as
from firedamp.tables.files import OLE, WORKBOOK_NAMES, ZIP
from firedamp.tables.grids import MEGABYTE, REFERENCE_TABLE, Grid
from firedamp.tables.records.header import RecordHeader, find_header
from firedamp.tables.records.reading import Encoding, RecordFile

Found = tuple[Grid, RecordHeader]


def record_file(
    data: bytes,
    filename: str,
    schema: TableSchema,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    wide: bool = True,
) -> RecordFile:
    """Find a reference table in the bytes of a CSV or XLSX file. Raises InputError where there is none.

    `encoding`: of a text, as a person says. `wide`: whether columns may be years.
    """
    if len(data) > REFERENCE_TABLE.file_bytes:
        size = round(len(data) / MEGABYTE, 1)
        raise InputError.one("file", "file_too_large", size, maximum=REFERENCE_TABLE.file_mb)
    if data.startswith(OLE):
        raise InputError.one("file", "file_old_excel")
    if data.startswith(ZIP):
        return _from_workbook(data, schema, sheet, wide)
    return _from_text(data, filename, schema, encoding, wide)


def _from_workbook(data: bytes, schema: TableSchema, sheet: str | None, wide: bool) -> RecordFile:
    from firedamp.tables.workbook import Workbook

    book = Workbook(data, REFERENCE_TABLE)
    if sheet is not None and sheet not in book.sheets:
        raise InputError.one("sheet", "no_such_sheet", sheet, choices=book.sheets)
    grids = [book.grid(name) for name in ([sheet] if sheet is not None else book.visible)]
    grid, header = _best(grids, schema, wide)
    return RecordFile(schema, grid, header, tuple(book.visible))


def _from_text(data: bytes, filename: str, schema: TableSchema, encoding: str | None, wide: bool) -> RecordFile:
    try:
        read = decoded(data, encoding)
    except InputError as fault:
        if filename.lower().endswith(WORKBOOK_NAMES) and fault.problems[0].rule == "file_not_a_table":
            raise InputError.one("file", "file_not_a_workbook") from None
        raise
    if not read.content.strip():
        raise InputError.one("file", "file_empty")
    named, (grid, header) = _under_one(data, (read.encoding, *read.rivals), read.content, schema, wide)
    as_read = Encoding(named, read_as(data, (read.encoding, *read.rivals)) if read.rivals else "")
    return RecordFile(schema, grid, header, (), tuple(read.notes) if not read.rivals else (), as_read)


def _under_one(
    data: bytes, encodings: Sequence[str], content: str, schema: TableSchema, wide: bool
) -> tuple[str, Found]:
    """The first of the encodings under which a header is found, and what is found; else the fault of the first."""
    fault: InputError | None = None
    for each in encodings:
        try:
            return each, _best(_grids(content if each == encodings[0] else data.decode(each)), schema, wide)
        except InputError as error:
            fault = fault or error
    assert fault
    raise fault


def _grids(content: str) -> list[Grid]:
    """The table under each separator that divides it without a fault."""
    grids, faults = [], []
    for separator in text.separators(content):
        try:
            grids.append(text.grid(content, separator, REFERENCE_TABLE))
        except InputError as fault:
            faults.append(fault)
    if not grids:
        raise faults[0]
    return grids


def _best(grids: Iterable[Grid], schema: TableSchema, wide: bool) -> Found:
    grids = list(grids)
    found = [(grid, header) for grid in grids if (header := find_header(grid, schema, wide=wide))]
    if found:
        return max(found, key=lambda pair: pair[1].score)
    if all(row.blank for grid in grids for row in grid.rows):
        raise InputError.one("file", "file_empty")
    wanted = {
        lang: ", ".join(
            column.label[lang] for column in schema.columns.values() if column.required and not column.common
        )
        for lang in ("en", "ru")
    }
    raise InputError.one("file", "no_record_header", None, names=wanted)
