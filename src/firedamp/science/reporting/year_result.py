"""The result of a report: every calculation with its trace, their sums by site and category, checked and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from firedamp.science.gases import GwpSet
from firedamp.science.inventory.screening import rule_in_force, screened
from firedamp.science.methods.calculation import calculate
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.sampling import GENERATOR, TRANSFORM
from firedamp.science.methods.trace import canonical
from firedamp.science.reporting.amounts import Amount, Evaluated, evaluated, output_t, sums
from firedamp.science.reporting.balance import balance
from firedamp.science.reporting.categories import ABOVE, categories
from firedamp.science.reporting.comparison import compared
from firedamp.science.reporting.completeness import cells, counts, not_known
from firedamp.science.reporting.confirming import confirmables
from firedamp.science.reporting.double_counting import counted_twice
from firedamp.science.reporting.organisation_year import Entry, OrganisationYear, Site
from firedamp.science.reporting.periods import periods
from firedamp.science.reporting.questions import questions
from firedamp.science.reporting.threshold import as_far_as_known


def year_result(year: OrganisationYear, methods: Library | None = None) -> dict[str, Any]:
    """The figures of an organisation's year as JSON-ready values of ten significant digits.

    Masses in t with their 95 % ranges, volumes in m³ at 20 °C and 101.325 kPa. Raises InputError where a calculation
    cannot be run, MethodError `unknown_method`.
    """
    methods = methods or library()
    found = evaluated(year, methods)
    then = evaluated(_under_the_same(year), methods) if year.last else []
    every = [amount for each in found for amount in each.amounts if amount.category]
    of_cells, totals = cells(year, found), sums(every)
    entries = [_entry(year, entry, methods) for entry in year.entries]
    screening = _screening(year, every, found, of_cells, methods)
    return {
        "gwp_set": year.gwp_set,
        "year": year.year,
        "draws": year.draws,
        "seed": year.seed,
        "generator": GENERATOR,
        "transform": TRANSFORM,
        "totals": totals,
        "gwp_beside": {name: {"co2e_t": _under(totals, gwp)} for name, gwp in methods.gwp_sets.items()},
        "categories": _by_category(every, of_cells),
        "subtotals": _subtotals(every, of_cells),
        "sites": [_of_site(site, found, every) for site in year.sites],
        "cells": of_cells,
        "completeness": counts(of_cells),
        "double_counting": [asdict(problem) for problem in counted_twice(year, found)],
        "periods": periods(year, found),
        "questions": questions(year, found, methods),
        "comparison": compared(year, found, then),
        "screening": screening,
        "outside": [_outside(each) for each in found if each.coverage.outside],
        "entries": entries,
        "to_confirm": confirmables(entries, screening, methods),
    }


def _under_the_same(year: OrganisationYear) -> OrganisationYear:
    """Last year's calculations under this year's GWP set and by as many draws of the same seed."""
    assert year.last is not None
    return OrganisationYear(
        year.last.year, year.gwp_set, year.last.sites, year.last.entries, draws=year.draws, seed=year.seed
    )


def _under(totals: Mapping[str, float], gwp: GwpSet) -> float:
    return float(canonical(totals["ch4_t"] * gwp.ch4 + totals["co2_t"]))


def _by_category(every: Sequence[Amount], of_cells: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Every category in the order of the codes; of one that no site may have, nothing."""
    return [
        {
            "category": category.id,
            "code": category.code,
            "name": dict(category.name),
            "states": counts([dict(cell) for cell in of_cells if cell["category"] == category.id]),
            **sums(amount for amount in every if amount.category == category.id),
        }
        for category in categories().all.values()
        if any(cell["category"] == category.id for cell in of_cells)
    ]


def _subtotals(every: Sequence[Amount], of_cells: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The sums of categories by the codes above them, each with its range by the same draws."""
    known = categories().all
    there = {cell["category"] for cell in of_cells}
    return [
        {"code": code, **sums(each for each in every if each.category and known[each.category].is_under(code))}
        for code in ABOVE
        if any(known[category].is_under(code) for category in there)
    ]


def _of_site(site: Site, found: Sequence[Evaluated], every: Sequence[Amount]) -> dict[str, Any]:
    own = [amount for amount in every if amount.entry.mine_id == site.mine_id]
    return {
        "mine_id": site.mine_id,
        "name": dict(site.name),
        "mine_type": site.mine_type,
        "kind": site.kind,
        "synthetic": site.synthetic,
        "output_t": output_t(site, found),
        **sums(own),
        "balance": [balance(each) for each in found if each.entry.mine_id == site.mine_id],
    }


def _outside(each: Evaluated) -> dict[str, Any]:
    return {"entry": each.entry.id, "sector": each.coverage.outside, **sums(each.amounts)}


def _screening(
    year: OrganisationYear, every: Sequence[Amount], found: Sequence[Evaluated], of_cells: Sequence[Mapping[str, Any]],
    methods: Library,
) -> dict[str, Any] | None:  # fmt: skip
    """All sites against the threshold of 296-FZ in force at the year's end; None before there was one."""
    rule = rule_in_force(year.year, methods)
    if rule is None or not every:
        return None
    outputs = [output_t(site, found) for site in year.sites]
    row = {
        "key": "organisation",
        "name": {"en": "", "ru": ""},
        "mines": len(year.sites),
        "output_t": sum(output or 0.0 for output in outputs),
        **sums(every),
    }
    masses = np.array([each.number("ch4_t") for each in found])
    densities = np.array([each.number("density") for each in found])
    known = (densities > 0) & (masses > 0)
    density = float(masses[known].sum() / (masses[known] / densities[known]).sum()) if known.any() else 0.668
    said = screened(row, rule, methods.gwp_set(year.gwp_set).ch4, density, methods)
    return as_far_as_known({name: value for name, value in said.items() if name != "company"}, not_known(of_cells))


def _entry(year: OrganisationYear, entry: Entry, methods: Library) -> dict[str, Any]:
    """The calculation as it opens on its own: outputs, ranges, trace, what is to be confirmed."""
    result = calculate(
        entry.method, entry.inputs, gwp_set=year.gwp_set, uncertainty=entry.uncertainty or None,
        draws=year.draws, seed=year.seed, methods=methods, line=entry.line,
    )  # fmt: skip
    result.pop("software_version")  # a report says it once
    return {"id": entry.id, "mine_id": entry.mine_id, "name": entry.name, "calculation": result}
