"""Calculations: made by an administrator, read by those who signed in, compared, deleted while a draft."""

from __future__ import annotations

from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from tests.server.asking import post

from firedamp.science.methods import library
from firedamp.server.accounts.models import User
from firedamp.server.inventory.models import Calculation
from firedamp.server.inventory.schemas import CalculationRow
from firedamp.server.inventory.shapes import Number, differences

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


def patch(client: Client, address: str, body: Any) -> Any:
    return client.patch(f"/api/v1{address}", body, content_type="application/json")


def test_a_list_shows_the_result_and_the_mine(administrator: Client) -> None:
    made(administrator, year=2025)
    (row,) = administrator.get("/api/v1/calculations").json()["items"]
    assert row["co2e_t"] == pytest.approx(4_700_000 * 20.5 * 0.67e-3 * 25, rel=1e-7)
    assert row["co2e_t_low"] < row["co2e_t"] < row["co2e_t_high"]
    assert (row["mine"]["name"]["ru"], row["year"]) == ("шахта Распадская", 2025)


def test_where_inputs_came_from_is_kept(administrator: Client) -> None:
    origin = {"coal_output": {"source": "A report", "quality": "reported"}}
    assert made(administrator, origin=origin)["origin"] == origin
    bad = {"coal_output": {"source": "A report", "quality": "rumoured"}}
    assert post(administrator, "/calculations", {**BODY, "origin": bad}).status_code == 422


@pytest.mark.parametrize("query", ["Распадская", "raspadskaya", "пробный ёж", "proba ezh", "EZH"])
def test_a_search_knows_names_and_mines_in_both_alphabets(administrator: Client, query: str) -> None:
    wanted = made(administrator, name="Пробный расчёт: ёж, proba")
    made(administrator, name="Another", mine_id=None)
    found = administrator.get("/api/v1/calculations", {"q": query}).json()
    assert [row["id"] for row in found["items"]] == [wanted["id"]]


def test_a_search_without_words_finds_nothing(administrator: Client) -> None:
    made(administrator)
    assert administrator.get("/api/v1/calculations", {"q": "!"}).json()["total"] == 0


@pytest.mark.parametrize(("sort", "order"), [("name", "ABC"), ("-name", "CBA"), ("co2e_t", "CAB"), ("-co2e_t", "BAC")])
def test_a_list_is_ordered_and_its_pages_follow_the_order(administrator: Client, sort: str, order: str) -> None:
    for name, output in (("A", 2e6), ("B", 3e6), ("C", 1e6)):
        made(administrator, name=name, inputs={"coal_output": output, "mine_depth": 300})
    first = administrator.get("/api/v1/calculations", {"sort": sort, "limit": 2}).json()
    second = administrator.get("/api/v1/calculations", {"sort": sort, "limit": 2, "cursor": first["next_cursor"]})
    assert "".join(row["name"] for row in first["items"] + second.json()["items"]) == order


def test_an_unknown_order_is_refused(administrator: Client) -> None:
    assert administrator.get("/api/v1/calculations?sort=result").status_code == 422


def test_owners_are_those_whose_calculations_one_sees(administrator: Client, anonymous: Client) -> None:
    made(administrator)
    assert administrator.get("/api/v1/calculations").json()["owners"] == ["boss"]
    assert anonymous.get("/api/v1/calculations").json()["owners"] == []


def test_a_draft_is_renamed_and_found_by_its_new_name(administrator: Client) -> None:
    calculation = made(administrator)
    response = patch(administrator, f"/calculations/{calculation['id']}", {"name": "Другое имя"})
    assert response.status_code == 200
    assert response.json() == {**calculation, "name": "Другое имя"}
    assert administrator.get("/api/v1/calculations?q=drugoe").json()["total"] == 1


def test_only_the_name_may_be_changed(administrator: Client) -> None:
    address = f"/calculations/{made(administrator)['id']}"
    assert patch(administrator, address, {"name": "x", "status": "issued"}).status_code == 422
    assert patch(administrator, address, {"name": "x" * 201}).status_code == 422
    assert patch(administrator, address, {}).status_code == 422


def test_a_copy_is_ones_own_and_has_the_same_result(administrator: Client) -> None:
    calculation = made(administrator)
    response = post(administrator, f"/calculations/{calculation['id']}/duplicate", None, HTTP_ACCEPT_LANGUAGE="ru")
    assert response.status_code == 201
    copy = response.json()
    assert copy["id"] != calculation["id"]
    assert copy["name"] == "Raspadskaya (копия)"
    assert copy["result"] == calculation["result"]
    assert administrator.get("/api/v1/calculations").json()["total"] == 2


def test_a_copy_of_a_long_name_fits(administrator: Client) -> None:
    calculation = made(administrator, name="x" * 200)
    assert post(administrator, f"/calculations/{calculation['id']}/duplicate", None).status_code == 201


def test_who_does_not_write_neither_renames_nor_copies(
    administrator: Client, viewer: Client, anonymous: Client
) -> None:
    address = f"/calculations/{made(administrator)['id']}"
    assert patch(viewer, address, {"name": "x"}).status_code == 403
    assert post(viewer, f"{address}/duplicate", None).status_code == 403
    assert patch(anonymous, address, {"name": "x"}).status_code == 401
    assert post(anonymous, f"{address}/duplicate", None).status_code == 401


def test_what_is_not_there_is_neither_renamed_nor_copied(administrator: Client) -> None:
    assert patch(administrator, f"/calculations/{uuid4()}", {"name": "x"}).status_code == 404
    assert post(administrator, f"/calculations/{uuid4()}/duplicate", None).status_code == 404


def test_a_comparison_names_its_lines(administrator: Client) -> None:
    left, right = made(administrator), made(administrator, gwp_set="AR5")
    compared = administrator.get(f"/api/v1/calculations/compare?left={left['id']}&right={right['id']}").json()
    labels = {row["name"]: row["label"]["ru"] for row in compared["trace"]}
    assert labels["coal_output"] == "Добыча угля"


def test_calculations_kept_before_the_list_had_figures_get_theirs(administrator: Client) -> None:
    calculation = made(administrator)
    Calculation.objects.update(ch4_t=0, co2e_t=0, co2e_t_low=0, co2e_t_high=0, search="")
    import_module("firedamp.server.inventory.migrations.0002_calculation_list").fill(apps, None)
    assert administrator.get("/api/v1/calculations?q=raspadskaya").json()["items"][0] == {
        name: value for name, value in calculation.items() if name in CalculationRow.model_fields
    }


def test_a_number_that_two_methods_call_by_two_symbols_stands_in_one_row() -> None:
    label = {"en": "Post-mining factor", "ru": "Коэффициент последующего обращения"}
    left = {"EF_post": Number(4.0, "m3/t", label), "V": Number(1.0, "m3", {}), "x": Number(1.0, "t", label)}
    right = {"post": Number(3.0, "m3/t", label), "V": Number(2.0, "t", {})}
    rows = [(row["left"], row["right"], row["unit"]) for row in differences(left, right)]
    assert rows == [(4.0, 3.0, "m3/t"), (1.0, None, "m3"), (1.0, None, "t"), (None, 2.0, "t")]


def test_a_comparison_says_what_the_methods_are_called(administrator: Client) -> None:
    left = made(administrator)
    compared = administrator.get(f"/api/v1/calculations/compare?left={left['id']}&right={left['id']}").json()
    assert compared["left"]["method_title"]["ru"] == library().sheet(left["method"]).title["ru"]


def test_a_calculation_of_a_made_up_mine_is_synthetic_under_any_name(administrator: Client) -> None:
    """In the list, alone and in a comparison: its name and its inputs need not say so."""
    made_up = made(administrator, mine_id="DEMO-M02", year=2015, name="Проба 1")
    real = made(administrator)
    rows = administrator.get("/api/v1/calculations").json()["items"]
    assert {row["id"]: row["synthetic"] for row in rows} == {made_up["id"]: True, real["id"]: False}
    asked = {"left": made_up["id"], "right": real["id"]}
    compared = administrator.get("/api/v1/calculations/compare", asked).json()
    assert (compared["left"]["synthetic"], compared["right"]["synthetic"]) == (True, False)
    assert made_up["attribution"]["en"].startswith("Synthetic data")
