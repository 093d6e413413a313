"""Which columns know the answer? The target under another name, or what it is going to be: they are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.signal import correlate

from firedamp.science.forecasting.targets import STATISTICS, target_of
from firedamp.science.forecasting.windows import sums
from firedamp.science.telemetry.recording import Recording

SAME, FUTURE = REASONS = ("same_as_target", "knows_the_future")
AHEAD_MIN = (0.5, 1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 240, 480)
ALIKE, ALIKE_MOVED = 0.99, 0.9  # of the rows in which a column and the target are equal, of those not as usual
CORRELATED = 0.9999  # beyond which a column is the target in another unit
EXPLAINED = 0.5  # of what the readings so far leave open of the future; no sensor knows so much of it
SURELY = 0.99  # the same, where so few spans were seen that 0.5 may be chance
# Rows over which means of the target so far stand beside a column: a mean about now holds them, and what is to come.
BEHIND = (2, 3, 4, 5, 6, 8, 11, 15, 20, 30, 60)
SPANS = 12  # so many times the span ahead, at least, is a recording to be long
FEWEST = 30
OVERLAP = 8  # rows of each span that are looked at: the rows of one know nearly the same


@dataclass(frozen=True)
class Leak:
    """A column that is not to be learned from, and why; `minutes`: how far it sees ahead."""

    name: str
    reason: str
    minutes: float | None = None


@dataclass(frozen=True)
class _Future:
    """What a column may know: at rows (m,), what the target is going to be `minutes` on, (m,)."""

    minutes: float
    rows: np.ndarray
    values: np.ndarray
    share: float


def leaks(recording: Recording, channel: str, horizon: int | None = None) -> tuple[Leak, ...]:
    """The columns of a recording that are the channel itself, or what it is going to be, most of all over `horizon`
    rows."""
    now = recording.channel(channel)
    past = np.column_stack([now, *(_mean_behind(now, rows) for rows in BEHIND if rows <= len(now) // SPANS)])
    futures = list(_futures(recording, past, horizon))
    found = []
    for index, name in enumerate(recording.names):
        column = recording.values[:, index]
        if name == channel or np.isfinite(column).sum() < FEWEST:
            continue
        if _same(column, now):
            found.append(Leak(name, SAME))
        elif (ahead := _rows_ahead(column, now)) is not None:
            found.append(Leak(name, FUTURE, ahead * recording.step_s / 60))
        elif (minutes := _sees(column, past, futures)) is not None:
            found.append(Leak(name, FUTURE, minutes))
    return tuple(found)


def _mean_behind(now: np.ndarray, rows: int) -> np.ndarray:
    """The mean of so many readings that end at each row, NaN where one is missing."""
    found = sums(now, rows) / rows
    found[: rows - 1] = np.nan
    return found


def _futures(recording: Recording, past: np.ndarray, horizon: int | None) -> Iterator[_Future]:
    """The reading some minutes on, and the maximum and mean until then."""
    now, known = past[:, 0], np.isfinite(past).all(axis=1)
    spans = {recording.rows_in(minutes) for minutes in AHEAD_MIN} | ({horizon} if horizon else set())
    for ahead in sorted(spans):
        if ahead < len(now):
            share = EXPLAINED if len(now) >= SPANS * ahead else SURELY
            later = np.concatenate([now[ahead:], np.full(ahead, np.nan)])
            for values in (later, *(target_of(now, ahead, each) for each in STATISTICS if ahead > 1)):
                rows = np.flatnonzero(np.isfinite(values) & known)[:: max(1, ahead // OVERLAP)]
                yield _Future(ahead * recording.step_s / 60, rows, values[rows], share)


def _same(column: np.ndarray, now: np.ndarray) -> bool:
    known = np.isfinite(column) & np.isfinite(now)
    if known.sum() < FEWEST:
        return False
    own, other = column[known], now[known]
    if np.ptp(own) == 0 or np.ptp(other) == 0:
        return False
    # Two sensors that read nought nearly always are not one: they must move together as well.
    usual = np.median(other)
    moved = (own != usual) | (other != usual)
    if np.mean(own == other) >= ALIKE and np.mean((own == other)[moved]) >= ALIKE_MOVED:
        return True
    return bool(abs(np.corrcoef(own, other)[0, 1]) > CORRELATED)


def _sees(column: np.ndarray, past: np.ndarray, futures: list[_Future]) -> float | None:
    """How far ahead lies what a column explains best, minutes; None where it explains too little of all."""
    best, seen = 0.0, None
    for future in futures:
        known = np.isfinite(column[future.rows])
        rows = future.rows[known]
        if len(rows) >= FEWEST:
            # Beside the reading of now alone too: of a short recording more teaches nothing.
            explained = max(_explained(column[rows], each[rows], future.values[known]) for each in (past[:, :1], past))
            if explained > max(future.share, best):
                best, seen = explained, future.minutes
    return seen


def _rows_ahead(column: np.ndarray, now: np.ndarray) -> int | None:
    """By how many rows a column is ahead of the target, if it is that and nothing else."""
    own, other = (np.nan_to_num(each - np.nanmedian(each)) for each in (column, now))
    if (own != 0).sum() < FEWEST:
        return None
    together = correlate(other, own, method="fft")[len(now) : -FEWEST]
    ahead = int(np.argmax(np.abs(together))) + 1 if len(together) else 0
    return ahead if ahead and _same(column[:-ahead], now[ahead:]) else None


def _explained(column: np.ndarray, past: np.ndarray, future: np.ndarray) -> float:
    """The share of the change to come that the column explains beside the readings so far (m, w), each half of the rows
    by what the other half teaches: over a few hours two things that drift explain each other by chance."""
    change = future - past[:, 0]
    plain = np.column_stack([np.ones(len(past)), past])
    both = np.column_stack([plain, column])
    first, second = slice(0, len(past) // 2), slice(len(past) // 2, None)
    alone = sum(_left_open(plain, change, half, half) for half in (first, second))
    beside = _left_open(both, change, first, second) + _left_open(both, change, second, first)
    return 1 - beside / alone if alone > 0 else 0.0


def _left_open(inputs: np.ndarray, answer: np.ndarray, learned: slice, told: slice) -> float:
    found = np.linalg.lstsq(inputs[learned], answer[learned], rcond=None)[0]
    return float(((answer[told] - inputs[told] @ found) ** 2).sum())
