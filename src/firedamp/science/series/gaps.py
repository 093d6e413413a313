"""Where are the gaps of a table, and of what kind is each?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SHORT, BLOCK, TAIL, SEVERAL = KINDS = ("short", "block", "tail", "several")
LONGEST_SHORT = 2
SEVERAL_SHARE = 0.25  # of the other series, that miss the same times
SEVERAL_OVERLAP = 0.9


@dataclass(frozen=True)
class Gap:
    """A run of missing cells of one series: rows `first` to `last` inclusive of `column`; its kind is one of `KINDS`.

    `tail`: at the head or the end of the series. Between known values: `short`, at most two steps; `several`, longer,
    and at least a quarter of the other series miss the same times; `block`, any other.
    """

    column: int
    first: int
    last: int
    kind: str

    @property
    def length(self) -> int:
        """Steps in the gap."""
        return self.last - self.first + 1


def find_gaps(known: np.ndarray) -> list[Gap]:
    """The gaps of a table, column by column in the order of time; `known` (T, N) of bool.

    A column without a known value has none: there is nothing to restore it from.
    """
    missing = ~known
    found = []
    for column in np.flatnonzero(missing.any(axis=0) & known.any(axis=0)):
        for first, last in runs(missing[:, column]):
            found.append(Gap(int(column), first, last, _kind(missing, int(column), first, last)))
    return found


def kinds_of_cells(known: np.ndarray, gaps: list[Gap] | None = None) -> np.ndarray:
    """The kind of each missing cell as its place in `KINDS`, −1 where a value is known: (T, N) of int8."""
    kinds = np.full(known.shape, -1, np.int8)
    for gap in find_gaps(known) if gaps is None else gaps:
        kinds[gap.first : gap.last + 1, gap.column] = KINDS.index(gap.kind)
    return kinds


def lengths(known: np.ndarray) -> np.ndarray:
    """The length in steps of the gap that each missing cell is in, 0 where a value is known: (T, N)."""
    found = np.zeros(known.shape)
    for gap in find_gaps(known):
        found[gap.first : gap.last + 1, gap.column] = gap.length
    return found


def runs(marked: np.ndarray) -> list[tuple[int, int]]:
    """First and last places of the runs of True in an array (T,)."""
    edges = np.diff(np.concatenate([[0], marked.astype(np.int8), [0]]))
    return [(int(a), int(b) - 1) for a, b in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True)]


def _kind(missing: np.ndarray, column: int, first: int, last: int) -> str:
    if first == 0 or last == len(missing) - 1:
        return TAIL
    if last - first + 1 <= LONGEST_SHORT:
        return SHORT
    together = int((missing[first : last + 1].mean(axis=0) >= SEVERAL_OVERLAP).sum()) - 1
    return SEVERAL if together >= max(1.0, SEVERAL_SHARE * (missing.shape[1] - 1)) else BLOCK
