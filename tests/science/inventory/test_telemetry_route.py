"""The route of a mine's own telemetry: its abundance, its range, its place before the others."""

from __future__ import annotations

import dataclasses

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


def test_more_utilised_than_was_measured_contradicts_it() -> None:
    row = dataclasses.replace(ROW, methane_utilised_m3=40e6)
    found = reconcile_mine(row, telemetry=TOLD)
    assert (found["routes"][0]["available"], found["routes"][0]["best"]) == (False, False)
    assert "does not accept" in found["routes"][0]["reason"]["en"]
