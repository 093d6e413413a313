"""What a restoration tells: each restored value with its range and reason, what was left missing, the evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from firedamp.science.series.table import SeriesTable


@dataclass(frozen=True, slots=True)
class RestoredValue:
    """One restored cell, in the series' unit.

    `low`, `high`: its interval at the restoration's level, None where nothing is known of the error. `method`: the id
    of the method, `blend` for several (`weights`: method and share), `closure` for the nought of a closed mine.
    `kind`: the gap's kind. `reason`: a code of `registry.reasons()`.
    """

    series: str
    time: int | str
    value: float
    low: float | None
    high: float | None
    method: str
    reason: str
    kind: str
    weights: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftMissing:
    """A cell that stays missing, and why: `no_known_values` or `outside_life`."""

    series: str
    time: int | str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one method did on the artificial gaps of one series and kind of gap.

    `mae`: mean absolute error in the series' unit; `scaled_mae`: in its standard deviations; `count`: the hidden cells
    it was measured on (with those of series like it, where its own are few); `weight`: its share in the chosen answer.
    `note`: a code of `registry.reasons()` where it was not tried or stood back.
    """

    series: str
    kind: str
    method: str
    mae: float | None
    scaled_mae: float | None
    count: int
    weight: float
    note: str = ""


@dataclass(frozen=True)
class Restoration:
    """A restored table of the same shape, known cells bit for bit, and how each of the others was come by.

    `low`, `high` (T, N): the intervals' ends at `level`; the value itself where it is known, NaN where nothing is known
    of the error or the cell stays missing. `values` has the same, one by one, series by series in the order of time.
    """

    table: SeriesTable
    low: np.ndarray
    high: np.ndarray
    values: tuple[RestoredValue, ...]
    left: tuple[LeftMissing, ...]
    evidence: tuple[Evidence, ...]
    method: str
    seed: int
    level: float

    def as_json(self) -> dict[str, Any]:
        """The restoration without the table, for JSON."""
        return {
            "method": self.method,
            "seed": self.seed,
            "level": self.level,
            "values": [asdict(value) | {"weights": dict(value.weights)} for value in self.values],
            "left": [asdict(cell) for cell in self.left],
            "evidence": [asdict(row) for row in self.evidence],
        }
