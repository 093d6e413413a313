"""What is told of a project? The whole answer: years, totals, economics, faults, warnings, what is to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from firedamp.science.errors import Problem
from firedamp.science.methods.trace import canonical
from firedamp.science.reductions import economics
from firedamp.science.reductions.constants import constants
from firedamp.science.reductions.evaluating import Evaluation, Terms, to_confirm
from firedamp.science.reductions.fitting import Fit
from firedamp.science.reductions.outcome import Outcome
from firedamp.science.reductions.streams import DRAINAGE, VENTILATION

MWH_PER_GJ = 1 / 3.6


def evaluation_told(evaluation: Evaluation, terms: Terms) -> dict[str, Any]:
    """The answer of `reduction evaluate` (reductions.md, Files), rounded to ten significant digits.

    `faults` and `warnings` are Problems: the edge puts them into words. Without a price there is no money in it.
    """
    found = evaluation.outcome
    return {
        "project": found.project.id,
        "technology": found.project.technology.id,
        "units": found.units,
        "gwp_set": terms.gwp.id,
        "gwp_ch4": terms.gwp.ch4,
        "permitted_ch4_percent": terms.limit.value if found.project.stream.kind == DRAINAGE else None,
        "currency": found.project.currency or None,
        "price_year": found.project.price_year,
        "years": years_told(found, priced=evaluation.priced),
        "totals": _totals(found, priced=evaluation.priced),
        "economics": economics_told(found) if evaluation.priced else None,
        "faults": list(evaluation.faults),
        "warnings": warnings_of(evaluation),
        "to_confirm": to_confirm([found.project], terms),
    }


def amounts_of(found: Outcome) -> dict[str, np.ndarray]:
    """What a project comes to, by year."""
    tonnes = found.balance
    return {
        "methane_received_m3": found.received_m3,
        "methane_destroyed_t": tonnes.methane_destroyed_t,
        "methane_slip_t": tonnes.methane_slip_t,
        "co2_formed_t": tonnes.co2_formed_t,
        "baseline_t": tonnes.baseline_t,
        "project_t": tonnes.project_t,
        "displaced_t": tonnes.displaced_t,
        "reduction_t": tonnes.reduction_t,
        "fugitive_reduction_t": found.fugitive_reduction_t,
        "electricity_mwh": found.energy.electricity_mwh,
        "heat_gj": found.energy.heat_gj,
        "gas_1000m3": found.gas_1000m3,
        "own_electricity_mwh": found.own_electricity_mwh,
        "own_fuel_co2_t": found.own_fuel_co2_t,
    }


def years_told(found: Outcome, *, priced: bool) -> list[dict[str, Any]]:
    """A record for each year of operation; `stream_methane_m3` is what the stream carries."""
    amounts, money = amounts_of(found), _money(found)
    return [
        {
            "year": int(year),
            "stream_methane_m3": canonical(float(found.stream_m3[place])),
            **{name: canonical(float(values[place])) for name, values in amounts.items()},
            **{name: canonical(float(values[place])) if priced else None for name, values in money.items()},
        }
        for place, year in enumerate(found.years)
    ]


def _money(found: Outcome) -> dict[str, np.ndarray]:
    flows = found.flows
    revenue = found.energy_revenue + found.carbon_revenue
    opex = np.full_like(flows, found.project.opex_per_year)
    return {"revenue": revenue, "opex": opex, "tax": revenue - opex - flows, "cash_flow": flows}


def _totals(found: Outcome, *, priced: bool) -> dict[str, Any]:
    totals = {name: canonical(float(values.sum())) for name, values in amounts_of(found).items()}
    money = {name: canonical(float(values.sum())) if priced else None for name, values in _money(found).items()}
    return {
        "stream_methane_m3": canonical(float(found.stream_m3.sum())),
        **totals,
        "reduction_t_per_year": canonical(float(found.mean_reduction_t)),
        **money,
        "capex": canonical(found.project.capex) if priced else None,
    }


def economics_told(found: Outcome) -> dict[str, Any]:
    """The figures of reductions.md, Economics, of a project whose plan has no fault."""
    given, rate = found.project, found.project.discount_rate
    returned = economics.irr(given.capex, found.flows)
    opex = np.full(given.lifetime_years, given.opex_per_year)
    price = economics.break_even_carbon_price(
        given.capex, found.energy_revenue, opex, found.balance.reduction_t, rate, given.tax_rate, given.lifetime_years
    )
    figures = {
        "npv": float(found.npv),
        "irr": returned.rate,
        "payback_years": economics.payback_years(given.capex, found.flows),
        "levelised_energy_cost": economics.levelised_energy_cost(given.capex, opex, energy_mwh(found), rate),
        "abatement_cost": found.abatement_cost,
        "break_even_carbon_price": price,
        "cost": float(found.cost),
    }
    return {**canonical_record(figures), "irr_sign_changes": returned.sign_changes}


def energy_mwh(found: Outcome) -> np.ndarray:
    """The energy whose cost is levelised: electricity where the technology makes any, else heat."""
    made = found.energy
    electricity: np.ndarray = made.electricity_mwh
    return electricity if bool((electricity > 0).any()) else made.heat_gj * MWH_PER_GJ


def canonical_record(figures: dict[str, Any]) -> dict[str, Any]:
    """Numbers of a record rounded to ten significant digits."""
    return {name: canonical(value) for name, value in figures.items()}


def warnings_of(evaluation: Evaluation) -> list[Problem]:
    """What a reader must be told of a project that is priced."""
    found, project = evaluation.outcome, evaluation.outcome.project
    told = [
        Problem("technology", "stands_in_year", project.technology.id, {"of_years": [int(year) for year in years]})
        for years in [found.years[~found.runs]]
        if years.size and found.runs.any()
    ]
    technology = project.technology
    if technology.flow_max_m3_min is not None and float(project.stream.flow_m3_min or 0) > technology.flow_max_m3_min:
        told.append(Problem("flow_m3_min", "above_technology", project.stream.flow_m3_min,
                            {"maximum": technology.flow_max_m3_min, "unit": "m3/min"}))  # fmt: skip
    told += [*evaluation.doubts, *_below_recommended(found)]
    if technology.own_power_kw_per_unit is None:
        told.append(Problem("own_power_kw_per_unit", "own_power_unknown"))
    if bool((found.balance.reduction_t < 0).any()):
        told.append(Problem("reduction_t", "emits_more", float(found.balance.reduction_t.min())))
    if evaluation.priced:
        told += _of_money(found)
    return told


def _below_recommended(found: Outcome) -> Iterator[Problem]:
    """Ventilation air so lean that an oxidiser is not recommended on it, though it runs."""
    recommended, stream = constants()["vam_recommended"].value, found.project.stream
    if stream.kind == VENTILATION and (stream.ch4_percent or recommended) < recommended:
        params = {"minimum": recommended, "unit": "percent"}
        yield Problem("ch4_percent", "below_recommended", stream.ch4_percent, params)


def _of_money(found: Outcome) -> Iterator[Problem]:
    changes = economics.irr(found.project.capex, found.flows).sign_changes
    if changes > 1:
        yield Problem("irr", "several_sign_changes", changes)
    if changes == 0:
        yield Problem("irr", "no_sign_change")


def fits_told(found: Sequence[Fit]) -> list[dict[str, Any]]:
    """Technologies beside a stream; `reasons` are Problems: the edge puts them into words."""
    return [
        {
            "id": each.technology.id,
            "name": dict(each.technology.name),
            "kind": each.technology.kind,
            "fits": each.fits,
            "units": each.units,
            "reasons": list(each.reasons),
            "status": each.technology.status,
            "source": dict(each.technology.source or {}),
        }
        for each in found
    ]
