"""What does a project come to alone on its stream, and what is wrong with its plan?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.factors import TO_CONFIRM, shipped_factors
from firedamp.science.gases import GwpSet, gwp_set
from firedamp.science.limits import Limit
from firedamp.science.reductions.constants import CO2_PER_CH4, DENSITY, Basis, basis, marked, unconfirmed
from firedamp.science.reductions.fitting import against, misled
from firedamp.science.reductions.outcome import Outcome
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.safety import PERMITTED, permitted_limit, require_in_force, stream_faults
from firedamp.science.reductions.sharing import Supplies, supplies_of, together
from firedamp.science.reductions.streams import DRAINAGE, VENTILATION
from firedamp.science.reductions.technologies import KILOWATTS
from firedamp.science.reductions.vented import Vented, beyond_inventory

GWP_SET = "RU"  # the set of a Russian organisation's report under 296-FZ, and of the methods mine.*


@dataclass(frozen=True)
class Terms:
    """Under what every project of an evaluation is looked at: warming potential, permitted concentration; `years`: the
    first and last over which a portfolio counts reductions, each project's own life where none are stated; `vented`:
    what an inventory knows of mines, by their ids, where one is at hand.

    Raises InputError `not_above_minimum` for years in the wrong order.
    """

    gwp: GwpSet = field(default_factory=lambda: gwp_set(GWP_SET))
    limit: Limit = field(default_factory=permitted_limit)
    years: tuple[int, int] | None = None
    vented: Mapping[str, Vented] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.years and self.years[1] < self.years[0]:
            raise InputError.one("last_year", "below_minimum", self.years[1], minimum=self.years[0])

    @classmethod
    def named(
        cls, gwp_set_id: str | None = None, limit_id: str | None = None, years: tuple[int, int] | None = None
    ) -> Terms:
        """Terms by the ids of their records, as usual where none is. InputError for a record that there is not."""
        return cls(gwp_set(gwp_set_id or GWP_SET), permitted_limit(limit_id or PERMITTED), years)

    @property
    def basis(self) -> Basis:
        return basis(self.gwp)


@dataclass(frozen=True)
class Evaluation:
    """A project alone on its stream, and what is wrong with it: with a fault it has no price. `doubts`: what speaks
    against it and does not forbid a price."""

    outcome: Outcome
    faults: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()

    @property
    def priced(self) -> bool:
        return not self.faults


def evaluated(project: Project, terms: Terms, supplies: Supplies | None = None) -> Evaluation:
    """A project alone on its stream. Safety comes first: see `safety_faults`.

    Raises InputError where the limit record does not hold in its years.
    """
    supplies = supplies_of([project]) if supplies is None else supplies
    if project.stream.kind == DRAINAGE:
        require_in_force(terms.limit, project.start_year, project.lifetime_years)
    found = together([project], supplies, terms.limit, terms.basis)[project.id]
    faults = safety_faults(project, supplies, terms) or tuple(_never_runs(project, found, supplies, terms))
    beyond = tuple(beyond_inventory(project.mine, supplies, terms.vented, terms.basis))
    impossible = tuple(each for each in beyond if each.rule == "above_inventory_range")
    return Evaluation(found, (*faults, *impossible), () if impossible else beyond)


def safety_faults(project: Project, supplies: Supplies, terms: Terms) -> tuple[Problem, ...]:
    """What makes the plan unsafe, the first year of each kind of fault."""
    supply = supplies[project.stream_key].of(project.start_year, project.lifetime_years)
    found: dict[str, Problem] = {}
    for place, ch4_percent in enumerate(supply.ch4_percent):
        year = project.start_year + place
        for fault in (
            *stream_faults(project.stream.kind, float(ch4_percent), year, terms.limit),
            *misled(project.technology, project.stream.kind, float(ch4_percent)),
        ):
            found.setdefault(fault.rule, fault)
    return tuple(found.values())


def _never_runs(project: Project, found: Outcome, supplies: Supplies, terms: Terms) -> Iterator[Problem]:
    """A project that takes gas in no year, with what speaks against its technology in the first."""
    if bool(found.runs.any()):
        return
    yield Problem("technology", "never_runs", project.technology.id)
    supply = supplies[project.stream_key].of(project.start_year, 1)
    flow, ch4_percent = float(supply.flow_m3_min[0]), float(supply.ch4_percent[0])
    yield from against(project.technology, project.stream.kind, flow, ch4_percent, terms.basis)


def to_confirm(projects: Sequence[Project], terms: Terms) -> list[dict[str, Any]]:
    """What a result rests on and nobody has confirmed: catalogue rows, limit, warming potential, constants."""
    rows = {project.technology.id: project.technology for project in projects}.values()
    found = [marked("technology", each.id, each.name) for each in rows if each.status == TO_CONFIRM]
    kinds = {project.stream.kind for project in projects}
    if DRAINAGE in kinds and terms.limit.status == TO_CONFIRM:
        found.append(marked("limit", terms.limit.id, terms.limit.name))
    if terms.gwp.status == TO_CONFIRM:
        found.append(marked("gwp_set", terms.gwp.id, terms.gwp.title))
    factors = [shipped_factors()[name] for name in (DENSITY, CO2_PER_CH4)]
    found += [marked("factor", each.id, each.name) for each in factors if each.status == TO_CONFIRM]
    used = ["methane_lhv"]
    used += ["part_load_minimum"] if any(each.technology.unit_size_unit in KILOWATTS for each in projects) else []
    used += ["ventilation_alarm", "vam_recommended"] if VENTILATION in kinds else []
    return found + unconfirmed(used)
