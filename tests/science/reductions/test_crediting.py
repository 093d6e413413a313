"""Sheets of crediting and of a mine's net methane: worked by hand, and kept out of the inventories' library."""

from __future__ import annotations

from typing import Any

import pytest

from firedamp.science.errors import InputError
from firedamp.science.factors import shipped_factors
from firedamp.science.methods import calculate, describe_sheet, library
from firedamp.science.methods.library import Library
from firedamp.science.reductions.crediting import crediting_library, device_efficiencies, library_of, monitored

DEVICES = [
    {"methane_t": 100, "destruction_efficiency": 0.995},
    {"methane_t": 20, "destruction_efficiency": 0.9},
]
CREDITED = {"devices": DEVICES, "baseline_methane_t": 10, "electricity_used": 100, "grid_factor": 0.7}
NET = {
    "ventilation": [{"methane_t": 100}, {"methane_t": 50}],
    "degasification": [{"methane_t": 80}],
    "destruction": [{"methane_t": 40, "destruction_efficiency": 0.98}],
    "utilisation": [{"methane_t": 30, "destruction_efficiency": 1}],
}


def outputs(method: str, inputs: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = calculate(method, inputs, draws=100, methods=crediting_library())["outputs"]
    return found


@pytest.mark.parametrize("method", crediting_library().ids())
def test_a_sheet_of_crediting_loads_and_its_units_come_out(method: str) -> None:
    fresh = Library(crediting_library().folder, shipped_factors())  # remembers nothing: checks
    assert describe_sheet(fresh.sheet(method), fresh.factors)["id"] == method


def test_no_inventory_is_offered_a_sheet_of_crediting() -> None:
    assert not set(crediting_library().ids()) & set(library().ids())
    assert library_of("acm0008.project") is crediting_library()
    assert library_of("mine.relative") is library()


def test_a_credited_reduction_is_baseline_less_project() -> None:
    found = outputs("acm0008.project", CREDITED)
    destroyed, unburnt = 100 * 0.995 + 20 * 0.9, 100 * 0.005 + 20 * 0.1
    project = destroyed * 2.75 + 100 * 0.7 + unburnt * 28
    baseline = 10 * 2.75 + (120 - 10) * 28
    assert found["ch4_t"] == pytest.approx(unburnt)
    assert found["co2e_t"] == pytest.approx(project)
    assert found["baseline_co2e_t"] == pytest.approx(baseline)
    assert found["reduction_co2e_t"] == pytest.approx(baseline - project)


def test_crediting_is_to_be_confirmed() -> None:
    marks = calculate("acm0008.project", CREDITED, draws=100, methods=crediting_library())["to_confirm"]
    assert ("method", "acm0008.project") in {(each["kind"], each["id"]) for each in marks}


def test_net_methane_of_a_mine_by_ff_2_to_ff_8() -> None:
    found = outputs("epa.ff.net", NET)
    assert (found["liberated_t"], found["destroyed_t"]) == (230, pytest.approx(40 * 0.98 + 30))
    assert found["ch4_t"] == pytest.approx(230 - 69.2)
    assert found["co2_t"] == pytest.approx(40 * 0.98 * 44 / 16)  # of the flare alone: FF-8


@pytest.mark.parametrize(
    ("method", "inputs", "field"),
    [
        ("epa.ff.net", {**NET, "utilisation": [{"methane_t": 500, "destruction_efficiency": 1}]}, "destruction"),
        ("acm0008.project", {**CREDITED, "baseline_methane_t": 121}, "baseline_methane_t"),
    ],
)
def test_more_than_there_is_cannot_be_destroyed(method: str, inputs: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as refused:
        outputs(method, inputs)
    assert (refused.value.problems[0].field, refused.value.problems[0].rule) == (field, "check_failed")


@pytest.mark.parametrize("method", crediting_library().ids())
def test_every_method_of_crediting_says_what_is_to_be_measured(method: str) -> None:
    parameters = {each.id for each in monitored()[method]}
    assert {"flow", "ch4_percent", "temperature", "pressure"} <= parameters


def test_devices_have_the_efficiencies_of_the_methodology() -> None:
    """reductions.md, Crediting and monitoring."""
    found = {device: each.value for device, each in device_efficiencies("acm0008.project").items()}
    assert found == {"power": 0.995, "heat": 0.995, "gas_grid": 0.985, "flare_enclosed": 0.9, "flare_open": 0.5}
    assert device_efficiencies("epa.ff.net") == {}
