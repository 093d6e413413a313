"""The inverse: the value found meets the target; a question without an answer is refused with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from firedamp.science.errors import InputError, MethodError
from firedamp.science.methods import calculate, solve

BALANCE = {
    "ventilation": [{"flow": 12000, "ch4_percent": 0.35}],
    "drainage": [{"flow": 60, "ch4_percent": 35}],
    "daily_output": 9000,
    "minutes": 525600,
}


def test_the_output_that_reaches_50_kt_by_the_kuzbass_factors() -> None:
    """50 000 t CO2e / (18.1 m³/t · 0.668 kg/m³ · 25) = 165 415 t of coal."""
    found = solve("ru.factors", {"mine_type": "underground"}, output="co2e_t", target=50_000, for_input="coal_output")
    assert found["value"] == pytest.approx(50_000 / (18.1 * 0.668e-3 * 25), rel=1e-9)
    assert (found["unit"], found["output"], found["target"]) == ("t", "co2e_t", 50_000)


@pytest.mark.parametrize(
    ("method", "inputs", "output", "target", "for_input"),
    [
        ("ipcc2006.underground", {"coal_output": 1e6}, "co2e_t", 3e5, "methane_utilised"),
        ("ipcc2006.underground", {"coal_output": 1e6}, "ch4_t", 9_000, "methane_flared"),
        ("mine.gas_content", {"coal_output": 1e6, "adjacent_share": 0.5}, "ch4_t", 9_000, "gas_content"),
        ("ru371.flaring", {"gas_volume": 15768, "ch4_percent": 35}, "ch4_t", 100, "unburnt_share"),
        ("epa.ff.ventilation", {"days": 91, "flow_acfm": 2.5e5, "temperature_rankine": 525, "pressure_atm": 0.97},
         "ch4_t", 2000, "ch4_percent"),
    ],
)  # fmt: skip
def test_the_value_found_meets_the_target(
    method: str, inputs: dict[str, Any], output: str, target: float, for_input: str
) -> None:
    value = solve(method, inputs, output=output, target=target, for_input=for_input)["value"]
    result = calculate(method, {**inputs, for_input: value}, draws=100)
    assert result["outputs"][output] == pytest.approx(target, rel=1e-8)


def test_a_number_inside_a_list_can_be_asked_for() -> None:
    """12 m³/t at 9 000 t/day is 75 m³/min; ventilation gives 42, so drainage 33 at 35 %: 94.29 m³/min."""
    found = solve("mine.balance", BALANCE, output="relative_abundance", target=12, for_input="drainage[0].flow")
    assert found["value"] == pytest.approx(33 / 0.35)


@pytest.mark.parametrize(
    ("output", "target", "for_input", "code"),
    [
        ("co2e_t", -5, "coal_output", "no_solution"),
        ("co2e_t", 500_000, "mine_depth", "jumps_over_target"),
        ("co2e_t", 300_000, "flare_efficiency", "does_not_depend"),
        ("coal", 300_000, "coal_output", "unknown_output"),
        ("co2e_t", float("inf"), "coal_output", "target_not_finite"),
    ],
)
def test_a_question_without_an_answer_says_why(output: str, target: float, for_input: str, code: str) -> None:
    with pytest.raises(MethodError) as refused:
        solve("ipcc2006.underground", {"coal_output": 1e6}, output=output, target=target, for_input=for_input)
    assert refused.value.code == code


def test_a_choice_cannot_be_solved_for() -> None:
    with pytest.raises(MethodError) as refused:
        solve("ru.factors", {"coal_output": 1e6}, output="co2e_t", target=5e4, for_input="mine_type")
    assert refused.value.code == "not_solvable"


def test_an_input_that_the_method_lacks_is_named() -> None:
    with pytest.raises(InputError) as refused:
        solve("ru.factors", {"mine_type": "surface"}, output="co2e_t", target=5e4, for_input="depth")
    assert refused.value.problems[0].rule == "unknown_input"


def test_what_else_is_missing_is_said() -> None:
    with pytest.raises(InputError) as refused:
        solve("ru.factors", {}, output="co2e_t", target=5e4, for_input="coal_output")
    assert (refused.value.problems[0].field, refused.value.problems[0].rule) == ("mine_type", "missing")
