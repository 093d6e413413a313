"""Which few readings of a long series show all its peaks, gaps and marks in a chart?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError

OF_A_BUCKET = 3  # the least, the greatest and the last
GAP = 0.5  # of a bucket: what is missing for less is no wider than the line in a chart


@dataclass(frozen=True)
class Downsampled:
    """Readings that stand for all: `rows` (k,) rising, their `values` and `times` (None where there are none), as read.

    `gap_before` (k,): the line breaks before this point, for readings are missing for half a bucket or more. Bucket b
    covers the rows from `first_rows[b]` to before `first_rows[b + 1]`, the last to the end: `missing[b]` readings are
    not there, `marked[b]` bear marks, `marks[b]` holds the bits of all of them.
    """

    rows: np.ndarray
    values: np.ndarray
    times: np.ndarray | None
    gap_before: np.ndarray
    first_rows: np.ndarray
    missing: np.ndarray
    marked: np.ndarray
    marks: np.ndarray


def downsampled(
    values: np.ndarray, most: int, times: np.ndarray | None = None, marks: np.ndarray | None = None
) -> Downsampled:
    """At most `most` readings of a column (n,), NaN where missing: the least, greatest and last of each bucket of rows.

    `times` and `marks` (n,) of uint16 belong to the rows. A series that is short enough is given as it is, each row a
    bucket. Raises InputError: `below_minimum` (fewer than three points).
    """
    if most < OF_A_BUCKET:
        raise InputError.one("points", "below_minimum", most, minimum=OF_A_BUCKET)
    column = np.asarray(values, dtype=float)
    borne = np.zeros(len(column), dtype=np.uint16) if marks is None else np.asarray(marks, dtype=np.uint16)
    size = 1 if len(column) <= most else -(-len(column) // (most // OF_A_BUCKET))
    rows = np.flatnonzero(np.isfinite(column)) if size == 1 else _told(column, size)
    first_rows = np.arange(0, len(column), size)
    return Downsampled(
        rows=rows,
        values=column[rows],
        times=None if times is None else np.asarray(times)[rows],
        gap_before=_gaps(column, rows, size),
        first_rows=first_rows,
        missing=_summed(~np.isfinite(column), first_rows),
        marked=_summed(borne != 0, first_rows),
        marks=np.bitwise_or.reduceat(borne, first_rows) if len(column) else borne,
    )


def _told(column: np.ndarray, size: int) -> np.ndarray:
    """The rows of the least, greatest and last known reading of each bucket, each once."""
    padded = np.full(-(-len(column) // size) * size, np.nan)
    padded[: len(column)] = column
    buckets = padded.reshape(-1, size)
    known = np.isfinite(buckets)
    least = np.where(known, buckets, np.inf).argmin(axis=1)
    greatest = np.where(known, buckets, -np.inf).argmax(axis=1)
    last = size - 1 - known[:, ::-1].argmax(axis=1)
    within = np.stack([least, greatest, last], axis=1)[known.any(axis=1)]
    begins = np.arange(0, len(padded), size)[known.any(axis=1)]
    return np.unique(begins[:, None] + within)


def _gaps(column: np.ndarray, rows: np.ndarray, size: int) -> np.ndarray:
    """Before which of the points readings are missing for long enough to see."""
    gone = np.concatenate([[False], ~np.isfinite(column), [False]]).astype(np.int8)
    edges = np.flatnonzero(np.diff(gone))
    first, after = edges[::2], edges[1::2]
    ends = after[after - first >= max(1, GAP * size)]
    following = np.searchsorted(rows, ends)
    found = np.zeros(len(rows), dtype=bool)
    found[following[following < len(rows)]] = True
    return found


def _summed(of: np.ndarray, first_rows: np.ndarray) -> np.ndarray:
    return np.add.reduceat(of.astype(np.int64), first_rows) if len(of) else np.empty(0, dtype=np.int64)
