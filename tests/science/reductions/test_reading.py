"""What a file of a project must be: the published schema and what it cannot say, every fault by its field."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.reductions.example import DRAINAGE, oxidiser, record

from firedamp.science.errors import InputError
from firedamp.science.reductions.reading import portfolio_of, project_of
from firedamp.science.reductions.schema_check import schema, schema_faults
from firedamp.science.reductions.streams import by_year, methane_m3

OWN = {"stream": "drainage", "destruction_efficiency": 0.9, "availability": 0.8, "lifetime_years": 5}


def refused(value: Any, read: Any = project_of) -> set[tuple[str, str]]:
    with pytest.raises(InputError) as error:
        read(value)
    return {(problem.field, problem.rule) for problem in error.value.problems}


@pytest.mark.parametrize("name", ["project", "portfolio"])
def test_a_published_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"capex": -1}, "capex", "below_minimum"),
    ({"capex": "1 000"}, "capex", "not_a_number"),
    ({"capex": float("inf")}, "capex", "not_finite"),
    ({"availability": 1.2}, "availability", "above_maximum"),
    ({"technology": "perpetuum"}, "technology", "not_a_choice"),
    ({"technology": "vacuum_pump_vvn50"}, "technology", "not_a_choice"),
    ({"technology": 5}, "technology", "not_a_text"),
    ({"technology": {**OWN, "destruction_efficiency": 2}}, "technology.destruction_efficiency", "above_maximum"),
    ({"technology": {"stream": "drainage", "destruction_efficiency": 0.9}}, "availability", "missing"),
    ({"technology": {**OWN, "unit_size": 5}}, "technology.unit_size_unit", "missing"),
    ({"technology": {**OWN, "unit_size": 5, "unit_size_unit": "kW_electric"}}, "technology.electrical_efficiency",
     "missing"),
    ({"stream": {**DRAINAGE, "kind": "river"}}, "stream.kind", "not_a_choice"),
    ({"stream": {**DRAINAGE, "ch4_percent": 130}}, "stream.ch4_percent", "above_maximum"),
    ({"stream": {**DRAINAGE, "decline_per_year": 1}}, "stream.decline_per_year", "not_below_maximum"),
    ({"stream": {"kind": "drainage", "ch4_percent": 40}}, "stream.flow_m3_min", "missing"),
    ({"stream": {**DRAINAGE, "plan": [{"year": 2030, "flow_m3_min": 1, "ch4_percent": 40}] * 2}},
     "stream.plan[1].year", "plan_year_twice"),
    ({"ramp": [0.5, 2]}, "ramp[1]", "above_maximum"),
    ({"ramp": 0.5}, "ramp", "not_a_list"),
    ({"units": 1.5}, "units", "not_an_integer"),
    ({"start_year": 2027.5}, "start_year", "not_an_integer"),
    ({"lifetime_years": 0}, "lifetime_years", "below_minimum"),
    ({"discount_rate": -1}, "discount_rate", "below_minimum"),
    ({"claim_displaced": "yes"}, "claim_displaced", "not_a_boolean"),
    ({"grid_factor_t_mwh": None}, "grid_factor_t_mwh", "missing"),
    ({"prices": {"power": 5}}, "prices.power", "unknown_input"),
    ({"capexx": 5}, "capexx", "unknown_input"),
    ({"mine": ""}, "mine", "missing"),
    ({"organisation": None}, "organisation", "missing"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "rule"), BAD)
def test_a_bad_project_is_refused_by_its_field_and_rule(changes: dict[str, Any], field: str, rule: str) -> None:
    assert (field, rule) in refused(record(**changes))


@pytest.mark.parametrize("value", [None, [], "project", 5, {}])
def test_what_is_no_project_is_refused(value: Any) -> None:
    assert refused(value)


def test_ventilation_does_not_affect_ventilation() -> None:
    assert refused(oxidiser(affects=0.1)) == {("affects", "affects_of_ventilation")}


def test_every_fault_is_said_at_once() -> None:
    assert len(refused(record(capex=-1, availability=2, units=0))) == 3


def test_null_is_left_out() -> None:
    assert project_of({**record(), "units": None, "alternative_group": None, "availability": None}).availability == 0.9


def test_own_figures_stand_for_a_row_of_the_catalogue() -> None:
    found = project_of(record(technology=OWN, lifetime_years=None))
    assert (found.availability, found.lifetime_years, found.technology.status) == (0.8, 5, "user")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3000) | st.floats(-2, 200) | st.sampled_from(["", "a", "drainage"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(list(record())), inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([*schema("project")["properties"], "other"]), JSON)
def test_the_check_agrees_with_a_full_implementation_of_json_schema(name: str, value: Any) -> None:
    changed = {**record(), name: value}
    assert bool(schema_faults(changed, "project")) is not jsonschema.Draft202012Validator(schema("project")).is_valid(
        changed
    )


def test_a_project_stands_in_a_portfolio_once() -> None:
    assert refused({"projects": [record("a"), record("a")]}, portfolio_of) == {("projects[1].id", "project_twice")}


def test_a_portfolio_is_of_one_money() -> None:
    other = record("b", currency="another unit", price_year=2025)
    assert refused({"projects": [record("a"), other]}, portfolio_of) == {
        ("projects[1].currency", "other_money"),
        ("projects[1].price_year", "other_money"),
    }


def test_an_empty_portfolio_is_refused() -> None:
    assert refused({"projects": []}, portfolio_of) == {("projects", "empty_list")}


def test_a_fault_in_a_portfolio_says_in_which_project() -> None:
    assert refused({"projects": [record("a"), record("b", capex=-1)]}, portfolio_of) == {
        ("projects[1].capex", "below_minimum")
    }


COAL = {"relative_abundance_m3_t": 10, "share": 0.4, "ch4_percent": 40, "first_year": 2027, "coal_output_t": [2e6, 1e6]}


def test_a_stream_may_follow_the_coal_plan() -> None:
    found = project_of(record(stream={"kind": "drainage", "decline_per_year": 0.1, "coal_plan": COAL}))
    assert [each.year for each in found.stream.plan] == [2027, 2028]
    supply = by_year(found.stream, 2027, 3)
    methane = methane_m3(supply.flow_m3_min, supply.ch4_percent, supply.minutes)
    assert methane[:2] == pytest.approx([8e6, 4e6])
    assert supply.flow_m3_min[2] == pytest.approx(supply.flow_m3_min[1] * 0.9)  # behind the plan it declines


def test_a_year_is_planned_once() -> None:
    planned = {"year": 2028, "flow_m3_min": 10, "ch4_percent": 40}
    with pytest.raises(InputError) as caught:
        project_of(record(stream={"kind": "drainage", "coal_plan": COAL, "plan": [planned]}))
    (fault,) = caught.value.problems
    assert (fault.field, fault.rule, fault.value) == ("stream.coal_plan", "plan_year_twice", 2028)


def test_a_coal_plan_that_begins_later_leaves_the_first_year_open() -> None:
    later = {**COAL, "first_year": 2030}
    with pytest.raises(InputError) as caught:
        project_of(record(stream={"kind": "drainage", "coal_plan": later}))
    assert {each.field for each in caught.value.problems} == {"stream.flow_m3_min", "stream.ch4_percent"}
