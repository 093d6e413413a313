"""What stands for a role where no reading does: by 40 CFR 98.325, by restoration, or nothing?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.measured.holding import Held
from firedamp.science.measured.stream import Source
from firedamp.science.series import restore, series_table
from firedamp.science.series.restoration import SEED

FILLINGS = (FF, RESTORATION, NONE) = ("ff_98_325", "restoration", "none")
# What a filled stretch says of itself.
RULES = (MEAN, FIRST_AFTER, LAST_KEPT, RESTORED) = ("ff_mean", "ff_first_after", "ff_last_kept", "restored")
UNREGULATED = LAST_KEPT
LEVEL = 0.95  # of the intervals of restored values: that of the ranges here
MOST_BINS = 2_000  # that a restoration is asked of
BIN_US = 3_600_000_000
KNOWN_SHARE = 0.5  # of the readings that a bin should have: with fewer it is restored
NORMAL_95 = 1.96


class Filling(Protocol):
    """How gaps are filled: `values` of role at moments in gaps, and half of the 95 % range of each; NaN where the rule
    has nothing to say."""

    @property
    def name(self) -> str: ...

    def values(self, role: str, held: Held, pair: np.ndarray, moments: np.ndarray) -> tuple[np.ndarray, np.ndarray]: ...

    def cuts(self, first_us: int, end_us: int) -> np.ndarray: ...

    def rule(self, held: Held, pair: int) -> str: ...


@dataclass(frozen=True)
class ByRegulation:
    """40 CFR 98.325: the mean of the good values just before and just after; with none before, the first after. A gap
    with none after is not regulated: the last good value is kept and marked.

    The rule states no range. A filled value is told as uncertain as any reading of the channel taken at random: 1.96
    of their standard deviations, `spread` by role.
    """

    spread: Mapping[str, float]
    name: str = FF

    def values(self, role: str, held: Held, pair: np.ndarray, moments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        before, after = held.before[pair], held.after[pair]
        found = np.where(np.isnan(before), after, np.where(np.isnan(after), before, (before + after) / 2))
        return found, np.full(len(moments), NORMAL_95 * self.spread[role])

    def cuts(self, first_us: int, end_us: int) -> np.ndarray:
        return np.empty(0, dtype=np.int64)

    def rule(self, held: Held, pair: int) -> str:
        if np.isnan(held.before[pair]):
            return NONE if np.isnan(held.after[pair]) else FIRST_AFTER
        return LAST_KEPT if np.isnan(held.after[pair]) else MEAN


@dataclass(frozen=True)
class Nothing:
    """Gaps stay gaps: the sums are of what was measured, and say that they are partial."""

    name: str = NONE

    def values(self, role: str, held: Held, pair: np.ndarray, moments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return np.full(len(moments), np.nan), np.zeros(len(moments))

    def cuts(self, first_us: int, end_us: int) -> np.ndarray:
        return np.empty(0, dtype=np.int64)

    def rule(self, held: Held, pair: int) -> str:
        return NONE


@dataclass(frozen=True)
class ByRestoration:
    """Means of bins of time, those with too few good readings restored by firedamp.science.series, with its 95 %
    intervals; a gap within a bin that is known takes the bin's mean, as uncertain as its readings spread."""

    start_us: int
    bin_us: int
    means: Mapping[str, np.ndarray]
    halves: Mapping[str, np.ndarray]
    name: str = RESTORATION

    def values(self, role: str, held: Held, pair: np.ndarray, moments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        place = np.clip((moments - self.start_us) // self.bin_us, 0, len(self.means[role]) - 1)
        return self.means[role][place], self.halves[role][place]

    def cuts(self, first_us: int, end_us: int) -> np.ndarray:
        first = self.start_us + ((first_us - self.start_us) // self.bin_us) * self.bin_us
        return np.arange(first, end_us, self.bin_us, dtype=np.int64)

    def rule(self, held: Held, pair: int) -> str:
        return RESTORED


@dataclass
class Bins:
    """Counts, sums and squares of the good readings of each role by bins of an hour, added as they are read."""

    start_us: int
    end_us: int
    count: np.ndarray
    total: np.ndarray
    squares: np.ndarray

    @classmethod
    def of(cls, start_us: int, end_us: int, roles: int) -> Bins:
        bins = -(-(end_us - start_us) // BIN_US)
        return cls(start_us, end_us, *(np.zeros((bins, roles)) for _ in range(3)))

    def add(self, times: np.ndarray, values: np.ndarray, good: np.ndarray) -> None:
        """Readings (n, p) within the span; squares are taken about nought, which doubles of readings stand."""
        place = (times - self.start_us) // BIN_US
        for column in range(values.shape[1]):
            own = good[:, column]
            where, given = place[own], values[own, column]
            for target, weights in ((self.count, None), (self.total, given), (self.squares, given**2)):
                target[:, column] += np.bincount(where, weights, len(target))[: len(target)]

    def deviation(self) -> np.ndarray:
        """The standard deviation of all good readings of each role (p,); 0 where there are none."""
        return _deviation(self.count.sum(axis=0), self.total.sum(axis=0), self.squares.sum(axis=0))

    def coarser(self) -> tuple[int, np.ndarray, np.ndarray, np.ndarray]:
        """Bins of so many hours that a restoration can be asked of them."""
        hours = -(-len(self.count) // MOST_BINS)
        ends = np.arange(0, len(self.count), hours)
        count, total, squares = (np.add.reduceat(each, ends, axis=0) for each in (self.count, self.total, self.squares))
        return hours * BIN_US, count, total, squares


def filling(name: str, sources: Sequence[Source], bins: Bins) -> Filling:
    """The way of filling by its name, of what the good readings of the period are. InputError `not_a_choice`."""
    if name not in FILLINGS:
        raise InputError.one("filling", "not_a_choice", name[:80], choices=", ".join(FILLINGS))
    if name == NONE:
        return Nothing()
    if name == FF:
        return ByRegulation({each.role: float(s) for each, s in zip(sources, bins.deviation(), strict=True)})
    return _restoration(sources, bins)


def _restoration(sources: Sequence[Source], bins: Bins) -> Filling:
    width, count, total, squares = bins.coarser()
    expected = np.array([width / 1e6 / each.step_s for each in sources])
    with np.errstate(invalid="ignore", divide="ignore"):
        means = np.where(count >= KNOWN_SHARE * expected, total / count, np.nan)
    halves = NORMAL_95 * _deviation(count, total, squares)
    names = [each.role for each in sources]
    unknown = np.isnan(means)
    if unknown.any() and not unknown.all():
        times = (bins.start_us + width * np.arange(len(means))).astype("datetime64[us]")
        lowest, highest = np.array([_possible(each) for each in sources]).T
        found = restore(series_table(times, names, means, "timestamp"), level=LEVEL, seed=SEED)
        restored = np.clip(found.table.values, lowest, highest)
        half = (found.high - found.low) / 2
        halves = np.where(unknown, np.where(np.isnan(half), halves, half), halves)
        means = restored
    columns = range(len(names))
    return ByRestoration(
        bins.start_us, width, {names[i]: means[:, i] for i in columns}, {names[i]: halves[:, i] for i in columns}
    )


def _possible(source: Source) -> tuple[float, float]:
    """What the channel can read, in the canonical unit, as the bins are: its own limits are in its own."""
    scale, offset = source.quantity.line_from(source.unit)
    low, high = source.as_channel.possible()
    return low * scale + offset, high * scale + offset


def _deviation(count: np.ndarray, total: np.ndarray, squares: np.ndarray) -> np.ndarray:
    some = np.maximum(count, 1)
    found: np.ndarray = np.sqrt(np.maximum(squares / some - (total / some) ** 2, 0))
    return found
