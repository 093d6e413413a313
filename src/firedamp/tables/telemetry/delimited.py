"""The fields of many records as columns of texts, read by polars; a record that is too long or too short is refused."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry.limits import MOST_CELLS, MOST_FAULTS, TELEMETRY
from firedamp.tables.telemetry.lines import Records

SPACES = b" \t\r\n\xc2\xa0"
EXTRA_SEPARATORS = 20  # at the end of a record, with nothing between them


def columns_of(
    records: Records, kept: np.ndarray, width: int, separator: str, quote: str = '"'
) -> tuple[list[pl.Series], np.ndarray]:
    """The first `width` fields of the records that a mask keeps, blank ones aside, and the lines that they stand on.

    Raises InputError: `too_many_rows`, `extra_cells`, `cells_missing` (with rows).
    """
    kept = kept & ~_blank(records, kept, width)
    _refuse_too_many(int(kept.sum()), width)
    _refuse_extra(records, kept, width, separator)
    short = np.flatnonzero(kept & (records.fields < width))
    if len(short):
        found = ((int(records.lines[record]), int(records.fields[record])) for record in short[:MOST_FAULTS])
        raise InputError(
            Problem("file", "cells_missing", fields, {"columns": width, "row": line}) for line, fields in found
        )
    first = separator.join("x" * width).encode() + b"\n"  # polars takes the number of columns from it
    body = b"".join([first, *_runs(records, kept)])
    frame = _read(body, width, separator, quote if records.quoted else None).slice(1)
    if len(frame) != kept.sum():
        raise InputError.one("file", "file_not_telemetry")
    return frame.get_columns(), records.lines[kept]


def _refuse_too_many(rows: int, width: int) -> None:
    if rows > TELEMETRY.rows:
        raise InputError.one("file", "too_many_rows", rows, maximum=TELEMETRY.rows)
    if rows * width > MOST_CELLS:
        raise InputError.one("values", "too_many_items", rows * width, maximum=MOST_CELLS)


def _blank(records: Records, kept: np.ndarray, width: int) -> np.ndarray:
    """Which records hold nothing. Of a single column a blank line is a gap, unless nothing comes after it."""
    empty: np.ndarray = _content_ends(records) == records.starts[:-1]
    for record in np.flatnonzero(kept & (records.fields == 1) & ~empty).tolist() if width > 1 else ():
        empty[record] = not records.text(record).strip(SPACES)
    if width == 1:
        filled = np.flatnonzero(~empty)
        empty[: filled[-1] if len(filled) else 0] = False
    return empty


def _content_ends(records: Records) -> np.ndarray:
    """Where the content of each record ends, before its line end."""
    signs = np.frombuffer(records.data, np.uint8)
    starts, ends = records.starts[:-1], records.starts[1:].copy()
    for line_end in b"\n\r":
        ends -= (ends > starts) & (signs[np.maximum(ends - 1, 0)] == line_end)
    content: np.ndarray = ends
    return content


def _refuse_extra(records: Records, kept: np.ndarray, width: int, separator: str) -> None:
    """Fields beyond the last title that hold something: a decimal comma has split a number, most likely."""
    long = np.flatnonzero(kept & (records.fields > width))
    if not len(long):
        return
    signs, ends = np.frombuffer(records.data, np.uint8), _content_ends(records)[long]
    extra = records.fields[long] - width
    full = extra > EXTRA_SEPARATORS
    for count in range(1, EXTRA_SEPARATORS + 1):
        full |= (extra >= count) & (signs[np.maximum(ends - count, 0)] != ord(separator))
    if full.any():
        wrong = [(int(records.lines[long[at]]), int(extra[at])) for at in np.flatnonzero(full)[:MOST_FAULTS]]
        raise InputError(Problem("file", "extra_cells", count, {"row": line}) for line, count in wrong)


def _runs(records: Records, kept: np.ndarray) -> Iterator[memoryview]:
    """The bytes of the records that are kept, run by run."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], kept.astype(np.int8), [0]])))
    whole = memoryview(records.data)
    runs = zip(records.starts[edges[::2]].tolist(), records.starts[edges[1::2]].tolist(), strict=True)
    return (whole[start:end] for start, end in runs)


def _read(body: bytes, width: int, separator: str, quote: str | None) -> pl.DataFrame:
    return pl.read_csv(
        io.BytesIO(body),
        has_header=False,
        infer_schema=False,
        schema={str(index): pl.String for index in range(width)},
        separator=separator,
        quote_char=quote,
        truncate_ragged_lines=True,
    )
