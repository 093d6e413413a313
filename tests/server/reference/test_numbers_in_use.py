"""What a person changes in the tables of published numbers is what calculations count with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import delete, patch, post

Get = Callable[..., Any]
BODY = {"inputs": {"coal_output": 1_000_000, "mine_depth": 300}, "gwp_set": "RU"}
DENSITY = 0.67e-3  # t/m³, of the IPCC


def changed(client: Client, get: Get, table: str, key: str, values: dict[str, Any]) -> dict[str, Any]:
    column = get(f"/reference/{table}/schema")["key"][0]
    (record,) = get(f"/reference/{table}", filter=f"{column}:eq:{key}")["items"]
    answer = patch(client, f"/reference/{table}/{record['id']}", {"values": values}, version=record["version"])
    assert answer.status_code == 200, answer.content.decode()
    return dict(answer.json())


def evaluated(client: Client) -> Any:
    response = post(client, "/methods/ipcc2006.underground/evaluate", BODY)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def test_a_changed_factor_changes_results_and_is_named_in_the_trace(administrator: Client, get: Get) -> None:
    before = evaluated(administrator)
    assert before["outputs"]["ch4_t"] == pytest.approx(1e6 * (18 + 2.5) * DENSITY)
    values = {"value": 20, "source": "National inventory 2026, table 3", "confirmation": "to_confirm", "document": None}
    changed(administrator, get, "emission_factors", "ipcc2006.underground.mining.average", values)
    after = evaluated(administrator)
    assert after["outputs"]["ch4_t"] == pytest.approx(1e6 * (20 + 2.5) * DENSITY)
    assert after["factors_hash"] != before["factors_hash"]
    assert "ipcc2006.underground.mining.average" in {each["id"] for each in after["to_confirm"]}
    assert "National inventory 2026" in str(after["trace"])


def test_a_factor_put_back_gives_the_same_result_to_the_last_digit(administrator: Client, get: Get) -> None:
    before = evaluated(administrator)
    values = {"value": 20, "source": "A trial"}
    changed(administrator, get, "emission_factors", "ipcc2006.underground.mining.average", values)
    change_set = get("/reference/changes", table="emission_factors")["items"][0]
    post(administrator, f"/reference/changes/{change_set['id']}/undo", {})
    after = evaluated(administrator)
    assert after["outputs"] == before["outputs"]
    assert after["trace"] == before["trace"]


def test_a_new_set_of_warming_potentials_can_be_counted_with(administrator: Client, get: Get) -> None:
    values = {
        "gwp_set": "AR7", "ch4": 28.5, "n2o": 270, "title_en": "Seventh report", "title_ru": "Седьмой доклад",
        "quality": "reported", "source": "A draft", "confirmation": "to_confirm",
    }  # fmt: skip
    assert post(administrator, "/reference/gwp_sets", {"values": values}).status_code == 201
    assert "AR7" in {each["id"] for each in get("/gwp-sets")["items"]}
    response = post(administrator, "/methods/ipcc2006.underground/evaluate", {**BODY, "gwp_set": "AR7"})
    outputs = response.json()["outputs"]
    assert outputs["co2e_t"] == pytest.approx(outputs["ch4_t"] * 28.5)


def test_a_changed_threshold_screens_anew(administrator: Client, get: Get) -> None:
    values = {"value": 10_000_000, "source": "A trial"}
    changed(administrator, get, "limits", "ru.296fz.reporting.2025", values)
    screening = get("/inventories/view")["screening"]
    assert {row["threshold_t"] for row in screening} == {10_000_000}


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("ipcc2006.flare_efficiency", 5, "above_maximum"),
        ("density.ch4.20c_ipcc", -0.67, "below_minimum"),
        ("ipcc2006.underground.mining.high", -1, "below_minimum"),
        ("ipcc2006.abandoned.bituminous.b", 0.42, "above_maximum"),
    ],
)
def test_a_factor_keeps_its_sign_and_a_share_stays_one(
    administrator: Client, get: Get, key: str, value: float, rule: str
) -> None:
    (record,) = get("/reference/emission_factors", filter=f"factor_id:eq:{key}")["items"]
    address = f"/reference/emission_factors/{record['id']}"
    refused = patch(administrator, address, {"values": {"value": value}}, version=record["version"])
    assert [each["rule"] for each in refused.json()["errors"]] == [rule]


def test_a_factor_that_a_method_names_is_not_deleted(administrator: Client, get: Get) -> None:
    (record,) = get("/reference/emission_factors", filter="factor_id:eq:co2_per_ch4")["items"]
    refused = delete(administrator, f"/reference/emission_factors/{record['id']}", version=record["version"])
    assert refused.status_code == 409
    assert refused.json()["dependents"][0]["forbids"]
