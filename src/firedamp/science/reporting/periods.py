"""How much of the year do measurements cover? What is measured for an hour is not the year's measurement unasked."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from firedamp.science.methods.trace import canonical
from firedamp.science.reporting.amounts import Evaluated
from firedamp.science.reporting.organisation_year import OrganisationYear

MINUTES_PER_DAY = 1440.0
MINUTES_IN: Mapping[str, float] = {"min": 1.0, "day": MINUTES_PER_DAY}
NEAR = 0.02  # of whole years: a week that was not measured changes no year
SLACK = 1e-9


def days_of_year(year: int) -> int:
    """365, or 366 in a leap year."""
    return 366 if isleap(year) else 365


def minutes_covered(each: Evaluated) -> float | None:
    """The minutes that a calculation's measurements cover; None where its sheet takes no period."""
    period = each.coverage.period
    if period is None:
        return None
    units = len(each.entry.inputs[period.input]) if period.counted else each.number(period.input)
    return units * MINUTES_IN[period.unit]


def share_of_year(year: OrganisationYear, each: Evaluated) -> float | None:
    """The period of a calculation as a part of the year, 1 being all of it; None where its sheet takes no period."""
    minutes = minutes_covered(each)
    return None if minutes is None else minutes / (days_of_year(year.year) * MINUTES_PER_DAY)


def periods(year: OrganisationYear, found: Sequence[Evaluated]) -> list[dict[str, Any]]:
    """Of each calculation that takes a period: the days that it covers, and their share of the year, percent."""
    return [
        {
            "entry": each.entry.id,
            "mine_id": each.entry.mine_id,
            "days": canonical(minutes / MINUTES_PER_DAY),
            "percent_of_year": canonical(100 * minutes / (days_of_year(year.year) * MINUTES_PER_DAY)),
        }
        for each in found
        if (minutes := minutes_covered(each)) is not None
    ]


def longer_than_the_year(year: OrganisationYear, found: Sequence[Evaluated]) -> list[Evaluated]:
    """The calculations whose period is longer than the year that they are of."""
    return [each for each in found if (share_of_year(year, each) or 0.0) > 1 + SLACK]


def partial(year: OrganisationYear, found: Sequence[Evaluated]) -> Iterator[list[Evaluated]]:
    """The calculations of a site by one method whose periods together are far from whole years: as many streams as
    there are may each be measured for parts of the year, quarter by quarter."""
    for group in _of_a_site_by_one_method(each for each in found if each.coverage.period is not None):
        years = together(year, group)
        whole = max(1, round(years))
        if abs(years - whole) > NEAR * whole + SLACK:
            yield group


def parts_of_year(year: OrganisationYear, found: Sequence[Evaluated]) -> list[list[Evaluated]]:
    """Calculations of a mine by one method, each for all of a category but for a part of the year only, which together
    are no longer than the year: half-year balances. Those alike to the last figure are one given twice, and no parts.
    """
    whole = (each for each in found if each.coverage.whole and each.coverage.period is not None)
    return [
        group
        for group in _of_a_site_by_one_method(whole)
        if len(group) > 1 and together(year, group) <= 1 + SLACK and not _alike(group)
    ]


def _of_a_site_by_one_method(found: Iterable[Evaluated]) -> list[list[Evaluated]]:
    groups: dict[tuple[str, str], list[Evaluated]] = {}
    for each in found:
        groups.setdefault((each.entry.mine_id, each.entry.method), []).append(each)
    return list(groups.values())


def _alike(group: Sequence[Evaluated]) -> bool:
    return any(dict(one.entry.inputs) == dict(other.entry.inputs) for one, other in combinations(group, 2))


def together(year: OrganisationYear, group: Sequence[Evaluated]) -> float:
    """The years that the periods of some calculations make up."""
    return sum(share_of_year(year, each) or 0.0 for each in group)
