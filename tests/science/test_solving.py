"""Solving up to the edge of what a method allows, for every number that every method takes."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pytest
from tests.science.examples import EXAMPLES, with_number

from firedamp.science.errors import InputError, MethodError
from firedamp.science.gases import gwp_set
from firedamp.science.methods import library, solve
from firedamp.science.methods.evaluation import evaluate

UNDERGROUND = {"coal_output": 2_400_000, "mine_depth": 350}  # releases 2.4e6 · 20.5 = 49.2 million m³, 32 964 t


def questions() -> list[tuple[str, str]]:
    """Every method with every number that it asks for, those of the first record of a list among them."""
    found = []
    for method, inputs in EXAMPLES.items():
        for name, item in library().sheet(method).inputs.items():
            if item.kind in ("number", "series"):
                found.append((method, name))
            if item.kind == "list" and inputs.get(name):
                found += [(method, f"{name}[0].{part.name}") for part in item.fields.values() if part.kind == "number"]
    return found


def inputs_of(method: str, name: str) -> dict[str, Any]:
    """The example without what stands for the number asked for: gas content of coal as worked, or dry and ash-free."""
    others: set[str] = set()
    for groups in library().sheet(method).alternatives:
        if any(name in group for group in groups):
            others |= {other for group in groups if name not in group for other in group}
    return {given: value for given, value in EXAMPLES[method].items() if given not in others}


def output_at(method: str, inputs: dict[str, Any], output: str) -> float:
    sheet = library().sheet(method)
    found = evaluate(sheet, library().factors, inputs, gwp_set(sheet.gwp_set))
    return float(np.ravel(found.outputs[output])[0])


@pytest.mark.parametrize(("method", "name"), questions())
@pytest.mark.parametrize("share", [0.03, 0.5, 0.999, 1.0, 1.7])
def test_a_value_found_gives_the_target_and_a_refusal_gives_a_reason(method: str, name: str, share: float) -> None:
    target = share * output_at(method, EXAMPLES[method], "co2e_t")
    inputs = inputs_of(method, name)
    try:
        found = solve(method, inputs, output="co2e_t", target=target, for_input=name)["value"]
    except MethodError as error:
        code, found = error.code, None
    if found is None:
        assert code in ("no_solution", "does_not_depend", "jumps_over_target")
    else:
        assert output_at(method, with_number(inputs, name, found), "co2e_t") == pytest.approx(target, rel=1e-6)


@pytest.mark.parametrize("ch4_t", [1.0, 330.0, 3_300.0, 32_000.0])
def test_what_must_be_utilised_is_found_up_to_all_that_is_released(ch4_t: float) -> None:
    found = solve("ipcc2006.underground", UNDERGROUND, output="ch4_t", target=ch4_t, for_input="methane_utilised")
    assert found["value"] == pytest.approx(49_200_000 - ch4_t / 0.00067, rel=1e-9)


def test_all_that_is_released_must_be_utilised_for_no_emission() -> None:
    found = solve("ipcc2006.underground", UNDERGROUND, output="ch4_t", target=0, for_input="methane_utilised")
    assert found["value"] == pytest.approx(49_200_000, rel=1e-9)


def test_the_intake_is_found_up_to_the_return() -> None:
    # 12 000 m³/min · (0.35 − C0) % · 525 600 min · 0.668 kg/m³ = 42 132.096 t per %; at 0.3497 % 12.64 t are left
    balance = EXAMPLES["mine.balance"] | {"drainage": [], "methane_flared": 0}
    found = solve("mine.balance", balance, output="ch4_t", target=12.6396288, for_input="ventilation[0].intake_percent")
    assert found["value"] == pytest.approx(0.3497, rel=1e-6)


def test_moisture_is_found_up_to_what_ash_leaves_of_a_hundred_percent() -> None:
    # X = 10·(100 − W − 10)/100 below X_r: V = P·X, 10 t = 1e6·X·0.000668: X = 0.01497006, W = 89.8502994
    asked = EXAMPLES["mine.gas_content"] | {"residual_gas_content": 50, "ash_percent": 10, "gas_content_daf": 10}
    found = solve("mine.gas_content", asked, output="ch4_t", target=10, for_input="moisture_percent")
    assert found["value"] == pytest.approx(89.8502994, rel=1e-8)


def test_the_end_of_the_year_may_come_as_near_to_its_start_as_a_target_asks() -> None:
    asked = {"mines": 1, "coal_rank": "subbituminous", "emission_before_closure": 1e6, "years_since_closure_start": 3}
    target = 1e6 / (1 + 0.27 * 3.0005) * 0.67 / 1000  # nearly the curve at the middle of [3, 3.001]
    found = solve("ipcc2006.abandoned.tier2", asked, output="ch4_t", target=target, for_input="years_since_closure_end")
    assert found["value"] == pytest.approx(3.001, rel=1e-6)


def test_the_question_is_asked_of_the_first_record_alone() -> None:
    same = {"flow": 1_000, "ch4_percent": 0.5}  # one record twice: 10 m³/min
    inputs = {"ventilation": [same, same], "daily_output": 5_000, "minutes": 525_600}
    found = solve("mine.balance", inputs, output="absolute_abundance", target=12, for_input="ventilation[0].flow")
    assert found["value"] == pytest.approx(1_400)


def test_an_input_that_is_none_counts_as_not_given() -> None:
    asked = UNDERGROUND | {"mining_factor": None}
    found = solve("ipcc2006.underground", asked, output="ch4_t", target=13_735, for_input="coal_output")
    assert found["value"] == pytest.approx(1_000_000)


def test_a_balance_of_two_thousand_streams_is_solved_in_seconds() -> None:
    streams = [{"flow": 12, "ch4_percent": 0.35} for _ in range(2_000)]
    inputs = {"ventilation": streams, "daily_output": 5_000, "minutes": 525_600}
    began = time.process_time()
    solve("mine.balance", inputs, output="absolute_abundance", target=85, for_input="ventilation[7].flow")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("target", [math.nan, math.inf, "5", None, True, [1], 10**400])
def test_a_target_that_is_no_number_is_refused(target: Any) -> None:
    with pytest.raises(MethodError) as refused:
        solve("ipcc2006.underground", UNDERGROUND, output="ch4_t", target=target, for_input="coal_output")
    assert refused.value.code == "target_not_finite"


@pytest.mark.parametrize(
    "name", ["", "drainage", "drainage[0]", "drainage[99].flow", "a[0].b", "x" * 10**5, "density.x"]
)
def test_what_names_no_number_is_refused(name: str) -> None:
    with pytest.raises((InputError, MethodError)):
        solve("mine.balance", EXAMPLES["mine.balance"], output="ch4_t", target=1, for_input=name)
