"""Is a stream, or a plan to mix it, safe to use? Asked before any price (reductions.md, Safety before price)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from firedamp.science.errors import InputError, Problem
from firedamp.science.limits import Limit, limits
from firedamp.science.reductions.constants import constants
from firedamp.science.reductions.streams import DRAINAGE, VENTILATION
from firedamp.science.reductions.technologies import Technology

PERMITTED = "drainage.utilisation"  # the limit record that holds where no other is named
PERCENT = "percent"
HAIR = 1e-9  # percent: a plan of exactly the permitted concentration is permitted


def explosive_range() -> tuple[float, float]:
    """Between which concentrations methane explodes in air, volume percent."""
    return constants()["explosive_low"].value, constants()["explosive_high"].value


def permitted_limit(limit_id: str = PERMITTED, known: Iterable[Limit] | None = None) -> Limit:
    """The record that says from which concentration a drainage mixture may be utilised; InputError `not_a_choice`."""
    records = {each.id: each for each in permitted_limits(known)}
    if limit_id not in records:
        raise InputError.one("limit", "not_a_choice", limit_id, choices=list(records))
    return records[limit_id]


def permitted_limits(known: Iterable[Limit] | None = None) -> list[Limit]:
    """The records that may be named, the one that holds unless another is named first."""
    found = [each for each in (limits() if known is None else known) if _is_permitted(each)]
    return sorted(found, key=lambda each: each.id != PERMITTED)


def _is_permitted(limit: Limit) -> bool:
    return limit.quantity == "ch4_concentration" and ".drainage." in f".{limit.id}."


def mixing_faults(from_percent: float, to_percent: float, *, designed_mixer: bool = False) -> Iterator[Problem]:
    """What is wrong with a plan that brings a mixture from one concentration to another: it may not pass through the
    explosive range outside a designed mixer."""
    low, high = explosive_range()
    least, greatest = min(from_percent, to_percent), max(from_percent, to_percent)
    if not designed_mixer and least < high and greatest > low:
        yield Problem(
            "ch4_percent", "passes_explosive_range", from_percent,
            {"to": to_percent, "minimum": low, "maximum": high, "unit": PERCENT},
        )  # fmt: skip


def stream_faults(kind: str, ch4_percent: float, year: int, limit: Limit) -> Iterator[Problem]:
    """What makes a stream unsafe to use in a year, each with the year and what is allowed."""
    low, high = explosive_range()
    if low <= ch4_percent <= high:
        yield Problem("ch4_percent", "explosive_mixture", ch4_percent,
                      {"of_year": year, "minimum": low, "maximum": high, "unit": PERCENT})  # fmt: skip
    if kind == DRAINAGE and ch4_percent < limit.value - HAIR:
        yield Problem("ch4_percent", "below_permitted", ch4_percent,
                      {"of_year": year, "minimum": limit.value, "unit": PERCENT, "limit": limit.id})  # fmt: skip
    alarm = constants()["ventilation_alarm"].value
    if kind == VENTILATION and ch4_percent > alarm + HAIR:
        yield Problem("ch4_percent", "ventilation_alarm", ch4_percent,
                      {"of_year": year, "maximum": alarm, "unit": PERCENT})  # fmt: skip


def safe_range(kind: str, limit: Limit) -> tuple[float, float]:
    """Above which concentration and up to which a mixture of a stream of this kind is safe to use: what
    `stream_faults` finds nothing against."""
    if kind == DRAINAGE:
        return max(limit.value - 2 * HAIR, explosive_range()[1]), 100.0
    return -HAIR, constants()["ventilation_alarm"].value + HAIR


def require_in_force(limit: Limit, first_year: int, years: int) -> None:
    """InputError where the limit record does not hold on the first day of each year."""
    for year in range(first_year, first_year + years):
        if not limit.in_force(datetime.date(year, 1, 1)):
            raise InputError.one("limit", "limit_not_in_force", limit.id, of_year=year)


def usable_range(technology: Technology, limit: Limit) -> tuple[float, float]:
    """Concentrations that a technology may use: from the greater of its own least and the permitted one; of
    ventilation air to the lesser of its own greatest and the alarm."""
    least, greatest = technology.ch4_min_percent or 0.0, 100.0
    if technology.ch4_max_percent is not None:
        greatest = technology.ch4_max_percent
    if technology.stream == DRAINAGE:
        return max(least, limit.value), greatest
    return least, min(greatest, constants()["ventilation_alarm"].value)
