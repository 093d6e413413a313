"""Calculations: made by an administrator, read by those who signed in, compared, deleted while a draft."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.server.asking import post

from firedamp.server.accounts.models import User
from firedamp.server.inventory.models import Calculation

BODY = {
    "method": "ipcc2006.underground",
    "inputs": {"coal_output": 4_700_000, "mine_depth": 300},
    "gwp_set": "RU",
    "name": "Raspadskaya",
    "mine_id": "M0836",
}


def made(client: Client, **changes: Any) -> dict[str, Any]:
    response = post(client, "/calculations", {**BODY, **changes})
    assert response.status_code == 201, response.content.decode()
    calculation: dict[str, Any] = response.json()
    return calculation


def test_it_works(administrator: Client) -> None:
    calculation = made(administrator)
    assert calculation["owner"] == "boss"
    assert calculation["status"] == "draft"
    assert calculation["mine_id"] == "M0836"
    read = administrator.get(f"/api/v1/calculations/{calculation['id']}").json()
    assert read == calculation
    assert read["result"]["outputs"]["ch4_t"] == pytest.approx(4_700_000 * 20.5 * 0.67e-3, rel=1e-7)
    assert read["result"]["trace"]


def test_what_it_takes_to_run_again_is_stored(administrator: Client) -> None:
    stored = Calculation.objects.get(pk=made(administrator, seed=42, draws=500)["id"])
    assert (stored.seed, stored.draws, stored.sheet_hash) == (42, 500, stored.result["sheet_hash"])
    assert stored.software_version


def test_bad_input_stores_nothing(administrator: Client) -> None:
    response = post(administrator, "/calculations", {**BODY, "inputs": {"coal_output": -1}})
    assert response.status_code == 422
    assert not Calculation.objects.exists()


def test_an_unknown_mine_is_refused(administrator: Client) -> None:
    response = post(administrator, "/calculations", {**BODY, "mine_id": "M9999"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "mine_id"


def test_an_unknown_method_is_not_found(administrator: Client) -> None:
    assert post(administrator, "/calculations", {**BODY, "method": "none"}).status_code == 404


@pytest.mark.parametrize("field", ["owner", "status", "result", "id", "created"])
def test_what_the_server_sets_cannot_be_sent(administrator: Client, field: str) -> None:
    response = post(administrator, "/calculations", {**BODY, field: "x"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["rule"] == "unknown_input"


def test_strangers_see_none(administrator: Client, anonymous: Client) -> None:
    calculation = made(administrator)
    assert anonymous.get("/api/v1/calculations").json()["total"] == 0
    assert anonymous.get(f"/api/v1/calculations/{calculation['id']}").status_code == 404


def test_a_viewer_reads_but_does_not_write(administrator: Client, viewer: Client) -> None:
    calculation = made(administrator)
    assert viewer.get(f"/api/v1/calculations/{calculation['id']}").status_code == 200
    assert post(viewer, "/calculations", BODY).status_code == 403
    assert viewer.delete(f"/api/v1/calculations/{calculation['id']}").status_code == 403


def test_a_stranger_does_not_write(anonymous: Client) -> None:
    assert post(anonymous, "/calculations", BODY).status_code == 401
    assert anonymous.delete(f"/api/v1/calculations/{uuid4()}").status_code == 401


def test_pages_and_filters(administrator: Client) -> None:
    ids = [made(administrator, name=str(number))["id"] for number in range(3)]
    made(administrator, method="ipcc2006.surface", inputs={"coal_output": 1}, mine_id=None)
    address = "/api/v1/calculations?method=ipcc2006.underground&mine_id=M0836&owner=boss&status=draft&limit=2"
    first = administrator.get(address).json()
    second = administrator.get(f"{address}&cursor={first['next_cursor']}").json()
    assert first["total"] == 3
    assert [row["id"] for row in first["items"] + second["items"]] == ids[::-1]
    assert second["next_cursor"] is None


def test_two_are_compared_line_by_line(administrator: Client) -> None:
    left, right = made(administrator), made(administrator, gwp_set="AR5")
    compared = administrator.get(f"/api/v1/calculations/compare?left={left['id']}&right={right['id']}").json()
    outputs = {row["name"]: row for row in compared["outputs"]}
    assert outputs["ch4_t"]["difference"] == 0
    assert outputs["co2e_t"]["ratio"] == pytest.approx(28 / 25)
    assert {row["name"] for row in compared["trace"]} >= {"coal_output"}


def test_a_comparison_needs_two(administrator: Client) -> None:
    one = made(administrator)["id"]
    assert administrator.get(f"/api/v1/calculations/compare?left={one}").status_code == 422
    assert administrator.get(f"/api/v1/calculations/compare?left={one}&right={uuid4()}").status_code == 404


def test_a_draft_is_deleted(administrator: Client) -> None:
    address = f"/api/v1/calculations/{made(administrator)['id']}"
    assert administrator.delete(address).status_code == 204
    assert administrator.delete(address).status_code == 404


def test_ids_that_are_no_ids_are_refused(administrator: Client) -> None:
    assert administrator.get("/api/v1/calculations/1").status_code == 422


def test_a_name_is_kept_as_it_was_written(administrator: Client) -> None:
    name = "<script>alert(1)</script> Ёлкин & Ко 🪨"
    assert made(administrator, name=name)["name"] == name


def test_an_owner_cannot_be_deleted_with_calculations(administrator: Client) -> None:
    made(administrator)
    with pytest.raises(Exception, match="protected"):
        User.objects.get(username="boss").delete()
