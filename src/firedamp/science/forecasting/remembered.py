"""What does a walk remember of each row? A table of numbers: what was forecast, what was offered, what came true."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.members import MEMBERS
from firedamp.science.forecasting.pace import Pace

MEMBER_COUNT = len(MEMBERS)
TARGET = MEMBER_COUNT + 6  # the column of what came true
RISES = 5  # above the reading, whose probabilities are kept, so that their calibration is learned of each row


@dataclass(frozen=True)
class Remembered:
    """The last rows of a walk: `values` (n, columns), NaN where unknown; `ages` (n,), how many rows ago each one's
    target was the newest to have come true, 1 for the newest, below 1 for those that have not."""

    values: np.ndarray
    ages: np.ndarray

    @property
    def members(self) -> np.ndarray:
        """What each member forecast: (n, k)."""
        return self.values[:, :MEMBER_COUNT]

    @property
    def raw(self) -> np.ndarray:
        """The bounds of the quantiles: (n, 2)."""
        return self.values[:, MEMBER_COUNT : MEMBER_COUNT + 2]

    @property
    def issued(self) -> np.ndarray:
        """The interval that was offered: (n, 2)."""
        return self.values[:, MEMBER_COUNT + 2 : MEMBER_COUNT + 4]

    @property
    def median(self) -> np.ndarray:
        """The median that was offered: (n,)."""
        return self.values[:, MEMBER_COUNT + 4]

    @property
    def mean(self) -> np.ndarray:
        """The mean that was offered: (n,)."""
        return self.values[:, MEMBER_COUNT + 5]

    @property
    def target(self) -> np.ndarray:
        """What came true: (n,)."""
        return self.values[:, TARGET]

    @property
    def rising(self) -> np.ndarray:
        """The raw probabilities of rising by more than the rises: (n, 5)."""
        return self.values[:, TARGET + 1 : TARGET + 1 + RISES]

    def blended(self, statistic: int) -> np.ndarray:
        """What each blend forecast: (n, b); statistic 0 the median, 1 the mean."""
        return self.values[:, TARGET + 1 + RISES + statistic :: 2]

    def __getitem__(self, rows: np.ndarray) -> Remembered:
        return Remembered(self.values[rows], self.ages[rows])


def columns(pace: Pace) -> int:
    """How many numbers are remembered of a row."""
    return TARGET + 1 + RISES + 2 * len(pace.blends)
