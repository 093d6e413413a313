"""The formulas of reductions one by one, asked by id: inputs by the names of reductions.md, outputs by the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem, shown
from firedamp.science.factors import shipped_factors
from firedamp.science.methods.trace import canonical
from firedamp.science.reductions import economics
from firedamp.science.reductions.constants import CO2_PER_CH4, DENSITY, Basis, constants, unconfirmed
from firedamp.science.reductions.engines import energy, fuel_power_kw, require_part_load, units_for
from firedamp.science.reductions.formula_inputs import Formula, Given, Values, checked
from firedamp.science.reductions.streams import methane_m3
from firedamp.science.reductions.yearly import balance, require_utilised_within

PLACE = "reductions.md"
LONGEST_LIFE_YEARS = 100


def formula(formula_id: str) -> Formula:
    """A formula by its id; InputError `not_a_choice` with those there are."""
    if formula_id not in FORMULAS:
        raise InputError.one("formula", "not_a_choice", shown(formula_id).strip("'")[:80], choices=list(FORMULAS))
    return FORMULAS[formula_id]


def calculated(formula_id: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """One formula's answer: outputs rounded to ten significant digits, their units, what is to be confirmed.

    Raises InputError with everything wrong in the inputs.
    """
    found = formula(formula_id)
    values = checked(found, inputs)
    with np.errstate(all="ignore"):
        outputs = found.compute(values)
    _require_finite(outputs)
    return {
        "formula": found.id,
        "title": dict(found.title),
        "inputs": {name: value for name, value in values.items() if value is not None},
        "outputs": {name: canonical(value) for name, value in outputs.items()},
        "units": {name: found.units[name] for name in outputs},
        "place": found.place,
        "to_confirm": unconfirmed(found.constants),
    }


def _require_finite(outputs: Values) -> None:
    problems = [
        Problem(name, "result_not_finite")
        for name, value in outputs.items()
        if isinstance(value, float) and not math.isfinite(value)
    ]
    if problems:
        raise InputError(problems)


def _basis(values: Values) -> Basis:
    return Basis(
        gwp_ch4=values.get("gwp") or 0.0,
        density_kg_m3=values["density"],
        co2_per_ch4=shipped_factors()[CO2_PER_CH4].value,
        lower_heating_value_mj_kg=values.get("lower_heating_value_mj_kg") or 0.0,
        part_load_minimum=constants()["part_load_minimum"].value,
    )


def _stream(values: Values) -> Values:
    return {"methane_m3": methane_m3(values["flow_m3_min"], values["ch4_percent"], values["minutes"])}


def _project(values: Values) -> Values:
    outputs: Values = {}
    stream_m3 = _stream_of_project(values)
    if values["methane_m3"] is None:
        outputs["stream_methane_m3"] = stream_m3
    received = stream_m3 * values["availability"] * values["ramp"]
    require_utilised_within(received, values["baseline_utilised_m3"])
    found = balance(
        received, values["destruction_efficiency"], _basis(values),
        own_electricity_mwh=values["own_electricity_mwh"], grid_factor_t_mwh=_grid_factor(values),
        own_fuel_co2_t=values["own_fuel_co2_t"], baseline_utilised_m3=values["baseline_utilised_m3"],
        displaced_electricity_mwh=values["electricity_mwh"] if values["claim_displaced"] else 0.0,
    )  # fmt: skip
    return {"methane_received_m3": received, **vars(found), **outputs}


def _stream_of_project(values: Values) -> float:
    """Of a volume, or of flow, concentration and minutes together: one of the two."""
    names = ("flow_m3_min", "ch4_percent", "minutes")
    given = [name for name in names if values[name] is not None]
    if values["methane_m3"] is not None:
        if given:
            raise InputError.one("methane_m3", "conflicting_alternatives", values["methane_m3"],
                                 alternatives=f"methane_m3 | {' + '.join(names)}")  # fmt: skip
        return float(values["methane_m3"])
    if not given:
        raise InputError.one("methane_m3", "missing_alternative", None,
                             alternatives=f"methane_m3 | {' + '.join(names)}")  # fmt: skip
    missing = [Problem(name, "missing") for name in names if name not in given]
    if missing:
        raise InputError(missing)
    return float(methane_m3(values["flow_m3_min"], values["ch4_percent"], values["minutes"]))


def _grid_factor(values: Values) -> float:
    needed = values["own_electricity_mwh"] or (values["claim_displaced"] and values["electricity_mwh"])
    if needed and values["grid_factor_t_mwh"] is None:
        raise InputError.one("grid_factor_t_mwh", "missing", None, unit="t/MWh")
    return values["grid_factor_t_mwh"] or 0.0


def _engine(values: Values) -> Values:
    basis = _basis(values)
    if values["electrical_efficiency"] + values["thermal_efficiency"] > 1:
        raise InputError.one("thermal_efficiency", "above_maximum", values["thermal_efficiency"],
                             maximum=1 - values["electrical_efficiency"], unit="1")  # fmt: skip
    made = energy(values["methane_m3"], values["electrical_efficiency"], values["thermal_efficiency"], basis)
    outputs: Values = dict(vars(made))
    if values["unit_size_kw"] is not None:
        if values["minutes"] is None:
            raise InputError.one("minutes", "missing", None, unit="min")
        power = fuel_power_kw(values["methane_m3"] / values["minutes"], basis) * values["electrical_efficiency"]
        require_part_load(power, values["unit_size_kw"], basis, "unit_size_kw")
        units = units_for(power, values["unit_size_kw"])
        outputs |= {"units": units, "installed_power_kw": units * values["unit_size_kw"], "power_kw": power}
    return outputs


def _economics(values: Values) -> Values:
    years, rate, capex = int(values["years"]), values["discount_rate"], values["capex"]
    ones = np.ones(years)
    opex, reduction = values["opex_per_year"] * ones, values["reduction_t_per_year"] * ones
    revenue = values["revenue_per_year"] * ones
    tax = values["tax_rate"]
    without = economics.yearly_flow(revenue, opex, capex, tax, years)
    flows = economics.yearly_flow(revenue + values["carbon_per_t"] * reduction, opex, capex, tax, years)
    returned = economics.irr(capex, flows)
    return {
        "npv": float(economics.npv(capex, flows, rate)),
        "irr": returned.rate,
        "irr_sign_changes": returned.sign_changes,
        "payback_years": economics.payback_years(capex, flows),
        "levelised_energy_cost": economics.levelised_energy_cost(
            capex, opex, values["energy_mwh_per_year"] * ones, rate
        ),
        "abatement_cost": economics.abatement_cost(economics.npv(capex, without, rate), reduction, rate),
        "break_even_carbon_price": economics.break_even_carbon_price(capex, revenue, opex, reduction, rate, tax, years),
    }


SHARE = Given(maximum=1.0)
FLOW = {
    "flow_m3_min": Given("m3/min"),
    "ch4_percent": Given("percent", maximum=100.0),
    "minutes": Given("min", minimum=None, above=0.0, maximum=5_270_400.0),
}
TONNES = (
    "methane_destroyed_t",
    "methane_slip_t",
    "co2_formed_t",
    "baseline_t",
    "project_t",
    "displaced_t",
    "reduction_t",
)


def _density() -> Given:
    return Given("kg/m3", minimum=None, above=0.0, maximum=10.0, default=shipped_factors()[DENSITY].value)


def _optional(item: Given) -> Given:
    return Given(item.unit, item.minimum, item.maximum, item.above, optional=True)


FORMULAS: Mapping[str, Formula] = {
    each.id: each
    for each in (
        Formula(
            "reduction.stream",
            {"en": "Pure methane of a stream", "ru": "Чистый метан потока"},
            f"{PLACE}, Streams", FLOW, _stream, {"methane_m3": "m3"},
        ),
        Formula(
            "reduction.project",
            {"en": "A project's year", "ru": "Год проекта"},
            f"{PLACE}, A project, per year",
            {
                "methane_m3": Given("m3", optional=True),
                **{name: _optional(item) for name, item in FLOW.items()},
                "destruction_efficiency": SHARE,
                "availability": Given(maximum=1.0, default=1.0),
                "ramp": Given(maximum=1.0, default=1.0),
                "gwp": Given("t CO2e/t CH4", minimum=None, above=0.0, maximum=1000.0),
                "density": _density(),
                "own_electricity_mwh": Given("MWh", default=0.0),
                "grid_factor_t_mwh": Given("t/MWh", maximum=10.0, optional=True),
                "own_fuel_co2_t": Given("t", default=0.0),
                "baseline_utilised_m3": Given("m3", default=0.0),
                "electricity_mwh": Given("MWh", default=0.0),
                "claim_displaced": Given(kind="boolean", default=False),
            },
            _project,
            {"methane_received_m3": "m3", "stream_methane_m3": "m3", **dict.fromkeys(TONNES, "t")},
        ),
        Formula(
            "reduction.engine",
            {"en": "Energy of an engine", "ru": "Энергия двигателя"},
            f"{PLACE}, Energy",
            {
                "methane_m3": Given("m3"),
                "electrical_efficiency": SHARE,
                "thermal_efficiency": Given(maximum=1.0, default=0.0),
                "lower_heating_value_mj_kg": Given(
                    "MJ/kg", minimum=None, above=0.0, maximum=60.0, default=constants()["methane_lhv"].value
                ),
                "density": _density(),
                "minutes": _optional(FLOW["minutes"]),
                "unit_size_kw": Given("kW", minimum=None, above=0.0, optional=True),
            },
            _engine,
            {
                "fuel_energy_gj": "GJ", "electricity_mwh": "MWh", "heat_gj": "GJ", "units": "1",
                "installed_power_kw": "kW", "power_kw": "kW",
            },
            ("methane_lhv", "part_load_minimum"),
        ),
        Formula(
            "reduction.economics",
            {"en": "Economics of equal years", "ru": "Экономика при равных годах"},
            f"{PLACE}, Economics",
            {
                "capex": Given("money"),
                "opex_per_year": Given("money/year"),
                "revenue_per_year": Given("money/year"),
                "energy_mwh_per_year": Given("MWh/year", default=0.0),
                "reduction_t_per_year": Given("t/year", default=0.0),
                "discount_rate": Given(minimum=-0.5, maximum=10.0),
                "years": Given("year", minimum=1, maximum=LONGEST_LIFE_YEARS, kind="integer"),
                "tax_rate": Given(maximum=1.0, default=0.0),
                "carbon_per_t": Given("money/t", default=0.0),
            },
            _economics,
            {
                "npv": "money", "irr": "1", "irr_sign_changes": "1", "payback_years": "year",
                "levelised_energy_cost": "money/MWh", "abatement_cost": "money/t", "break_even_carbon_price": "money/t",
            },
        ),
    )
}  # fmt: skip
