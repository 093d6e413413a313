"""Where in a file is the table? Its format by its bytes, its encoding, sheet and separator by the header they give."""

from __future__ import annotations

from collections.abc import Sequence

from firedamp.science.errors import InputError
from firedamp.science.reference import TableSchema
from firedamp.tables import text
from firedamp.tables.encodings import decoded, read_as
from firedamp.tables.files import WORKBOOK_NAMES, ZIP, refuse_unreadable_workbook
from firedamp.tables.grids import MEGABYTE, REFERENCE_TABLE, Grid
from firedamp.tables.records.guessing import guessed_header, lettered
from firedamp.tables.records.header import RecordHeader, find_header, header_ending
from firedamp.tables.records.reading import Encoding, ReadAs, RecordFile
from firedamp.tables.records.separators import separator_of

Found = tuple[Grid, RecordHeader]


def record_file(data: bytes, filename: str, schema: TableSchema, said: ReadAs | None = None) -> RecordFile:
    """Find a reference table in the bytes of a CSV or XLSX file, as a person says or as it tells itself.

    Raises InputError where there is none. A table none of whose titles is known is one: people match its columns.
    """
    said = said or ReadAs()
    if len(data) > REFERENCE_TABLE.file_bytes:
        size = round(len(data) / MEGABYTE, 1)
        raise InputError.one("file", "file_too_large", size, maximum=REFERENCE_TABLE.file_mb)
    refuse_unreadable_workbook(data)
    if data.startswith(ZIP):
        return _from_workbook(data, schema, said)
    return _from_text(data, filename, schema, said)


def _from_workbook(data: bytes, schema: TableSchema, said: ReadAs) -> RecordFile:
    from firedamp.tables.workbook import Workbook

    book = Workbook(data, REFERENCE_TABLE)
    if said.sheet is not None and said.sheet not in book.sheets:
        raise InputError.one("sheet", "no_such_sheet", said.sheet, choices=book.sheets)
    grids = [book.grid(name) for name in ([said.sheet] if said.sheet is not None else book.visible)]
    known = [(header.score, grid) for grid in grids if (header := find_header(grid, schema, wide=said.wide))]
    sizes = [(len(grid.rows), grid) for grid in grids]
    _, grid = max(known or sizes, key=lambda pair: pair[0])
    return RecordFile(schema, grid, _header(grid, schema, said), tuple(book.visible))


def _from_text(data: bytes, filename: str, schema: TableSchema, said: ReadAs) -> RecordFile:
    try:
        read = decoded(data, said.encoding)
    except InputError as fault:
        if filename.lower().endswith(WORKBOOK_NAMES) and fault.problems[0].rule == "file_not_a_table":
            raise InputError.one("file", "file_not_a_workbook") from None
        raise
    if not read.content.strip():
        raise InputError.one("file", "file_empty")
    encodings = (read.encoding, *read.rivals)
    named, (grid, header) = _under_one(data, encodings, read.content, schema, said)
    as_read = Encoding(named, read_as(data, encodings) if read.rivals else "")
    return RecordFile(schema, grid, header, (), tuple(read.notes) if not read.rivals else (), as_read)


def _under_one(
    data: bytes, encodings: Sequence[str], content: str, schema: TableSchema, said: ReadAs
) -> tuple[str, Found]:
    """The first of the encodings under which titles are known, else the first; and what is found under it."""
    found = (
        (each, _divided(content if each == encodings[0] else data.decode(each), schema, said)) for each in encodings
    )
    first = next(found)
    if not first[1][1].guessed:
        return first
    return next((pair for pair in found if not pair[1][1].guessed), first)


def _divided(content: str, schema: TableSchema, said: ReadAs) -> Found:
    separator = said.separator or separator_of(content, lambda grid: _known_or_guessed(grid, schema, said.wide))
    grid = text.grid(content, separator, REFERENCE_TABLE)
    return grid, _header(grid, schema, said)


def _header(grid: Grid, schema: TableSchema, said: ReadAs) -> RecordHeader:
    """The header that a person names or that is found. Raises InputError where the grid has none."""
    if said.header_row == 0:
        return lettered(grid)
    if said.header_row is not None:
        named = header_ending(grid, said.header_row, schema, wide=said.wide)
        if named is None:
            raise InputError.one("header_row", "no_such_row", said.header_row)
        return named
    found = _known_or_guessed(grid, schema, said.wide)
    if found is None:
        raise _no_header(grid, schema)
    return found


def _known_or_guessed(grid: Grid, schema: TableSchema, wide: bool) -> RecordHeader | None:
    """The header whose titles are known; a lone title above a table is its name, and no header."""
    known = find_header(grid, schema, wide=wide)
    if known and sum(bool(match.title) for match in known.columns) > 1:
        return known
    return guessed_header(grid, schema, wide=wide) or known


def _no_header(grid: Grid, schema: TableSchema) -> InputError:
    if all(row.blank for row in grid.rows):
        return InputError.one("file", "file_empty")
    columns = [column for column in schema.columns.values() if column.required and not column.common]
    wanted = {lang: ", ".join(column.label[lang] for column in columns) for lang in ("en", "ru")}
    return InputError.one("file", "no_record_header", None, names=wanted)
