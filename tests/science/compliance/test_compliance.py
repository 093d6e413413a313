"""Mines and organisations against dated limits: what holds, what would, what cannot be told and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.compliance.case import NOT_APPLICABLE, UNKNOWN, Operation
from firedamp.science.compliance.cases import cases_of
from firedamp.science.compliance.chance import chance_above
from firedamp.science.compliance.judging import counted, judged
from firedamp.science.compliance.rules import BREAKS_WHEN, rules
from firedamp.science.inventory import MineYear, build_inventory
from firedamp.science.limits import limits

MINE = MineYear(
    "m", {"en": "Mine", "ru": "Шахта"}, "underground", 2025, 1_000_000.0, {"id": "c", "name": "Company"},
    depth_m=500.0, absolute_abundance_m3_min=40.0, methane_drained_m3=5e6, methane_flared_m3=1e6,
)  # fmt: skip
DENSITY = 0.668  # kg/m3 at 20 °C: Order 371; the density of mine.absolute


def rows(mine: MineYear, coal_use: str = "thermal", operation: Operation | None = None) -> dict[str, dict[str, Any]]:
    inventory = build_inventory([mine], title={"en": ""}, method="best", draws=500)
    found = judged(cases_of(inventory, {"m": coal_use}, {"m": operation} if operation else None), limits())
    return {row["limit"]["id"]: row for row in found}


def test_ventilation_is_what_mining_released_less_what_drainage_lets_out() -> None:
    found = rows(MINE)["eu.1787.ventilation.2027"]
    released = 40 * 525_600 * DENSITY / 1000  # t of the year, of which 1 million m3 is burnt
    shafts = released - (5e6 - 0.0) * DENSITY / 1000
    assert found["value"] == pytest.approx(shafts / 1000, rel=1e-6)  # per kt of a million tonnes
    assert (found["status"], found["ahead"]) == ("exceeds", True)
    assert found["margin"] == pytest.approx(5 - found["value"], rel=1e-9)


def test_a_later_limit_is_judged_on_the_same_figures() -> None:
    found = rows(replace(MINE, absolute_abundance_m3_min=20.0))
    assert found["eu.1787.ventilation.2027"]["status"] == "passes"  # 3.67 t/kt
    assert found["eu.1787.ventilation.2031"]["status"] == "exceeds"
    assert found["eu.1787.ventilation.2031"]["value"] == found["eu.1787.ventilation.2027"]["value"]


@pytest.mark.parametrize(
    ("coal_use", "status", "reason"),
    [
        ("thermal", "exceeds", None),
        ("met", "not_applicable", "coking_coal"),
        ("thermal_and_met", "unknown", "coal_use_mixed"),
        ("", "unknown", "coal_use_unknown"),
    ],
)
def test_coking_coal_awaits_its_act_and_unknown_coal_is_not_guessed(
    coal_use: str, status: str, reason: str | None
) -> None:
    found = rows(MINE, coal_use)["eu.1787.ventilation.2027"]
    assert (found["status"], found["reason"]) == (status, reason)


def test_a_surface_mine_has_no_shafts() -> None:
    surface = MineYear("m", {"en": "Pit", "ru": "Разрез"}, "surface", 2025, 1e6)
    found = [row for row in rows(surface).values() if row["subject"] == "mine"]
    assert {(row["status"], row["reason"]) for row in found} == {("not_applicable", "surface_mine")}


def test_drained_methane_that_is_let_out_breaks_the_prohibition() -> None:
    found = rows(MINE)["eu.1787.drainage_venting"]
    assert found["value"] == pytest.approx((5e6 - 1e6) * DENSITY / 1000)
    assert (found["status"], found["remarks"]) == ("exceeds", ["vented_in_emergencies"])


def test_what_is_not_known_of_drainage_is_not_told() -> None:
    found = rows(replace(MINE, methane_drained_m3=None, methane_flared_m3=0.0))
    assert found["eu.1787.drainage_venting"]["reason"] == "drainage_unknown"
    assert found["eu.1787.drainage_flaring"]["reason"] == "drainage_unknown"
    assert found["eu.1787.ventilation.2027"]["remarks"] == ["drainage_in_ventilation"]


def test_a_flare_s_efficiency_and_stoppages_are_those_of_its_records() -> None:
    found = rows(MINE, operation=Operation(97.0, stoppages=3, stoppages_reported=1))
    flare, stoppages = found["eu.1787.drainage_flaring"], found["eu.1787.drainage_stoppages"]
    assert (flare["status"], flare["margin"]) == ("exceeds", -1)
    assert (stoppages["value"], stoppages["status"]) == (2, "exceeds")
    assert rows(MINE)["eu.1787.drainage_flaring"]["reason"] == "efficiency_unknown"


def test_what_is_stated_to_be_vented_is_no_unknown_drainage() -> None:
    found = rows(replace(MINE, methane_drained_m3=None, methane_flared_m3=0.0, methane_vented_m3=1e6))
    shafts = (40 * 525_600 - 1e6) * DENSITY / 1000
    assert found["eu.1787.ventilation.2027"]["value"] == pytest.approx(shafts / 1000, rel=1e-6)
    assert found["eu.1787.ventilation.2027"]["remarks"] == []
    assert found["eu.1787.drainage_flaring"]["reason"] == "flaring_unknown"


@pytest.mark.parametrize(
    ("stoppages", "reported", "value", "reason"),
    [(2, None, None, "reported_unknown"), (0, None, 0, None), (2, 2, 0, None), (None, 1, None, "stoppages_unknown")],
)
def test_stoppages_whose_reports_are_not_told_say_so(
    stoppages: int | None, reported: int | None, value: float | None, reason: str | None
) -> None:
    found = rows(MINE, operation=Operation(None, stoppages, reported))["eu.1787.drainage_stoppages"]
    assert (found["value"], found["reason"]) == (value, reason)
    assert found["status"] == ("unknown" if reason else "passes")


@pytest.mark.parametrize(("year", "rule"), [(2024, "ru.296fz.reporting.2023"), (2025, "ru.296fz.reporting.2025")])
def test_an_organisation_is_judged_by_the_threshold_of_its_year(year: int, rule: str) -> None:
    found = [row for row in rows(replace(MINE, year=year)).values() if row["subject"] == "organisation"]
    assert [row["limit"]["id"] for row in found] == [rule]


def test_without_a_limit_in_force_none_is_told_but_those_ahead() -> None:
    found = rows(replace(MINE, year=2020))
    assert {row["ahead"] for row in found.values()} == {True}


def test_what_rests_on_an_unread_text_says_so() -> None:
    assert {row["limit"]["status"] for key, row in rows(MINE).items() if key.startswith("eu.")} == {"to_confirm"}


def test_every_rule_is_of_a_quantity_that_has_limits() -> None:
    known = {limit.quantity for limit in limits()}
    assert set(rules()) <= known
    assert {rule.breaks_when for rule in rules().values()} <= set(BREAKS_WHEN)


def test_cases_are_counted_for_each_limit() -> None:
    found = counted(list(rows(MINE).values()))
    assert sum(each["exceeds"] for each in found if each["limit"]["quantity"] == "ch4_per_coal_output") == 2
    assert not set(NOT_APPLICABLE) & set(UNKNOWN)


def test_the_limits_of_a_day_are_dated() -> None:
    ventilation = [limit for limit in limits() if limit.quantity == "ch4_per_coal_output"]
    by_year = {year: [each.value for each in ventilation if each.in_force(date(year, 12, 31))] for year in (2026, 2027,
               2030, 2031)}  # fmt: skip
    assert by_year == {2026: [], 2027: [5.0], 2030: [5.0], 2031: [3.0]}  # Regulation (EU) 2024/1787


def test_the_chance_at_an_end_of_the_range_is_a_fortieth() -> None:
    assert chance_above(5, 2.5, 10, 10) == pytest.approx(0.025)
    assert chance_above(5, 2.5, 10, 2.5) == pytest.approx(0.975)
    assert chance_above(5, 2.5, 10, 5) == pytest.approx(0.5)
    assert chance_above(5, None, None, 5) is None


@given(st.floats(0, 1e6), st.floats(0, 1), st.floats(1, 3), st.floats(0.01, 1e6), st.floats(1, 2))
def test_a_chance_is_one_and_falls_with_the_limit(
    value: float, down: float, up: float, limit: float, more: float
) -> None:
    here, there = (chance_above(value, value * down, value * up, each) for each in (limit, limit * more))
    assert here is not None
    assert there is not None
    assert 0 <= there <= here + 1e-12 <= 1 + 1e-9
