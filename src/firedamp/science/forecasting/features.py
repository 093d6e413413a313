"""What does a forecast look at? Readings, their changes, their windows, the hour, and how long coal has been cut.

One piece of code for training and for a live row; a row's features look at that row and the hour before it, never
ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.windows import greatest, least, moved_on, sums
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
    found = [
        (f"{name} {title}".strip(), name, values)
        for index, name in enumerate(recording.names)
        for title, values in _of_channel(recording, recording.values[:, index], state=name in states)
    ]
    found += [(title, CLOCK, values) for title, values in _hours(recording)]
    names, channels, columns = zip(*found, strict=True)
    return Features(names, channels, np.column_stack(columns))


def states_of(recording: Recording, rows: int) -> tuple[str, ...]:
    """The channels that had two values at most over the first `rows` rows."""
    found = []
    for index, name in enumerate(recording.names):
        readings = recording.values[:rows, index]
        if len(np.unique(readings[np.isfinite(readings)])) <= MOST_STATES:
            found.append(name)
    return tuple(found)


def _of_channel(recording: Recording, now: np.ndarray, *, state: bool) -> Iterator[tuple[str, np.ndarray]]:
    yield "", now
    for minutes, rows in _distinct(recording, CHANGES_MIN):
        yield f"change {minutes:g} min", now - moved_on(now, rows)
    for minutes, rows in _distinct(recording, WINDOWS_MIN):
        if rows > 1:
            yield from _of_window(now, minutes, rows)
    if state:
        yield "rows since change", _since_change(now, memory_of(recording))


def _of_window(now: np.ndarray, minutes: float, rows: int) -> Iterator[tuple[str, np.ndarray]]:
    known = np.isfinite(now)
    low, high = least(now, rows), greatest(now, rows)
    mean = sums(np.where(known, now, 0.0), rows) / np.maximum(sums(known.astype(float), rows), 1)
    # A mean of one and the same reading is that reading, whatever the rounding of its sum says.
    yield f"mean {minutes:g} min", np.round(np.clip(mean, low, high) - now, DIGITS)
    yield f"spread {minutes:g} min", high - low
    yield f"above {minutes:g} min", high - now


def _since_change(now: np.ndarray, longest: int) -> np.ndarray:
    """How many rows ago a channel changed; a missing reading is a change."""
    row = np.arange(len(now))
    changed = now != moved_on(now, 1)
    since = row - np.maximum.accumulate(np.where(changed, row, 0))
    return np.asarray(np.minimum(since, longest), dtype=float)


def _distinct(recording: Recording, minutes: tuple[float, ...]) -> list[tuple[float, int]]:
    """Each number of rows once, with its true minutes: a step of a minute has no half-minutes."""
    rows = dict.fromkeys(recording.rows_in(each) for each in minutes)
    return [(each * recording.step_s / 60, each) for each in rows]


def _hours(recording: Recording) -> Iterator[tuple[str, np.ndarray]]:
    """The hour of the day, as a place on the dial; nothing where the source has no times."""
    if recording.times is None:
        return
    seconds = (recording.times - recording.times.astype("datetime64[D]")) / np.timedelta64(1, "s")
    angle = 2 * np.pi * np.where(np.isnat(recording.times), np.nan, seconds) / (HOURS_OF_DAY * SECONDS_OF_HOUR)
    yield "hour, sine", np.sin(angle)
    yield "hour, cosine", np.cos(angle)
