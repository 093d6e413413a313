"""What rules look at: a channel's readings without what is missing, their resolution and their usual change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from firedamp.science.telemetry.channels import Channel

BLOCK_MIN = 120  # of which the usual change is found, of so many readings at least:
BLOCK_READINGS = 100
BLOCKS_BACK = 4  # the greatest of so many, the reading's own block the last
USUAL = 0.95  # percentile of changes
FIRST = 20_000  # readings that tell the resolution: later ones may not change what is said of earlier ones
FEW_CHANGES = 20
MOST_DECIMALS = 6
MAD_TO_DEVIATION = 1.4826  # of a normal distribution
ROUNDING = 1 - 1e-6  # 1.3 - 1.0 is a little less than 0.3

Found = tuple[np.ndarray, np.ndarray]  # rows that a rule marks, and the size of what it found at each
Given = Mapping[str, float]  # the rule's parameters


@dataclass(frozen=True)
class Readings:
    """A channel's `values` (k,) at the `rows` (k,) of the recording where there are any, `step_s` seconds apart."""

    channel: Channel
    rows: np.ndarray
    values: np.ndarray
    step_s: float

    def __len__(self) -> int:
        return len(self.values)

    def rows_in(self, minutes: float) -> int:
        """So many steps as come nearest to a time, one at least."""
        return max(1, round(60 * minutes / self.step_s))

    @cached_property
    def changes(self) -> np.ndarray:
        """Of each reading against the one before: (k,), the first nought."""
        return np.diff(self.values, prepend=self.values[:1])

    @cached_property
    def resolution(self) -> float:
        """The instrument's, else as the first readings show it: the smallest change but for one in a hundred."""
        if self.channel.resolution is not None:
            return self.channel.resolution
        changes = np.abs(self.changes[:FIRST])
        changes = changes[changes > 0]
        if len(changes) < FEW_CHANGES:
            return _decimal_step(self.values[:FIRST])
        return float(np.quantile(changes, 0.01, method="lower"))

    @cached_property
    def usual_change(self) -> np.ndarray:
        """Of each reading (k,): the 95th percentile of the changes in its block of two hours, the greatest of that and
        of the three blocks before."""
        size = max(BLOCK_READINGS, self.rows_in(BLOCK_MIN))
        changes = np.abs(self.changes)
        whole = len(changes) // size
        found = np.quantile(changes[: whole * size].reshape(whole, size), USUAL, axis=1) if whole else np.empty(0)
        if len(changes) - whole * size >= FEW_CHANGES or not whole:
            found = np.append(found, np.quantile(changes[whole * size :], USUAL) if len(changes) else 0.0)
        greatest = found.copy()
        for back in range(1, BLOCKS_BACK):
            greatest[back:] = np.maximum(greatest[back:], found[:-back])
        block = np.minimum(np.arange(len(changes)) // size, len(greatest) - 1)
        return np.asarray(greatest[block])

    def canonical(self, size: float) -> float:
        """A difference in the channel's unit as one in the canonical unit of its quantity."""
        return size * self.channel.quantity.line_from(self.channel.unit)[0]

    def own(self, size: float) -> float:
        """A difference in the canonical unit as one in the channel's."""
        return size / self.channel.quantity.line_from(self.channel.unit)[0]


def readings(channel: Channel, values: np.ndarray, step_s: float, doubtful: np.ndarray | None = None) -> Readings:
    """A column of a recording (n,), NaN where missing, without what is missing and what is `doubtful` (n,)."""
    known = np.isfinite(values)
    rows = np.flatnonzero(known if doubtful is None else known & ~doubtful)
    return Readings(channel, rows, values[rows], step_s)


def nothing() -> Found:
    """No row."""
    return np.empty(0, dtype=np.int64), np.empty(0)


def median_and_deviation(windows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each row of windows (m, w), some of it NaN: its median and 1.4826·MAD; NaN where nothing is known."""
    median = _median(windows)
    return median, MAD_TO_DEVIATION * _median(np.abs(windows - median[:, None]))


def _median(windows: np.ndarray) -> np.ndarray:
    """As np.nanmedian, many times faster: NaN sort to the end."""
    ordered = np.sort(windows, axis=1)
    count = np.isfinite(windows).sum(axis=1)
    last = windows.shape[1] - 1
    low, high = ((np.clip(place, 0, last))[:, None] for place in ((count - 1) // 2, count // 2))
    middle = (np.take_along_axis(ordered, low, 1) + np.take_along_axis(ordered, high, 1))[:, 0] / 2
    return np.where(count > 0, middle, np.nan)


def _decimal_step(values: np.ndarray) -> float:
    """The power of ten whose multiples the readings are."""
    for decimals in range(MOST_DECIMALS):
        if np.allclose(values, np.round(values, decimals), rtol=0, atol=10.0 ** -(decimals + 3)):
            return float(10.0**-decimals)
    return float(10.0**-MOST_DECIMALS)
