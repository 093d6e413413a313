"""Which projects of a set should be built? A question as HTTP asks it, answered by science, with whose projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import InputError
from firedamp.science.reductions.evaluating import Terms
from firedamp.science.reductions.portfolio import Question, chosen_projects, portfolio_told, unasked_told
from firedamp.science.reductions.reading import Portfolio, portfolio_of
from firedamp.science.reductions.uncertainty import range_told, require_spreads
from firedamp.server.organisations.rights import Reader, organisation_get
from firedamp.server.reductions.access import projects
from firedamp.server.reductions.demonstration import example
from firedamp.server.reductions.inventories import known
from firedamp.server.reductions.models import ReductionProject

EXAMPLE, INVENTORY, GIVEN = "example", "inventory", "given"


@dataclass(frozen=True)
class Asked:
    """A set (the example, or an organisation's id), a company in it, one question or none, spreads in percent."""

    of: str
    company: str | None = None
    target_t: float | None = None
    budget: float | None = None
    threshold_t: float | None = None
    emission_co2e_t: float | None = None
    spreads: Mapping[str, float] = field(default_factory=dict)
    draws: int = 10_000
    seed: int = 1

    @property
    def question(self) -> Question | None:
        numbers = (self.target_t, self.budget, self.threshold_t)
        return None if numbers == (None, None, None) else Question(*numbers, self.company)


@dataclass(frozen=True)
class Answered:
    """What science tells (problems not worded yet), the projects asked about, and each company of the set with what it
    emits, where that is known."""

    told: dict[str, Any]
    rows: Sequence[ReductionProject]
    companies: Sequence[Mapping[str, Any]]


def answered(reader: Reader, asked: Asked, terms: Terms) -> Answered:
    """Http404 for a set that is not the reader's; InputError for a question that is none, or projects whose money is
    not of one kind."""
    rows = rows_of(reader, asked.of)
    names = sorted({row.record["organisation"] for row in rows})
    emissions, sources = emissions_of(asked, names)
    companies = [
        {"name": name, "projects": sum(row.record["organisation"] == name for row in rows),
         "emission_co2e_t": emissions.get(name), "emission_source": sources.get(name)}
        for name in names
    ]  # fmt: skip
    if not rows:
        return Answered(_nothing(asked), rows, companies)
    portfolio = _portfolio(rows, emissions)
    question = asked.question
    told = portfolio_told(portfolio, question, terms) if question else unasked_told(portfolio, asked.company, terms)
    told["uncertainty"] = _range(portfolio, told, asked, terms)
    asked_about = [row for row in rows if asked.company in (None, row.record["organisation"])]
    return Answered(told, asked_about, companies)


def rows_of(reader: Reader, of: str) -> list[ReductionProject]:
    """The projects of a set; Http404 where it is not the reader's."""
    if of == EXAMPLE:
        return list(projects(reader).filter(organisation=None))
    return list(projects(reader).filter(organisation=organisation_get(reader, of)))


def emissions_of(asked: Asked, names: Sequence[str]) -> tuple[dict[str, float], dict[str, str]]:
    """What companies emit in a year before any project, and whence that is known: the one number that was given, the
    example's own, or the public inventory of a company that bears the same name."""
    if asked.of == EXAMPLE:
        found, source = dict(example().emissions), EXAMPLE
    else:
        inventoried = known().companies
        found, source = {name: inventoried[name] for name in names if name in inventoried}, INVENTORY
    sources = dict.fromkeys(found, source)
    if asked.emission_co2e_t is not None and asked.company:
        found[asked.company], sources[asked.company] = asked.emission_co2e_t, GIVEN
    return found, sources


def spreads_of(asked: Asked) -> Mapping[str, float]:
    """Those given; of the example, where none is, its own."""
    return asked.spreads or (example().given.spreads if asked.of == EXAMPLE else {})


def _portfolio(rows: Sequence[ReductionProject], emissions: Mapping[str, float]) -> Portfolio:
    stated = [{"name": name, "emission_co2e_t": value} for name, value in emissions.items()]
    return portfolio_of({"projects": [row.record for row in rows], "organisations": stated})


def _range(portfolio: Portfolio, told: Mapping[str, Any], asked: Asked, terms: Terms) -> dict[str, Any] | None:
    """The range of what is chosen; None where nothing is, or no spread is given."""
    spreads = {name: value for name, value in spreads_of(asked).items() if value}
    require_spreads(spreads, asked.draws, asked.seed, len(portfolio.projects))
    chosen, needed = chosen_projects(portfolio, told), told["needed_reduction_t_per_year"]
    return range_told(chosen, terms, spreads, draws=asked.draws, seed=asked.seed, needed_t=needed)


def _nothing(asked: Asked) -> dict[str, Any]:
    """A set without projects: there is nothing to choose from."""
    if asked.question:
        raise InputError.one("set", "empty_list", asked.of)
    names = (
        "status", "cost", "capex", "reduction_t_per_year", "reduction_t", "largest_reduction_t_per_year",
        "emission_co2e_t", "needed_reduction_t_per_year", "years", "currency", "price_year", "gwp_set", "uncertainty",
    )  # fmt: skip
    lists = ("chosen", "curve", "excluded", "cautions", "warnings", "to_confirm")
    return {**dict.fromkeys(names), **{name: [] for name in lists}, "organisation": asked.company}
