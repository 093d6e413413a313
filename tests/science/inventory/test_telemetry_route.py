"""The route of a mine's own telemetry: its abundance, its range, its place before the others."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from firedamp.science.inventory import MineYear
from firedamp.science.inventory.reconciliation import reconcile_mine
from firedamp.science.inventory.telemetry_route import TelemetryYear

ROW = MineYear("A", {"en": "A", "ru": "А"}, "underground", 2025, 3_285_000.0, absolute_abundance_m3_min=60.0)
# methods.md's vector of mine.balance: 63 m³/min over 525,600 min are 33,112,800 m³, 22119.3504 t.
TOLD = TelemetryYear(33_112_800.0, 3_311_280.0, 0.97, 0.03, 0.0, {"en": "telemetry", "ru": "телеметрия"})


def test_the_measured_year_goes_before_the_survey_with_the_range_of_its_instruments() -> None:
    found = reconcile_mine(ROW, telemetry=TOLD)
    first, second = found["routes"][:2]
    assert (first["route"], first["best"], second["best"]) == ("telemetry", True, False)
    assert first["ch4_t"] == pytest.approx(22119.3504)
    assert (first["ch4_t_low"], first["ch4_t_high"]) == pytest.approx((0.9 * 22119.35, 1.1 * 22119.35), rel=0.01)
    assert first["reason"]["en"] == "of the year 97.0 % measured, 3.0 % filled, 0.0 % missing"
    assert found["pairs"][0]["left"] == "telemetry"


def test_a_year_with_time_missing_is_shown_and_not_the_best() -> None:
    partial = dataclasses.replace(TOLD, measured_share=0.9, missing_share=0.07)
    first, second = reconcile_mine(ROW, telemetry=partial)["routes"][:2]
    assert (first["available"], first["best"], second["best"]) == (True, False, True)
    assert first["reason"]["en"].endswith("not the best: time is missing")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"measured_share": 0.3, "filled_share": 0.7}, "менее 50 % времени"),
        ({"stale": True}, "изменились показания или потоки"),
        ({"left_out": ("Дегазация", "Фланговый ствол")}, "в сумму не вошли: Дегазация, Фланговый ствол"),
        ({"half_m3": None}, "погрешность приборов не указана"),
    ],
)
def test_what_is_not_the_whole_mine_is_never_the_best_and_says_why(said: dict[str, Any], words: str) -> None:
    first, second = reconcile_mine(ROW, telemetry=dataclasses.replace(TOLD, **said))["routes"][:2]
    assert (first["available"], first["best"], second["best"]) == (True, False, True)
    assert words in first["reason"]["ru"]


def test_a_surface_mine_has_no_such_route() -> None:
    row = dataclasses.replace(ROW, mine_type="surface")
    first = reconcile_mine(row, telemetry=TOLD)["routes"][0]
    assert (first["available"], first["best"]) == (False, False)
    assert "not" in first["reason"]["en"]


def test_what_was_recovered_is_not_taken_off_a_shaft_that_never_carried_it() -> None:
    """Without drainage in the sum all that was measured was emitted: 22119.3504 t; with 20 million m³ of drainage in
    it the 10 million that were used are not: 15439.3504 t by 0.668 kg/m³. More than it carried contradicts it."""
    row = dataclasses.replace(ROW, methane_utilised_m3=10e6)
    shaft = reconcile_mine(row, telemetry=TOLD)["routes"][0]
    assert (shaft["ch4_t"], shaft["best"]) == (pytest.approx(22119.3504), True)
    assert "not subtracted" in shaft["reason"]["en"]
    both = reconcile_mine(row, telemetry=dataclasses.replace(TOLD, drained_m3=20e6))["routes"][0]
    assert (both["ch4_t"], both["best"]) == (pytest.approx(15439.3504), True)
    less = reconcile_mine(row, telemetry=dataclasses.replace(TOLD, drained_m3=9e6))["routes"][0]
    assert (less["best"], "than its drainage streams carried" in less["reason"]["en"]) == (False, True)


def test_more_utilised_than_was_measured_contradicts_it() -> None:
    row = dataclasses.replace(ROW, methane_utilised_m3=40e6)
    found = reconcile_mine(row, telemetry=dataclasses.replace(TOLD, drained_m3=33e6))
    assert (found["routes"][0]["available"], found["routes"][0]["best"]) == (False, False)
    assert "does not accept" in found["routes"][0]["reason"]["en"]
