"""Which year, month or moment does a cell say? "2019 г.", "03.2019", "март 2019", "2019-03-01 12:00", a date of Excel.

"01/02/2019" is a day of January or of February: other cells beside it may show which, else it stays ambiguous.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from firedamp.tables.grids import Cell
from firedamp.tables.records.cells import is_nothing
from firedamp.tables.vocabulary import plain

YEAR, MONTH, TIMESTAMP = "year", "month", "timestamp"
FIRST_YEAR, LAST_YEAR = 1600, 2199
YEAR_TEXT = re.compile(r"(?:(?:за|в|in|for)\s+)?(\d{4})\s*(?:год[ау]?|г\.?|year)?\*?", re.IGNORECASE)
MONTH_TEXTS = (
    re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})[-./](?P<year>\d{4})(?:\s*г\.?)?"),
    re.compile(r"(?P<year>\d{4})M(?P<month>\d{1,2})"),
)
NAMED_MONTH = re.compile(r"(?:([^\W\d_]+)\.?[\s-]*(\d{4})|(\d{4})[\s-]*([^\W\d_]+)\.?)(?:\s*(?:год[ау]?|г\.?))?")
CLOCK = r"(?:[\sT]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?:\s*г\.?)?" + CLOCK)
SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})" + CLOCK)
YEAR_IN_TITLE = re.compile(r"(?<![\w.,/–—-])((?:19|20)\d\d)(?![\w/–—-])")
LONGEST_TITLE = 60


@dataclass(frozen=True)
class Moment:
    """A time that a cell says; `otherwise`: the other that it may say; `shows`: what stands first in it, where seen."""

    step: str
    value: Any  # int for a year, (year, month), datetime
    otherwise: datetime | None = None
    shows: str | None = None


def read_time(cell: Cell) -> Moment | None:
    """The time of a cell, None where it says none."""
    match cell:
        case bool():
            return None
        case float() | int():
            return _year(int(cell)) if float(cell).is_integer() else None
        case datetime():
            return Moment(TIMESTAMP, _naive(cell))
        case date():
            return Moment(TIMESTAMP, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001 – a day has no zone
        case str():
            return _of_text(cell.strip())
    return None


def title_time(cell: Cell) -> Moment | None:
    """The time that a title says, also among other words: "Добыча 2018, тыс. т"."""
    found = read_time(cell)
    if found or not isinstance(cell, str) or len(cell) > LONGEST_TITLE:
        return found
    years = YEAR_IN_TITLE.findall(cell)
    return _year(int(years[0])) if len(years) == 1 else None


@lru_cache(maxsize=65_536)
def _of_text(text: str) -> Moment | None:
    found = YEAR_TEXT.fullmatch(text)
    if found:
        return _year(int(found[1]))
    return _month(text) or _named_month(text) or _day(text)


def _year(year: int) -> Moment | None:
    return Moment(YEAR, year) if FIRST_YEAR <= year <= LAST_YEAR else None


def _month(text: str) -> Moment | None:
    for form in MONTH_TEXTS:
        if found := form.fullmatch(text):
            return _checked_month(int(found["year"]), int(found["month"]))
    return None


def _named_month(text: str) -> Moment | None:
    found = NAMED_MONTH.fullmatch(text)
    if not found:
        return None
    month = months().get((found[1] or found[4]).casefold())
    return _checked_month(int(found[2] or found[3]), month) if month else None


def _checked_month(year: int, month: int) -> Moment | None:
    return Moment(MONTH, (year, month)) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 else None


def _day(text: str) -> Moment | None:
    if found := DOTTED.fullmatch(text):
        moment = _built(found, "day", "month")
        return Moment(TIMESTAMP, moment) if moment else None
    if found := SLASHED.fullmatch(text):
        first, second = _built(found, "day", "month"), _built(found, "month", "day")
        if first and second:
            return Moment(TIMESTAMP, first, second if first != second else None)
        return Moment(TIMESTAMP, first or second, None, "day" if first else "month") if first or second else None
    try:
        return Moment(TIMESTAMP, _naive(datetime.fromisoformat(text))) if len(text) >= 10 else None
    except ValueError:
        return None


def _built(found: re.Match[str], day: str, month: str) -> datetime | None:
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    try:
        return datetime(int(found["year"]), int(found[month]), int(found[day]), hour, minute, second)  # noqa: DTZ001
    except ValueError:
        return None


def _naive(moment: datetime) -> datetime:
    """A moment with a zone is taken in UTC, as science takes it."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


@dataclass(frozen=True)
class Times:
    """The times of a table, as science.series takes them; `wrong`: places of cells that are no such time."""

    step: str
    values: tuple[Any, ...]
    wrong: tuple[int, ...] = ()
    ambiguous: tuple[int, ...] = ()


def common_times(moments: Sequence[Moment | None]) -> Times:
    """Many cells' times in one step: the step that most of them say. Days that all begin a month are months, days that
    all begin a year are years."""
    known = [moment for moment in moments if moment]
    steps = [moment.step for moment in known]
    step = max((YEAR, MONTH, TIMESTAMP), key=steps.count)
    wrong = tuple(place for place, moment in enumerate(moments) if moment is None or moment.step != step)
    if step != TIMESTAMP:
        values = (_text(moment) if moment and moment.step == step else None for moment in moments)
        return Times(step, tuple(values), wrong)
    return _days(moments, wrong)


def _days(moments: Sequence[Moment | None], wrong: tuple[int, ...]) -> Times:
    shown = {moment.shows for moment in moments if moment} - {None}
    doubtful = tuple(place for place, moment in enumerate(moments) if moment and moment.otherwise)
    values = [_settled(moment, shown) for moment in moments]
    return Times(*_coarsened(values), wrong, doubtful if len(shown) != 1 else ())


def _settled(moment: Moment | None, shown: set[str | None]) -> datetime | None:
    if moment is None or moment.step != TIMESTAMP:
        return None
    settled: datetime = moment.otherwise if moment.otherwise and shown == {"month"} else moment.value
    return settled


def _coarsened(values: Sequence[datetime | None]) -> tuple[str, tuple[Any, ...]]:
    days = {value for value in values if value}
    midnights = all((day.day, day.hour, day.minute, day.second, day.microsecond) == (1, 0, 0, 0, 0) for day in days)
    if len(days) > 1 and midnights:
        if all(day.month == 1 for day in days):
            return YEAR, tuple(value and value.year for value in values)
        return MONTH, tuple(value and f"{value.year:04d}-{value.month:02d}" for value in values)
    return TIMESTAMP, tuple(values)


def _text(moment: Moment) -> Any:
    return moment.value if moment.step == YEAR else "{:04d}-{:02d}".format(*moment.value)


def says_time(title: Cell) -> bool:
    """Whether a column's title says that it holds times."""
    return isinstance(title, str) and plain(title) in words("time")


def says_series(title: Cell) -> bool:
    """Whether a column's title says that it names series."""
    return isinstance(title, str) and plain(title) in words("series")


def says_unit(title: Cell) -> bool:
    """Whether a column's title says that it holds units."""
    return isinstance(title, str) and plain(title) in words("unit")


def is_gap(cell: Cell) -> bool:
    """Whether a cell says that its value is not known."""
    return is_nothing(cell) or (isinstance(cell, str) and cell.strip().casefold() in words("gap"))


def words(kind: str) -> Iterable[str]:
    listed: Iterable[str] = _document()[kind]
    return listed


@cache
def months() -> dict[str, int]:
    return {name: int(number) for number, names in _document()["months"].items() for name in names}


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads((files("firedamp.tables.series") / "words.toml").read_text("utf-8"))
