"""Text tables: which separator, which line each row stands on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from firedamp.science.errors import InputError
from firedamp.tables.grids import TABLE_OF_MINES, Grid, Limits, Row

SEPARATORS = (";", ",", "\t")
SEPARATOR_LINE = re.compile(r'"?sep=([;,\t|])"?\r?\n')  # a line that Excel reads and writes


def separators(text: str) -> tuple[str, ...]:
    """The separators that a table may have; its first line may name one (sep=;)."""
    named = SEPARATOR_LINE.match(text)
    return (named[1],) if named else SEPARATORS


def grid(text: str, separator: str, limits: Limits = TABLE_OF_MINES, *, rows: int | None = None) -> Grid:
    """The table under a separator, or its first `rows`. Raises InputError for quotes that do not close and for too many
    rows or columns."""
    skip = 1 if SEPARATOR_LINE.match(text) else 0
    return Grid(tuple(islice(_rows(text, separator, skip, limits), rows)), separator=separator)


def grids(text: str, limits: Limits) -> tuple[Grid, ...]:
    """The tables under each separator that it may have. Raises InputError, the first's, where it is one under none."""
    found, faults = [], []
    for separator in separators(text):
        try:
            found.append(grid(text, separator, limits))
        except InputError as fault:
            faults.append(fault)
    if not found:
        raise faults[0]
    return tuple(found)


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
