"""Text tables: which encoding, which separator, which line each row stands on."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from firedamp.science.errors import InputError, Problem
from firedamp.tables.grids import TABLE_OF_MINES, Grid, Limits, Row

SEPARATORS = (";", ",", "\t")
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SEPARATOR_LINE = re.compile(r'"?sep=([;,\t])"?\r?\n')  # a line that Excel reads and writes


def decoded(data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file and, where the encoding had to be inferred, a note that says so.

    A mark at the start decides; else UTF-8 if every byte fits, else Windows-1251. Raises InputError for no text.
    """
    notes: list[Problem] = []
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _windows_1251(data)
        notes.append(Problem("file", "note_windows_1251"))
    if NOT_TEXT.search(text):
        raise InputError.one("file", "file_not_a_table")
    return text, notes


def _windows_1251(data: bytes) -> str:
    try:
        return data.decode("cp1251")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError.one("file", "bad_encoding", f"0x{data[error.start]:02X}", line=line) from None


def separators(text: str) -> tuple[str, ...]:
    """The separators that a table may have; its first line may name one (sep=;)."""
    named = SEPARATOR_LINE.match(text)
    return (named[1],) if named else SEPARATORS


def grid(text: str, separator: str, limits: Limits = TABLE_OF_MINES) -> Grid:
    """The table under a separator. Raises InputError for quotes that do not close and for too many rows or columns."""
    skip = 1 if SEPARATOR_LINE.match(text) else 0
    return Grid(tuple(_rows(text, separator, skip, limits)), separator=separator)


def _rows(text: str, separator: str, skip: int, limits: Limits) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 0
    try:
        for count, cells in enumerate(reader):
            number, start = start + 1, reader.line_num
            if count < skip or not cells:
                continue
            _check_size(count, len(cells), limits)
            yield Row(number, tuple(cell.strip() or None for cell in cells))
    except csv.Error:
        raise InputError.one("file", "bad_quotes", None, line=start + 1) from None


def _check_size(rows: int, columns: int, limits: Limits) -> None:
    if rows > limits.rows:
        raise InputError.one("file", "too_many_rows", f"> {limits.rows}", maximum=limits.rows)
    if columns > limits.columns:
        raise InputError.one("file", "too_many_columns", columns, maximum=limits.columns)
