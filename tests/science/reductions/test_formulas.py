"""What a formula refuses, each fault by its field, rule and value; and what it adds where more is given."""

from __future__ import annotations

from typing import Any

import pytest

from firedamp.science.errors import InputError
from firedamp.science.reductions.formulas import FORMULAS, calculated

STREAM = {"flow_m3_min": 50, "ch4_percent": 30, "minutes": 525600}
PROJECT = {"methane_m3": 8e6, "destruction_efficiency": 0.995, "gwp": 25}
ENGINE = {"methane_m3": 8e6, "electrical_efficiency": 0.4}
MONEY = {"capex": 1000, "opex_per_year": 10, "revenue_per_year": 300, "discount_rate": 0.1, "years": 10,
         "reduction_t_per_year": 500}  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "inputs", "field", "rule"),
    [
        ("reduction.stream", {**STREAM, "flow_m3_min": -1}, "flow_m3_min", "below_minimum"),
        ("reduction.stream", {**STREAM, "ch4_percent": 101}, "ch4_percent", "above_maximum"),
        ("reduction.stream", {**STREAM, "ch4_percent": "thirty"}, "ch4_percent", "not_a_number"),
        ("reduction.stream", {**STREAM, "minutes": float("nan")}, "minutes", "not_finite"),
        ("reduction.stream", {**STREAM, "minutes": True}, "minutes", "not_a_number"),
        ("reduction.stream", {**STREAM, "flow": 5}, "flow", "unknown_input"),
        ("reduction.stream", {"flow_m3_min": 1, "minutes": 1}, "ch4_percent", "missing"),
        ("reduction.project", {**PROJECT, "destruction_efficiency": 1.1}, "destruction_efficiency", "above_maximum"),
        ("reduction.project", {**PROJECT, **STREAM}, "methane_m3", "conflicting_alternatives"),
        ("reduction.project", {**PROJECT, "methane_m3": None}, "methane_m3", "missing_alternative"),
        ("reduction.project", {**PROJECT, "own_electricity_mwh": 5}, "grid_factor_t_mwh", "missing"),
        ("reduction.project", {**PROJECT, "baseline_utilised_m3": 9e6}, "baseline_utilised_m3", "above_maximum"),
        ("reduction.project", {**PROJECT, "claim_displaced": 1}, "claim_displaced", "not_a_boolean"),
        ("reduction.engine", {**ENGINE, "thermal_efficiency": 0.7}, "thermal_efficiency", "above_maximum"),
        ("reduction.engine", {**ENGINE, "unit_size_kw": 1000}, "minutes", "missing"),
        ("reduction.engine", {**ENGINE, "unit_size_kw": 9000, "minutes": 525600}, "unit_size_kw", "part_load_too_low"),
        ("reduction.economics", {**MONEY, "years": 1.5}, "years", "not_an_integer"),
        ("reduction.economics", {**MONEY, "discount_rate": -1}, "discount_rate", "below_minimum"),
    ],
)
def test_bad_input_is_refused_by_its_field_and_rule(
    formula: str, inputs: dict[str, Any], field: str, rule: str
) -> None:
    with pytest.raises(InputError) as refused:
        calculated(formula, inputs)
    assert (field, rule) in {(problem.field, problem.rule) for problem in refused.value.problems}


def test_an_unknown_formula_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError) as refused:
        calculated("reduction.nothing", {})
    assert refused.value.problems[0].params["choices"] == list(FORMULAS)


def test_displaced_emission_is_a_line_of_its_own_and_only_if_it_is_claimed() -> None:
    more = {"electricity_mwh": 1000, "grid_factor_t_mwh": 0.7}
    silent = calculated("reduction.project", {**PROJECT, **more})["outputs"]
    claimed = calculated("reduction.project", {**PROJECT, **more, "claim_displaced": True})["outputs"]
    assert silent["displaced_t"] == 0
    assert claimed["displaced_t"] == pytest.approx(700)
    assert claimed["reduction_t"] - silent["reduction_t"] == pytest.approx(700)


def test_what_was_utilised_before_is_no_baseline() -> None:
    whole = calculated("reduction.project", PROJECT)["outputs"]
    less = calculated("reduction.project", {**PROJECT, "baseline_utilised_m3": 1e6})["outputs"]
    assert whole["baseline_t"] - less["baseline_t"] == pytest.approx(1e6 * 0.668e-3 * 25)


def test_installed_power_is_rounded_up_to_whole_units() -> None:
    # 29 694.83 MWh over 8 760 h are 3 389.8 kW: four units of 1 MW
    outputs = calculated("reduction.engine", {**ENGINE, "unit_size_kw": 1000, "minutes": 525600})["outputs"]
    assert outputs["power_kw"] == pytest.approx(29_694.826667 / 8.760, rel=1e-6)
    assert (outputs["units"], outputs["installed_power_kw"]) == (4, 4000)


def test_without_a_tax_the_break_even_carbon_price_is_the_abatement_cost() -> None:
    outputs = calculated("reduction.economics", MONEY)["outputs"]
    assert outputs["break_even_carbon_price"] == pytest.approx(outputs["abatement_cost"])


@pytest.mark.parametrize("tax_rate", [0, 0.2, 0.5])
def test_at_the_break_even_carbon_price_the_npv_is_nought(tax_rate: float) -> None:
    costly = {**MONEY, "revenue_per_year": 20, "tax_rate": tax_rate}
    price = calculated("reduction.economics", costly)["outputs"]["break_even_carbon_price"]
    assert price > 0
    assert calculated("reduction.economics", {**costly, "carbon_per_t": price})["outputs"]["npv"] == pytest.approx(
        0, abs=1e-3
    )
