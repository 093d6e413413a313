"""Artificial gaps in the pattern of the real ones: on what known cells shall the methods be tried?

Each real gap is imitated on the known values of its own series: a gap between known values is laid elsewhere in the
series, a tail is cut further back, gaps of several series at once are moved together. What is drawn depends on where a
series' values are known and on their order of size, so neither on names nor on the order of series nor on units.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.series.gaps import BLOCK, KINDS, SEVERAL, SHORT, TAIL, Gap, find_gaps
from firedamp.science.series.panel import Panel

FEWEST_LEFT, FEWEST_OF_ALL = 4, 2
SHARE_AT_ONCE = 0.12  # of a series' known values, hidden as short gaps in a round
LARGEST_SHARE = 1 / 3  # of what a series knows, that a block may take: with more it would be another series
LARGEST_TAIL = 0.4
LEAST_KNOWN_IN_WINDOW, LEAST_OF_ALL = 0.6, 0.3
LEAST_AT_ENDS = 0.5  # of the series of a gap of several, known before and after it
SHORTER, SHORTEST = 0.7, 0.4
ALL_AT_ONCE = 2  # series of which all lose a block in each round; of more every second


@dataclass(frozen=True)
class Round:
    """A panel with artificial gaps: what is `hidden` (T, N), and of which kind each hidden cell is that counts, as its
    place in `gaps.KINDS`; −1 elsewhere. `gap` numbers the artificial gaps."""

    hidden: np.ndarray
    kinds: np.ndarray
    gap: np.ndarray


def rehearse(panel: Panel, wanted: np.ndarray, rounds: int, seed: int) -> list[Round]:
    """Rounds of artificial gaps for the gaps of a panel with a `wanted` cell (T, N of bool); each series keeps four
    known values, or two where no series could lose any. A series that has too few for a gap has none, and a round may
    be empty."""
    known = panel.known
    gaps = [gap for gap in find_gaps(known) if wanted[gap.first : gap.last + 1, gap.column].any()]
    marks = {column: _mark(panel.values[:, column]) for column in {gap.column for gap in gaps}}
    for left in (FEWEST_LEFT, FEWEST_OF_ALL):
        found = [_Rehearsal(known, seed, number, marks, left).round(gaps) for number in range(rounds)]
        if any(each.hidden.any() for each in found):
            break
    return found


def _mark(series: np.ndarray) -> int:
    """A number of a series that neither its name nor its unit changes."""
    known = np.isfinite(series)
    return zlib.crc32(known.tobytes() + np.argsort(series[known], kind="stable").astype(np.int32).tobytes())


class _Rehearsal:
    """One round in the making."""

    def __init__(self, known: np.ndarray, seed: int, number: int, marks: dict[int, int], left: int) -> None:
        self.known, self.seed, self.number, self.marks, self.left = known, seed, number, marks, left
        self.hidden = np.zeros_like(known)
        self.kinds = np.full(known.shape, -1, np.int8)
        self.gap = np.full(known.shape, -1, np.int32)
        self.count = 0

    def round(self, gaps: Sequence[Gap]) -> Round:
        by_kind = {kind: [gap for gap in gaps if gap.kind == kind] for kind in KINDS}
        self._tails(by_kind[TAIL])
        self._several(by_kind[SEVERAL])
        own: dict[int, list[Gap]] = {}
        for gap in by_kind[BLOCK] + by_kind[SHORT]:
            own.setdefault(gap.column, []).append(gap)
        for column, inner in own.items():
            self._inner(column, inner)
        return Round(self.hidden, self.kinds, self.gap)

    def _random(self, *columns: int) -> np.random.Generator:
        marks = sorted(self.marks[column] for column in columns)
        return np.random.default_rng([self.seed, self.number, *marks[:8], len(marks)])

    def _free(self, column: int) -> np.ndarray:
        found: np.ndarray = self.known[:, column] & ~self.hidden[:, column]
        return found

    def _put(self, column: int, rows: np.ndarray, kind: str, counted: np.ndarray | None = None) -> None:
        self.hidden[rows, column] = True
        told = rows if counted is None else counted
        self.kinds[told, column] = KINDS.index(kind)
        self.gap[told, column] = self.count
        self.count += 1

    def _tails(self, gaps: Sequence[Gap]) -> None:
        """All tails are cut back together, by the same share of what they can lose."""
        if not gaps:
            return
        share = float(np.random.default_rng([self.seed, self.number]).uniform(0.15, 1.0))
        for column in sorted({gap.column for gap in gaps}):
            both = [gap for gap in gaps if gap.column == column]
            gap = both[self.number % len(both)]
            rows = np.flatnonzero(self._free(column))
            most = min(len(rows) - self.left, int(LARGEST_TAIL * len(rows)), 4 * max(gap.length, 6))
            cut = round(share * most)
            if cut < 1:
                continue
            if gap.first > 0:
                self._put(column, rows[-cut:], TAIL, rows[-cut:][: gap.length])
            else:
                self._put(column, rows[:cut], TAIL, rows[:cut][-gap.length :])

    def _several(self, gaps: Sequence[Gap]) -> None:
        """A gap, and those of other series at its time, moved together to where most of the series are known."""
        if not gaps:
            return
        random = self._random(*{gap.column for gap in gaps})
        ordered = sorted(gaps, key=lambda gap: (self.marks[gap.column], gap.first))
        reference = ordered[int(random.integers(len(gaps)))]
        columns = [gap.column for gap in gaps if gap.first <= reference.last and gap.last >= reference.first]
        free = np.stack([self._free(column) for column in columns], axis=1)
        share = free.mean(axis=1)
        length = _length(reference, int(share.sum()), random)
        window = _window(share, share >= LEAST_AT_ENDS, length, random)
        if window is None:
            return
        for place, column in enumerate(columns):
            rows = window[free[window, place]]
            if len(rows) and free[:, place].sum() - len(rows) >= self.left:
                self._put(column, rows, SEVERAL)

    def _inner(self, column: int, gaps: Sequence[Gap]) -> None:
        random = self._random(column)
        blocks, shorts = ([gap for gap in gaps if gap.kind == kind] for kind in (BLOCK, SHORT))
        if blocks and (self.known.shape[1] <= ALL_AT_ONCE or (self.marks[column] + self.number) % 2):
            self._lay(column, blocks[int(random.integers(len(blocks)))], random)
        budget = max(round(SHARE_AT_ONCE * self._free(column).sum()), 1)
        for _ in range(budget if shorts else 0):
            gap = shorts[int(random.integers(len(shorts)))]
            budget -= gap.length
            if not self._lay(column, gap, random) or budget <= 0:
                break

    def _lay(self, column: int, gap: Gap, random: np.random.Generator) -> bool:
        free = self._free(column)
        window = _window(free.astype(float), free, _length(gap, int(free.sum()), random), random)
        if window is None:
            return False
        rows = window[free[window]]
        if free.sum() - len(rows) < self.left:
            return False
        self._put(column, rows, gap.kind)
        return True


def _length(gap: Gap, known: int, random: np.random.Generator) -> int:
    """As long as the gap, or, of a long one, down to three fifths of that; never more than a third of what is known."""
    length = min(gap.length, int(LARGEST_SHARE * known))
    if gap.kind != SHORT:
        length = round(length * float(random.uniform(0.6, 1.0)))
    return max(length, 1)


def _window(share: np.ndarray, ends: np.ndarray, length: int, random: np.random.Generator) -> np.ndarray | None:
    """Rows of a window between two known rows: of a length in which all is known, or most of it; else a somewhat
    shorter one in which all is; else, where known rows stand apart, as surveys every second year do, all between two of
    these. A gap as long as the real one is as hard to restore, though fewer of its cells tell how well that was done.

    `share` (T,): how much of a row is known; `ends` (T,) of bool: whether a row may border the window.
    """
    sums = np.concatenate([[0.0], np.cumsum(share)])
    starts, held = _held(sums, ends, length)
    most = held.max(initial=0.0)
    for wanted in (1 - 1e-9, min(LEAST_KNOWN_IN_WINDOW, 0.9 * most)):
        good = starts[held >= wanted]
        if len(good) and most >= LEAST_OF_ALL:
            return _drawn(good, length, random)
    shorter = min(int(length * SHORTER), length - 1)
    while shorter >= max(1, round(SHORTEST * length)):
        starts, held = _held(sums, ends, shorter)
        whole = starts[held >= 1 - 1e-9]
        if len(whole):
            return _drawn(whole, shorter, random)
        shorter = min(int(shorter * SHORTER), shorter - 1)
    return _from_known_to_known(np.flatnonzero(ends), length, random)


def _drawn(starts: np.ndarray, length: int, random: np.random.Generator) -> np.ndarray:
    start = int(starts[int(random.integers(len(starts)))])
    return np.arange(start, start + length)


def _from_known_to_known(known: np.ndarray, length: int, random: np.random.Generator) -> np.ndarray | None:
    """The rows between two of the `known` ones: as few as make up the length and hold a known one among them."""
    first = np.arange(max(len(known) - 2, 0))
    last = np.maximum(np.searchsorted(known, known[first] + length + 1), first + 2)
    first, last = first[last < len(known)], last[last < len(known)]
    if not len(first):
        return None
    at = int(random.integers(len(first)))
    return np.arange(known[first[at]] + 1, known[last[at]])


def _held(sums: np.ndarray, ends: np.ndarray, length: int) -> tuple[np.ndarray, np.ndarray]:
    """The rows at which a window may start, and how much of it is known; nought where its ends are not."""
    starts = np.arange(1, len(ends) - length)
    held = (sums[starts + length] - sums[starts]) / length
    return starts, np.where(ends[starts - 1] & ends[starts + length], held, 0.0)
