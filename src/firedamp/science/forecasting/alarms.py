"""What would alarms have been worth? How many were right, how many passings they told of, how early, what was false."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.windows import sums

THRESHOLDS = tuple(round(0.02 * step, 2) for step in range(1, 50))
JOINED_MIN = 10  # alarms, or passings, that are less apart are one
COST_OF_MISS = 10.0  # in false alarms, where the user says nothing
BINS = 10


@dataclass(frozen=True)
class Spell:
    """Rows from `first` to `last`, both within."""

    first: int
    last: int


@dataclass(frozen=True)
class AlarmScore:
    """Alarms at a threshold of the chance. An alarm says that the limit will be passed within the horizon: one that
    goes on for longer is raised anew with each horizon (of ten minutes at least), so that one that never ends is not
    right for ever.

    `precision`: share of alarms that a passing followed within the horizon of the last row at which they stood;
    `recall`: share of passings that an alarm told of before; None where there was none. `lead_min`: the median time, a
    horizon at most, from an alarm that stood to the passing, `leads_min` each one's. Alarms whose horizon has not
    passed yet, and a passing that the rows begin with, are not counted.
    """

    threshold: float
    alarms: int
    passings: int
    told: int
    right: int
    false_per_day: float
    leads_min: tuple[float, ...]

    @property
    def precision(self) -> float | None:
        return self.right / self.alarms if self.alarms else None

    @property
    def recall(self) -> float | None:
        return self.told / self.passings if self.passings else None

    @property
    def lead_min(self) -> float | None:
        return float(np.median(self.leads_min)) if self.leads_min else None

    def cost(self, of_miss: float) -> float:
        """In false alarms."""
        return (self.alarms - self.right) + of_miss * (self.passings - self.told)


@dataclass(frozen=True)
class Reliability:
    """`brier`: mean square of chance less outcome; `bins`: mean chance, share that passed and number of rows in each
    tenth of the chance that occurred; `rate`: share of rows whose target passed the limit."""

    brier: float
    rate: float
    bins: tuple[tuple[float, float, int], ...]


def passings_of(readings: np.ndarray, limit: float, step_s: float) -> list[Spell]:
    """Spells (in rows) in which the channel reads above the limit; those less than ten minutes apart are one."""
    return spells(readings > limit, step_s)


def alarms_of(
    chance: np.ndarray, readings: np.ndarray, limit: float, threshold: float, horizon: int, step_s: float
) -> list[Spell]:
    """Spells, of a horizon or ten minutes at most, in which the chance reaches the threshold while the channel does not
    read above the limit yet, nor has within the last ten minutes."""
    joined = max(1, round(60 * JOINED_MIN / step_s))
    raised = (chance >= threshold) & (sums((readings > limit).astype(float), joined + 1) == 0)
    rows = [spell.first + np.flatnonzero(raised[spell.first : spell.last + 1]) for spell in spells(raised, step_s)]
    return [part for own in rows for part in _parts(own, max(horizon, joined))]


def _parts(rows: np.ndarray, longest: int) -> Iterator[Spell]:
    """Raised rows (n,) of a spell as alarms of so many rows at most: each begins and ends where it is raised."""
    while len(rows):
        count = int(np.searchsorted(rows, rows[0] + longest))
        yield Spell(int(rows[0]), int(rows[count - 1]))
        rows = rows[count:]


def spells(wanted: np.ndarray, step_s: float) -> list[Spell]:
    """Runs of true rows (n,), joined where less than ten minutes lie between."""
    rows = np.flatnonzero(wanted)
    if not len(rows):
        return []
    between = np.diff(rows) - 1
    cuts = np.flatnonzero((between > 0) & (between * step_s >= 60 * JOINED_MIN))
    firsts, lasts = np.r_[rows[0], rows[cuts + 1]], np.r_[rows[cuts], rows[-1]]
    return [Spell(int(first), int(last)) for first, last in zip(firsts, lasts, strict=True)]


def score_alarms(chance: np.ndarray, readings: np.ndarray, limit: float, threshold: float, horizon: int,
                 step_s: float) -> AlarmScore:  # fmt: skip
    """Score alarms over rows (n,): chances of passing the limit within the horizon, and what the channel read."""
    starts = [passing.first for passing in passings_of(readings, limit, step_s) if passing.first > 0]
    raised = alarms_of(chance, readings, limit, threshold, horizon, step_s)
    alarms = [alarm for alarm in raised if told_of(alarm, starts, horizon) or alarm.last + horizon < len(readings)]
    right = sum(bool(told_of(alarm, starts, horizon)) for alarm in alarms)
    leads = [lead * step_s / 60 for start in starts if (lead := _lead(start, alarms, horizon)) is not None]
    days = np.isfinite(chance).sum() * step_s / 86_400
    false_per_day = float((len(alarms) - right) / days) if days else 0.0
    return AlarmScore(threshold, len(alarms), len(starts), len(leads), right, false_per_day, tuple(leads))


def told_of(alarm: Spell, starts: Sequence[int], horizon: int) -> list[int]:
    """The passings that begin within the horizon of the last row at which an alarm stood."""
    return [start for start in starts if alarm.first < start <= alarm.last + horizon]


def _lead(start: int, alarms: list[Spell], horizon: int) -> int | None:
    """How many rows before a passing the first alarm stood that told of it."""
    told = [lead_rows(alarm, start, horizon) for alarm in alarms if told_of(alarm, [start], horizon)]
    return max(told, default=None)


def lead_rows(alarm: Spell, start: int, horizon: int) -> int:
    """How many rows before a passing an alarm stood that told of it: a horizon at most, for no alarm looks further."""
    return min(start - alarm.first, horizon)


def best_threshold(chance: np.ndarray, readings: np.ndarray, limit: float, horizon: int, step_s: float,
                   cost_of_miss: float = COST_OF_MISS) -> float:  # fmt: skip
    """The threshold whose alarms would have cost least over rows (n,): of equals the middle one."""
    costs = [
        score_alarms(chance, readings, limit, threshold, horizon, step_s).cost(cost_of_miss) for threshold in THRESHOLDS
    ]
    best = [threshold for threshold, cost in zip(THRESHOLDS, costs, strict=True) if cost == min(costs)]
    return best[len(best) // 2]


def reliability_of(chance: np.ndarray, target: np.ndarray, limit: float) -> Reliability | None:
    """How often what had a chance came true, over rows (n,) where both are known; None where none is."""
    known = np.isfinite(chance) & np.isfinite(target)
    if not known.any():
        return None
    said, came = chance[known], target[known] > limit
    return Reliability(float(((said - came) ** 2).mean()), float(came.mean()), tuple(_bins(said, came)))


def _bins(said: np.ndarray, came: np.ndarray) -> Iterator[tuple[float, float, int]]:
    places = np.minimum((said * BINS).astype(int), BINS - 1)
    for place in range(BINS):
        own = places == place
        if own.any():
            yield float(said[own].mean()), float(came[own].mean()), int(own.sum())
