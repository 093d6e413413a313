"""Numbers given as they were measured: with a unit, and gas volumes with temperature and pressure."""

from __future__ import annotations

from typing import Any

import pytest

from firedamp.science.errors import InputError
from firedamp.science.methods import calculate

MEASURED = {"value": 42, "unit": "1000 m3", "temperature_c": 18, "pressure_kpa": 99.5}
AT_20C = 41.52683792  # thousand m³: the vector conditions.to20c


def vented(gas_volume: Any) -> dict[str, Any]:
    return calculate("ru371.venting", {"gas_volume": gas_volume, "ch4_percent": 35}, draws=100)


def refused(method: str, inputs: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(InputError) as error:
        calculate(method, inputs, draws=100)
    return error.value.problems[0].field, error.value.problems[0].rule


def test_a_measured_volume_is_brought_to_20_degrees() -> None:
    assert vented(MEASURED)["outputs"]["ch4_t"] == pytest.approx(vented(AT_20C)["outputs"]["ch4_t"], rel=1e-9)


def test_the_trace_keeps_what_was_measured_beside_what_it_became() -> None:
    row = next(row for row in vented(MEASURED)["trace"] if row["symbol"] == "gas_volume")
    assert row["value"] == pytest.approx(AT_20C)
    assert row["source"] == {"kind": "user", "measured": MEASURED}


def test_the_unit_may_be_left_out() -> None:
    bare = {name: value for name, value in MEASURED.items() if name != "unit"}
    assert vented(bare)["outputs"] == vented(MEASURED)["outputs"]


def test_cubic_metres_serve_where_thousands_are_asked_for() -> None:
    assert vented({"value": 42_000, "unit": "m3"})["outputs"] == vented(42)["outputs"]


def test_one_condition_without_the_other_is_refused() -> None:
    given = {"value": 42, "temperature_c": 18}
    assert refused("ru371.venting", {"gas_volume": given, "ch4_percent": 35}) == ("gas_volume.pressure_kpa", "missing")


def test_a_temperature_does_not_belong_to_coal() -> None:
    given = {"value": 42, "temperature_c": 18, "pressure_kpa": 99.5}
    assert refused("ipcc2006.surface", {"coal_output": given}) == ("coal_output", "no_conditions")


def test_a_pressure_of_nothing_is_refused() -> None:
    given = {"value": 42, "temperature_c": 18, "pressure_kpa": 0}
    assert refused("ru371.venting", {"gas_volume": given, "ch4_percent": 35})[1] == "not_above_minimum"


def test_a_unit_of_another_kind_is_refused() -> None:
    assert refused("ipcc2006.surface", {"coal_output": {"value": 1, "unit": "m3"}}) == ("coal_output", "wrong_unit")


def test_a_unit_of_two_meanings_is_refused() -> None:
    """Mm3: a million m³ to a gas engineer, a cubic megametre to the SI."""
    given = {"value": 5, "unit": "Mm3"}
    assert refused("ipcc2006.surface", {"coal_output": 1e6, "methane_utilised": given})[1] == "unknown_unit"


def test_a_mine_on_the_bound_of_two_gas_categories_says_so() -> None:
    result = calculate("mine.relative", {"coal_output": 1e6, "relative_abundance": 10}, draws=100)
    assert ("assumption", "gas_category_bound_10") in {(entry["kind"], entry["id"]) for entry in result["to_confirm"]}
    assert any(warning["en"].startswith("Gas category III") for warning in result["warnings"])
