"""What fills a panel, by whichever method: values, ranges, and for each series and kind of gap how it was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Choice:
    """How the gaps of one kind of one series are filled: the weights of the methods, and why."""

    weights: tuple[tuple[str, float], ...]
    reason: str

    @property
    def method(self) -> str:
        """The id of the one method, or `blend`."""
        return self.weights[0][0] if len(self.weights) == 1 else "blend"


@dataclass(frozen=True)
class Score:
    """How a method did on the artificial gaps of a column and kind; see `restored.Evidence`."""

    column: int
    kind: int
    method: str
    scaled_mae: float | None
    count: int
    weight: float
    note: str = ""


@dataclass(frozen=True)
class Chosen:
    """A filled panel, standardised: `values` and half-widths `width` of the intervals (T, N), NaN where unknown.

    `kinds` (T, N): the kind of each missing cell as its place in `gaps.KINDS`, -1 where a value is known. `choices`: by
    (column, kind).
    """

    values: np.ndarray
    width: np.ndarray
    kinds: np.ndarray
    choices: Mapping[tuple[int, int], Choice]
    evidence: Sequence[Score] = ()
