"""Physical limits of series as the shell gives them: NAME=1998..2012, the years in which a mine worked or stood."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from firedamp.cli.words import Words
from firedamp.science.errors import InputError

if TYPE_CHECKING:
    from firedamp.science.series import Limits

MONTHS = 12


def limit_options(words: Words) -> list[click.Parameter]:
    return [
        click.Option(["--non-negative"], is_flag=True, help=words.help("series_non_negative")),
        click.Option(["--life", "lives"], multiple=True, metavar="NAME=FIRST..LAST", help=words.help("series_life")),
        click.Option(["--closed"], multiple=True, metavar="NAME=FIRST..LAST", help=words.help("series_closed")),
    ]


def limits_of(step: str, *, non_negative: bool, lives: Iterable[str], closed: Iterable[str]) -> Limits:
    """The limits of a table whose times are of that step. Raises InputError for a span that is none."""
    from firedamp.science.series import Limits

    closures: dict[str, list[Any]] = {}
    for name, span in (_span(text, step) for text in closed):
        closures.setdefault(name, []).append(span)
    return Limits(True if non_negative else None, dict(_span(text, step) for text in lives), closures)


def _span(text: str, step: str) -> tuple[str, tuple[Any, Any]]:
    name, equals, span = text.rpartition("=")
    first, dots, last = span.partition("..")
    if not (equals and name.strip() and (first.strip() or last.strip())):
        raise InputError.one("lives", "bad_span", text)
    return name.strip(), (_end(first, step, text, False), _end(last if dots else first, step, text, True))


def _end(text: str, step: str, whole: str, last: bool) -> Any:
    """An end of a span as the table has its times: of a year given for months its first or its last month."""
    from firedamp.tables.series.times import MONTH, YEAR, read_time

    if not text.strip():
        return None
    moment = read_time(text.strip())
    if moment is None or moment.otherwise or (step == YEAR and moment.step != YEAR):
        raise InputError.one("lives", "bad_span", whole)
    if step == YEAR:
        return moment.value
    if moment.step not in (YEAR, MONTH):
        return f"{moment.value:%Y-%m}" if step == MONTH else moment.value
    year, month = (moment.value, MONTHS if last else 1) if moment.step == YEAR else moment.value
    return f"{year:04d}-{month:02d}" if step == MONTH else _instant(year, month, last)


def _instant(year: int, month: int, last: bool) -> datetime:
    """The first or the last instant of a month."""
    if not last:
        return datetime(year, month, 1)  # noqa: DTZ001 – times of a table have no zone
    following = datetime(year + month // MONTHS, month % MONTHS + 1, 1)  # noqa: DTZ001
    return following - timedelta(microseconds=1)
