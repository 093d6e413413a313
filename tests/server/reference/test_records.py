"""Records of reference tables: found, made, changed, deleted, restored; two people on one record lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.server.asking import delete, patch, post

from firedamp.datapackages import package
from firedamp.server.mines.models import CoalOutput

Get = Callable[..., Any]
ABUNDANCE = {
    "mine": "Распадская",
    "year": 2020,
    "absolute_abundance_m3_min": 120.5,
    "relative_abundance_m3_t": 14.2,
    "quality": "measured",
    "source": "Gas survey 2020, sheet 3",
    "confirmation": "confirmed",
}


def made(client: Client, table: str = "methane_abundance", **changes: Any) -> dict[str, Any]:
    response = post(client, f"/reference/{table}", {"values": {**ABUNDANCE, **changes}})
    assert response.status_code == 201, response.content.decode()
    record: dict[str, Any] = response.json()
    return record


def rules(response: Any) -> dict[str, str]:
    return {each["field"]: each["rule"] for each in response.json()["errors"]}


def test_the_tables_are_listed_with_their_counts(get: Get) -> None:
    counts = {each["id"]: each["count"] for each in get("/reference")["items"]}
    assert counts["mines"] == 109
    assert counts["coal_output"] == 86
    assert counts["emission_factors"] == 32
    assert len(counts) == 14


def test_a_schema_tells_what_a_form_needs(get: Get) -> None:
    schema = get("/reference/methane_abundance/schema")
    columns = {column["name"]: column for column in schema["columns"]}
    assert columns["absolute_abundance_m3_min"]["unit"] == "m3/min"
    assert columns["mine"]["table"] == "mines"
    assert {choice["value"] for choice in columns["quality"]["choices"]} >= {"measured", "synthetic"}
    assert all(column["help"]["ru"] for column in schema["columns"])


def test_a_record_of_a_package_tells_where_it_came_from(get: Get) -> None:
    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    assert record["values"]["output_t"] == 4_700_000
    assert record["values"]["mine"]["name"]["ru"] == "шахта Распадская"
    assert record["values"]["document"]["id"] == "gem.gcmt.2026-05"
    assert record["package"] == "kuzbass"
    assert not record["edited"]


@pytest.mark.parametrize("query", ["Распадская", "raspadskaya", "РАСПАДСКАЯ"])
def test_a_figure_is_found_by_its_mines_name_in_both_alphabets(get: Get, query: str) -> None:
    found = get("/reference/coal_output", q=query)["items"]
    assert "M0836" in {record["values"]["mine"]["id"] for record in found}


def test_filters_narrow_and_order_sorts(get: Get) -> None:
    found = get("/reference/coal_output", filter="output_t:ge:5000000", sort="-output_t")["items"]
    outputs = [record["values"]["output_t"] for record in found]
    assert outputs
    assert min(outputs) >= 5_000_000
    assert outputs == sorted(outputs, reverse=True)


@pytest.mark.parametrize("sort", ["depth_m", "-depth_m", "name_ru", "company", "-updated"])
def test_pages_by_cursor_neither_repeat_nor_skip(get: Get, sort: str) -> None:
    seen, cursor = [], None
    while True:
        page = get("/reference/mines", sort=sort, limit=20, **({"cursor": cursor} if cursor else {}))
        seen += [record["id"] for record in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == page["total"] == 109


def test_an_offset_is_a_place_in_the_same_order(get: Get) -> None:
    whole = [each["id"] for each in get("/reference/mines", sort="name_en", limit=60)["items"]]
    part = [each["id"] for each in get("/reference/mines", sort="name_en", limit=10, offset=50)["items"]]
    assert part == whole[50:]


@pytest.mark.parametrize(
    ("parameters", "rule"),
    [
        ({"sort": "nonsense"}, "unknown_column"),
        ({"filter": "nonsense:eq:1"}, "unknown_column"),
        ({"filter": "year:near:2000"}, "unknown_operator"),
        ({"filter": "year:eq:long ago"}, "bad_filter"),
        ({"filter": "output_t:eq:nan"}, "bad_filter"),
        ({"filter": "mine:eq:Nowhere"}, "unknown_record"),
        ({"basin": "nowhere"}, "unknown_id"),
        ({"cursor": "bm9uc2Vuc2U"}, "bad_cursor"),
    ],
)
def test_what_cannot_be_asked_is_said(refused: Get, parameters: dict[str, str], rule: str) -> None:
    assert refused("/reference/coal_output", 422, **parameters)["errors"][0]["rule"] == rule


def test_a_record_is_made_from_a_name_and_has_an_etag(administrator: Client) -> None:
    record = made(administrator)
    assert record["values"]["mine"]["id"] == "M0836"
    assert record["version"] == 1
    answer = administrator.get(f"/api/v1/reference/methane_abundance/{record['id']}")
    assert answer.headers["ETag"] == '"v1"'


def test_every_fault_of_a_record_is_named_at_once(administrator: Client) -> None:
    body = {"values": {"mine": "Нет такой", "year": 2031, "absolute_abundance_m3_min": -1, "depth": 3}}
    response = post(administrator, "/reference/methane_abundance", body)
    assert response.status_code == 422
    assert rules(response) == {
        "mine": "unknown_record",
        "year": "in_the_future",
        "absolute_abundance_m3_min": "below_minimum",
        "depth": "unknown_column",
        "quality": "missing",
        "source": "missing",
        "confirmation": "missing",
    }
    assert response.json()["detail"] == "; ".join(each["message"] for each in response.json()["errors"])


def test_one_of_two_figures_is_needed(administrator: Client) -> None:
    empty = {**ABUNDANCE, "absolute_abundance_m3_min": None, "relative_abundance_m3_t": None}
    response = post(administrator, "/reference/methane_abundance", {"values": empty})
    assert rules(response) == {"absolute_abundance_m3_min": "one_needed"}


def test_a_key_is_taken_once(administrator: Client) -> None:
    made(administrator)
    response = post(administrator, "/reference/methane_abundance", {"values": ABUNDANCE})
    assert rules(response) == {"year": "key_taken"}


def test_a_change_needs_the_version_that_was_seen(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    assert patch(administrator, address, {"values": {"note": "x"}}).status_code == 428
    changed = patch(administrator, address, {"values": {"absolute_abundance_m3_min": 121}}, version=1)
    assert changed.status_code == 200
    assert changed.json()["version"] == 2
    assert changed.headers["ETag"] == '"v2"'


def test_the_second_of_two_people_is_shown_the_difference_and_nothing_is_lost(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    assert patch(administrator, address, {"values": {"absolute_abundance_m3_min": 130}}, version=1).status_code == 200
    second = patch(administrator, address, {"values": {"absolute_abundance_m3_min": 140}}, version=1)
    assert second.status_code == 412
    problem = second.json()
    assert problem["current"]["version"] == 2
    assert problem["differences"] == [{"column": "absolute_abundance_m3_min", "before": 130.0, "after": 140}]
    by, last = problem["changed_by"], administrator.get("/api/v1/reference/changes").json()["items"][0]
    assert (by["user"], by["change_set"], by["at"]) == ("boss", last["id"], last["at"])
    assert administrator.get(f"/api/v1{address}").json()["values"]["absolute_abundance_m3_min"] == 130


def test_where_a_package_changed_the_record_the_second_is_told_so(administrator: Client, get: Get) -> None:
    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    CoalOutput.objects.filter(pk=record["id"]).update(version=2)  # as loading does with what nobody has edited
    address = f"/reference/coal_output/{record['id']}"
    refused = patch(administrator, address, {"values": {"output_t": 1}}, version=1).json()
    assert (refused["changed_by"]["user"], refused["changed_by"]["note"]) == (None, "kuzbass")


def test_a_bulk_change_counts_its_records_once(administrator: Client, get: Get) -> None:
    found = get("/reference/coal_output", limit=5)["items"]
    records = [{"id": each["id"], "version": each["version"]} for each in found]
    for body in ({"action": "change", "values": {"confirmation": "to_confirm"}}, {"action": "delete"}):
        with CaptureQueriesContext(connection) as queries:
            done = post(administrator, "/reference/coal_output/bulk", {**body, "records": records})
        assert done.json()["records"] == 5
        assert sum('UPDATE "reference_changeset"' in each["sql"] for each in queries) == 1
        records = [{**each, "version": each["version"] + 1} for each in records]


def test_history_tells_who_changed_what(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    patch(administrator, address, {"values": {"absolute_abundance_m3_min": 130}}, version=1)
    changed, created = administrator.get(f"/api/v1{address}/history").json()["items"]
    assert changed["changes"] == [{"column": "absolute_abundance_m3_min", "before": 120.5, "after": 130}]
    assert (changed["user"], changed["action"], created["action"]) == ("boss", "changed", "created")


def test_a_package_record_keeps_its_first_state_in_its_history(administrator: Client, get: Get) -> None:
    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    address = f"/reference/coal_output/{record['id']}"
    patch(administrator, address, {"values": {"output_t": 4_650_000, "source": "Report"}}, version=record["version"])
    changed, loaded = get(f"{address}/history")["items"]
    assert loaded["action"] == "loaded"
    assert loaded["values"]["output_t"] == 4_700_000
    assert changed["values"]["output_t"] == 4_650_000


def test_an_earlier_version_is_restored_as_a_new_one(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    patch(administrator, address, {"values": {"absolute_abundance_m3_min": 130}}, version=1)
    restored = post(administrator, f"{address}/restore", {"version": 1}).json()
    assert restored["version"] == 3
    assert restored["values"]["absolute_abundance_m3_min"] == 120.5


def test_a_deleted_record_comes_back_under_its_id(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    assert delete(administrator, address, version=1).status_code == 200
    assert administrator.get(f"/api/v1{address}").status_code == 404
    restored = post(administrator, f"{address}/restore", {"version": 1})
    assert restored.status_code == 200, restored.content.decode()
    assert restored.json()["id"] == record["id"]
    assert restored.json()["values"] == record["values"]


def test_what_depends_on_a_record_is_shown_before_it_is_deleted(administrator: Client, get: Get) -> None:
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    address = f"/reference/mines/{mine['id']}"
    refused = delete(administrator, address, version=mine["version"])
    assert refused.status_code == 409
    assert [each["table"] for each in refused.json()["dependents"]] == ["mine_projects", "coal_output"]


def test_all_that_would_go_is_counted_all_the_way_down(administrator: Client, get: Get) -> None:
    (company,) = get("/reference/companies", filter="company_id:eq:raspadskaya-pjsc")["items"]
    mines = [each["key"] for each in get("/reference/mines", filter="company:eq:raspadskaya-pjsc")["items"]]
    outputs, projects = (
        get(f"/reference/{table}", filter=f"mine:in:{','.join(mines)}")["total"]
        for table in ("coal_output", "mine_projects")
    )
    found = get(f"/reference/companies/{company['id']}/dependents")["items"]
    assert {each["table"]: each["count"] for each in found} == {
        "mines": len(mines), "mine_projects": projects, "coal_output": outputs,
    }  # fmt: skip
    assert len(mines) > 1


def test_what_depends_on_many_records_is_counted_once(administrator: Client, get: Get) -> None:
    mines = get("/reference/mines", filter="company:eq:raspadskaya-pjsc")["items"]
    body = {"records": [each["id"] for each in mines]}
    found = post(administrator, "/reference/mines/dependents", body).json()["items"]
    one_by_one = [get(f"/reference/mines/{each['id']}/dependents")["items"] for each in mines]
    assert sum(each["count"] for each in found) == sum(group["count"] for groups in one_by_one for group in groups)


def kept(client: Client, method: str, inputs: dict[str, float], year: int = 2025) -> None:
    body = {"method": method, "inputs": inputs, "mine_id": "M0836", "year": year}
    answer = post(client, "/calculations", body)
    assert answer.status_code == 201, answer.content.decode()


def test_kept_calculations_are_shown_of_the_yearly_records_they_took(administrator: Client, get: Get) -> None:
    kept(administrator, "ipcc2006.underground", {"coal_output": 4_700_000, "mine_depth": 400})
    kept(administrator, "ipcc2006.underground", {"coal_output": 4_700_000, "mine_depth": 400}, year=2024)
    kept(administrator, "mine.absolute", {"absolute_abundance": 100, "minutes": 525_600})
    (output,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    abundance = made(administrator, mine="M0836", year=2025)
    for table, record in (("coal_output", output), ("methane_abundance", abundance)):
        (shown,) = get(f"/reference/{table}/{record['id']}/dependents")["items"]
        assert shown["title"]["en"] == "Kept calculations"
        assert (shown["count"], shown["forbids"], shown["goes"]) == (1, False, False)


def test_a_calculation_with_numbers_of_its_own_does_not_keep_a_record(administrator: Client, get: Get) -> None:
    kept(administrator, "ipcc2006.underground", {"coal_output": 4_700_000, "mine_depth": 400})
    (output,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    done = delete(administrator, f"/reference/coal_output/{output['id']}", version=output["version"])
    assert done.status_code == 200, done.content.decode()
    assert administrator.get("/api/v1/calculations", {"mine_id": "M0836"}).json()["items"]


def test_a_mine_with_kept_calculations_stays(administrator: Client, get: Get) -> None:
    kept(administrator, "ipcc2006.underground", {"coal_output": 4_700_000, "mine_depth": 400})
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    refused = delete(administrator, f"/reference/mines/{mine['id']}?dependents=delete", version=mine["version"])
    assert refused.status_code == 409
    shown = {each["table"]: each for each in refused.json()["dependents"]}
    assert shown[None]["forbids"]
    assert shown["coal_output"]["goes"]


def test_a_district_goes_with_mines_and_figures_and_comes_back(administrator: Client, get: Get) -> None:
    (district,) = get("/reference/districts", filter="district_id:eq:belovsky")["items"]
    going = {each["table"]: each["count"] for each in get(f"/reference/districts/{district['id']}/dependents")["items"]}
    assert going.keys() == {"mines", "mine_projects", "coal_output"}
    address = f"/reference/districts/{district['id']}?dependents=delete"
    done = delete(administrator, address, version=district["version"])
    assert done.status_code == 200, done.content.decode()
    change = done.json()["change_set"]
    assert get("/reference/changes")["items"][0]["records"] == 1 + sum(going.values())
    assert post(administrator, f"/reference/changes/{change}/undo", {}).status_code == 200
    assert get(f"/reference/districts/{district['id']}/dependents")["items"]


def test_a_mine_deleted_with_its_figures_comes_back_whole(administrator: Client, get: Get) -> None:
    before = get("/mines/M0836")
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    done = delete(administrator, f"/reference/mines/{mine['id']}?dependents=delete", version=mine["version"])
    assert done.status_code == 200, done.content.decode()
    assert administrator.get("/api/v1/mines/M0836").status_code == 404
    undone = post(administrator, f"/reference/changes/{done.json()['change_set']}/undo", {})
    assert undone.status_code == 200, undone.content.decode()
    assert get("/mines/M0836") == before


def test_many_records_change_together_and_are_undone_together(administrator: Client, get: Get) -> None:
    found = get("/reference/coal_output", limit=5)["items"]
    records = [{"id": each["id"], "version": each["version"]} for each in found]
    body = {"action": "change", "records": records, "values": {"confirmation": "to_confirm"}}
    done = post(administrator, "/reference/coal_output/bulk", body)
    assert done.status_code == 200, done.content.decode()
    assert done.json()["records"] == 5
    assert get("/reference/coal_output", filter="confirmation:eq:to_confirm")["total"] == 5
    post(administrator, f"/reference/changes/{done.json()['id']}/undo", {})
    assert get("/reference/coal_output", filter="confirmation:eq:to_confirm")["total"] == 0


def test_a_bulk_change_is_all_or_nothing(administrator: Client, get: Get) -> None:
    found = get("/reference/coal_output", limit=3)["items"]
    records = [{"id": each["id"], "version": each["version"]} for each in found]
    records[-1]["version"] += 1
    body = {"action": "change", "records": records, "values": {"confirmation": "to_confirm"}}
    assert post(administrator, "/reference/coal_output/bulk", body).status_code == 412
    assert get("/reference/coal_output", filter="confirmation:eq:to_confirm")["total"] == 0


def test_a_change_is_not_undone_over_a_later_one(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    patch(administrator, address, {"values": {"note": "first"}}, version=1)
    first = administrator.get("/api/v1/reference/changes?table=methane_abundance").json()["items"][0]
    patch(administrator, address, {"values": {"note": "second"}}, version=2)
    refused = post(administrator, f"/reference/changes/{first['id']}/undo", {})
    assert refused.status_code == 409
    assert refused.json()["keys"] == ["M0836/2020"]


def test_changes_of_one_record_are_undone_one_after_the_other(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    patch(administrator, address, {"values": {"note": "first"}}, version=1)
    patch(administrator, address, {"values": {"note": "second"}}, version=2)
    second, first, created = administrator.get("/api/v1/reference/changes?table=methane_abundance").json()["items"]
    notes = []
    for each in (second, first):
        undone = post(administrator, f"/reference/changes/{each['id']}/undo", {})
        assert undone.status_code == 200, undone.content.decode()
        notes.append(administrator.get(f"/api/v1{address}").json()["values"]["note"])
    assert notes == ["first", None]
    assert post(administrator, f"/reference/changes/{created['id']}/undo", {}).status_code == 200
    assert administrator.get(f"/api/v1{address}").status_code == 404


def test_a_record_deleted_and_back_twice_keeps_its_versions_apart(administrator: Client) -> None:
    record = made(administrator)
    address = f"/reference/methane_abundance/{record['id']}"
    for version in (1, 3):
        done = delete(administrator, address, version=version).json()
        assert post(administrator, f"/reference/changes/{done['change_set']}/undo", {}).status_code == 200
    versions = [each["version"] for each in administrator.get(f"/api/v1{address}/history").json()["items"]]
    assert versions == [5, 4, 3, 2, 1]


def test_an_id_stays_the_same(administrator: Client, get: Get) -> None:
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    response = patch(
        administrator, f"/reference/mines/{mine['id']}", {"values": {"mine_id": "X"}}, version=mine["version"]
    )
    assert rules(response) == {"mine_id": "fixed_column"}


def test_a_document_that_records_cite_stays(administrator: Client, get: Get) -> None:
    (document,) = get("/reference/documents", filter="document_id:eq:gem.gcmt.2026-05")["items"]
    address = f"/reference/documents/{document['id']}?dependents=delete"
    assert delete(administrator, address, version=document["version"]).status_code == 409


def test_a_viewer_and_a_stranger_change_nothing(viewer: Client, anonymous: Client) -> None:
    body = {"values": ABUNDANCE}
    assert post(viewer, "/reference/methane_abundance", body).status_code == 403
    assert post(anonymous, "/reference/methane_abundance", body).status_code == 401
    assert viewer.get("/api/v1/reference/methane_abundance").json()["total"] == 0


def test_a_changed_output_changes_the_inventory(administrator: Client, get: Get) -> None:
    before = get("/inventories/view")["totals"]["output_t"]
    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    address = f"/reference/coal_output/{record['id']}"
    patch(administrator, address, {"values": {"output_t": 4_600_000}}, version=record["version"])
    assert get("/inventories/view")["totals"]["output_t"] == before - 100_000


@pytest.mark.parametrize("sort", ["depth_m", "-depth_m", "name_en", "seam", "-company"])
@pytest.mark.parametrize("offset", [0, 30, 54, 55, 80, 100, 108, 109, 400])
def test_a_place_is_the_same_counted_from_either_end(get: Get, sort: str, offset: int) -> None:
    whole = [each["id"] for each in get("/reference/mines", sort=sort, limit=200)["items"]]
    part = get("/reference/mines", sort=sort, limit=20, offset=offset)
    assert [each["id"] for each in part["items"]] == whole[offset : offset + 20]
    assert (part["next_cursor"] is None) == (offset + 20 >= 109)


def test_records_change_each_to_its_own_value_and_are_undone_together(administrator: Client, get: Get) -> None:
    first, second = get("/reference/coal_output", limit=2)["items"]
    records = [
        {"id": first["id"], "version": first["version"], "values": {"output_t": 1000}},
        {"id": second["id"], "version": second["version"], "values": {"output_t": 2000}},
    ]
    body = {"action": "change", "records": records, "values": {"note": "from a spreadsheet"}}
    done = post(administrator, "/reference/coal_output/bulk", body)
    assert done.status_code == 200, done.content.decode()
    now = [get(f"/reference/coal_output/{each['id']}")["values"] for each in (first, second)]
    assert [(each["output_t"], each["note"]) for each in now] == [
        (1000, "from a spreadsheet"),
        (2000, "from a spreadsheet"),
    ]
    post(administrator, f"/reference/changes/{done.json()['id']}/undo", {})
    assert get(f"/reference/coal_output/{first['id']}")["values"] == first["values"]


def test_what_is_wrong_with_many_records_is_named_at_once_with_the_record(administrator: Client, get: Get) -> None:
    first, second = get("/reference/coal_output", limit=2)["items"]
    records = [
        {"id": first["id"], "version": first["version"], "values": {"output_t": -1}},
        {"id": second["id"], "version": second["version"], "values": {"year": 2031}},
    ]
    response = post(administrator, "/reference/coal_output/bulk", {"action": "change", "records": records})
    assert response.status_code == 422
    faults = {(each["record"], each["field"], each["rule"]) for each in response.json()["errors"]}
    assert faults == {(first["id"], "output_t", "below_minimum"), (second["id"], "year", "in_the_future")}


def test_amounts_add_up_and_other_numbers_do_not(get: Get) -> None:
    found = get("/reference/coal_output")["items"]
    answer = get("/reference/coal_output/sums")
    assert answer == {"count": 86, "sums": {"output_t": sum(each["values"]["output_t"] for each in found)}}
    assert get("/reference/districts/sums")["sums"] == {}


def test_a_new_company_is_found_before_it_owns_a_mine(administrator: Client, get: Get) -> None:
    values = {"company_id": "new-coal", "name": "New Coal", "quality": "reported", "source": "Register"}
    post(administrator, "/reference/companies", {"values": {**values, "confirmation": "confirmed"}})
    assert get("/reference/companies", basin="kuzbass", q="New Coal")["total"] == 1


@pytest.mark.parametrize("table", ["mines", "districts", "seams", "gas_content"])
def test_a_list_does_not_read_the_map_of_the_basin_with_every_record(get: Get, table: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        get(f"/reference/{table}", basin="demonstration", limit=20)
    assert not any('"outline"' in query["sql"] for query in queries.captured_queries)
    assert len(queries) < 20


def test_methods_that_name_a_factor_are_shown_by_their_titles(administrator: Client, get: Get) -> None:
    (factor,) = get("/reference/emission_factors", filter="factor_id:eq:ru371.unburnt_share.smokeless")["items"]
    found = get(f"/reference/emission_factors/{factor['id']}/dependents")["items"]
    assert found[0]["examples"][0]["ru"] != found[0]["examples"][0]["en"]


def test_a_missing_value_is_named_as_people_call_it(administrator: Client) -> None:
    refused = post(
        administrator, "/reference/methane_abundance?lang=ru", {"values": {**ABUNDANCE, "year": None}}
    ).json()
    assert [error["message"] for error in refused["errors"]] == ["Год: значение не задано"]


def test_a_word_of_which_nothing_is_left_finds_no_record(get: Get) -> None:
    assert get("/reference/mines", q="ыыы")["total"] == 0
    assert get("/mines", q="ыыы")["items"] == []


def test_the_trackers_columns_stand_in_the_table_of_mines(get: Get) -> None:
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    names = ["reserves_t", "workforce", "locality", "location_accuracy", "parent_companies", "gem_methane_m3"]
    assert all(mine["values"][name] is not None for name in names)
    assert get("/reference/mines", filter="locality:contains:Mezhdurechensk")["total"] > 1


def test_people_are_counted_in_whole_numbers(administrator: Client, get: Get) -> None:
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    address = f"/reference/mines/{mine['id']}"
    refused = patch(administrator, address, {"values": {"workforce": 12.5}}, version=mine["version"])
    assert rules(refused) == {"workforce": "not_an_integer"}


def test_sums_by_parent_rest_on_what_a_user_says_of_the_parents(administrator: Client, get: Get) -> None:
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    address = f"/reference/mines/{mine['id']}"
    patch(administrator, address, {"values": {"parent_companies": "A [60%]; B [40%]"}}, version=mine["version"])
    parents = [{"name": "A", "share_percent": 60.0}, {"name": "B", "share_percent": 40.0}]
    assert get("/mines/M0836")["parents"] == parents


def test_projects_are_records(administrator: Client, get: Get) -> None:
    assert get("/reference/mine_projects", basin="kuzbass")["total"] == 133
    found = get("/reference/mine_projects", q="Распадская", filter="project_type:empty:")["items"]
    project = found[0]
    address = f"/reference/mine_projects/{project['id']}"
    changed = patch(administrator, address, {"values": {"workforce": 1234}}, version=project["version"])
    assert changed.json()["values"]["workforce"] == 1234
    assert len(get(f"{address}/history")["items"]) > 1
    mine = get(f"/mines/{project['values']['mine']['id']}")
    assert 1234 in [each["workforce"] for each in mine["projects"]]


def test_a_company_is_shown_by_the_russian_name_that_somebody_gave_it(administrator: Client, get: Get) -> None:
    (company,) = get("/reference/companies", filter="company_id:eq:raspadskaya-pjsc")["items"]
    assert company["values"]["name_ru"] is None
    address = f"/reference/companies/{company['id']}"
    given = {"values": {"name_ru": "ПАО «Распадская»"}}
    assert patch(administrator, address, given, version=company["version"]).json()["name"]["ru"] == "ПАО «Распадская»"
    assert get("/mines/M0836")["company"] == {
        "id": "raspadskaya-pjsc", "name": "Raspadskaya PJSC", "name_ru": "ПАО «Распадская»",
    }  # fmt: skip
    lines = {each["key"]: each["name"]["ru"] for each in get("/inventories/view", basin="kuzbass")["by_company"]}
    assert lines["raspadskaya-pjsc"] == "ПАО «Распадская»"


def test_the_source_of_a_package_is_said_in_both_languages(get: Get) -> None:
    (output,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    assert output["source"] == package("kuzbass").attribution


def row_of(get: Get, table: str, **asked: Any) -> dict[str, Any]:
    (row,) = (each for each in get("/reference", **asked)["items"] if each["id"] == table)
    found: dict[str, Any] = row
    return found


def test_the_list_says_how_old_the_data_are(get: Get) -> None:
    output = row_of(get, "coal_output", basin="kuzbass")
    assert (output["first_year"], output["last_year"]) == (2021, 2025)
    assert output["packages"] == [{"name": "kuzbass", "version": "2026.1.0", "release": package("kuzbass").release}]
    assert package("kuzbass").release == {
        "en": "Global Coal Mine Tracker, May 2026",
        "ru": "Global Coal Mine Tracker, май 2026 г.",
    }


def test_a_table_without_years_has_the_version_of_its_package(get: Get) -> None:
    factors = row_of(get, "emission_factors")
    assert (factors["first_year"], factors["last_year"], factors["changed"]) == (None, None, None)
    assert factors["packages"] == [{"name": "factors", "version": package("factors").version, "release": None}]


def test_restored_years_do_not_make_a_table_younger(get: Get, administrator: Client) -> None:
    made(administrator, year=2019)
    made(administrator, year=2023, quality="restored")
    assert row_of(get, "methane_abundance")["last_year"] == 2019


def test_what_was_undone_is_not_counted_as_edited(get: Get, administrator: Client) -> None:
    def count() -> int:
        found: int = row_of(get, "coal_output")["edited"]
        return found

    (record,) = get("/reference/coal_output", filter="mine:eq:M0836")["items"]
    changed = patch(administrator, f"/reference/coal_output/{record['id']}", {"values": {"output_t": 1}}, version=1)
    assert changed.status_code == 200, changed.content.decode()
    assert (count(), changed.json()["edited"]) == (1, True)
    for expected in (0, 1, 0):  # undone, redone, undone once more
        last = get("/reference/changes", table="coal_output", limit=1)["items"][0]
        assert post(administrator, f"/reference/changes/{last['id']}/undo", {}).status_code == 200
        assert count() == expected
    assert not get(f"/reference/coal_output/{record['id']}")["edited"]
    assert row_of(get, "coal_output")["changed"] is not None


def test_a_project_is_named_in_words_without_what_is_missing(get: Get) -> None:
    names = [each["name"] for each in get("/reference/mine_projects", filter="mine:eq:M0836")["items"]]
    assert {"en": "Raspadskaya Coal Mine, operating", "ru": "шахта Распадская, действует"} in names
    every = [each["name"] for each in get("/reference/mine_projects", limit=200)["items"]]
    assert not [name for name in every if name["ru"].endswith(", ") or "operating" in name["ru"]]
    assert any(name["ru"].endswith("проект, расширение") for name in every)
