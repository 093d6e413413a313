"""How much methane did a stream carry on each day? Readings integrated over time, a day at a time.

The readings are asked for twice, a day with its surroundings each time: first to find which are good and what stands
before and after each gap, then to integrate. No more than three days are in memory, and how the source cuts its
readings changes nothing. For what stands before and after the period the days beside it are judged in the same way, one
after the other until a good reading is found, so that a day is the same in whatever period it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.measured.days import DayOf
from firedamp.science.measured.dropouts import AHEAD_US, BEFORE_US, good_readings
from firedamp.science.measured.filling import FF, Bins, Filling, filling
from firedamp.science.measured.holding import Held, day_bounds, held
from firedamp.science.measured.stream import Stream
from firedamp.science.measured.sums import DaySum
from firedamp.science.telemetry.quality import rules

# Rows of a span [start, end) in UTC microseconds: times (n,) of int64 that rise strictly, values (n, p) in the units of
# the stream's channels, in the order of `Stream.measured`, NaN where a channel was not read.
Rows = tuple[np.ndarray, np.ndarray]
Read = Callable[[int, int], Rows]
Progress = Callable[[float], None]
MOST_DAYS = 3_660
EARLIEST, LATEST = 1970, 2199  # years
BEFORE, AFTER = -1, 1
DAY = timedelta(days=1)
DAY_US = 86_400_000_000
BEYOND_DAYS = 366  # that are looked at on either side of the period where nobody says how far the readings go
AT_ONCE_DAYS = 30
Found = list[tuple[int, float] | None]  # of each role: a reading as time and value, None where there is none


@dataclass(frozen=True)
class Fill:
    """A stretch of time in which a role had no reading that counts: from when to when (UTC microseconds), by which rule
    it was filled, with which value in the canonical unit (None where it changes, or where nothing was filled)."""

    role: str
    start_us: int
    end_us: int
    rule: str
    value: float | None


@dataclass(frozen=True)
class Measured:
    """The days of a stream, and the stretches that were filled or are missing."""

    stream: Stream
    filling: str
    first: date
    last: date
    days: tuple[DaySum, ...]
    fills: tuple[Fill, ...]


@dataclass(frozen=True)
class Day:
    """A day of the mine's clock and where it lies."""

    day: date
    start_us: int
    end_us: int


@dataclass
class Ends:
    """Of a day and each role: the first and the last good reading, as time and value; None where there is none."""

    first: Found
    last: Found


def measure(
    stream: Stream, read: Read, first: date, last: date, *, fill: str = FF, extent: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> Measured:  # fmt: skip
    """The days of a stream from the first to the last, both included, by the mine's clock.

    `fill` is one of `FILLINGS`; `extent`: from the first to the last reading that there is, as far as a good one beside
    the period is looked for. Raises InputError: `ends_before_start`, `too_many_items` (days), `not_a_choice`, and for
    each role without a good reading in the period `channel_silent` or `channel_all_bad`.
    """
    days = _days(stream, first, last)
    tell = progress or (lambda share: None)
    bins = Bins.of(days[0].start_us, days[-1].end_us, len(stream.measured))
    good: list[np.ndarray] = []
    ends: list[Ends] = []
    away: list[dict[str, np.ndarray]] = []
    for place, (each, times, values) in enumerate(_with_surroundings(days, read)):
        own = slice(*np.searchsorted(times, [each.start_us, each.end_us]))
        marked, taken = good_readings(stream, times, values, own)
        bins.add(times[own], values[own], marked)
        good.append(np.packbits(marked, axis=0))
        ends.append(_ends(times[own], values[own], marked))
        away.append(taken)
        tell(0.6 * (place + 1) / len(days))
    _require_good(stream, bins, away)
    way = filling(fill, stream.measured, _canonical(stream, bins))
    beside = [_beside(stream, read, days, side, _reach(days, fill, extent)) for side in (BEFORE, AFTER)]
    before, after = _neighbours(ends, *beside)
    found, fills = [], _Fills(way)
    for place, each in enumerate(days):
        times, values = read(each.start_us, each.end_us)
        marked = np.unpackbits(good[place], axis=0, count=len(times)).astype(bool)
        steps = _held(stream, times, values, marked, before[place], after[place])
        counts = {rule: int(count.sum()) for rule, count in away[place].items()}
        found.append(DayOf(stream, each.day, (each.start_us, each.end_us), steps, way).summed(counts))
        fills.add(each, steps)
        tell(0.6 + 0.4 * (place + 1) / len(days))
    return Measured(stream, way.name, first, last, tuple(found), fills.found())


def read_of(times: np.ndarray, values: np.ndarray) -> Read:
    """A source of rows that are all in memory: `times` of datetime64 or int64 microseconds in any order; of rows of
    the same time the last stands, column by column."""
    moments = np.asarray(times, dtype="datetime64[us]").astype(np.int64)
    order = np.argsort(moments, kind="stable")
    moments, cells = moments[order], np.asarray(values, dtype=float)[order]
    again = np.flatnonzero(moments[1:] == moments[:-1]) + 1
    for row in again:
        cells[row] = np.where(np.isnan(cells[row]), cells[row - 1], cells[row])
    kept = np.append(moments[1:] != moments[:-1], True) if len(moments) else np.zeros(0, bool)
    moments, cells = moments[kept], cells[kept]

    def read(start_us: int, end_us: int) -> Rows:
        own = slice(*np.searchsorted(moments, [start_us, end_us]))
        return moments[own], cells[own]

    return read


def require_days(first: date, last: date) -> None:
    """InputError where the days end before they begin, are more than ten years or of another age."""
    for name, day in (("first_day", first), ("last_day", last)):
        if day.year < EARLIEST:
            raise InputError.one(name, "below_minimum", day.isoformat(), minimum=f"{EARLIEST}-01-01")
        if day.year > LATEST:
            raise InputError.one(name, "above_maximum", day.isoformat(), maximum=f"{LATEST}-12-31")
    if last < first:
        raise InputError.one("last_day", "ends_before_start", last.isoformat(), first=first.isoformat())
    if (last - first).days >= MOST_DAYS:
        raise InputError.one("last_day", "too_many_days", (last - first).days + 1, maximum=MOST_DAYS)


def _require_good(stream: Stream, bins: Bins, away: list[dict[str, np.ndarray]]) -> None:
    """InputError naming each role that has no good reading in all of the time, and which rule took how many away."""
    problems = []
    for column, source in enumerate(stream.measured):
        if bins.count[:, column].any():
            continue
        taken = Counter[str]()
        for each in away:
            taken.update({rule: int(count[column]) for rule, count in each.items() if count[column]})
        said = {lang: ", ".join(f"{rules()[rule].title[lang].lower()} {count}" for rule, count in taken.items())
                for lang in ("en", "ru")}  # fmt: skip
        rule, params = ("channel_all_bad", {"taken": said}) if taken else ("channel_silent", {})
        problems.append(Problem(f"{source.role}.channel", rule, source.channel, {"stream": stream.name, **params}))
    if problems:
        raise InputError(problems)


def _reach(days: list[Day], fill: str, extent: tuple[int, int] | None) -> tuple[int, int]:
    """How far beside the period one looks: as far as there are readings, since 98.325 takes the nearest good one. The
    other rules take none from there, and a reading stands for a day at most."""
    near = days[0].start_us - DAY_US, days[-1].end_us + DAY_US
    if fill != FF:
        return near
    if extent:
        return extent
    return days[0].start_us - BEYOND_DAYS * DAY_US, days[-1].end_us + BEYOND_DAYS * DAY_US


def _beside(stream: Stream, read: Read, days: list[Day], side: int, reach: tuple[int, int]) -> Found:
    """Of each role the last good reading before the first day, or the first after the last one, within the reach."""
    found: Found = [None] * len(stream.measured)
    count, edge = 1, days[0].day if side == BEFORE else days[-1].day
    while None in found:
        nearest, farthest = edge + side * DAY, edge + side * count * DAY
        if not (EARLIEST <= farthest.year <= LATEST):
            break
        several = [Day(*each) for each in day_bounds(min(nearest, farthest), max(nearest, farthest), stream.clock)]
        if several[-1].end_us <= reach[0] or several[0].start_us > reach[1]:
            break
        ends = []
        for each, times, values in _with_surroundings(several, read):
            own = slice(*np.searchsorted(times, [each.start_us, each.end_us]))
            ends.append(_ends(times[own], values[own], good_readings(stream, times, values, own)[0]))
        for one in reversed(ends) if side == BEFORE else ends:
            found = [known or new for known, new in zip(found, one.last if side == BEFORE else one.first, strict=True)]
        edge, count = farthest, AT_ONCE_DAYS
    return found


def _days(stream: Stream, first: date, last: date) -> list[Day]:
    require_days(first, last)
    return [Day(*each) for each in day_bounds(first, last, stream.clock)]


def _with_surroundings(days: list[Day], read: Read) -> Iterator[tuple[Day, np.ndarray, np.ndarray]]:
    """Each day with the rows that rules look back on and ahead to."""
    before = read(days[0].start_us - BEFORE_US, days[0].start_us)
    now = read(days[0].start_us, days[0].end_us)
    for place, each in enumerate(days):
        until = days[place + 1].end_us if place + 1 < len(days) else each.end_us + AHEAD_US
        following = read(each.end_us, until)
        ahead = np.searchsorted(following[0], each.end_us + AHEAD_US)
        back = np.searchsorted(before[0], each.start_us - BEFORE_US)
        parts = [(before[0][back:], before[1][back:]), now, (following[0][:ahead], following[1][:ahead])]
        yield each, np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
        before, now = now, following


def _ends(times: np.ndarray, values: np.ndarray, good: np.ndarray) -> Ends:
    found = Ends([], [])
    for column in range(values.shape[1]):
        places = np.flatnonzero(good[:, column])
        for target, place in ((found.first, 0), (found.last, -1)):
            at = places[place] if len(places) else None
            target.append(None if at is None else (int(times[at]), float(values[at, column])))
    return found


def _neighbours(ends: list[Ends], earliest: Found, latest: Found) -> tuple[list[Found], list[Found]]:
    """Of each day and role: the last good reading before the day, and the first after it; before the first day and
    after the last those beside the period."""
    before: list[Found] = []
    known = earliest
    for each in ends:
        before.append(known)
        known = [own or earlier for own, earlier in zip(each.last, known, strict=True)]
    after: list[Found] = []
    known = latest
    for each in reversed(ends):
        after.append(known)
        known = [own or later for own, later in zip(each.first, known, strict=True)]
    return before, after[::-1]


def _held(
    stream: Stream, times: np.ndarray, values: np.ndarray, good: np.ndarray,
    before: Found, after: Found,
) -> dict[str, Held]:  # fmt: skip
    """The step function of each measured role over a day, in the canonical unit."""
    found = {}
    for column, source in enumerate(stream.measured):
        own = good[:, column]
        early, late = before[column], after[column]
        moments = np.concatenate([[early[0]] if early else [], times[own], [late[0]] if late else []])
        given = np.concatenate([[early[1]] if early else [], values[own, column], [late[1]] if late else []])
        scale, offset = source.quantity.line_from(source.unit)
        found[source.role] = held(
            moments.astype(np.int64), given * scale + offset, stream.stands_for, round(source.longest_s * 1e6)
        )
    return found


def _canonical(stream: Stream, bins: Bins) -> Bins:
    """The same bins, in the canonical units of the quantities."""
    scale, offset = np.array([each.quantity.line_from(each.unit) for each in stream.measured]).T
    total = bins.total * scale + offset * bins.count
    squares = scale**2 * bins.squares + 2 * scale * offset * bins.total + offset**2 * bins.count
    return Bins(bins.start_us, bins.end_us, bins.count, total, squares)


class _Fills:
    """The gaps of all days, those that go on over midnight as one."""

    def __init__(self, way: Filling) -> None:
        self.way = way
        self.by_key: dict[tuple[str, int], Fill] = {}

    def add(self, day: Day, steps: dict[str, Held]) -> None:
        for role, step in steps.items():
            begin = np.where(np.isnan(step.before), step.bounds[:, 0], step.bounds[:, 1])
            end = np.where(np.isnan(step.after), step.bounds[:, 3], step.bounds[:, 2])
            begin, end = np.maximum(begin, day.start_us), np.minimum(end, day.end_us)
            for pair in np.flatnonzero(begin < end):
                key = (role, int(step.bounds[pair, 0]))
                known = self.by_key.get(key)
                start = known.start_us if known else int(begin[pair])
                self.by_key[key] = Fill(role, start, int(end[pair]), *self._said(role, step, int(pair)))

    def _said(self, role: str, step: Held, pair: int) -> tuple[str, float | None]:
        rule = self.way.rule(step, pair)
        if self.way.name != FF:
            return rule, None
        value, _ = self.way.values(role, step, np.array([pair]), np.zeros(1, dtype=np.int64))
        return rule, float(value[0])

    def found(self) -> tuple[Fill, ...]:
        return tuple(sorted(self.by_key.values(), key=lambda each: (each.start_us, each.role)))
