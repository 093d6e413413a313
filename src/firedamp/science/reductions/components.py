"""Which sets of projects can be built together, and what does each come to? Projects that share a stream, or whose
drainage lowers a ventilation stream, belong to one component; components do not touch each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firedamp.science.errors import InputError
from firedamp.science.reductions.evaluating import Terms
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.sharing import Supplies, together
from firedamp.science.reductions.streams import VENTILATION

MOST_SETS = 5_000  # of one component: more are refused rather than guessed at


@dataclass(frozen=True)
class Choice:
    """One set of projects of a component, evaluated together; the empty set is one of them."""

    projects: tuple[str, ...]
    cost: float
    capex: float
    reduction_t_per_year: float


def components(projects: Sequence[Project]) -> list[list[Project]]:
    """The projects in groups that do not touch each other, each in the order given."""
    groups: list[list[Project]] = []
    for project in projects:
        touching = [group for group in groups if any(_touch(project, other) for other in group)]
        rest = [group for group in groups if not any(group is each for each in touching)]
        merged = [other for group in touching for other in group] + [project]
        groups = [*rest, sorted(merged, key=lambda each: projects.index(each))]
    return groups


def choices(component: Sequence[Project], supplies: Supplies, terms: Terms) -> list[Choice]:
    """Every set of a component that can be built, alternatives never together (reductions.md, Portfolio).

    Raises InputError `too_many_together` where there are more of them than can be looked at one by one.
    """
    return [_choice(chosen, supplies, terms) for chosen in _sets(component)]


def excludes(one: Project, other: Project) -> bool:
    """Whether two projects are alternatives: on one stream, in the same group."""
    return (
        one.alternative_group is not None
        and one.alternative_group == other.alternative_group
        and one.stream_key == other.stream_key
    )


def _touch(one: Project, other: Project) -> bool:
    if one.stream_key == other.stream_key:
        return True
    affected = one.mine == other.mine and VENTILATION in (one.stream.kind, other.stream.kind)
    return affected and bool(one.affects or other.affects)


def _sets(component: Sequence[Project]) -> list[tuple[Project, ...]]:
    """The empty set, then sets of one, of two …: each grown by those after its last that none of it excludes."""
    found: list[tuple[int, ...]] = [()]
    grown = found
    while grown:
        bigger: list[tuple[int, ...]] = []
        for chosen in grown:
            bigger += _grown(chosen, component)
            if len(found) + len(bigger) > MOST_SETS:
                raise InputError.one("projects", "too_many_together", len(component), mine=component[0].mine)
        found, grown = [*found, *bigger], bigger
    return [tuple(component[place] for place in chosen) for chosen in found]


def _grown(chosen: tuple[int, ...], component: Sequence[Project]) -> list[tuple[int, ...]]:
    later = range(chosen[-1] + 1 if chosen else 0, len(component))
    return [
        (*chosen, place) for place in later if not any(excludes(component[place], component[other]) for other in chosen)
    ]


def _choice(chosen: tuple[Project, ...], supplies: Supplies, terms: Terms) -> Choice:
    outcomes = together(chosen, supplies, terms.limit, terms.basis).values()
    return Choice(
        projects=tuple(each.id for each in chosen),
        cost=sum(float(each.cost) for each in outcomes),
        capex=sum(each.capex for each in chosen),
        reduction_t_per_year=sum(float(each.reduction_t_per_year(terms.years)) for each in outcomes),
    )
