"""Several projects on one stream: nobody receives what is not there, and nothing is counted twice."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.reductions.example import AR5, DRAINAGE, oxidiser, project, record

from firedamp.science.errors import InputError
from firedamp.science.reductions.evaluating import evaluated
from firedamp.science.reductions.reading import project_of
from firedamp.science.reductions.sharing import supplies_of, together
from firedamp.science.reductions.streams import methane_m3, minutes_of, plan_of_coal

SHARE = st.floats(0, 1)
ONE = st.fixed_dictionaries(
    {
        "technology": st.sampled_from(["gas_engine", "flare_enclosed", "boiler", "enrichment_pipeline"]),
        "availability": SHARE,
        "ramp": st.lists(SHARE, max_size=4),
        "start_year": st.integers(2027, 2031),
        "lifetime_years": st.integers(1, 8),
        "order": st.integers(0, 3),
        "units": st.one_of(st.none(), st.integers(1, 4)),
    }
)


def built(records: list[dict[str, Any]]) -> Any:
    projects = [project_of(each) for each in records]
    supplies = supplies_of(projects)
    return projects, supplies, together(projects, supplies, AR5.limit, AR5.basis)


@settings(deadline=None)
@given(st.lists(ONE, min_size=1, max_size=4), st.floats(1, 300), st.floats(30, 100), st.floats(0, 0.3))
def test_what_projects_receive_never_exceeds_the_stream(
    ones: list[dict[str, Any]], flow: float, ch4_percent: float, decline: float
) -> None:
    stream = {"kind": "drainage", "flow_m3_min": flow, "ch4_percent": ch4_percent, "decline_per_year": decline}
    projects, supplies, found = built([record(f"p{place}", stream=stream, **one) for place, one in enumerate(ones)])
    supply = supplies[projects[0].stream_key]
    there = supply.flow_m3_min * supply.ch4_percent / 100 * supply.minutes
    received = np.zeros_like(there)
    for each in projects:
        begin = each.start_year - supply.first_year
        received[begin : begin + each.lifetime_years] += found[each.id].received_m3
        assert (found[each.id].received_m3 >= 0).all()
    assert (received <= there * (1 + 1e-9)).all()


@settings(deadline=None)
@given(ONE, st.floats(30, 100))
def test_a_reduction_is_never_more_than_what_would_have_been_vented(one: dict[str, Any], ch4_percent: float) -> None:
    _, _, found = built([record(stream={**DRAINAGE, "ch4_percent": ch4_percent}, **one)])
    outcome = found["example-1"]
    assert (outcome.balance.reduction_t <= outcome.balance.baseline_t).all()
    vented = outcome.stream_m3 * AR5.basis.tonnes_per_m3 * AR5.gwp.ch4
    assert (outcome.balance.baseline_t <= vented * (1 + 1e-9)).all()


def test_the_second_draws_what_the_first_left() -> None:
    flare = {"technology": "flare_enclosed", "availability": 0.9}
    _, _, found = built([record("a", order=1, **flare), record("b", order=2, **{**flare, "availability": 0.93})])
    stream = found["a"].stream_m3
    assert found["a"].received_m3 == pytest.approx(0.9 * stream)
    assert found["b"].received_m3 == pytest.approx(0.1 * stream)


def test_a_project_starts_its_ramp_with_its_own_year_and_runs_fully_after_it() -> None:
    outcome = built([record(availability=0.8, ramp=[0.25, 0.5])])[2]["example-1"]
    assert (outcome.received_m3 / outcome.stream_m3)[:3] == pytest.approx([0.2, 0.4, 0.8])


def test_the_methane_of_a_leap_year_is_that_of_366_days() -> None:
    outcome = built([record()])[2]["example-1"]
    assert outcome.stream_m3[:2] == pytest.approx([20 * 525_600, 20 * 527_040])  # 2027, 2028


def test_a_stream_declines_and_follows_its_plan() -> None:
    plan = [{"year": 2029, "flow_m3_min": 80, "ch4_percent": 35}]
    outcome = built([record(stream={**DRAINAGE, "decline_per_year": 0.1, "plan": plan})])[2]["example-1"]
    minutes = np.array([525_600, 527_040, 525_600, 525_600])
    assert outcome.stream_m3[:4] / minutes == pytest.approx([20, 18, 28, 25.2])


def test_units_that_are_too_few_take_only_what_they_carry() -> None:
    whole, one = (built([record(units=units)])[2]["example-1"] for units in (None, 1))
    power_kw = 20 * 0.668 * 50.01 * 1000 / 60 * 0.4
    assert whole.units == int(np.ceil(power_kw / 1000)) == 5
    assert one.received_m3 / whole.received_m3 == pytest.approx(np.full(10, 1000 / power_kw))


def test_drainage_lowers_the_ventilation_methane_of_its_mine_alone() -> None:
    drain = record("d", affects=0.2)
    alone = built([oxidiser("v")])[2]["v"]
    beside = built([drain, oxidiser("v"), oxidiser("w", mine="another example")])[2]
    assert beside["v"].stream_m3 == pytest.approx(0.8 * alone.stream_m3)
    assert beside["w"].stream_m3 == pytest.approx(alone.stream_m3)


def test_one_stream_with_two_sets_of_numbers_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        supplies_of([project("a"), project("b", stream={**DRAINAGE, "flow_m3_min": 51})])
    assert refused.value.problems[0].rule == "stream_differs"


def test_streams_of_one_kind_are_told_apart_by_their_ids() -> None:
    other = {**DRAINAGE, "flow_m3_min": 51, "id": "second"}
    assert len(supplies_of([project("a"), project("b", stream=other)])) == 2


def test_what_would_have_been_utilised_anyway_is_no_reduction() -> None:
    whole, part = (built([record(baseline_utilised_share=share)])[2]["example-1"] for share in (None, 0.3))
    assert part.balance.baseline_t == pytest.approx(0.7 * whole.balance.baseline_t)


def test_an_inventory_counts_the_co2_of_a_fuel_elsewhere_and_that_of_a_flare_here() -> None:
    engine = built([record()])[2]["example-1"]
    flare = built([record(technology="flare_enclosed", prices={})])[2]["example-1"]
    for outcome, here in ((engine, 0.0), (flare, flare.balance.co2_formed_t)):
        tonnes = outcome.balance
        fugitive = tonnes.baseline_t - tonnes.methane_slip_t * AR5.gwp.ch4 - here
        assert outcome.fugitive_reduction_t == pytest.approx(fugitive)


def test_a_stream_follows_the_plan_of_coal() -> None:
    plan = plan_of_coal({2028: 1e6, 2027: 2e6}, relative_abundance_m3_t=10, share=0.4, ch4_percent=40)
    assert [each.year for each in plan] == [2027, 2028]
    methane = [methane_m3(each.flow_m3_min, each.ch4_percent, minutes_of(each.year)) for each in plan]
    assert methane == pytest.approx([8e6, 4e6])


@pytest.mark.parametrize(("share", "ch4_percent"), [(-0.1, 40), (1.1, 40), (0.4, 0), (0.4, 101)])
def test_a_plan_of_coal_with_no_share_or_concentration_is_refused(share: float, ch4_percent: float) -> None:
    with pytest.raises(InputError):
        plan_of_coal({2027: 1e6}, 10, share, ch4_percent)


def test_own_fuel_is_counted_by_the_share_of_the_year_in_which_the_project_runs() -> None:
    plain = evaluated(project(availability=0.8), AR5).outcome
    fuelled = evaluated(project(availability=0.8, own_fuel_co2_t_per_year=100), AR5).outcome
    assert plain.balance.reduction_t - fuelled.balance.reduction_t == pytest.approx([80.0] * 10)
    assert plain.fugitive_reduction_t == pytest.approx(fuelled.fugitive_reduction_t)  # an inventory has fuel elsewhere


def test_displaced_heat_counts_where_it_is_claimed_alone() -> None:
    claimed = evaluated(project(claim_displaced=True, heat_factor_t_gj=0.06), AR5).outcome
    without = evaluated(project(claim_displaced=True), AR5).outcome
    silent = evaluated(project(heat_factor_t_gj=0.06), AR5).outcome
    heat = claimed.energy.heat_gj * 0.06
    assert claimed.balance.displaced_t == pytest.approx(without.balance.displaced_t + heat)
    assert claimed.balance.reduction_t == pytest.approx(without.balance.reduction_t + heat)
    assert silent.balance.displaced_t == pytest.approx([0.0] * 10)
