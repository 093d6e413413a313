"""Month by month: months add up to the whole, gaps are filled across them, hours twice or unplanned are refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.science.reductions.example import AR5, VENTILATION, project

from firedamp.science.errors import InputError
from firedamp.science.reductions.evaluating import evaluated
from firedamp.science.reductions.monthly import Stretch, joined, monthly, plans_of, summed
from firedamp.science.reductions.progress import Hours, Plan, achieved

START = datetime(2027, 1, 31, 12, tzinfo=UTC)
PLAN = Plan(flow_m3_min=50, ch4_percent=40, availability=0.9, destruction_efficiency=0.98)
PLANS = {2027: PLAN, 2028: PLAN}
READING = st.tuples(st.floats(1, 200), st.none() | st.floats(0, 100), st.sampled_from([True, False, None]))


def stretch(start: datetime, readings: list[Any]) -> Stretch:
    return Stretch(start, Hours(*map(list, zip(*readings, strict=True))))


@given(st.lists(READING, min_size=1, max_size=60).filter(lambda rows: any(row[1] is not None for row in rows)))
def test_the_months_add_up_to_the_whole(readings: list[Any]) -> None:
    found = summed(list(monthly([stretch(START, readings)], PLANS, 0.97, AR5.basis).values()))
    whole = achieved(stretch(START, readings).hours, PLAN, 0.97, AR5.basis)
    assert found.hours == whole.hours
    assert found.reduction_t == pytest.approx(whole.reduction_t)
    assert found.planned_reduction_t == pytest.approx(whole.planned_reduction_t)
    assert found.hours_substituted == whole.hours_substituted
    difference = found.reduction_t - found.planned_reduction_t
    assert sum(found.by_cause_t.values()) == pytest.approx(difference, abs=1e-6 * found.planned_reduction_t)


def test_hours_fall_into_the_months_in_which_they_begin() -> None:
    found = monthly([stretch(START, [(50, 40, True)] * 24)], PLANS, 0.98, AR5.basis)
    assert {month: each.hours for month, each in found.items()} == {"2027-01": 12, "2027-02": 12}


def test_a_gap_is_filled_from_the_next_file_and_the_next_month() -> None:
    first = stretch(START, [(50, 30, True)] * 11 + [(50, None, True)])
    second = stretch(START + timedelta(hours=12), [(50, 50, True)] * 12)
    found = monthly([second, first], PLANS, 0.98, AR5.basis)
    filled = monthly([stretch(START, [(50, 30, True)] * 11 + [(50, 40, True)])], PLANS, 0.98, AR5.basis)
    assert found["2027-01"].methane_m3 == pytest.approx(filled["2027-01"].methane_m3)
    assert (found["2027-01"].hours_substituted, found["2027-01"].hours_unregulated) == (1, 0)


def test_what_lies_between_two_files_was_not_measured() -> None:
    later = stretch(START + timedelta(days=40), [(50, 40, True)])
    found = monthly([stretch(START, [(50, 40, True)]), later], PLANS, 0.98, AR5.basis)
    assert [each.hours for each in found.values()] == [1, 1]


def test_an_hour_is_measured_once() -> None:
    with pytest.raises(InputError) as caught:
        joined([stretch(START, [(50, 40, True)] * 3), stretch(START + timedelta(hours=2), [(50, 40, True)])])
    assert caught.value.problems[0].rule == "hours_twice"


def test_an_hour_outside_the_plan_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        monthly([stretch(START, [(50, 40, True)])], {2028: PLAN}, 0.98, AR5.basis)
    assert caught.value.problems[0].rule == "outside_plan"


@pytest.mark.parametrize(
    "changes",
    [
        {"technology": "flare_enclosed", "ramp": [0.5], "units": 1},
        {"technology": "flare_enclosed", "baseline_utilised_share": 0.4},
        {"technology": "gas_engine", "claim_displaced": True},
        {"technology": "gas_engine", "own_fuel_co2_t_per_year": 300, "ramp": [0.5, 0.8]},
        {"technology": "vam_rto", "stream": VENTILATION},
    ],
)
def test_a_year_that_goes_as_planned_achieves_what_the_project_promises(changes: dict[str, Any]) -> None:
    """By the same formulas: what was utilised before is not credited again, own electricity and fuel are taken off."""
    stream = {"kind": "drainage", "flow_m3_min": 150, "ch4_percent": 40, "decline_per_year": 0.1}
    found = evaluated(project("planned", **{"stream": stream, **changes}), AR5).outcome
    plans = plans_of(found, AR5)
    for place, year in enumerate((2027, 2028)):
        plan, hours = plans[year], (366 if year == 2028 else 365) * 24
        running = [number < hours * plan.availability for number in range(hours)]
        assert plan.availability * hours == pytest.approx(sum(running), abs=1)
        factors = (plan.flow_m3_min, plan.ch4_percent / 100, *[plan.availability] * 2, plan.destruction_efficiency)
        tonnes = plan.reduction_t(factors, hours, AR5.basis)
        assert tonnes == pytest.approx(float(found.balance.reduction_t[place]))
        year_of = Hours([plan.flow_m3_min] * hours, [plan.ch4_percent] * hours, running)
        measured = achieved(year_of, plan, plan.destruction_efficiency, AR5.basis)
        assert measured.planned_reduction_t == pytest.approx(tonnes)
        assert measured.reduction_t == pytest.approx(tonnes, rel=2 / hours / plan.availability)


def test_a_plan_is_of_what_the_units_carry() -> None:
    stream = {"kind": "drainage", "flow_m3_min": 150, "ch4_percent": 40}
    found = evaluated(project("flare", technology="flare_enclosed", units=1, stream=stream), AR5).outcome
    plan = plans_of(found, AR5)[2027]
    assert (plan.flow_m3_min, plan.most_flow_m3_min) == (pytest.approx(100), 100)


def test_hours_above_what_the_units_carry_are_counted() -> None:
    found = evaluated(project("engine", technology="gas_engine", units=1), AR5).outcome
    plan = plans_of(found, AR5)[2027]
    one_engine = plan.most_methane_m3_min or 0.0
    assert one_engine * 60 * 0.668e-3 * 50 * 1000 / 3600 * 0.4 == pytest.approx(1, rel=0.02)  # MW
    flows = [one_engine / 0.4, 1.09 * one_engine / 0.4, 1.2 * one_engine / 0.4]
    assert achieved(Hours(flows, [40] * 3, [True] * 3), plan, 1.0, AR5.basis).hours_above_capacity == 1
    assert achieved(Hours(flows, [40] * 3, [False] * 3), plan, 1.0, AR5.basis).hours_above_capacity == 0


@pytest.mark.parametrize(
    ("kind", "ch4", "unsafe"),
    [("drainage", [30, 29.9, 15, 12, 4], 4), ("ventilation", [0.4, 1.0, 1.1, 8], 2)],
)
def test_an_hour_of_an_unsafe_mixture_is_not_credited(kind: str, ch4: list[float], unsafe: int) -> None:
    planned = (
        project("flare", technology="flare_enclosed")
        if kind == "drainage"
        else project("rto", technology="vam_rto", stream=VENTILATION)
    )
    plan = plans_of(evaluated(planned, AR5).outcome, AR5)[2027]
    found = achieved(Hours([50] * len(ch4), ch4, [True] * len(ch4)), plan, 0.98, AR5.basis)
    safe = achieved(Hours([50] * len(ch4), ch4, [each in ch4[: len(ch4) - unsafe] for each in ch4]), plan, 0.98,
                    AR5.basis)  # fmt: skip
    assert (found.hours_unsafe, found.hours_without_flame) == (unsafe, unsafe)
    assert found.reduction_t == pytest.approx(safe.reduction_t)
