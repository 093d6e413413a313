"""Percentiles of draws that come in blocks, in a bounded memory whatever the number of draws.

Up to EXACT_VALUES values in all, they are kept and the percentiles are exact (linear interpolation, as NumPy's
default). Beyond, they are counted in fine bins laid by the first block: the error is below a bin's width, 1/20,000 of
the middle 99.8 % of the first block, far below the noise of the draws themselves.
"""

from __future__ import annotations

import numpy as np

EXACT_VALUES = 20_000_000
BINS = 20_000
RANGE_95 = (0.025, 0.975)
PERCENTILES = tuple(percent / 100 for percent in range(101))


class Quantiles:
    """Percentiles of `series` series of `draws` draws each; blocks are added as arrays (series, any number)."""

    def __init__(self, series: int, draws: int) -> None:
        self.series, self.draws, self.seen = series, draws, 0
        self.total = np.zeros(series)
        self.exact = series * draws <= EXACT_VALUES
        self.kept = np.empty((series, draws)) if self.exact else None
        self.lowest: np.ndarray | None = None

    def add(self, block: np.ndarray) -> None:
        size = block.shape[1]
        self.total += block.sum(axis=1)
        if self.kept is not None:
            self.kept[:, self.seen : self.seen + size] = block
        else:
            self._count(block)
        self.seen += size

    def mean(self) -> np.ndarray:
        mean: np.ndarray = self.total / self.seen
        return mean

    def range95(self) -> tuple[np.ndarray, np.ndarray]:
        """The 2.5 and 97.5 percentiles of each series."""
        low, high = (self._exact(share) if self.kept is not None else self._of_bins(share) for share in RANGE_95)
        return low, high

    def percentiles(self) -> np.ndarray:
        """The least draw, the 99 percentiles and the greatest draw of each series: (series, 101).

        Counted in bins, the least and the greatest are the ends of what the bins cover.
        """
        if self.kept is None:
            return np.stack([self._of_bins(share) for share in PERCENTILES], axis=1)
        self.kept.sort(axis=1)
        return np.stack([self._between(share * (self.seen - 1)) for share in PERCENTILES], axis=1)

    def _exact(self, share: float) -> np.ndarray:
        assert self.kept is not None
        place = share * (self.seen - 1)
        self.kept.partition((int(place), min(int(place) + 1, self.seen - 1)), axis=1)
        return self._between(place)

    def _between(self, place: float) -> np.ndarray:
        """The value at a place between two draws that stand where they belong in the order."""
        assert self.kept is not None
        below = int(place)
        low, high = self.kept[:, below], self.kept[:, min(below + 1, self.seen - 1)]
        with np.errstate(invalid="ignore"):  # infinite draws: the caller refuses their range
            between: np.ndarray = low + (high - low) * (place - below)
        return between

    def _count(self, block: np.ndarray) -> None:
        if self.lowest is None:
            ordered = np.sort(block, axis=1)
            edge = int(0.001 * ordered.shape[1])
            self.lowest, highest = ordered[:, edge], ordered[:, -1 - edge]
            self.width = np.maximum((highest - self.lowest) / BINS, np.finfo(float).tiny)
            self.counts = np.zeros((self.series, BINS + 2), dtype=np.int64)
        for row in range(self.series):
            places = np.floor((block[row] - self.lowest[row]) / self.width[row])
            bins = np.clip(places, -1, BINS).astype(np.intp) + 1  # 0 and BINS + 1 hold what falls outside
            self.counts[row] += np.bincount(bins, minlength=BINS + 2)

    def _of_bins(self, share: float) -> np.ndarray:
        assert self.lowest is not None
        wanted = share * self.seen
        below = np.cumsum(self.counts, axis=1)
        bins = np.array([np.searchsorted(row, wanted) for row in below])
        rows = np.arange(self.series)
        before = below[rows, bins] - self.counts[rows, bins]
        inside = (wanted - before) / np.maximum(self.counts[rows, bins], 1)
        counted: np.ndarray = self.lowest + self.width * (bins - 1 + inside)
        return counted
