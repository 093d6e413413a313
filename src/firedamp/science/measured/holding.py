"""For what time does each reading stand, and where does none?

Times are whole microseconds, so that stretches of time add up exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

STANDS_FOR = (UNTIL_NEXT, SINCE_LAST, AROUND) = ("until_next", "since_last", "around")
SECOND_US = 1_000_000
NEVER = np.int64(2**62)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Held:
    """One role's readings as a step function: (k + 1) pairs of neighbours; `bounds` (k + 1, 4).

    Of a pair the reading before holds in [bounds 0, bounds 1), none in [1, 2), the reading after in [2, 3).
    `before`, `after`: their values, NaN where there is no reading.
    """

    bounds: np.ndarray
    before: np.ndarray
    after: np.ndarray

    def at(self, moments: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The value that holds at each moment (n,), whether none does, and the pair that the moment lies in."""
        pair = np.searchsorted(self.bounds[:, 0], moments, side="right") - 1
        early, late = moments < self.bounds[pair, 1], moments >= self.bounds[pair, 2]
        value = np.where(early, self.before[pair], self.after[pair])
        return value, ~(early | late) | np.isnan(value), pair

    def cuts(self) -> np.ndarray:
        """Where the value may change."""
        inner = self.bounds[self.bounds[:, 1] != self.bounds[:, 3]][:, 1:3].ravel()
        return np.concatenate([self.bounds[1:, 0], inner])


def held(times: np.ndarray, values: np.ndarray, stands_for: str, longest_us: int) -> Held:
    """The step function of good readings: `times` (k,) of int64 that rise strictly, `values` (k,).

    Before the first and behind the last there is no reading. A reading stands until the next (`until_next`), for the
    time since the last (`since_last`, a mean that a logger stamps at its end), or half to each (`around`); never
    longer than `longest_us` in all.
    """
    moments = np.concatenate([[-NEVER], times, [NEVER]]).astype(np.int64)
    known = np.concatenate([[np.nan], values, [np.nan]])
    first, last = moments[:-1], moments[1:]
    if stands_for == UNTIL_NEXT:
        begin = np.minimum(last, np.where(first == -NEVER, first, first + longest_us))
        end = last
    elif stands_for == SINCE_LAST:
        begin, end = first, np.maximum(first, np.where(last == NEVER, last, last - longest_us))
    else:
        half = np.minimum(last // 2 - first // 2, longest_us // 2)
        short = (last // 2 - first // 2) <= longest_us // 2
        begin = np.where(first == -NEVER, first, first + half)
        end = np.where(short, begin, np.where(last == NEVER, last, last - half))
    return Held(np.column_stack([first, begin, end, last]), known[:-1], known[1:])


def day_bounds(first: date, last: date, clock: ZoneInfo) -> list[tuple[date, int, int]]:
    """The days from the first to the last, with where each begins and ends: from midnight to midnight by the mine's
    clock, 23 or 25 hours where it is put forward or back."""
    days = [first + timedelta(days=place) for place in range((last - first).days + 2)]
    starts = [microseconds(datetime.combine(each, time(), clock)) for each in days]
    return list(zip(days[:-1], starts[:-1], starts[1:], strict=True))


def microseconds(moment: datetime) -> int:
    """Since 1970 in UTC."""
    return (moment - EPOCH) // timedelta(microseconds=1)
