"""What do several projects make together, where some draw from one stream and drainage lowers ventilation methane?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.limits import Limit
from firedamp.science.reductions.constants import Basis
from firedamp.science.reductions.outcome import LEAST_LEFT, Outcome, outcome, ramp_of
from firedamp.science.reductions.project import Project, StreamKey
from firedamp.science.reductions.streams import DRAINAGE, VENTILATION, StreamYears, by_year, methane_m3
from firedamp.science.reductions.variation import AS_GIVEN, Variation

Supplies = Mapping[StreamKey, StreamYears]


def supplies_of(projects: Sequence[Project]) -> dict[StreamKey, StreamYears]:
    """The streams that projects draw from, over all the years of any of them.

    A stream's flow is that of the earliest start among its projects. Raises InputError `stream_differs` where two
    projects give one stream of one mine different numbers: several streams of a kind need an `id` each.
    """
    found: dict[StreamKey, StreamYears] = {}
    for key in dict.fromkeys(each.stream_key for each in projects):
        sharing = [each for each in projects if each.stream_key == key]
        for other in sharing[1:]:
            if other.stream != sharing[0].stream:
                raise InputError.one("stream", "stream_differs", other.id, other=sharing[0].id)
        first = min(each.start_year for each in sharing)
        last = max(each.last_year for each in sharing)
        found[key] = by_year(sharing[0].stream, first, last - first + 1)
    return found


def in_order(projects: Iterable[Project]) -> list[Project]:
    """Drainage before ventilation, which it may lower; then by the stated order, and by id where it is the same."""
    return sorted(projects, key=lambda each: (each.stream.kind != DRAINAGE, each.order, each.id))


def together(
    projects: Sequence[Project],
    supplies: Supplies,
    limit: Limit,
    basis: Basis,
    *,
    units: Mapping[str, int] | None = None,
    variation: Variation = AS_GIVEN,
) -> dict[str, Outcome]:
    """The outcome of each project when all of them are built (reductions.md, Projects on one stream).

    Each draws in its order what those before it left; what they receive never adds up to more than the stream.
    Alternatives are the caller's affair: whoever is here is built.
    """
    found: dict[str, Outcome] = {}
    for project in in_order(projects):
        supply = _varied(supplies[project.stream_key], project.stream_key, variation)
        supply = supply.of(project.start_year, project.lifetime_years)
        if project.stream.kind == VENTILATION:
            supply = _lowered(project, supply, found.values())
        left, free = _left(project, supply, found.values())
        own_units = units.get(project.id) if units else None
        found[project.id] = outcome(project, supply, left, free, limit, basis, own_units, variation)
    return found


def _varied(supply: StreamYears, key: StreamKey, variation: Variation) -> StreamYears:
    flow = supply.flow_m3_min * variation.of_flow(key)
    return replace(supply, flow_m3_min=flow, ch4_percent=np.minimum(100.0, supply.ch4_percent * variation.of_ch4(key)))


def _lowered(project: Project, supply: StreamYears, before: Iterable[Outcome]) -> StreamYears:
    """The ventilation stream without the share of its methane that the mine's drainage projects take away."""
    share: Any = np.zeros(project.lifetime_years)
    for other in before:
        if other.project.mine == project.mine and other.project.affects:
            share = share + _within(other.project.affects * ramp_of(other.project) * other.runs, other.project, project)
    return replace(supply, ch4_percent=supply.ch4_percent * (1 - np.minimum(1.0, share)))


def _left(project: Project, supply: StreamYears, before: Iterable[Outcome]) -> tuple[Any, Any]:
    """Methane that others on the stream left, m³, and the share of the flow that they do not draw while they run.

    Where they draw all of it, gas is left in the hours in which they stand, and then the whole flow is.
    """
    left: Any = methane_m3(supply.flow_m3_min, supply.ch4_percent, supply.minutes)
    free: Any = np.ones(project.lifetime_years)
    for other in before:
        if other.project.stream_key == project.stream_key:
            left = left - _within(other.received_m3, other.project, project)
            free = free - _within(other.capacity, other.project, project)
    return left, np.where(free > LEAST_LEFT, free, 1.0)


def _within(values: Any, of: Project, project: Project) -> Any:
    """Values by the years of one project, over the years of another; 0 where they do not meet."""
    found = np.zeros((*np.shape(values)[:-1], project.lifetime_years))
    begin = max(of.start_year, project.start_year)
    end = min(of.last_year, project.last_year) + 1
    if begin < end:
        found[..., begin - project.start_year : end - project.start_year] = values[
            ..., begin - of.start_year : end - of.start_year
        ]
    return found
