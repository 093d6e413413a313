"""Excel workbooks: refused when damaged or a bomb, before a library unpacks them; then the cells of a sheet.

calamine shows an error cell (#DIV/0!) as an empty one, and lays a sheet out in full up to its last cell, so errors and
the sheet's extent are read from its XML first.
"""

from __future__ import annotations

import io
import re
import struct
import xml.etree.ElementTree as xml
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from firedamp.science.errors import InputError
from firedamp.tables.grids import MEGABYTE, TABLE_OF_MINES, Cell, ErrorCell, Grid, Limits, Row

CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>""")
ERROR_KIND = re.compile(rb"""\bt=["']e["']""")
ERROR_TEXT = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})</")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_TIMES, ALWAYS_MB = 200, 10
LOCAL_HEADER = 30  # bytes of a zip entry before its name
DEFLATED, STORED = 8, 0
LAST_COLUMN = 256


class Workbook:
    """A workbook that was found harmless; sheets are laid out when asked for."""

    def __init__(self, data: bytes, limits: Limits = TABLE_OF_MINES) -> None:
        import python_calamine

        self.limits = limits
        refuse_bomb(data, limits)
        try:
            self._parts = zipfile.ZipFile(io.BytesIO(data))
            self._paths = _sheet_paths(self._parts)
            self._book = python_calamine.load_workbook(io.BytesIO(data))
        except BaseException as error:  # calamine's panics are no Exceptions
            raise _damaged(error) from None

    @property
    def sheets(self) -> list[str]:
        return list(self._book.sheet_names)

    @property
    def visible(self) -> list[str]:
        import python_calamine

        return [
            sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        ]

    def part(self, sheet: str) -> str | None:
        """The name of the archive's part that holds a sheet."""
        return self._paths.get(sheet)

    def grid(self, sheet: str) -> Grid:
        """The cells of a sheet; raises InputError where it is larger than a table of mines can be."""
        try:
            path = self._paths.get(sheet)
            errors = _errors_and_size(self._parts.read(path), self.limits) if path else {}
            content = self._book.get_sheet_by_name(sheet)
            rows = content.to_python(skip_empty_area=False)
            ranges = content.merged_cell_ranges or []
        except InputError:
            raise
        except BaseException as error:
            raise _damaged(error) from None
        laid_out = tuple(
            Row(number, tuple(errors.get((number, column)) or _cell(value) for column, value in enumerate(cells)))
            for number, cells in enumerate(_widened(rows, errors), start=1)
        )
        return Grid(laid_out, sheet=sheet, merged=_merged(laid_out, ranges))


def _widened(rows: list[list[Any]], errors: Mapping[tuple[int, int], ErrorCell]) -> list[list[Any]]:
    """Rows with room for the error cells that calamine left out at the edges."""
    height = max([len(rows), *(row for row, _ in errors)])
    width = max([len(rows[0]) if rows else 0, *(column + 1 for _, column in errors)])
    padded = [cells + [""] * (width - len(cells)) for cells in rows]
    return padded + [[""] * width for _ in range(height - len(rows))]


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    cell: Cell = value
    return cell


def _merged(rows: tuple[Row, ...], ranges: list[Any]) -> dict[tuple[int, int], Cell]:
    shown: dict[tuple[int, int], Cell] = {}
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or (value := rows[top].cell(left)) is None:
            continue
        for row in range(top, min(bottom, len(rows) - 1) + 1):
            shown |= {(row + 1, column): value for column in range(left, min(right, LAST_COLUMN) + 1)}
    return shown


def _errors_and_size(sheet: bytes, limits: Limits) -> dict[tuple[int, int], ErrorCell]:
    """Error cells of a sheet's XML by (row number, column from 0); refuses a sheet that reaches too far."""
    errors: dict[tuple[int, int], ErrorCell] = {}
    for found in CELL.finditer(sheet):
        row, column = int(found[2]), _column_index(found[1])
        if row > limits.rows:
            raise InputError.one("file", "too_many_rows", row, maximum=limits.rows)
        if column >= limits.columns:
            raise InputError.one("file", "too_many_columns", column + 1, maximum=limits.columns)
        if ERROR_KIND.search(found[0]):
            text = ERROR_TEXT.search(sheet, found.end(), found.end() + 10_000)
            errors[row, column] = ErrorCell(text[1].decode("utf-8", "replace") if text else "#?")
    return errors


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1


def _sheet_paths(parts: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> the part of the archive that holds it."""
    relations = _parsed(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = [node for node in _parsed(parts.read("xl/workbook.xml")).iter() if node.tag.endswith("}sheet")]
    paths = {sheet.get("name", ""): targets.get(sheet.get(RELATION), "") for sheet in sheets}
    return {name: path.lstrip("/") if path.startswith("/") else f"xl/{path}" for name, path in paths.items() if path}


def _parsed(part: bytes) -> xml.Element:
    """A part that declares entities is refused: no program writes one, and entities can grow without end."""
    if b"<!DOCTYPE" in part or b"\0" in part:  # or would stand there in UTF-16
        raise ValueError("a document type in a workbook")
    return xml.fromstring(part)  # nosec B314 – without entities


def refuse_bomb(data: bytes, limits: Limits = TABLE_OF_MINES) -> None:
    """Refuse an archive that unpacks to more than a table needs: by what it says and by what unpacking really gives.

    Nor may it unpack to more than `MOST_TIMES` its size, as no table that somebody filled in does.
    """
    limit = min(limits.unpacked_mb * MEGABYTE, max(MOST_TIMES * len(data), ALWAYS_MB * MEGABYTE))
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _damaged(error) from None
    total = sum(entry.file_size for entry in entries)
    if total <= limit:
        total = 0
        for entry in entries:
            total += _unpacked_size(data, entry, limit - total)
            if total > limit:
                break
    if total > limit:
        raise InputError.one("file", "file_unpacks_too_large", f"> {limit // MEGABYTE}", maximum=limit // MEGABYTE)


def _unpacked_size(data: bytes, entry: zipfile.ZipInfo, limit: int) -> int:
    """Bytes that an entry unpacks to, counted by unpacking and not by what its header claims; stops past the limit."""
    if entry.flag_bits & 1:
        raise InputError.one("file", "file_locked")
    if entry.compress_type == STORED:
        return entry.compress_size
    if entry.compress_type != DEFLATED:
        raise InputError.one("file", "file_damaged")
    try:
        name, extra = struct.unpack_from("<HH", data, entry.header_offset + LOCAL_HEADER - 4)
        start = entry.header_offset + LOCAL_HEADER + name + extra
        packed, unpacker, size = data[start : start + entry.compress_size], zlib.decompressobj(-15), 0
        while packed and not unpacker.eof and size <= limit:
            size += len(unpacker.decompress(packed, MEGABYTE))
            packed = unpacker.unconsumed_tail
    except (zlib.error, struct.error) as error:
        raise _damaged(error) from None
    return size


def _damaged(error: BaseException) -> BaseException:
    """The error to raise for a workbook that could not be read; a user's Ctrl-C stays what it is."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | InputError):
        return error
    return InputError.one("file", "file_damaged")  # the libraries' words are English, and tell no more
