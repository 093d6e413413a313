"""Which day does a text say, and which time of the day? "31.12.2025", "2025-12-31", "23:59:30,5", "11:59:30 PM +07:00".

"01/02/2025" is a day of January or of February: it has both, and the column decides (see `moments`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from firedamp.tables.series.times import months

EPOCH = date(1970, 1, 1).toordinal()
FIRST_YEAR, LAST_YEAR = 1900, 2199
SECOND = 1_000_000  # microseconds
DAY = 86_400 * SECOND
YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})", re.ASCII)
RUN_TOGETHER = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d\d)", re.ASCII)
EITHER_FIRST = re.compile(r"(?P<first>\d{1,2})(?P<mark>[-/])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})", re.ASCII)
NAMED = re.compile(r"(\d{1,2})[-.]([^\W\d_]+)[-.](\d{4})")
CLOCK = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s*(?P<half>[ap]m))?(?:\s*(?P<zone>z|utc|gmt|[+-]\d\d(?::?\d\d)?))?",
    re.ASCII | re.IGNORECASE,
)
DAY_AND_CLOCK = r"^\s*(\S*?[0-9])(?:[\sT]+(\S.*?))?\s*$"  # of both, and a day alone
LOOKS_LIKE = re.compile(DAY_AND_CLOCK)


@dataclass(frozen=True)
class Day:
    """A day, counted from 1970-01-01; `otherwise`: the day that it may be instead; `shows`: which of day and month
    stands first, where that is seen."""

    day: int
    otherwise: int | None = None
    shows: str | None = None


@dataclass(frozen=True)
class Clock:
    """Microseconds since midnight, and seconds east of UTC where the text says them."""

    since_midnight: int
    offset_s: int | None = None


def day_of(text: str, day_first: bool | None = None) -> Day | None:
    """The day of a text, None where it is none; `day_first` is what is known of the order in 01/02/2025."""
    if found := YEAR_FIRST.fullmatch(text) or RUN_TOGETHER.fullmatch(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := DOTTED.fullmatch(text):
        year = int(found["year"])
        return _day(year if year > 99 else 2000 + year, int(found["month"]), int(found["day"]))
    if found := NAMED.fullmatch(text):
        month = months().get(found[2].casefold())
        return _day(int(found[3]), month, int(found[1])) if month else None
    return _either(found, day_first) if (found := EITHER_FIRST.fullmatch(text)) else None


def _either(found: re.Match[str], day_first: bool | None) -> Day | None:
    year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
    by_day = _day(year, second, first) if day_first is not False else None
    by_month = _day(year, first, second) if day_first is not True else None
    if by_day and by_month:
        return by_day if by_day == by_month else Day(by_day.day, by_month.day)
    if by_day:
        return Day(by_day.day, shows="day")
    return Day(by_month.day, shows="month") if by_month else None


def _day(year: int, month: int, day: int) -> Day | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return Day(date(year, month, day).toordinal() - EPOCH)
    except ValueError:
        return None


def clock_of(text: str) -> Clock | None:
    """The time of the day of a text, None where it is none; 24:00 is the midnight that ends the day."""
    found = CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if half := (found["half"] or "").casefold():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    micro = int(((found["fraction"] or "") + "000000")[:6])
    since_midnight = ((hour * 60 + minute) * 60 + second) * SECOND + micro
    if minute > 59 or second > 59 or since_midnight > DAY or (since_midnight == DAY and half):
        return None
    return Clock(since_midnight, _offset(found["zone"]))


def _offset(zone: str | None) -> int | None:
    """Seconds east of UTC."""
    if zone is None or zone[0] not in "+-":
        return None if zone is None else 0
    hours, minutes = int(zone[1:3]), int(zone[-2:]) if len(zone) > 3 else 0
    return (hours * 60 + minutes) * 60 * (-1 if zone[0] == "-" else 1)


def looks_like_time(text: str) -> bool:
    """Whether a text is a day, a day with a time, or a time of the day."""
    return time_kind(text) is not None


def time_kind(text: str) -> str | None:
    """ "moment" for a day with its time, "day", "clock"; None for another text. Digits alone are no day here."""
    day, clock = split(text)
    if not day or text.strip().isdigit():
        return None
    if day_of(day):
        return "day" if clock is None else "moment" if clock_of(clock) else None
    return "clock" if clock_of(text) else None


def split(text: str) -> tuple[str, str | None]:
    """The part of a text that is a day, and what follows; "" where nothing is like a day."""
    found = LOOKS_LIKE.match(text)
    return (found[1], found[2]) if found else ("", None)
