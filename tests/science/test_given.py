"""What a user may give: every wrong value of every input is refused by a rule, never by another exception."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from tests.science.examples import EXAMPLES, with_number

from firedamp.science.errors import RULES, InputError, MethodError
from firedamp.science.gases import gwp_set
from firedamp.science.methods import calculate, library
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.rows import ROWS_AT_ONCE, evaluate_rows

WRONG: list[Any] = [
    math.nan,
    math.inf,
    -math.inf,
    True,
    10**400,
    10**5000,
    -1e300,
    "5",
    "",
    "x" * 100_000,
    b"5",
    1j,
    set(),
    object(),
    range(3),
    [],
    [1, 2],
    [[1, 2], [3, 4]],
    [None],
    [math.nan, 1],
    {},
    {"value": 1, "unit": "parsec"},
    {"value": 1, "unit": "m**9**9**9"},
    {"value": True, "unit": "kt"},
    {"value": "1", "unit": "kt"},
    {"value": 10**400, "unit": "kt"},
    {"value": math.nan, "unit": "kt"},
    {"value": [1, 2], "unit": "kt"},
    {"value": 1, "unit": 5},
    {"value": 1, "volume": 2},
    {"value": 10**400, "temperature_c": 18, "pressure_kpa": 100},
    {"value": 1, "temperature_c": -300, "pressure_kpa": 100},
    {"value": 1, "temperature_c": 18, "pressure_kpa": 0},
    {"value": 1, "temperature_c": 18},
    np.array([]),
    np.array(["a"]),
    np.array([[1.0, 2.0], [3.0, 4.0]]),
    np.zeros((2, 3, 4)),
    [5],
    [{}],
    [{"flow": 1}],
    [{"flow": None, "ch4_percent": 1}],
    [{"flow": 1, "ch4_percent": 1, "more": 1}],
    [{"flow": [1, 2], "ch4_percent": [1, 2, 3]}],
    [{"percent": 1, "carbon_atoms": 1, "name": 10**5000}],
]
NAMES = [(method, name) for method in EXAMPLES for name in (*library().sheet(method).inputs, "no_such_input")]


def rules_broken(method: str, inputs: Any, **more: Any) -> list[str]:
    """Rules that a calculation breaks; [] where it was made, its result plain finite JSON."""
    try:
        result = calculate(method, inputs, draws=100, **more)
    except InputError as error:
        if len(str(error)) > 10_000:
            raise
        return [problem.rule for problem in error.problems]
    json.dumps(result, allow_nan=False)
    return []


@pytest.mark.parametrize(("method", "name"), NAMES)
def test_a_wrong_value_breaks_a_rule_that_has_words(method: str, name: str) -> None:
    for value in WRONG:
        assert set(rules_broken(method, {**EXAMPLES[method], name: value})) <= set(RULES)


@pytest.mark.parametrize("inputs", [None, 5, "x", [], [("coal_output", 1)], {5: 1}, {"": 1}, {"x" * 100_000: 1}])
def test_inputs_that_are_no_names_and_values_are_refused(inputs: Any) -> None:
    assert rules_broken("ru.factors", inputs)


@pytest.mark.parametrize("value", [{}, [], None, 5, "AR99", ["AR5"], True])
def test_a_method_or_gwp_set_that_is_none_is_refused(value: Any) -> None:
    with pytest.raises(MethodError):
        calculate(value, EXAMPLES["ru.factors"])
    if value:
        assert rules_broken("ru.factors", EXAMPLES["ru.factors"], gwp_set=value) == ["unknown_gwp_set"]
    assert rules_broken("ru.factors", EXAMPLES["ru.factors"], beside=[value]) == ["unknown_gwp_set"]


@pytest.mark.parametrize("value", ["AR5", {"AR5"}, 5, None])
def test_sets_to_show_beside_are_a_list(value: Any) -> None:
    assert rules_broken("ru.factors", EXAMPLES["ru.factors"], beside=value) == ["not_a_list"]


@pytest.mark.parametrize("draws", [0, 99, 100_000_001, -5, True, 1.5, "100", math.nan, 10**30, None])
def test_a_number_of_draws_out_of_bounds_is_refused(draws: Any) -> None:
    with pytest.raises(InputError) as refused:
        calculate("ru.factors", EXAMPLES["ru.factors"], draws=draws)
    assert refused.value.problems[0].rule == "bad_draws"


@pytest.mark.parametrize("seed", [-1, 2**63, True, 1.5, "1", None])
def test_a_seed_out_of_bounds_is_refused(seed: Any) -> None:
    assert rules_broken("ru.factors", EXAMPLES["ru.factors"], seed=seed) == ["bad_seed"]


def test_all_faults_are_told_at_once() -> None:
    inputs = {"coal_output": -1, "mine_depth": "deep", "flare_efficiency": 2, "depth": 3}
    with pytest.raises(InputError) as refused:
        calculate("ipcc2006.underground", inputs)
    found = {problem.field: problem.rule for problem in refused.value.problems}
    assert found == {
        "coal_output": "below_minimum",
        "mine_depth": "not_a_number",
        "flare_efficiency": "above_maximum",
        "depth": "unknown_input",
    }


@pytest.mark.parametrize("method", EXAMPLES)
def test_an_example_is_sound(method: str) -> None:
    assert rules_broken(method, EXAMPLES[method]) == []


@pytest.mark.parametrize("method", [method for method in EXAMPLES if "coal_output" in EXAMPLES[method]])
def test_no_coal_no_methane(method: str) -> None:
    inputs = {name: value for name, value in EXAMPLES[method].items() if not name.startswith("methane")}
    result = calculate(method, inputs | {"coal_output": 0}, draws=100)
    assert result["outputs"]["co2e_t"] == 0
    json.dumps(result, allow_nan=False)


@pytest.mark.parametrize(
    ("method", "change", "rule"),
    [
        ("ipcc2006.underground", {"methane_utilised": 46_200_001}, "check_failed"),  # 49.2 million m³ less 3 flared
        ("mine.balance", {"methane_flared": 40_000_000}, "check_failed"),
        ("ipcc2006.abandoned.tier2", {"recovered": 20_000_000}, "check_failed"),
        ("ipcc2006.abandoned.tier2", {"years_since_closure_end": 3}, "check_failed"),
        ("ipcc2006.abandoned.tier2", {"years_since_closure": 3}, "conflicting_alternatives"),
        ("ipcc2006.abandoned.tier1", {"closure_interval": "2001-", "inventory_year": 2000}, "no_table_value"),
        ("ipcc2006.abandoned.tier1", {"inventory_year": 2010.5}, "not_an_integer"),
        ("mine.gas_content", {"gas_content": 12}, "conflicting_alternatives"),
        ("mine.gas_content", {"gas_content_daf": None}, "missing"),
        ("mine.gas_content", {"adjacent_share": None}, "missing"),
        ("mine.gas_content", {"moisture_percent": 60, "ash_percent": 50}, "check_failed"),
        ("ru371.venting", {"ch4_percent": 99}, "check_failed"),
        ("ru371.flaring", {"ch4_percent": 97}, "check_failed"),  # with 1.2 % of CO2 and 2 % of ethane
        ("mine.balance", {"ventilation": []}, "empty_list"),
        ("mine.balance", {"daily_output": 0}, "not_above_minimum"),
        ("mine.balance", {"ventilation": [{"flow": 1, "ch4_percent": 0.1, "intake_percent": 0.2}]}, "check_failed"),
        ("mine.balance", {"drainage": [{"flow": 1, "ch4_percent": 1, "intake_percent": 0}]}, "unknown_input"),
        ("ipcc2006.post_mining_tier2", {"pre_drained": 1}, "not_a_boolean"),
        ("ipcc2006.post_mining_tier2", {"pre_drained": "false"}, "not_a_boolean"),
        ("epa.ff.degasification", {"ch4_percent": [40, 42]}, "unequal_lengths"),
    ],
)
def test_what_the_method_document_forbids_is_refused(method: str, change: dict[str, Any], rule: str) -> None:
    assert rules_broken(method, EXAMPLES[method] | change) == [rule]


def test_components_that_make_a_hundred_percent_are_accepted() -> None:
    assert 35 + 1.2 + 63.8 != 100.0 or 0.1 + 0.2 != 0.3  # so that equality would not do
    parts = [{"percent": percent, "carbon_atoms": 2} for percent in (0.1, 0.2, 63.5)]
    inputs = {"gas_volume": 1, "ch4_percent": 35, "co2_percent": 1.2, "other_components": parts}
    assert rules_broken("ru371.flaring", inputs) == []


def rows(method: str, **columns: Any) -> dict[str, np.ndarray]:
    sheet = library().sheet(method)
    return evaluate_rows(sheet, library().factors, columns, gwp_set(sheet.gwp_set))


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(InputError) as refused:
        rows("ipcc2006.underground", coal_output=np.ones(3), mine_depth=np.ones(2))
    assert refused.value.problems[0].rule == "unequal_lengths"


def test_records_with_rows_of_different_lengths_are_refused() -> None:
    streams = [{"flow": np.ones(3), "ch4_percent": 1.0}, {"flow": np.ones(2), "ch4_percent": 1.0}]
    with pytest.raises(InputError) as refused:
        rows("mine.balance", ventilation=streams, daily_output=1.0, minutes=1.0)
    assert refused.value.problems[0].rule == "unequal_lengths"


def test_a_row_that_does_not_give_an_input_takes_its_default() -> None:
    given = np.array([np.nan, 1_000_000.0])
    found = rows("ipcc2006.underground", coal_output=np.full(2, 1e6), methane_utilised=given)["ch4_t"]
    assert found == pytest.approx([20.5e6 * 0.00067, 19.5e6 * 0.00067])


def test_a_row_that_does_not_give_its_depth_takes_the_average_factor() -> None:
    depth = np.array([100.0, np.nan, 500.0])
    found = rows("ipcc2006.underground", coal_output=np.ones(3), mine_depth=depth)["ch4_volume"]
    assert found == pytest.approx([10.9, 20.5, 29.0])


def test_the_only_row_may_lack_an_optional_input_too() -> None:
    found = rows("ipcc2006.underground", coal_output=np.ones(1), mine_depth=np.array([np.nan]))["ch4_volume"]
    assert found == pytest.approx([20.5])


def test_a_lone_row_after_full_blocks_may_lack_an_optional_input() -> None:
    depth = np.full(ROWS_AT_ONCE + 1, np.nan)
    found = rows("ipcc2006.underground", coal_output=np.ones(depth.size), mine_depth=depth)["ch4_volume"]
    assert found[-1] == pytest.approx(20.5)


def test_a_number_that_is_not_one_is_refused_alone() -> None:
    assert rules_broken("ipcc2006.underground", {"coal_output": 1, "mine_depth": math.nan}) == ["not_finite"]


def test_a_fault_in_a_row_names_the_row_of_the_whole_table() -> None:
    output = np.ones(ROWS_AT_ONCE + 10)
    output[ROWS_AT_ONCE + 3] = -1
    with pytest.raises(InputError) as refused:
        rows("ru.factors", coal_output=output, mine_type="surface")
    assert refused.value.problems[0].params["row"] == ROWS_AT_ONCE + 3


def test_choices_row_by_row_take_their_own_factors() -> None:
    kinds = np.array(["underground", "surface"])
    assert rows("ru.factors", coal_output=np.ones(2), mine_type=kinds)["ch4_volume"] == pytest.approx([18.1, 5.5])


def test_streams_row_by_row_are_added_up_row_by_row() -> None:
    streams = [
        {"flow": np.array([100.0, 200.0]), "ch4_percent": 1.0},
        {"flow": 50.0, "ch4_percent": np.array([2.0, 4.0])},
    ]
    found = rows("mine.balance", ventilation=streams, daily_output=np.array([1_000.0, 2_000.0]), minutes=60.0)
    assert found["absolute_abundance"] == pytest.approx([2, 4])
    assert found["relative_abundance"] == pytest.approx([2.88, 2.88])


def test_rows_that_stand_in_records_alone_are_rows() -> None:
    flow = np.arange(1.0, ROWS_AT_ONCE + 11)
    found = rows("mine.balance", ventilation=[{"flow": flow, "ch4_percent": 1.0}], daily_output=1.0, minutes=1.0)
    assert found["absolute_abundance"] == pytest.approx(flow / 100)


def test_lists_of_numbers_are_rows_too() -> None:
    in_kt = rows("ru.factors", coal_output={"value": [1, 2], "unit": "kt"}, mine_type="surface")
    assert in_kt["ch4_volume"] == pytest.approx([5_500, 11_000])
    records = [{"flow": [100, 200], "ch4_percent": 1}]
    assert rows("mine.balance", ventilation=records, daily_output=1, minutes=1)["ch4_volume"] == pytest.approx([1, 2])


def test_days_of_a_series_are_summed_for_each_row() -> None:
    # 1000 ft³/min of pure gas at 520 °R and 1 atm: 1000·0.0423·1440·0.454/1000 = 27.654 t a day
    conditions = {"ch4_percent": 100.0, "temperature_rankine": 520.0, "pressure_atm": 1.0}
    week = rows("epa.ff.degasification", flow_acfm=np.full(7, 1_000.0), **conditions)["ch4_t"]
    assert week == pytest.approx([7 * 27.654048])
    weeks = rows("epa.ff.degasification", flow_acfm=np.outer(np.ones(7), [1_000.0, 2_000.0, 0.0]), **conditions)
    assert weeks["ch4_t"] == pytest.approx([7 * 27.654048, 14 * 27.654048, 0])


def test_no_rows_at_all_are_refused() -> None:
    with pytest.raises(InputError) as refused:
        rows("ru.factors", coal_output=np.zeros(0), mine_type="surface")
    assert refused.value.problems[0].rule == "empty_list"


def test_a_factor_that_later_rows_alone_take_is_theirs() -> None:
    depth = np.full(ROWS_AT_ONCE * 2, np.nan)
    depth[-1] = 500.0
    found = rows("ipcc2006.underground", coal_output=np.ones(depth.size), mine_depth=depth)["ch4_volume"]
    assert (found[0], found[-1]) == (20.5, 29.0)


def test_recovery_in_later_rows_alone_is_theirs() -> None:
    flared = np.zeros(ROWS_AT_ONCE * 2)
    flared[-1] = 10.0
    found = rows("ipcc2006.underground", coal_output=np.ones(flared.size), methane_flared=flared)
    assert found["co2_t"][0] == 0
    assert found["co2_t"][-1] == pytest.approx(0.98 * 10 * 0.00067 * 2.75)


@pytest.mark.parametrize("kind", [np.float32, np.int64, np.float64])
def test_a_number_of_numpy_is_a_number(kind: type) -> None:
    sheet = library().sheet("ru.factors")
    found = evaluate(
        sheet, library().factors, {"coal_output": kind(1000), "mine_type": "surface"}, gwp_set("RU")
    ).outputs["ch4_volume"]
    assert float(np.ravel(found)[0]) == 5_500


def test_an_array_without_axes_is_a_number() -> None:
    assert rows("ru.factors", coal_output=np.array(1000), mine_type="surface")["ch4_volume"] == pytest.approx([5_500])


def test_examples_are_changed_by_copy() -> None:
    before = json.dumps(EXAMPLES["mine.balance"])
    with_number(EXAMPLES["mine.balance"], "drainage[0].flow", 1)
    assert json.dumps(EXAMPLES["mine.balance"]) == before
