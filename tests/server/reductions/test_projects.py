"""Projects over the API: evaluated, entered, changed, taken away; by whom, and what is wrong in which words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.science.reductions.example import DRAINAGE, record
from tests.server.asking import patch, post
from tests.server.people import browser_of, organisation, person

from firedamp.server.audit.models import AuditEntry
from firedamp.server.organisations.rights import Role

pytestmark = pytest.mark.django_db
AT = "/reductions/projects"


@pytest.fixture
def viewer() -> Client:
    return browser_of(person("eyes", of=organisation("mine", "ООО «Своя»"), role=Role.VIEWER))


def entered(client: Client, **said: Any) -> Any:
    answer = post(client, AT, {"name": "Факел", "record": record("flare-1", technology="flare_enclosed", **said)})
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()


def rules(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.content.decode()
    return [(each["field"], each["rule"]) for each in answer.json()["errors"]]


def test_the_catalogue_says_what_no_source_supports(anonymous: Client) -> None:
    told = anonymous.get("/api/v1/reductions/technologies").json()
    flare = next(each for each in told["items"] if each["id"] == "flare_enclosed")
    assert (flare["capex_per_unit"], flare["destruction_efficiency"], flare["status"]) == (None, 0.98, "to_confirm")
    assert told["limits"][0]["id"] == "drainage.utilisation"
    assert told["explosive_range_percent"] == {"low": 5, "high": 15}


def test_a_pump_at_thirty_percent_is_the_presentation_s_figure(anonymous: Client) -> None:
    query = {"kind": "drainage", "flow_m3_min": "50", "ch4_percent": "30", "year": "2026"}
    told = anonymous.get("/api/v1/reductions/fits", query).json()
    assert told["methane_m3_per_year"] == 7_884_000
    fits = {each["id"]: each["fits"] for each in told["items"]}
    assert (fits["flare_enclosed"], fits["vam_rto"]) == (True, False)


def test_an_explosive_stream_is_a_fault_in_words(anonymous: Client) -> None:
    query = {"kind": "drainage", "flow_m3_min": "50", "ch4_percent": "10", "year": "2026", "lang": "ru"}
    told = anonymous.get("/api/v1/reductions/fits", query).json()
    assert [each["rule"] for each in told["faults"]] == ["explosive_mixture", "below_permitted"]
    assert "взрыв" in told["faults"][0]["message"].lower()
    assert not any(each["fits"] for each in told["items"] if each["id"] == "flare_enclosed")


def test_anybody_evaluates_a_project_and_nothing_is_kept(anonymous: Client) -> None:
    body = {"project": record(), "spreads": {"flow": 10, "electricity_per_mwh": 30}, "draws": 500}
    told = post(anonymous, "/reductions/evaluations", body).json()
    assert told["economics"]["npv"] == pytest.approx(told["economics"]["npv"])
    assert len(told["years"]) == 10
    assert told["uncertainty"]["npv"]["low"] < told["economics"]["npv"] < told["uncertainty"]["npv"]["high"]
    assert told["sensitivity"]
    assert anonymous.get("/api/v1/reductions/projects", {"set": "own"}).json()["total"] == 0


def test_an_unsafe_plan_has_no_money(anonymous: Client) -> None:
    lean = {"kind": "drainage", "flow_m3_min": 50, "ch4_percent": 12}
    told = post(anonymous, "/reductions/evaluations", {"project": record(stream=lean)}).json()
    assert told["economics"] is None
    assert told["totals"]["cash_flow"] is None
    assert told["uncertainty"] is None
    assert "explosive_mixture" in [each["rule"] for each in told["faults"]]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"capex": None}, ("project.capex", "missing")),
        ({"capex": -1}, ("project.capex", "below_minimum")),
        ({"technology": "fusion"}, ("project.technology", "not_a_choice")),
        ({"stream": {**DRAINAGE, "flow_m3_min": -5}}, ("project.stream.flow_m3_min", "not_above_minimum")),
        ({"grid_factor_t_mwh": None}, ("project.grid_factor_t_mwh", "missing")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_project_is_named(anonymous: Client, changes: dict[str, Any], expected: Any) -> None:
    assert expected in rules(post(anonymous, "/reductions/evaluations", {"project": record(**changes)}))


def test_a_spread_that_is_none_is_named(anonymous: Client) -> None:
    body = {"project": record(), "spreads": {"wind": 10}}
    assert rules(post(anonymous, "/reductions/evaluations", body)) == [("wind", "unknown_uncertainty")]


def test_a_project_is_entered_read_and_logged(engineer: Client) -> None:
    made = entered(engineer)
    assert (made["set"], made["synthetic"], made["may_change"], made["version"]) == ("own", False, True, 1)
    assert made["result"]["reduction_t_per_year"] > 0
    assert engineer.get(f"/api/v1{AT}/{made['id']}").json() == made
    assert engineer.get(f"/api/v1{AT}", {"set": "own"}).json()["total"] == 1
    assert AuditEntry.objects.get(action="reduction.create").subject_id == made["id"]


def test_an_id_is_there_once_in_an_organisation(engineer: Client) -> None:
    entered(engineer)
    again = post(engineer, AT, {"record": record("flare-1")})
    assert rules(again) == [("record.id", "project_twice")]


def test_a_mine_that_is_made_up_is_not_mixed_with_real_ones(engineer: Client) -> None:
    assert rules(post(engineer, AT, {"record": record(mine="DEMO-M02")})) == [("record.mine", "synthetic_mine")]


def test_a_mine_of_the_tables_is_known(engineer: Client) -> None:
    made = entered(engineer, mine="M0836")
    assert made["mine"]["id"] == "M0836"
    assert made["mine"]["latitude"]


def test_a_change_is_of_the_version_that_was_seen(engineer: Client) -> None:
    at = f"{AT}/{entered(engineer)['id']}"
    changed = patch(engineer, at, {"version": 1, "record": record("flare-1", capex=2000)})
    assert (changed.json()["version"], changed.json()["record"]["capex"]) == (2, 2000)
    assert patch(engineer, at, {"version": 1, "name": "Другой"}).status_code == 412
    assert patch(engineer, at, {"version": 2, "record": record("flare-1", capex=-1)}).status_code == 422
    assert engineer.get(f"/api/v1{at}").json()["record"]["capex"] == 2000
    assert '"capex": 2000' in AuditEntry.objects.get(action="reduction.change").details


def test_a_viewer_reads_and_changes_nothing(engineer: Client, viewer: Client) -> None:
    at = f"{AT}/{entered(engineer)['id']}"
    assert viewer.get(f"/api/v1{at}").json()["may_change"] is False
    assert patch(viewer, at, {"version": 1, "name": "Другой"}).status_code == 403
    assert viewer.delete(f"/api/v1{at}").status_code == 403
    assert post(viewer, AT, {"record": record()}).status_code == 403
    assert post(Client(), AT, {"record": record()}).status_code == 401


def test_a_project_is_taken_away(engineer: Client) -> None:
    at = f"/api/v1{AT}/{entered(engineer)['id']}"
    assert engineer.delete(at).status_code == 204
    assert engineer.get(at).status_code == 404
    assert AuditEntry.objects.filter(action="reduction.delete").count() == 1


def test_the_example_is_synthetic_for_all_to_read_and_for_nobody_to_change(anonymous: Client, engineer: Client) -> None:
    shown = anonymous.get(f"/api/v1{AT}", {"set": "example", "limit": "500"}).json()["items"]
    assert len(shown) > 50
    assert all(each["synthetic"] and each["organisation"] is None and not each["may_change"] for each in shown)
    assert all(each["mine"] and each["attribution"]["en"].startswith("Synthetic") for each in shown)
    assert any(each["result"]["faults"] for each in shown)  # some drainage is below what is permitted
    at = f"{AT}/{shown[0]['id']}"
    assert patch(engineer, at, {"version": 1, "name": "Другой"}).status_code == 403
    assert engineer.delete(f"/api/v1{at}").status_code == 403


def test_a_mine_tells_of_the_projects_that_name_it(anonymous: Client) -> None:
    (mine,) = anonymous.get(
        "/api/v1/reference/mines", {"basin": "demonstration", "filter": "mine_id:eq:DEMO-M99"}
    ).json()["items"]
    found = anonymous.get(f"/api/v1/reference/mines/{mine['id']}/dependents").json()["items"]
    (shown,) = [each for each in found if each["title"]["en"] == "Projects that cut methane"]
    assert (shown["count"], shown["forbids"], shown["goes"]) == (3, True, False)


def test_only_a_project_with_measured_hours_says_so(anonymous: Client) -> None:
    shown = anonymous.get(f"/api/v1{AT}", {"set": "example", "limit": "500"}).json()["items"]
    assert [each["measured_files"] for each in shown if each["measured_files"]] == [1]


def test_more_methane_than_the_inventory_knows_of_a_mine_is_not_priced(anonymous: Client) -> None:
    """Of Raspadskaya (M0836) the inventory knows some 91,000 t of methane, 173,000 t at most."""
    cases = ((150, [], []), (900, [], ["above_inventory"]), (300_000, ["above_inventory_range"], []))
    for flow, faults, warnings in cases:
        stream = {"kind": "drainage", "flow_m3_min": flow, "ch4_percent": 40}
        said = record(mine="M0836", technology="flare_enclosed", stream=stream, units=1, prices={})
        told = post(anonymous, "/reductions/evaluations", {"project": said}).json()
        assert [each["rule"] for each in told["faults"]] == faults, flow
        assert [each["rule"] for each in told["warnings"] if each["rule"].startswith("above_inv")] == warnings
        assert (told["economics"] is None) == bool(faults)


def test_the_methods_of_crediting_say_what_to_measure_and_can_be_evaluated(anonymous: Client) -> None:
    items = anonymous.get("/api/v1/reductions/crediting").json()["items"]
    methods = {each["sheet"]["id"]: each for each in items}
    assert set(methods) == {"acm0008.project", "epa.ff.net"}
    assert {"flow", "ch4_percent", "flame"} <= {each["id"] for each in methods["acm0008.project"]["monitoring"]}
    assert methods["acm0008.project"]["efficiencies"][0]["value"] == 0.995
    devices = [{"methane_t": 1000, "destruction_efficiency": 0.995}]
    inputs = {"devices": devices, "baseline_methane_t": 0, "electricity_used": 0, "grid_factor": 0.4}
    told = post(anonymous, "/reductions/crediting/acm0008.project/evaluate", {"inputs": inputs, "draws": 100}).json()
    assert told["outputs"]["reduction_co2e_t"] == pytest.approx(1000 * 0.995 * (28 - 2.75))
    assert post(anonymous, "/reductions/crediting/mine.relative/evaluate", {"inputs": {}}).status_code == 404
