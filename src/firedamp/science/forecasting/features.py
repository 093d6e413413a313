"""What does a forecast look at? Readings, their changes, their windows, the hour, and how long coal has been cut.

One piece of code for training and for a live row; a row's features look at that row and the hour before it, never
ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from firedamp.science.telemetry.recording import LONGEST_MEMORY_MIN, Recording

CHANGES_MIN = (0.5, 1, 1.5, 2.5, 5, 10, 30, LONGEST_MEMORY_MIN)
WINDOWS_MIN = (3, 10, 30, LONGEST_MEMORY_MIN)
DIGITS = 9
MOST_STATES = 2  # a channel of so many values is a state: coal is cut or not, a fan runs or not
CLOCK = "clock"  # the channel that features of the hour belong to
HOURS_OF_DAY, SECONDS_OF_HOUR = 24, 3600


@dataclass(frozen=True)
class Features:
    """The features of rows: `values` (n, k) of float, NaN where unknown; `channels` (k,) says whose each one is."""

    names: tuple[str, ...]
    channels: tuple[str, ...]
    values: np.ndarray


def memory_of(recording: Recording) -> int:
    """How many rows before a row its features look at."""
    return recording.rows_in(LONGEST_MEMORY_MIN)


def features_of(recording: Recording, states: tuple[str, ...] = ()) -> Features:
    """The features (n, k) of every row of a recording (n, p). `states`: channels that are on or off (see
    `states_of`)."""
    frame = pl.DataFrame({name: recording.values[:, i] for i, name in enumerate(recording.names)}, nan_to_null=True)
    named: dict[str, tuple[str, pl.Expr]] = {}
    for name in recording.names:
        for title, expression in _of_channel(recording, name, state=name in states):
            named[f"{name} {title}".strip()] = (name, expression)
    columns = [expression.cast(pl.Float64).alias(title) for title, (_, expression) in named.items()]
    values = frame.select(columns).fill_null(float("nan")).to_numpy()
    hours = _hours(recording)
    return Features((*named, *hours), (*(name for name, _ in named.values()), *(CLOCK for _ in hours)),
                    np.column_stack([values, *hours.values()]))  # fmt: skip


def states_of(recording: Recording, rows: int) -> tuple[str, ...]:
    """The channels that had two values at most over the first `rows` rows."""
    found = []
    for index, name in enumerate(recording.names):
        readings = recording.values[:rows, index]
        if len(np.unique(readings[np.isfinite(readings)])) <= MOST_STATES:
            found.append(name)
    return tuple(found)


def _of_channel(recording: Recording, name: str, *, state: bool) -> Iterator[tuple[str, pl.Expr]]:
    now = pl.col(name)
    yield "", now
    for minutes, rows in _distinct(recording, CHANGES_MIN):
        yield f"change {minutes:g} min", now - now.shift(rows)
    for minutes, rows in _distinct(recording, WINDOWS_MIN):
        if rows > 1:
            yield from _of_window(now, minutes, rows)
    if state:
        changed = (now != now.shift(1)).fill_null(value=True)
        longest = memory_of(recording)
        row = pl.int_range(pl.len())
        since = row - pl.when(changed).then(row).otherwise(None).forward_fill()
        yield "rows since change", pl.min_horizontal(since, longest)


def _of_window(now: pl.Expr, minutes: float, rows: int) -> Iterator[tuple[str, pl.Expr]]:
    # Rounded, for a sum that rolls on keeps traces of readings that have left the window.
    yield f"mean {minutes:g} min", (now.rolling_mean(rows, min_samples=1) - now).round(DIGITS)
    yield f"spread {minutes:g} min", now.rolling_max(rows, min_samples=1) - now.rolling_min(rows, min_samples=1)
    yield f"above {minutes:g} min", now.rolling_max(rows, min_samples=1) - now


def _distinct(recording: Recording, minutes: tuple[float, ...]) -> Iterator[tuple[float, int]]:
    """Times with their rows, each number of rows once: a step of a minute has no half-minutes."""
    found: dict[int, float] = {}
    for each in minutes:
        found.setdefault(recording.rows_in(each), each)
    for rows, each in found.items():
        yield each, rows


def _hours(recording: Recording) -> dict[str, np.ndarray]:
    """The hour of the day, as a place on the dial; nothing where the source has no times."""
    if recording.times is None:
        return {}
    seconds = (recording.times - recording.times.astype("datetime64[D]")) / np.timedelta64(1, "s")
    angle = 2 * np.pi * np.where(np.isnat(recording.times), np.nan, seconds) / (HOURS_OF_DAY * SECONDS_OF_HOUR)
    return {"hour, sine": np.sin(angle), "hour, cosine": np.cos(angle)}
