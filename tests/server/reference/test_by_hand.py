"""What somebody types over a package's figure is not issued under the package's name."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch, post

Get = Callable[..., Any]
GEM = "Global Coal Mine Tracker"


def figure(get: Get, table: str = "coal_output", **asked: str) -> dict[str, Any]:
    record: dict[str, Any] = get(f"/reference/{table}", limit=1, **asked)["items"][0]
    return record


def changed(client: Client, record: dict[str, Any], table: str = "coal_output", **values: Any) -> dict[str, Any]:
    response = patch(client, f"/reference/{table}/{record['id']}", {"values": values}, version=record["version"])
    assert response.status_code == 200, response.content.decode()
    answer: dict[str, Any] = response.json()
    return answer


def exported(client: Client, key: str) -> dict[str, str]:
    text = b"".join(client.get("/api/v1/reference/coal_output/export?format=csv&basin=kuzbass").streaming_content)  # type: ignore[arg-type]
    return next(row for row in csv.DictReader(io.StringIO(text.decode("utf-8-sig"))) if row["record_key"] == key)


def test_a_figure_changed_by_hand_says_so_in_its_source(administrator: Client, get: Get) -> None:
    before = figure(get)
    after = changed(administrator, before, output_t=1_234_567)
    assert after["values"]["source"].startswith(f"{before['values']['source']}; changed by hand 20")
    assert "; изменено вручную 20" in after["source"]["ru"]
    assert GEM in exported(administrator, before["key"])["attribution"]
    assert "changed by hand" in exported(administrator, before["key"])["source"]
    again = changed(administrator, after, output_t=1_234_568)
    assert again["values"]["source"].count("changed by hand") == 1


def test_a_calculation_tells_that_its_figure_was_changed_by_hand(administrator: Client, get: Get) -> None:
    before = figure(get, filter="mine:eq:M0836")
    changed(administrator, before, output_t=1_234_567)
    offers = get("/reconciliations/mine", mine_id="M0836", year=before["values"]["year"])
    told = [
        each["origin"]["coal_output"]["source"] for each in offers["routes"] if "coal_output" in each.get("origin", {})
    ]
    assert told
    assert all("changed by hand" in source for source in told)


def test_with_a_source_of_its_own_a_figure_leaves_the_packages_document(administrator: Client, get: Get) -> None:
    before = figure(get)
    assert before["values"]["document"] is not None
    after = changed(administrator, before, output_t=5, source="Отчёт компании за 2025 год")
    assert (after["values"]["source"], after["values"]["document"]) == ("Отчёт компании за 2025 год", None)
    row = exported(administrator, before["key"])
    assert (row["attribution"], row["document"], row["package"]) == ("", "", "kuzbass")


def test_a_document_that_is_named_with_the_source_stays(administrator: Client, get: Get) -> None:
    before = figure(get)
    document = before["values"]["document"]["id"]
    after = changed(administrator, before, source="Same tracker, table 2", document=document)
    assert after["values"]["document"]["id"] == document


def test_a_note_leaves_the_source(administrator: Client, get: Get) -> None:
    before = figure(get)
    assert changed(administrator, before, note="checked")["values"]["source"] == before["values"]["source"]


@pytest.mark.parametrize("values", [{"quality": "measured"}, {"confirmation": "to_confirm"}, {"document": None}])
def test_a_package_does_not_vouch_for_a_quality_that_it_did_not_state(
    administrator: Client, get: Get, values: dict[str, str]
) -> None:
    assert "changed by hand" in changed(administrator, figure(get), **values)["values"]["source"]


def test_restored_to_what_the_package_says_it_is_not_called_edited(administrator: Client, get: Get) -> None:
    before = figure(get)
    after = changed(administrator, before, output_t=5)
    address = f"/reference/coal_output/{before['id']}"
    assert (get(address)["edited"], post(administrator, f"{address}/restore", {"version": 1}).status_code) == (
        True,
        200,
    )
    assert (get(address)["edited"], get(address)["values"]) == (False, before["values"])
    assert after["version"] == 2
    changed(administrator, get(address), output_t=6)
    assert get(address)["edited"] is True


def test_a_users_own_record_keeps_the_source_that_its_user_gave(administrator: Client, get: Get) -> None:
    values = {
        "mine": "M0836",
        "year": 2001,
        "output_t": 7,
        "quality": "reported",
        "source": "Survey",
        "confirmation": "confirmed",
    }
    made = post(administrator, "/reference/coal_output", {"values": values}).json()
    assert changed(administrator, made, output_t=8)["values"]["source"] == "Survey"


def test_a_mine_says_it_of_the_figure_alone(administrator: Client, get: Get) -> None:
    before = figure(get, "mines", filter="mine_id:eq:M0836")
    after = changed(administrator, before, "mines", depth_m=444)
    assert after["values"]["source"] == before["values"]["source"]
    assert "changed by hand" in after["origin"]["depth_m"]["source"]
    others = {where["source"] for name, where in after["origin"].items() if name != "depth_m"}
    assert not any("changed by hand" in source for source in others)


def test_undone_and_restored_it_is_the_packages_again(administrator: Client, get: Get) -> None:
    before = figure(get)
    changed(administrator, before, output_t=5)
    (latest,) = get("/reference/changes", limit=1)["items"]
    assert post(administrator, f"/reference/changes/{latest['id']}/undo", {}).status_code == 200
    assert figure(get, filter=f"mine:eq:{before['values']['mine']['id']}")["values"] == before["values"]


def test_history_says_when_the_record_was_loaded_not_when_it_was_changed(administrator: Client, get: Get) -> None:
    before = figure(get)
    loaded = get(f"/reference/coal_output/{before['id']}/history")["items"][0]["at"]
    changed(administrator, before, output_t=5)
    edit, load = get(f"/reference/coal_output/{before['id']}/history")["items"]
    assert load["at"] == loaded == before["updated"] < edit["at"]


def test_edits_and_changes_are_counted_of_the_basin(administrator: Client, get: Get) -> None:
    made_up = figure(get, "gas_content", basin="demonstration")
    changed(administrator, made_up, "gas_content", note="проба")
    listed = {
        basin: {row["id"]: row for row in get("/reference", basin=basin)["items"]}
        for basin in ("kuzbass", "demonstration")
    }
    assert (listed["kuzbass"]["gas_content"]["edited"], listed["kuzbass"]["gas_content"]["changed"]) == (0, None)
    assert listed["demonstration"]["gas_content"]["edited"] == 1
    assert listed["demonstration"]["gas_content"]["changed"] is not None
    (change,) = get("/reference/changes", synthetic=True)["items"]
    assert (change["table"], change["synthetic"]) == ("gas_content", True)
    assert change["id"] not in {each["id"] for each in get("/reference/changes", synthetic=False)["items"]}
