"""Many records at once: as if one after another, and not a question to the database for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.server.asking import delete, post

Get = Callable[..., Any]
ABUNDANCE = {
    "mine": "M0836", "absolute_abundance_m3_min": 120.5, "quality": "measured", "source": "Survey",
    "confirmation": "confirmed",
}  # fmt: skip


def surveys(client: Client, *years: int) -> list[dict[str, Any]]:
    made = [post(client, "/reference/methane_abundance", {"values": {**ABUNDANCE, "year": year}}) for year in years]
    assert {each.status_code for each in made} == {201}
    return [each.json() for each in made]


def bulk(client: Client, table: str, records: list[dict[str, Any]], **body: Any) -> Any:
    chosen = [{"id": each["id"], "version": each["version"], "values": each.get("own", {})} for each in records]
    return post(client, f"/reference/{table}/bulk", {"action": "change", "records": chosen, **body})


def years_of(get: Get, records: list[dict[str, Any]]) -> list[int]:
    return [get(f"/reference/methane_abundance/{each['id']}")["values"]["year"] for each in records]


def test_years_are_moved_on_by_one_and_back(administrator: Client, get: Get) -> None:
    later, earlier = records = surveys(administrator, 2020, 2019)
    moved = [{**later, "own": {"year": 2021}}, {**earlier, "own": {"year": 2020}}]
    done = bulk(administrator, "methane_abundance", moved)
    assert done.status_code == 200, done.content.decode()
    assert years_of(get, records) == [2021, 2020]
    undone = post(administrator, f"/reference/changes/{done.json()['id']}/undo", {})
    assert undone.status_code == 200, undone.content.decode()
    assert years_of(get, records) == [2020, 2019]


def test_a_key_that_another_record_has_is_named_with_the_record(administrator: Client, get: Get) -> None:
    first, second = records = surveys(administrator, 2020, 2019)
    refused = bulk(
        administrator, "methane_abundance", [{**first, "own": {"note": "seen"}}, {**second, "own": {"year": 2020}}]
    )
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert (error["field"], error["rule"], error["record"]) == ("year", "key_taken", second["id"])
    assert years_of(get, records) == [2020, 2019]
    assert get(f"/reference/methane_abundance/{first['id']}")["version"] == 1


def test_a_record_is_named_once(administrator: Client, get: Get) -> None:
    (record,) = surveys(administrator, 2020)
    refused = bulk(administrator, "methane_abundance", [record, record], values={"note": "twice"})
    assert refused.status_code == 412
    assert get(f"/reference/methane_abundance/{record['id']}")["version"] == 1


def test_the_record_whose_key_is_taken_by_now_is_named_and_none_comes_back(administrator: Client, get: Get) -> None:
    records = surveys(administrator, 2020, 2019, 2018)
    chosen = [{"id": each["id"], "version": each["version"]} for each in records]
    gone = post(administrator, "/reference/methane_abundance/bulk", {"action": "delete", "records": chosen})
    assert gone.status_code == 200, gone.content.decode()
    surveys(administrator, 2019)
    refused = post(administrator, f"/reference/changes/{gone.json()['id']}/undo", {})
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert (error["rule"], error["value"]) == ("key_taken", "M0836/2019")
    assert get("/reference/methane_abundance", filter="mine:eq:M0836")["total"] == 1


def test_an_undone_change_of_many_is_done_again(administrator: Client, get: Get) -> None:
    records = get("/reference/coal_output", limit=50)["items"]
    done = bulk(administrator, "coal_output", records, values={"note": "checked"}).json()
    undone = post(administrator, f"/reference/changes/{done['id']}/undo", {}).json()
    assert get("/reference/coal_output", filter="note:eq:checked")["total"] == 0
    assert post(administrator, f"/reference/changes/{undone['id']}/undo", {}).status_code == 200
    assert get("/reference/coal_output", filter="note:eq:checked")["total"] == 50
    versions = [each["version"] for each in get(f"/reference/coal_output/{records[0]['id']}/history")["items"]]
    assert versions == [4, 3, 2, 1]


def test_more_records_ask_the_database_no_more(administrator: Client, get: Get) -> None:
    def asked(number: int, offset: int) -> int:
        records = get("/reference/coal_output", limit=number, offset=offset)["items"]
        with CaptureQueriesContext(connection) as queries:
            done = bulk(administrator, "coal_output", records, values={"note": "checked"})
            assert done.status_code == 200, done.content.decode()
            assert post(administrator, f"/reference/changes/{done.json()['id']}/undo", {}).status_code == 200
        return len(queries)

    asked(1, 0)  # what is asked once a process
    assert asked(60, 20) == asked(2, 1)


def test_one_change_does_not_read_the_tables_it_refers_to(administrator: Client, get: Get) -> None:
    (record,) = get("/reference/coal_output", limit=1)["items"]
    with CaptureQueriesContext(connection) as queries:
        assert bulk(administrator, "coal_output", [record], values={"note": "checked"}).status_code == 200
    unlimited = [each["sql"] for each in queries if 'FROM "mines_mine"' in each["sql"] and "WHERE" not in each["sql"]]
    assert unlimited == []


def test_a_mine_goes_and_comes_back_with_all_its_figures(administrator: Client, get: Get) -> None:
    surveys(administrator, 2020, 2019)
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0836")["items"]
    figures = get("/reference/methane_abundance", filter="mine:eq:M0836")["items"]
    done = delete(administrator, f"/reference/mines/{mine['id']}?dependents=delete", version=mine["version"]).json()
    assert get("/reference/methane_abundance")["total"] == 0
    assert post(administrator, f"/reference/changes/{done['change_set']}/undo", {}).status_code == 200
    back = get("/reference/methane_abundance", filter="mine:eq:M0836")["items"]
    assert [(each["id"], each["values"]) for each in back] == [(each["id"], each["values"]) for each in figures]
    assert {each["version"] for each in back} == {3}


def test_what_changes_nothing_makes_no_version(administrator: Client, get: Get) -> None:
    (record,) = get("/reference/coal_output", limit=1)["items"]
    same = {"output_t": record["values"]["output_t"]}
    done = bulk(administrator, "coal_output", [record], values=same)
    assert (done.status_code, done.json()["records"]) == (200, 0)
    assert get(f"/reference/coal_output/{record['id']}")["version"] == record["version"]
