"""Which columns know the answer? The target under another name, or what it is going to be: they are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.targets import STATISTICS, target_of
from firedamp.science.telemetry.recording import Recording

SAME, FUTURE = REASONS = ("same_as_target", "knows_the_future")
AHEAD_MIN = (0.5, 1, 1.5, 2, 3, 5, 10, 20, 30, 60)
ALIKE = 0.99  # of the rows in which a column and the target are equal
CORRELATED = 0.9999  # beyond which a column is the target in another unit
EXPLAINED = 0.8  # of what the reading of now leaves open of the future; no sensor knows so much of it
FEWEST = 30


@dataclass(frozen=True)
class Leak:
    """A column that is not to be learned from, and why; `minutes`: how far it sees ahead."""

    name: str
    reason: str
    minutes: float | None = None


def leaks(recording: Recording, channel: str) -> tuple[Leak, ...]:
    """The columns of a recording that are the channel itself, or what it is going to be."""
    now = recording.channel(channel)
    futures = list(_futures(recording, now))
    found = []
    for index, name in enumerate(recording.names):
        column = recording.values[:, index]
        if name == channel or np.isfinite(column).sum() < FEWEST:
            continue
        if _same(column, now):
            found.append(Leak(name, SAME))
        elif (minutes := _sees(column, now, futures)) is not None:
            found.append(Leak(name, FUTURE, minutes))
    return tuple(found)


def _futures(recording: Recording, now: np.ndarray) -> Iterator[tuple[float, np.ndarray]]:
    """What a column may know: the reading so many minutes on, and the maximum and mean until then."""
    rows = {recording.rows_in(minutes): minutes for minutes in reversed(AHEAD_MIN)}
    for ahead, minutes in rows.items():
        if ahead < len(now):
            later = np.full(len(now), np.nan)
            later[:-ahead] = now[ahead:]
            yield minutes, later
            for statistic in STATISTICS if ahead > 1 else ():
                yield minutes, target_of(now, ahead, statistic)


def _same(column: np.ndarray, now: np.ndarray) -> bool:
    known = np.isfinite(column) & np.isfinite(now)
    if known.sum() < FEWEST:
        return False
    own, other = column[known], now[known]
    if np.mean(own == other) >= ALIKE and np.ptp(other) > 0:
        return True
    return bool(own.std() > 0 and other.std() > 0 and abs(np.corrcoef(own, other)[0, 1]) > CORRELATED)


def _sees(column: np.ndarray, now: np.ndarray, futures: list[tuple[float, np.ndarray]]) -> float | None:
    """How far ahead a column sees, minutes; None where it sees nothing."""
    found = []
    for minutes, future in futures:
        known = np.isfinite(column) & np.isfinite(now) & np.isfinite(future)
        if known.sum() >= FEWEST and _explained(column[known], now[known], future[known]) > EXPLAINED:
            found.append(minutes)
    return max(found, default=None)


def _explained(column: np.ndarray, now: np.ndarray, future: np.ndarray) -> float:
    """The share of the change to come that the column explains beside the reading of now."""
    change = future - now
    plain = np.column_stack([np.ones(len(now)), now])
    alone = _left_open(plain, change)
    both = _left_open(np.column_stack([plain, column]), change)
    return 1 - both / alone if alone > 0 else 0.0


def _left_open(inputs: np.ndarray, answer: np.ndarray) -> float:
    found = np.linalg.lstsq(inputs, answer, rcond=None)[0]
    return float(((answer - inputs @ found) ** 2).sum())
