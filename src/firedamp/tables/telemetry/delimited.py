"""The fields of many records as columns of texts, read by polars; a record that is too long or too short is refused."""

from __future__ import annotations

import io

import numpy as np
import polars as pl

from firedamp.science.errors import InputError, Problem
from firedamp.tables.telemetry.limits import MOST_FAULTS, TELEMETRY
from firedamp.tables.telemetry.lines import Records

SPACES = b" \t\r\n\xc2\xa0"
EXTRA_SEPARATORS = 20  # at the end of a record, with nothing between them


def columns_of(
    records: Records, kept: np.ndarray, width: int, separator: str, quote: str = '"'
) -> tuple[list[pl.Series], np.ndarray]:
    """The first `width` fields of the records that a mask keeps, blank ones aside, and the lines that they stand on.

    Raises InputError: `too_many_rows`, `extra_cells`, `cells_missing` (with rows).
    """
    if kept.sum() > TELEMETRY.rows:
        raise InputError.one("file", "too_many_rows", int(kept.sum()), maximum=TELEMETRY.rows)
    kept = kept & ~_blank(records, kept, width)
    _refuse_extra(records, kept, width, separator)
    short = np.flatnonzero(kept & (records.fields < width))
    if len(short):
        found = ((int(records.lines[record]), int(records.fields[record])) for record in short[:MOST_FAULTS])
        raise InputError(
            Problem("file", "cells_missing", fields, {"columns": width, "row": line}) for line, fields in found
        )
    frame = _read(_bytes(records, kept), width, separator, quote if records.quoted else None)
    if len(frame) != kept.sum():
        raise InputError.one("file", "file_not_telemetry")
    return frame.get_columns(), records.lines[kept]


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
        full |= (extra >= count) & (signs[ends - count] != ord(separator))
    if full.any():
        wrong = [(int(records.lines[long[at]]), int(extra[at])) for at in np.flatnonzero(full)[:MOST_FAULTS]]
        raise InputError(Problem("file", "extra_cells", count, {"row": line}) for line, count in wrong)


def _bytes(records: Records, kept: np.ndarray) -> bytes:
    """The bytes of the records that are kept, copied run by run."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], kept.astype(np.int8), [0]])))
    runs = zip(records.starts[edges[::2]].tolist(), records.starts[edges[1::2]].tolist(), strict=True)
    return b"".join(records.data[start:end] for start, end in runs)


def _read(body: bytes, width: int, separator: str, quote: str | None) -> pl.DataFrame:
    names = [str(index) for index in range(width)]
    first = separator.join("x" * width) + "\n"  # polars takes the number of columns from it
    return pl.read_csv(
        io.BytesIO(first.encode() + body),
        has_header=False,
        infer_schema=False,
        schema=dict.fromkeys(names, pl.String),
        separator=separator,
        quote_char=quote,
        truncate_ragged_lines=True,
    ).slice(1)
