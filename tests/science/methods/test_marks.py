"""What is to be confirmed stands at every row of the trace that rests on it, and at no other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.science.examples import EXAMPLES

from firedamp.science.methods import calculate

MINE = {"coal_output": 1_700_000, "mine_type": "underground"}


def rows(method: str, inputs: dict[str, Any], **more: Any) -> dict[str, list[str]]:
    return {row["symbol"]: row["to_confirm"] for row in calculate(method, inputs, draws=100, **more)["trace"]}


def test_a_factor_hands_its_mark_on_through_every_step_to_the_outputs() -> None:
    found = rows("ru.factors", MINE)
    (mark,) = [mark for mark in found["mining_factor"] if "|" not in mark]
    for symbol in ("mining_factor", "V_mining", "ch4_volume", "V_net", "ch4_emitted_volume", "ch4_t", "co2e_t"):
        if symbol in found:
            assert mark in found[symbol], symbol
    assert "V_net" in found


def test_what_rests_on_nothing_marked_bears_no_mark() -> None:
    found = rows("ipcc2006.underground", {"coal_output": 1e6, "mine_depth": 300}, gwp_set="AR5")
    assert found["k"] == found["density"] == []
    assert found["co2_t"] == []  # no gas is burnt: nothing of it depends on the factors


def test_a_gwp_set_marks_the_equivalent_alone() -> None:
    found = rows("ipcc2006.underground", {"coal_output": 1e6, "mine_depth": 300}, gwp_set="RU")
    assert {symbol for symbol, marks in found.items() if "RU" in marks} == {"gwp_ch4", "co2e_t"}


def test_a_flare_that_burns_hands_on_the_mark_of_its_efficiency() -> None:
    inputs = {"coal_output": 1e6, "mine_depth": 300}
    mark = "ipcc2006.underground|flare_efficiency"
    assert mark not in rows("ipcc2006.underground", inputs)["ch4_t"]
    burning = rows("ipcc2006.underground", inputs | {"methane_flared": 1e6})
    assert mark in burning["flare_efficiency"]
    assert mark in burning["ch4_t"]
    assert mark in burning["co2_t"]
    assert mark not in burning["V_net"]


@pytest.mark.parametrize("method", EXAMPLES)
def test_each_entry_stands_at_a_row_and_each_mark_is_an_entry(method: str) -> None:
    result = calculate(method, EXAMPLES[method], draws=100, gwp_set="RU")
    entries = {entry["id"] for entry in result["to_confirm"]}
    assert {mark for row in result["trace"] for mark in row["to_confirm"]} == entries


@pytest.mark.parametrize("method", EXAMPLES)
def test_a_step_bears_the_marks_of_what_it_is_made_of(method: str) -> None:
    trace = calculate(method, EXAMPLES[method], draws=100, gwp_set="RU")["trace"]
    marks = {row["symbol"]: set(row["to_confirm"]) for row in trace}
    values = {row["symbol"]: row["value"] for row in trace}
    for row in trace:
        if row["kind"] == "step" and row["value"] and all(values.get(each["symbol"]) for each in row["numbers"]):
            for each in row["numbers"]:
                assert marks[each["symbol"]] <= marks[row["symbol"]], (row["symbol"], each["symbol"])
