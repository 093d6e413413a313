"""Which grid of a file holds the table of mines: format by its bytes, sheet or separator by the header it gives."""

from __future__ import annotations

from collections.abc import Iterable

from firedamp.science.errors import InputError, Problem
from firedamp.tables import text
from firedamp.tables.encodings import Text, decoded, read_as
from firedamp.tables.grids import MEGABYTE, TABLE_OF_MINES, Grid
from firedamp.tables.header import Header, find_header

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_NAMES = (".xlsx", ".xlsm")
Found = tuple[Grid, Header]


def grid_and_header(
    data: bytes, sheet: str | None, filename: str = "", encoding: str | None = None
) -> tuple[Grid, Header, list[Problem]]:
    """The grid that holds the table, its header, notes on how it was read. Raises InputError where there is none."""
    if len(data) > TABLE_OF_MINES.file_bytes:
        raise InputError.one("file", "file_too_large", round(len(data) / MEGABYTE, 1), maximum=TABLE_OF_MINES.file_mb)
    refuse_unreadable_workbook(data)
    if data.startswith(ZIP):
        return *_from_workbook(data, sheet), []
    if sheet is not None:
        raise InputError.one("sheet", "sheet_not_for_csv", sheet)
    try:
        read = decoded(data, encoding)
        if not read.content.strip():
            raise InputError.one("file", "file_empty")
        if read.rivals:
            raise InputError.one("file", "encoding_unsure", read_as(data, (read.encoding, *read.rivals)))
        return *_from_text(read.content), read.notes
    except InputError as error:
        if filename.lower().endswith(WORKBOOK_NAMES) and error.problems[0].rule != "file_empty":
            raise InputError.one("file", "file_not_a_workbook") from None
        raise


def refuse_unreadable_workbook(data: bytes) -> None:
    """InputError for a compound file: a workbook under a password ([MS-OFFCRYPTO] 1.3.2), or one of Excel 97–2003."""
    if data.startswith(OLE):
        raise InputError.one("file", "file_locked" if LOCKED in data else "file_old_excel")


def certain_text(data: bytes, filename: str, encoding: str | None) -> Text:
    """The text of a file that is no workbook. Raises InputError where it is none, empty, or of an encoding in doubt."""
    try:
        read = decoded(data, encoding)
    except InputError as fault:
        if filename.lower().endswith(WORKBOOK_NAMES) and fault.problems[0].rule == "file_not_a_table":
            raise InputError.one("file", "file_not_a_workbook") from None
        raise
    if not read.content.strip():
        raise InputError.one("file", "file_empty")
    if read.rivals:
        raise InputError.one("file", "encoding_unsure", read_as(data, (read.encoding, *read.rivals)))
    return read


def _from_text(content: str) -> Found:
    """The reading of a text, among those with each separator, whose header is understood best."""
    found: list[Found] = []
    faults: list[InputError] = []
    for separator in text.separators(content):
        try:
            grid = text.grid(content, separator)
        except InputError as fault:
            faults.append(fault)
        else:
            found += [(grid, header)] if (header := find_header(grid)) else []
    if found:
        return max(found, key=_understood)
    raise faults[0] if faults else InputError.one("file", "no_header")


def _from_workbook(data: bytes, sheet: str | None) -> Found:
    from firedamp.tables.workbook import Workbook

    book = Workbook(data)
    if sheet is not None and sheet not in book.sheets:
        raise InputError.one("sheet", "no_such_sheet", sheet, choices=book.sheets)
    grids = [book.grid(name) for name in ([sheet] if sheet is not None else book.visible)]
    if all(row.blank for grid in grids for row in grid.rows):
        raise InputError.one("file", "file_empty")
    found = [(grid, header) for grid in grids if (header := find_header(grid))]
    return _only_table(found)


def _only_table(found: Iterable[Found]) -> Found:
    found = list(found)
    tables = [(grid, header) for grid, header in found if header.names_mines]
    if len(tables) > 1:
        raise InputError.one("sheet", "several_sheets", None, choices=[grid.sheet for grid, _ in tables])
    if not found:
        raise InputError.one("file", "no_header")
    return tables[0] if tables else max(found, key=_understood)


def _understood(found: Found) -> tuple[bool, float]:
    return found[1].names_mines, found[1].score
