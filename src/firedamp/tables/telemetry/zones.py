"""Which moment of UTC is a local time? What the end of summer time doubles is told apart by the order of the rows.

In the doubled hour a clock runs 02:00 … 02:59 and then 02:00 … 02:59 again: rows are of the first pass until their
times step back, and of the second from there on, for each channel of a long file on its own. Rows that never step back
are of the first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from firedamp.science.errors import InputError
from firedamp.tables.telemetry.days import DAY


@dataclass(frozen=True)
class InUtc:
    """`moments` (m,) microseconds of UTC since 1970; `doubled` (m,): written alike in both passes of the doubled hour;
    `skipped` (m,): no such time was in the zone, as clocks were put forward."""

    moments: np.ndarray
    doubled: np.ndarray
    skipped: np.ndarray


def require_zone(zone: str) -> None:
    """Raises InputError `unknown_zone`."""
    try:
        pl.Series([None], dtype=pl.Datetime("us")).dt.replace_time_zone(zone)
    except pl.exceptions.PolarsError:
        raise InputError.one("zone", "unknown_zone", zone) from None


def in_utc(local: np.ndarray, zone: str, groups: np.ndarray | None = None) -> InUtc:
    """Local times (m,) in microseconds, in the order of the file; `groups` (m,) numbers the channel of each."""
    written = pl.Series(local).cast(pl.Datetime("us"))
    first = _placed(written, zone, "earliest")
    second = _placed(written, zone, "latest")
    skipped = first.is_null().to_numpy()
    moments, later = first.fill_null(0).to_numpy().copy(), second.fill_null(0).to_numpy()
    doubled = moments != later
    if doubled.any():
        in_second = _in_second_pass(local, np.flatnonzero(doubled), groups)
        moments[in_second] = later[in_second]
    return InUtc(moments, doubled, skipped)


def _placed(written: pl.Series, zone: str, which: str) -> pl.Series:
    placed = written.dt.replace_time_zone(zone, ambiguous=which, non_existent="null")  # type: ignore[arg-type]
    return placed.to_physical()


def _in_second_pass(local: np.ndarray, doubled: np.ndarray, groups: np.ndarray | None) -> np.ndarray:
    """Which of the doubled rows (indexes) come after a step back in their channel and night."""
    of = np.zeros(len(local), np.int64) if groups is None else groups
    falling = _falling(local, of)[of[doubled]]
    order = np.where(falling, -doubled, doubled)  # in the order of time, also where the file runs backwards
    night = local[doubled] // DAY
    rows = doubled[np.lexsort((order, night, of[doubled]))]
    same = (of[rows][1:] == of[rows][:-1]) & (local[rows][1:] // DAY == local[rows][:-1] // DAY)
    back = np.concatenate([[False], same & (local[rows][1:] < local[rows][:-1])])
    begins = np.flatnonzero(np.concatenate([[True], ~same]))
    steps = np.cumsum(back)
    before = np.repeat(steps[begins], np.diff(np.append(begins, len(rows))))
    second: np.ndarray = rows[steps > before]
    return second


def _falling(local: np.ndarray, of: np.ndarray) -> np.ndarray:
    """Whether the times of each channel run from the latest to the earliest."""
    count = int(of.max()) + 1 if len(of) else 0
    first, last = np.zeros(count, np.int64), np.zeros(count, np.int64)
    first[of[::-1]] = local[::-1]  # the last written stays, so that of the first row
    last[of] = local
    falling: np.ndarray = last < first
    return falling
