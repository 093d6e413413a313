"""Safety before price: a stream or a plan that is unsafe has no price, and a stream that does not fit is said why."""

from __future__ import annotations

from typing import Any

import pytest
from tests.science.reductions.example import AR5, DRAINAGE, VENTILATION, oxidiser, project, record

from firedamp.science.errors import InputError
from firedamp.science.limits import limits
from firedamp.science.reductions.evaluating import Terms, evaluated
from firedamp.science.reductions.fitting import fits
from firedamp.science.reductions.reading import project_of
from firedamp.science.reductions.safety import mixing_faults, permitted_limit
from firedamp.science.reductions.technologies import technologies
from firedamp.science.reductions.telling import evaluation_told, warnings_of


def rules(**changes: Any) -> set[str]:
    return {fault.rule for fault in evaluated(project_of(record(**changes)), AR5).faults}


@pytest.mark.parametrize(
    ("stream", "technology", "expected"),
    [
        ({**DRAINAGE, "ch4_percent": 30}, "gas_engine", set()),
        ({**DRAINAGE, "ch4_percent": 29.9}, "gas_engine", {"below_permitted"}),
        ({**DRAINAGE, "ch4_percent": 12}, "gas_engine", {"explosive_mixture", "below_permitted"}),
        ({**VENTILATION, "ch4_percent": 1.0}, "vam_rto", set()),
        ({**VENTILATION, "ch4_percent": 1.1}, "vam_rto", {"ventilation_alarm"}),
        (DRAINAGE, "vam_rto", {"passes_explosive_range"}),
        (VENTILATION, "gas_engine", {"passes_explosive_range"}),
        ({**VENTILATION, "ch4_percent": 0.1}, "vam_rto", {"never_runs", "below_technology"}),
        ({**DRAINAGE, "ch4_percent": 35}, "enrichment_pipeline", {"never_runs", "below_technology"}),
        ({**DRAINAGE, "flow_m3_min": 3, "ch4_percent": 30}, "gas_engine", {"never_runs", "part_load_too_low"}),
    ],
)
def test_a_plan_is_judged_before_it_is_priced(stream: dict[str, Any], technology: str, expected: set[str]) -> None:
    assert rules(stream=stream, technology=technology) == expected


def test_a_plan_with_a_fault_has_no_money_in_its_answer() -> None:
    told = evaluation_told(evaluated(project(stream={**DRAINAGE, "ch4_percent": 20}), AR5), AR5)
    assert told["economics"] is None
    assert {each["cash_flow"] for each in told["years"]} == {None}
    assert told["totals"]["capex"] is None


def test_one_unsafe_year_of_the_plan_is_enough_and_is_named() -> None:
    plan = [{"year": 2030, "flow_m3_min": 50, "ch4_percent": 14}]
    faults = evaluated(project(stream={**DRAINAGE, "plan": plan}), AR5).faults
    assert {fault.params["of_year"] for fault in faults} == {2030}


def test_the_permitted_concentration_is_a_record_that_can_be_another() -> None:
    assert (permitted_limit().value, permitted_limit().status) == (30, "to_confirm")
    russian = Terms(AR5.gwp, permitted_limit("ru.drainage.utilisation"))
    low = project(stream={**DRAINAGE, "ch4_percent": 27})
    assert evaluated(low, AR5).faults
    assert not evaluated(low, russian).faults


def test_a_record_that_is_no_longer_in_force_is_refused() -> None:
    old = Terms(AR5.gwp, permitted_limit("cn.drainage.utilisation.until_2026"))
    with pytest.raises(InputError) as refused:
        evaluated(project(), old)
    assert (refused.value.problems[0].rule, refused.value.problems[0].params) == (
        "limit_not_in_force", {"of_year": 2027},
    )  # fmt: skip


def test_only_limits_of_drainage_mixtures_are_permitted_concentrations() -> None:
    with pytest.raises(InputError) as refused:
        permitted_limit("ru.ch4.intake")
    assert "ru.drainage.utilisation" in refused.value.problems[0].params["choices"]
    assert any(each.id == "ru.ch4.intake" for each in limits())


@pytest.mark.parametrize(("begin", "end", "fault"), [(35, 1, True), (0.5, 4, False), (4, 20, True), (16, 40, False)])
def test_a_mixture_may_not_pass_through_the_explosive_range(begin: float, end: float, fault: bool) -> None:
    assert bool(list(mixing_faults(begin, end))) is fault
    assert bool(list(mixing_faults(end, begin))) is fault
    assert not list(mixing_faults(begin, end, designed_mixer=True))


def of_stream(stream: dict[str, Any]) -> dict[str, Any]:
    found = fits(
        stream["kind"], stream["flow_m3_min"], stream["ch4_percent"], year=2027, limit=AR5.limit, basis=AR5.basis
    )
    return {each.technology.id: each for each in found}


def test_every_technology_fits_a_stream_or_says_why_not() -> None:
    found = of_stream(DRAINAGE)
    assert list(found) == list(technologies())
    assert {name for name, each in found.items() if not each.fits} == {"vam_rto", "lng_cng"}
    assert [reason.rule for reason in found["lng_cng"].reasons] == ["below_technology"]
    assert found["gas_engine"].units == 5


def test_wells_and_pumps_draw_what_may_not_be_utilised() -> None:
    found = of_stream({**DRAINAGE, "ch4_percent": 20})
    fitting = {name for name, each in found.items() if each.fits}
    assert fitting == {"drainage_goaf", "drainage_in_mine", "vacuum_pump_vvn50"}


def test_an_oxidiser_is_split_into_whole_units() -> None:
    assert of_stream(VENTILATION)["vam_rto"].units == 5  # 9,000 m³/min by units of 2,000
    assert evaluated(project_of(oxidiser()), AR5).outcome.units == 5


def test_an_empty_cell_of_the_catalogue_is_unknown() -> None:
    assert {each.capex_per_unit for each in technologies().values()} == {None}
    assert technologies()["drainage_goaf"].destruction_efficiency is None


def test_lean_ventilation_air_is_used_with_a_warning() -> None:
    lean = evaluated(project_of(oxidiser(stream={**VENTILATION, "ch4_percent": 0.3})), AR5)
    assert lean.priced
    assert "below_recommended" in {warning.rule for warning in warnings_of(lean)}
