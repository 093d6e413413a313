"""A CSV as a table: in which encoding, under which separator, with which titles; its records then read all at once."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.tables import text
from firedamp.tables.encodings import NAMES, decoded, read_as
from firedamp.tables.grids import Grid, Row
from firedamp.tables.telemetry.delimited import columns_of
from firedamp.tables.telemetry.headers import ROWS_LOOKED_AT, Head, footer_rows, head_of
from firedamp.tables.telemetry.limits import TELEMETRY
from firedamp.tables.telemetry.lines import Records, one_line_end, records_of
from firedamp.tables.telemetry.tables import Column, Table
from firedamp.tables.telemetry.words import is_unit

SEPARATORS = (";", "\t", "|", ",")
RARE = (";", "\t", "|")  # hardly ever stand in a number or a title
AGREEING = 0.9
START = 4_000_000  # characters: the first rows are within
LAST_ROWS = 20


@dataclass(frozen=True)
class Decoded:
    """A text in UTF-8, one line feed behind each line."""

    data: bytes
    notes: tuple[Problem, ...]

    def start(self) -> str:
        """Its first lines."""
        part = self.data[:START]
        return (
            part[: part.rfind(b"\n") + 1 or None].decode(errors="ignore") if len(self.data) > START else part.decode()
        )


def in_utf_8(data: bytes, encoding: str | None) -> Decoded:
    """A text file in UTF-8. Raises InputError where it is no text, empty, or its encoding cannot be told."""
    if encoding is not None and encoding not in NAMES:
        raise InputError.one("encoding", "not_a_choice", encoding, choices=", ".join(NAMES))
    read = decoded(data, encoding)
    if not read.content.strip():
        raise InputError.one("file", "file_empty")
    if read.rivals:
        raise InputError.one("file", "encoding_unsure", read_as(data, (read.encoding, *read.rivals)))
    as_it_is = read.encoding == "utf-8"  # a large file is not copied without need
    return Decoded(one_line_end(data.removeprefix(BOM_UTF8) if as_it_is else read.content.encode()), tuple(read.notes))


def table_of_text(given: Decoded) -> Table:
    """The table of a CSV. Raises InputError where no row names the columns, and for records of another length."""
    separator, head = head_and_separator(given.start())
    _refuse_split_titles(head, separator, given.start())
    records = records_of(given.data, separator)
    kept = np.zeros(len(records), bool)
    kept[records.from_line(head.first) :] = True
    below = _below(records, kept, separator, len(head.titles))
    kept[below] = False
    columns, numbers = columns_of(records, kept, len(head.titles), separator)
    titled = zip(head.titles, columns, head.units, strict=True)
    return Table(
        tuple(Column(title, texts, unit=unit) for title, texts, unit in titled),
        numbers,
        likely_decimal="," if separator == ";" else None,
        blank=_blank_around(records, kept, separator, head),
        notes=(*given.notes, *head.notes, *note_of_rows_below(records.lines[below].tolist())),
    )


def _blank_around(records: Records, kept: np.ndarray, separator: str, head: Head) -> tuple[int, int]:
    """How many rows of separators alone stand between the titles and the first row that is kept, and right behind the
    last: without times each of them is a step of the recording."""

    def blank(record: int) -> bool:
        text = records.text(record).decode(errors="replace")
        return separator in text and not text.replace(separator, "").strip()

    first, end = int(np.argmax(kept)), len(kept) - int(np.argmax(kept[::-1]))
    before = takewhile(blank, range(first - 1, records.from_line(head.row), -1))
    behind = takewhile(blank, range(end, len(records)))
    return sum(1 for _ in before), sum(1 for _ in behind)


def note_of_rows_below(rows: list[int]) -> tuple[Problem, ...]:
    """That rows below the readings are passed over."""
    return (Problem("file", "note_rows_below", None, {"numbers": ", ".join(map(str, rows))}),) if rows else ()


def head_and_separator(start: str) -> tuple[str, Head]:
    """The separator under which the rows agree best with their titles."""
    named = text.SEPARATOR_LINE.match(start)
    found: list[tuple[tuple[bool, bool, float, int], str, Head]] = []
    faults = []
    for separator in (named[1],) if named else SEPARATORS:
        try:
            grid = text.grid(start, separator, TELEMETRY, rows=ROWS_LOOKED_AT)
        except InputError as fault:
            faults.append(fault)
            continue
        if head := head_of(grid):
            found.append((_merit(grid, head, separator), separator, head))
    if not found:
        raise faults[0] if faults else InputError.one("file", "no_titles")
    _, separator, head = max(found, key=lambda each: each[0])
    return separator, head


def _merit(grid: Grid, head: Head, separator: str) -> tuple[bool, bool, float, int]:
    width, body = len(head.titles), grid.rows[head.body :]
    agreement = sum(_length(row, width) == width for row in body) / len(body)
    agrees = agreement >= AGREEING
    return agrees and width > 1, agrees and separator in RARE, agreement, width


def _length(row: Row, width: int) -> int:
    """Cells of a row, but for empty ones beyond the titles."""
    return len(row.cells) if any(cell is not None for cell in row.cells[width:]) else min(len(row.cells), width)


def _refuse_split_titles(head: Head, separator: str, start: str) -> None:
    """Commas that separate columns and stand in titles ("CH4, %") stand in numbers too, and split both. A unit of
    letters ("CH4, ppm") may be the name of a channel, unless a space stands before it and not before every title."""
    line = start.split("\n")[head.row - 1]
    behind_comma = [title.startswith(" ") for title in line.split(separator)[1:]]
    spaced = [False, *behind_comma] if not all(behind_comma) else []
    units = [
        title
        for place, title in enumerate(head.titles)
        if is_unit(title) and (not title.isalpha() or spaced[place : place + 1] == [True])
    ]
    if units and separator == ",":
        raise InputError(Problem("file", "title_is_unit", title, {"row": head.row}) for title in units)


def _below(records: Records, kept: np.ndarray, separator: str, width: int) -> list[int]:
    """The records below the readings."""
    last = [record for record in np.flatnonzero(kept)[-LAST_ROWS:].tolist() if records.text(record).strip()]
    content = b"\n".join(records.text(record) for record in last).decode()
    rows = text.grid(content, separator, TELEMETRY).rows
    count = footer_rows(rows, width) if len(rows) == len(last) else 0
    return last[len(last) - count :] if count < len(last) else []
