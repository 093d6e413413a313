"""When was a plume seen? Dates and times as tables write them, in UTC; one without a zone is taken as UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from firedamp.tables.grids import Cell

RUSSIAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
DAY = re.compile(r"\d{8}")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*(?:UTC|Z))?", re.IGNORECASE)


OVERPASS = re.compile(r"[A-Za-z]{2,6}(\d{8})t(\d{6})", re.IGNORECASE)


def moment_in_id(name: str) -> datetime | None:
    """The time of the overpass that a provider's id bears: "GAO20210513t142329p0000-1"; None where it bears none."""
    found = OVERPASS.match(name)
    if not found:
        return None
    try:
        return datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def moment(day: Cell, clock: Cell = None) -> datetime | None:
    """The moment that a cell says, or a day and a time of the day in two; None where they say none."""
    found = _moment(day)
    if found is None:
        return None
    if clock is not None:
        hours = _clock(clock)
        if hours is None:
            return None
        found = found.replace(hour=0, minute=0, second=0, microsecond=0) + hours
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _moment(cell: Cell) -> datetime | None:
    match cell:
        case datetime():
            return cell
        case date():
            return datetime(cell.year, cell.month, cell.day, tzinfo=UTC)
        case float() | int() if not isinstance(cell, bool):
            return _iso(f"{cell:.0f}") if DAY.fullmatch(f"{cell:.0f}") else None
        case str():
            return _russian(cell.strip()) or _iso(cell.strip())
    return None


def _russian(text: str) -> datetime | None:
    found = RUSSIAN.fullmatch(text.removesuffix("UTC").removesuffix("Z").strip())
    if not found:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.removesuffix("UTC").strip())
    except ValueError:
        return None


def _clock(cell: Cell) -> timedelta | None:
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    if isinstance(cell, timedelta):
        return cell
    if isinstance(cell, datetime):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    found = CLOCK.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds) if hours < 24 and minutes < 60 else None
