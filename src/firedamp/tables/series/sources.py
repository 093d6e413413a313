"""Which grids may a file of series be? A sheet of a workbook, or a text under each separator."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from firedamp.science.errors import InputError, Problem
from firedamp.tables import text
from firedamp.tables.files import ZIP, certain_text, refuse_unreadable_workbook
from firedamp.tables.grids import MEGABYTE, Grid, Limits
from firedamp.tables.series.asking import Asked

SERIES_TABLE = Limits(rows=1_000_000, file_mb=50, unpacked_mb=500, columns=16_384)
MARKS = {"utf-8": (codecs.BOM_UTF8,), "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)}


@dataclass(frozen=True)
class Content:
    """A text as its bytes have it: `mark` + `text` in `codec` are the bytes of the file."""

    text: str
    mark: bytes
    codec: str
    encoding: str

    def encoded(self, changed: str) -> bytes:
        """The bytes of a changed text in the same encoding, behind the same mark."""
        return self.mark + changed.encode(self.codec)


@dataclass(frozen=True)
class Source:
    """A file and the grids that it may be; `content` is None for a workbook."""

    data: bytes
    grids: tuple[Grid, ...]
    content: Content | None
    notes: tuple[Problem, ...] = ()


def source_of(data: bytes, filename: str, asked: Asked) -> Source:
    """The grids of a CSV or XLSX. Raises InputError where it is no such file, too large, damaged or locked."""
    if len(data) > SERIES_TABLE.file_bytes:
        size = round(len(data) / MEGABYTE, 1)
        raise InputError.one("file", "file_too_large", size, maximum=SERIES_TABLE.file_mb)
    refuse_unreadable_workbook(data)
    if data.startswith(ZIP):
        return Source(data, _of_workbook(data, asked.sheet), None)
    if asked.sheet is not None:
        raise InputError.one("sheet", "sheet_not_for_csv", asked.sheet)
    return _of_text(data, filename, asked.encoding)


def _of_workbook(data: bytes, sheet: str | None) -> tuple[Grid, ...]:
    from firedamp.tables.workbook import Workbook

    book = Workbook(data, SERIES_TABLE)
    if sheet is not None and sheet not in book.sheets:
        raise InputError.one("sheet", "no_such_sheet", sheet, choices=book.sheets)
    grids = tuple(book.grid(name) for name in ([sheet] if sheet is not None else book.visible))
    if all(row.blank for grid in grids for row in grid.rows):
        raise InputError.one("file", "file_empty")
    return grids


def _of_text(data: bytes, filename: str, encoding: str | None) -> Source:
    read = certain_text(data, filename, encoding)
    content = _content(data, read.content, read.encoding)
    return Source(data, text.grids(read.content, SERIES_TABLE), content, tuple(read.notes))


def _content(data: bytes, content: str, encoding: str) -> Content:
    mark = next((mark for mark in MARKS.get(encoding, ()) if data.startswith(mark)), b"")
    codec = encoding
    if encoding == "utf-16":
        codec = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
        if not mark and content.encode(codec) != data:
            codec = "utf-16-be"
    return Content(content, mark, codec, encoding)
