"""Percentiles of draws that come in blocks, in a bounded memory whatever the number of draws.

Up to EXACT_VALUES values in all, the percentiles are exact (linear interpolation, as NumPy's default). Beyond, they are
counted in fine bins laid by the first block: the error is below a bin's width, 1/20,000 of the middle 99.8 % of the
first block, far below the noise of the draws themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

EXACT_VALUES = 20_000_000
BINS = 20_000
RANGE_95 = (0.025, 0.975)
PERCENTILES = tuple(percent / 100 for percent in range(101))


class Quantiles:
    """Percentiles of `series` series of `draws` draws each; blocks are added as arrays (series, any number).

    Where they are some of more series, `of_all` is the number of all: percentiles are then as exact as of all together.
    """

    def __init__(self, series: int, draws: int, of_all: int | None = None) -> None:
        self.series, self.draws, self.seen = series, draws, 0
        self.total = np.zeros(series)
        self.exact = (of_all or series) * draws <= EXACT_VALUES
        self.kept = np.empty((series, draws)) if series * draws <= EXACT_VALUES else None
        self.lowest: np.ndarray | None = None

    def add(self, block: np.ndarray) -> None:
        size = block.shape[1]
        self.total += block.sum(axis=1)
        if not self.exact and self.lowest is None:
            self._lay_bins(block)
        if self.kept is not None:
            self.kept[:, self.seen : self.seen + size] = block
        else:
            for row in range(self.series):
                self.counts[row] += self._counted(row, block[row])
        self.seen += size

    def mean(self) -> np.ndarray:
        mean: np.ndarray = self.total / self.seen
        return mean

    def range95(self) -> tuple[np.ndarray, np.ndarray]:
        """The 2.5 and 97.5 percentiles of each series."""
        if self.exact:
            low, high = map(self._exact, RANGE_95)
        else:
            low, high = self._of_bins(RANGE_95)
        return low, high

    def percentiles(self) -> np.ndarray:
        """The least draw, the 99 percentiles and the greatest draw of each series: (series, 101).

        Counted in bins, the least and the greatest are the ends of what the bins cover.
        """
        if not self.exact:
            return self._of_bins(PERCENTILES).T
        assert self.kept is not None
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

    def _lay_bins(self, block: np.ndarray) -> None:
        edge = int(0.001 * block.shape[1])
        ordered = np.partition(block, (edge, block.shape[1] - 1 - edge), axis=1)
        self.lowest, highest = ordered[:, edge], ordered[:, -1 - edge]
        self.width = np.maximum((highest - self.lowest) / BINS, np.finfo(float).tiny)
        if self.kept is None:
            self.counts = np.zeros((self.series, BINS + 2), dtype=np.int32)

    def _counted(self, row: int, values: np.ndarray) -> np.ndarray:
        """How many values of a series fall into each bin; the first and the last hold what falls outside."""
        assert self.lowest is not None
        places = values - self.lowest[row]
        places /= self.width[row]
        np.floor(places, out=places)
        np.clip(places, -1, BINS, out=places)
        return np.bincount(places.astype(np.intp) + 1, minlength=BINS + 2)

    def _of_bins(self, shares: Sequence[float]) -> np.ndarray:
        """The percentiles of each series: (shares, series)."""
        assert self.lowest is not None
        wanted = np.array(shares) * self.seen
        found = np.empty((len(shares), self.series))
        for row in range(self.series):
            counts = self.counts[row] if self.kept is None else self._counted(row, self.kept[row])
            below = np.cumsum(counts)
            bins = np.searchsorted(below, wanted)
            inside = (wanted - (below[bins] - counts[bins])) / np.maximum(counts[bins], 1)
            found[:, row] = self.lowest[row] + self.width[row] * (bins - 1 + inside)
        return found
