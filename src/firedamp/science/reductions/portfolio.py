"""Which projects to build: least cost to a target or under a threshold, or the most reduction within a budget?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.methods.trace import canonical
from firedamp.science.reductions.components import Choice, choices, components
from firedamp.science.reductions.evaluating import Evaluation, Terms, evaluated, to_confirm
from firedamp.science.reductions.optimising import Bound, Picked, choice_values, least
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.reading import Portfolio
from firedamp.science.reductions.sharing import Supplies, supplies_of, together
from firedamp.science.reductions.streams import methane_m3
from firedamp.science.reductions.telling import warnings_of

OPTIMAL, INFEASIBLE = "optimal", "infeasible"
BELOW = 2e-9  # a year under a threshold is less than it: the law asks of whoever reaches it


@dataclass(frozen=True)
class Question:
    """One of three: reductions reach `target_t`, investment stays within `budget`, an organisation's year falls under
    `threshold_t`. `organisation` alone restricts the first two to its projects."""

    target_t: float | None = None
    budget: float | None = None
    threshold_t: float | None = None
    organisation: str | None = None


def portfolio_told(portfolio: Portfolio, question: Question, terms: Terms) -> dict[str, Any]:
    """The answer of `portfolio` (reductions.md, Files).

    Cost is −NPV without carbon revenue, reductions the mean yearly t CO2e over each project's life. A project whose
    plan has a fault is never chosen: it stands in `excluded` with why. Raises InputError for a question that is none.
    """
    _require_question(question)
    asked = _asked_about(portfolio, question.organisation, terms)
    found = [choices(group, asked.supplies, terms) for group in components(asked.priced)]
    emission = _emission(portfolio, question, asked.supplies, terms) if question.threshold_t is not None else None
    needed = _needed(question, emission[0] if emission else 0.0)
    picked = _best(found, question, needed)
    chosen = [found[group][place] for group, place in enumerate(picked)] if picked is not None else []
    names = {name for choice in chosen for name in choice.projects}
    return {
        "status": INFEASIBLE if picked is None else OPTIMAL,
        "chosen": [each.id for each in asked.projects if each.id in names],
        **_sums(chosen, picked is not None, terms.years),
        "largest_reduction_t_per_year": canonical(_largest(found)),
        "organisation": question.organisation,
        "emission_co2e_t": canonical(emission[0]) if emission else None,
        "needed_reduction_t_per_year": canonical(needed),
        **asked.told(names),
        "warnings": [
            *(emission[1] if emission else ()), *_of_start_years(asked.priced),
            *(_of_threshold(asked, names, question, emission[0]) if emission else ()),
        ],
    }  # fmt: skip


def unasked_told(portfolio: Portfolio, organisation: str | None, terms: Terms) -> dict[str, Any]:
    """The projects side by side before any question: an answer of `portfolio` in which nothing is chosen."""
    asked = _asked_about(portfolio, organisation, terms)
    open_yet = (
        "status", "cost", "capex", "reduction_t_per_year", "reduction_t", "largest_reduction_t_per_year",
        "emission_co2e_t", "needed_reduction_t_per_year",
    )  # fmt: skip
    return {
        **dict.fromkeys(open_yet),
        "chosen": [],
        "organisation": organisation,
        **asked.told(set()),
        "warnings": _of_start_years(asked.priced),
    }


@dataclass(frozen=True)
class _Asked:
    """The projects that a question is about, each looked at alone on its stream."""

    projects: Sequence[Project]
    supplies: Supplies
    alone: Mapping[str, Evaluation]
    terms: Terms

    @property
    def priced(self) -> list[Project]:
        return [each for each in self.projects if self.alone[each.id].priced]

    def told(self, chosen: set[str]) -> dict[str, Any]:
        """What stands beside every answer: the curve, who is left out, what to mind of the chosen, whose money."""
        left_out = [each for each in self.projects if not self.alone[each.id].priced]
        return {
            "curve": curve([self.alone[each.id] for each in self.priced], chosen, self.terms.years),
            "years": list(self.terms.years) if self.terms.years else None,
            "excluded": [{"id": each.id, "faults": list(self.alone[each.id].faults)} for each in left_out],
            "cautions": [
                {"id": each.id, "warnings": told}
                for each in self.projects
                if each.id in chosen and (told := warnings_of(self.alone[each.id]))
            ],
            "currency": self.projects[0].currency or None,
            "price_year": self.projects[0].price_year,
            "gwp_set": self.terms.gwp.id,
            "to_confirm": to_confirm(self.projects, self.terms),
        }


def curve(
    evaluations: Sequence[Evaluation],
    chosen: set[str] | frozenset[str] = frozenset(),
    years: tuple[int, int] | None = None,
) -> list[dict[str, Any]]:
    """The marginal abatement cost curve: every priced project alone on its stream, the cheapest tonne first.

    Alternatives stand in it side by side, each with its group: their reductions do not add up. A project that
    reduces nothing has no place on it.
    """
    found = []
    for each in evaluations:
        project, cost = each.outcome.project, each.outcome.abatement_cost
        if cost is not None:
            found.append({
                "id": project.id,
                "mine": project.mine,
                "technology": project.technology.id,
                "reduction_t_per_year": canonical(float(each.outcome.reduction_t_per_year(years))),
                "cost_per_t": canonical(cost),
                "alternative_group": project.alternative_group,
                "chosen": project.id in chosen,
            })  # fmt: skip
    return sorted(found, key=lambda each: (each["cost_per_t"], each["id"]))


def _best(found: Sequence[Sequence[Choice]], question: Question, needed: float | None) -> Picked | None:
    cost, capex, reduction = (choice_values(found, name) for name in ("cost", "capex", "reduction_t_per_year"))
    if not found:
        return () if needed is None or needed <= 0 else None
    if needed is not None:
        return least(cost, [Bound(reduction, needed, at_least=True)])
    within = Bound(capex, float(question.budget or 0.0), at_least=False)
    most = least([-each for each in reduction], [within])
    if most is None:
        return None
    reached = sum(float(values[place]) for values, place in zip(reduction, most, strict=True))
    return least(cost, [within, Bound(reduction, reached, at_least=True)])  # as much reduction, at the least cost


def _needed(question: Question, emission_co2e_t: float) -> float | None:
    """The yearly reduction asked for; None where the question is of a budget. Nought where nothing is needed: then
    only what earns by itself is chosen."""
    if question.target_t is not None:
        return question.target_t
    if question.threshold_t is None:
        return None
    over = emission_co2e_t - question.threshold_t
    return over * (1 + BELOW) + BELOW if over >= 0 else over


def _largest(found: Sequence[Sequence[Choice]]) -> float:
    return sum(max(choice.reduction_t_per_year for choice in choices) for choices in found)


def _sums(chosen: Sequence[Choice], feasible: bool, years: tuple[int, int] | None) -> dict[str, Any]:
    """`reduction_t`: the sum over stated years; None where none are."""
    names = ("cost", "capex", "reduction_t_per_year")
    if not feasible:
        return dict.fromkeys((*names, "reduction_t"))
    sums = {name: float(sum(getattr(each, name) for each in chosen)) for name in names}
    whole = sums["reduction_t_per_year"] * (years[1] - years[0] + 1) if years else None
    return {name: canonical(value) for name, value in sums.items()} | {"reduction_t": canonical(whole)}


def _asked_about(portfolio: Portfolio, organisation: str | None, terms: Terms) -> _Asked:
    projects = [each for each in portfolio.projects if organisation in (None, each.organisation)]
    if not projects:
        known = sorted({each.organisation for each in portfolio.projects})
        raise InputError.one("organisation", "not_a_choice", organisation, choices=known)
    supplies = supplies_of(portfolio.projects)
    return _Asked(projects, supplies, {each.id: evaluated(each, terms, supplies) for each in projects}, terms)


def _emission(
    portfolio: Portfolio, question: Question, supplies: Supplies, terms: Terms
) -> tuple[float, list[Problem]]:
    """The organisation's year before any project: as the file states it, else what its streams alone vent."""
    name = str(question.organisation)
    stated = portfolio.emissions_co2e_t.get(name)
    keys = {each.stream_key for each in portfolio.projects if each.organisation == name}
    vented = 0.0
    for key in keys:
        supply = supplies[key]
        yearly = methane_m3(supply.flow_m3_min, supply.ch4_percent, supply.minutes)
        vented += float(np.mean(yearly)) * terms.basis.tonnes_per_m3 * terms.basis.gwp_ch4
    if stated is None:
        return vented, [Problem("emission_co2e_t", "emission_of_streams", round(vented, 1), {"organisation": name})]
    beyond = Problem("emission_co2e_t", "streams_above_emission", stated,
                     {"organisation": name, "streams": round(vented, 1)})  # fmt: skip
    return stated, [beyond] if vented > stated else []


def _of_threshold(asked: _Asked, names: set[str], question: Question, emission_co2e_t: float) -> list[Problem]:
    """Whether it is under the threshold in every year in which something chosen runs, not in the mean of them alone;
    and whether what is displaced at others helps it there: no organisation's own emission is lowered by that."""
    chosen = [each for each in asked.projects if each.id in names]
    if not chosen or question.threshold_t is None:
        return []
    terms = asked.terms
    outcomes = together(chosen, asked.supplies, terms.limit, terms.basis).values()
    first, last = terms.years or (min(each.start_year for each in chosen), max(each.last_year for each in chosen))
    saved = dict.fromkeys(range(first, last + 1), 0.0)
    for each in outcomes:
        for year, tonnes in zip(each.years, each.balance.reduction_t, strict=True):
            if int(year) in saved:
                saved[int(year)] += float(tonnes)
    above = [year for year, tonnes in saved.items() if emission_co2e_t - tonnes >= question.threshold_t]
    displaced = sum(float(each.balance.displaced_t.mean()) for each in outcomes)
    told = [Problem("threshold_t", "above_threshold_in", question.threshold_t, {"of_years": above})] if above else []
    if displaced > 0:
        told.append(Problem("claim_displaced", "displaced_in_threshold", round(displaced, 1)))
    return told


def _of_start_years(projects: Sequence[Project]) -> list[Problem]:
    """Money of two starts is added up as if it were of one year: the reader is told."""
    years = sorted({each.start_year for each in projects})
    return [Problem("start_year", "starts_differ", None, {"of_years": years})] if len(years) > 1 else []


def _require_question(question: Question) -> None:
    given = {name: getattr(question, name) for name in ("target_t", "budget", "threshold_t")}
    stated = [name for name, value in given.items() if value is not None]
    if len(stated) != 1:
        options = ", ".join(f"--{name.removesuffix('_t')}" for name in stated)
        raise InputError.one("question", "one_question_needed", options or None)
    value = given[stated[0]]
    if not np.isfinite(value) or value < 0:
        rule, params = ("below_minimum", {"minimum": 0}) if np.isfinite(value) else ("not_finite", {})
        raise InputError.one(stated[0], rule, value, **params)
    if question.threshold_t is not None and question.organisation is None:
        raise InputError.one("organisation", "missing")


def chosen_projects(portfolio: Portfolio, told: Mapping[str, Any]) -> list[Project]:
    """The projects that an answer chose, for draws of its range."""
    return [each for each in portfolio.projects if each.id in told["chosen"]]
