"""Month by month: months add up to the whole, gaps are filled across them, hours twice or unplanned are refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.science.reductions.example import AR5, project

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


def test_the_plan_of_a_year_makes_that_year_s_reduction() -> None:
    """A whole year that goes as planned achieves what the project's evaluation says, but for own electricity."""
    stream = {"kind": "drainage", "flow_m3_min": 150, "ch4_percent": 40, "decline_per_year": 0.1}
    planned = project("flare", technology="flare_enclosed", ramp=[0.5], units=1, prices={}, stream=stream)
    found = evaluated(planned, AR5).outcome
    plans = plans_of(found)
    for place, year in enumerate((2027, 2028)):
        plan = plans[year]
        hours = int(found.project.stream.flow_m3_min and (366 if year == 2028 else 365) * 24)
        factors = plan.flow_m3_min * plan.ch4_percent / 100 * plan.availability * plan.destruction_efficiency
        tonnes = factors * hours * 60 * AR5.basis.tonnes_per_m3 * (AR5.basis.gwp_ch4 - AR5.basis.co2_per_ch4)
        own = float(found.own_co2_t[place])
        assert tonnes - own == pytest.approx(float(found.balance.reduction_t[place]))
    assert plans[2027].flow_m3_min == pytest.approx(100)  # what one unit carries of 150
