"""Inventories: looked at by anybody, stored by an administrator, summed every way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.server.asking import patch, post

from firedamp.datapackages import mine_years as mine_years_of_package
from firedamp.datapackages import package
from firedamp.science.factors import shipped_factors
from firedamp.science.inventory import MineYear, of_year
from firedamp.server.inventory.models import Inventory
from firedamp.server.inventory.public_inventories import present_totals, public_inventories_ensure
from firedamp.server.inventory.selectors import known_of, scope_get
from firedamp.server.inventory.services import _computed
from firedamp.server.jobs.holding import Held, claim
from firedamp.server.jobs.working import do
from firedamp.server.mines.models import Mine

Ask = Callable[..., Any]

# Totals of the data package's README: kt CH4, underground and surface.
TOTALS = {"ipcc2006": (1423.83, 117.92), "ru.factors": (886.01, 497.39), "gem_model": (960.31, 577.55)}


def test_it_works(get: Ask) -> None:
    seen = get("/inventories/view")
    assert seen["totals"]["mines"] == 86
    assert seen["period"] == {"first": 2021, "last": 2025}
    assert seen["gwp_set"] == "RU"
    assert seen["by_company"]
    assert seen["by_district"]
    assert seen["by_mine_type"]
    assert seen["screening"]


@pytest.mark.parametrize("method", TOTALS)
def test_totals_agree_with_the_readme(get: Ask, method: str) -> None:
    by_type = get("/inventories/view", method=method)["by_type"]
    underground, surface = TOTALS[method]
    assert by_type["underground"]["ch4_t"] / 1000 == pytest.approx(underground, abs=0.01)
    assert by_type["surface"]["ch4_t"] / 1000 == pytest.approx(surface, abs=0.01)


@pytest.mark.parametrize("year", [None, 2023])
def test_the_stored_mines_give_the_lines_of_the_package(db: None, year: int | None) -> None:
    stored = {each.mine_id: each for each in of_year(known_of(scope_get(basin="kuzbass")).with_output(), year)}
    records = mine_years_of_package(package("kuzbass"), year)
    of_package = {record["mine_id"]: MineYear(**record, basin="kuzbass") for record in records}
    assert stored == of_package


def test_a_closed_mine_counts_in_its_years_and_not_among_the_latest(get: Ask) -> None:
    closed = {
        row["mine_id"]: int(row["closing_year"])
        for _, row in package("demonstration").numbered_rows("mines")
        if row["mine_status"] == "closed"
    }
    latest = get("/inventories/view", basin="demonstration")
    assert closed
    assert closed.keys().isdisjoint(line["mine_id"] for line in latest["lines"])
    assert latest["totals"]["mines"] == len(latest["lines"])
    mine_id, year = next(
        (mine_id, year) for mine_id, year in closed.items() if get(f"/mines/{mine_id}/methods")["years"]
    )
    of_mine = get(f"/mines/{mine_id}/calculation")["line"]
    assert of_mine["year"] <= year
    of_year = get("/inventories/view", basin="demonstration", year=of_mine["year"])
    assert mine_id in {line["mine_id"] for line in of_year["lines"]}


def test_the_package_of_a_basin_says_the_same_of_closed_mines(db: None) -> None:
    stored = {
        each.mine_id: each.year for each in of_year(known_of(scope_get(basin="demonstration")).with_output(), None)
    }
    records = [MineYear(**record, basin="demonstration") for record in mine_years_of_package(package("demonstration"))]
    assert {each.mine_id: each.year for each in of_year(records, None)} == stored


def test_a_year_holds_only_its_outputs(get: Ask) -> None:
    seen = get("/inventories/view", year=2023)
    assert {line["year"] for line in seen["lines"]} == {2023}


@pytest.mark.parametrize(("method", "counted"), [("measured", True), ("best", True), ("ipcc2006", False)])
def test_a_measured_mine_counts_in_its_year_though_its_output_is_not_known(
    administrator: Client, get: Ask, refused: Ask, method: str, counted: bool
) -> None:
    told = {"quality": "measured", "source": "Survey", "confirmation": "confirmed"}
    values = {"mine": "M0836", "year": 2012, "absolute_abundance_m3_min": 50, **told}
    assert post(administrator, "/reference/methane_abundance", {"values": values}).status_code == 201
    if not counted:
        assert refused("/inventories/view", 422, method=method, year=2012)["errors"][0]["rule"] == "no_lines"
        return
    found = get("/inventories/view", method=method, year=2012)
    (line,) = found["lines"]
    assert (line["mine_id"], line["route"], line["output_t"]) == ("M0836", "measured", None)
    assert found["totals"]["output_t"] == 0
    assert [row["output_at_threshold_t"] for row in found["screening"]] in ([], [None])
    assert get("/mines/M0836/calculation", method=method, year=2012)["line"]["ch4_t"] == line["ch4_t"]


def test_a_company_and_its_parts(get: Ask) -> None:
    whole = get("/inventories/view")
    largest = max(whole["by_company"], key=lambda row: row["co2e_t"])
    company = get("/inventories/view", company=largest["key"])
    assert company["totals"]["co2e_t"] == pytest.approx(largest["co2e_t"])


def test_districts_sum_to_the_whole(get: Ask) -> None:
    seen = get("/inventories/view")
    assert sum(row["ch4_t"] for row in seen["by_district"]) == pytest.approx(seen["totals"]["ch4_t"])


def whole_screening(get: Ask, **parameters: Any) -> dict[str, Any]:
    return {row["company"]["id"]: row for row in get("/inventories/view", **parameters)["screening"]}


@pytest.mark.parametrize("year", [None, 2023])
def test_a_company_is_screened_on_all_its_sites_whatever_the_filter(get: Ask, year: int | None) -> None:
    """Federal Law 296-FZ asks for an organisation's sum over all its sites (methods.md, Inventory)."""
    time: dict[str, Any] = {"year": year} if year else {}
    everything = get("/inventories/view", **time)
    whole = {row["company"]["id"]: row for row in everything["screening"]}
    for district in get("/districts", basin="kuzbass")["items"]:
        if district["id"] not in {row["key"] for row in everything["by_district"]}:
            continue
        seen = get("/inventories/view", district=district["id"], **time)
        assert {row["company"]["id"] for row in seen["screening"]} == {row["key"] for row in seen["by_company"]}
        assert seen["screening"] == [row for row in whole.values() if row in seen["screening"]]
        assert seen["screening_of"]["period"] == everything["period"]


def test_a_filtered_screening_says_in_words_what_it_sums(get: Ask) -> None:
    said = get("/inventories/view", district="kemerovsky")["screening_of"]
    assert said["basin"] == "kuzbass"
    assert "all its sites" in said["words"]["en"]
    assert "по всем её площадкам" in said["words"]["ru"]


def test_a_stored_inventory_of_a_district_screens_whole_companies(administrator: Client, get: Ask) -> None:
    stored = post(administrator, "/inventories", {"basin": "kuzbass", "district": "kemerovsky"}).json()
    whole = whole_screening(get)
    assert stored["screening"]
    assert all(row == whole[row["company"]["id"]] for row in stored["screening"])
    assert stored["screening_of"]["basin"] == "kuzbass"
    sums = sum(row["co2e_t"] for row in stored["screening"])
    assert sums > stored["result"]["totals"]["co2e_t"]


@pytest.mark.parametrize(
    ("parameters", "status", "field"),
    [
        ({"basin": "atlantis"}, 422, "basin"),
        ({"company": "none"}, 422, "company"),
        ({"district": "none"}, 422, "district"),
        ({"gwp_set": "AR99"}, 422, "gwp_set"),
        ({"year": "later"}, 422, "year"),
        ({"year": "99999999999999999999"}, 422, "year"),
    ],
)
def test_a_scope_that_is_not_there_is_refused(refused: Ask, parameters: Any, status: int, field: str) -> None:
    assert refused("/inventories/view", status, **parameters)["errors"][0]["field"] == field


def test_an_unknown_method_is_refused(refused: Ask) -> None:
    problem = refused("/inventories/view", 422, method="none")
    assert problem["type"] == "/problems/bad-input"
    (error,) = problem["errors"]
    assert (error["field"], error["rule"], error["value"]) == ("method", "unknown_inventory_method", "none")


def test_a_year_without_output_is_refused(refused: Ask) -> None:
    assert refused("/inventories/view", 422, year=1950)["errors"]


def test_an_inventory_of_a_made_up_basin_is_called_synthetic(administrator: Client, get: Ask) -> None:
    """Looked at, kept, in the list and alone."""
    assert get("/inventories/view")["synthetic"] is False
    assert get("/inventories/view", basin="demonstration")["synthetic"] is True
    kept = post(administrator, "/inventories", {"basin": "demonstration", "draws": 200, "name": "Проба"}).json()
    assert kept["synthetic"] is True
    listed = {row["id"]: row["synthetic"] for row in administrator.get("/api/v1/inventories").json()["items"]}
    assert listed[kept["id"]] is True
    assert sorted(listed.values())[0] is False


def test_the_second_look_is_not_sent_again(anonymous: Client) -> None:
    first = anonymous.get("/api/v1/inventories/view")
    again = anonymous.get("/api/v1/inventories/view", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_an_administrator_stores_one(administrator: Client, anonymous: Client) -> None:
    body = {"basin": "kuzbass", "method": "ru.factors", "year": 2023, "name": "Год"}
    response = post(administrator, "/inventories", body)
    assert response.status_code == 201, response.content.decode()
    stored = response.json()
    assert (stored["name"], stored["year"], stored["owner"]) == ("Год", 2023, "boss")
    assert administrator.get(f"/api/v1/inventories/{stored['id']}").json() == stored
    assert anonymous.get(f"/api/v1/inventories/{stored['id']}").status_code == 404


def test_a_viewer_and_a_stranger_store_none(viewer: Client, anonymous: Client) -> None:
    before = Inventory.objects.count()
    assert post(viewer, "/inventories", {"basin": "kuzbass"}).status_code == 403
    assert post(anonymous, "/inventories", {"basin": "kuzbass"}).status_code == 401
    assert Inventory.objects.count() == before


def test_the_public_inventory_is_there_for_anybody(get: Ask) -> None:
    items = get("/inventories")["items"]
    assert [(item["basin"], item["owner"]) for item in items] == [("kuzbass", None)]
    assert get(f"/inventories/{items[0]['id']}")["result"]["totals"]["mines"] == 86


def test_the_public_inventory_is_computed_once(db: None) -> None:
    before = Inventory.objects.count()
    public_inventories_ensure()
    assert Inventory.objects.count() == before


def test_the_totals_told_at_the_start_are_those_of_the_present_records(administrator: Client, get: Ask) -> None:
    """The kept inventory stays as it was computed; a person has changed a record since."""
    (kept,) = public_inventories_ensure()
    assert present_totals(kept) == kept.result["totals"]
    record = Mine.objects.get(mine_id="M0836").outputs.get(year=2025)
    address = f"/reference/coal_output/{record.pk}"
    answer = patch(administrator, address, {"values": {"output_t": record.output_t * 2}}, version=record.version)
    assert answer.status_code == 200, answer.content.decode()
    told = present_totals(kept)
    assert told["co2e_t"] == get("/inventories/view")["totals"]["co2e_t"]
    assert told["co2e_t"] > kept.result["totals"]["co2e_t"]


@pytest.mark.parametrize("view", ["mine", "company", "parent", "district", "mine_type", "source"])
def test_a_stored_one_is_summed_every_way(get: Ask, view: str) -> None:
    item = get("/inventories")["items"][0]
    rows = get(f"/inventories/{item['id']}/by/{view}")["items"]
    assert rows
    if view != "parent":  # a parent's share may be unknown
        assert sum(row["ch4_t"] for row in rows) == pytest.approx(item["totals"]["ch4_t"])


def test_a_sum_by_nothing_known_is_refused(get: Ask, refused: Ask) -> None:
    item = get("/inventories")["items"][0]
    refused(f"/inventories/{item['id']}/by/colour", 422)


def test_an_inventory_that_is_not_there(refused: Ask) -> None:
    refused(f"/inventories/{uuid4()}", 404)


@pytest.mark.parametrize("method", TOTALS)
def test_a_mines_line_and_its_calculation_agree(get: Ask, method: str) -> None:
    found = get("/mines/M0836/calculation", method=method)
    assert found["line"]["ch4_t"] == pytest.approx(found["result"]["outputs"]["ch4_t"], rel=1e-9)
    assert found["line"]["method"] == found["result"]["method"]
    assert found["result"]["trace"]


def test_a_mine_without_output_has_no_calculation(get: Ask, refused: Ask) -> None:
    mine = get("/mines", has_output=False, limit=1)["items"][0]["mine_id"]
    assert refused(f"/mines/{mine}/calculation", 422)["errors"][0]["rule"] == "no_lines"
    refused("/mines/M9999/calculation", 404)


def test_an_inventory_names_its_factors_as_their_records_do(get: Ask) -> None:
    seen = get("/inventories/view", method="ru.factors")
    used = {factor for line in seen["lines"] for factor in line["factors"]}
    assert {factor["id"] for factor in seen["factors"]} == used
    records = shipped_factors()
    for factor in seen["factors"]:
        record = records[factor["id"]]
        assert (factor["value"], factor["unit"], factor["place"]) == (record.value, record.unit, record.place)
        assert factor["document"]["ru"] == record.document["ru"]


def test_a_result_says_from_which_data_it_was_made_and_when_they_were_loaded(get: Ask) -> None:
    loaded = next(package for package in get("/packages")["items"] if package["name"] == "kuzbass")
    for answer in (get("/inventories/view"), get("/mines/M0836/calculation")):
        data = answer["data"]
        assert (data["package"], data["version"], data["hash"]) == ("kuzbass", loaded["version"], loaded["hash"])
        assert data["loaded_at"] == loaded["loaded_at"]


def test_the_ranges_of_another_gwp_set_are_those_of_an_inventory_under_it(get: Ask) -> None:
    beside = get("/inventories/view", gwp_set="RU")["gwp_beside"]["AR6"]
    totals = get("/inventories/view", gwp_set="AR6")["totals"]
    for figure in ("co2e_t", "co2e_t_low", "co2e_t_high"):
        assert beside[figure] == pytest.approx(totals[figure], rel=1e-9), figure


def test_the_ranges_of_a_mine_under_another_gwp_set_are_those_of_its_line_under_it(get: Ask) -> None:
    beside = get("/mines/M0836/calculation", gwp_set="RU")["result"]["gwp_beside"]["AR6"]
    line = get("/mines/M0836/calculation", gwp_set="AR6")["line"]
    for figure in ("co2e_t", "co2e_t_low", "co2e_t_high"):
        assert beside[figure] == pytest.approx(line[figure], rel=1e-9), figure


def test_a_large_one_is_a_job_whose_result_is_the_same(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Held, "_renew", lambda self: None)  # a thread would not see this test's transaction
    asked = {"basin": "kuzbass", "draws": 30_000, "name": "большая"}
    answer = post(administrator, "/inventories", asked, HTTP_PREFER="respond-async")
    assert answer.status_code == 202, answer.content.decode()
    held = claim("elsewhere:1")
    assert held is not None
    do(held)
    job = administrator.get(f"/api/v1/jobs/{answer.json()['id']}").json()
    assert job["state"] == "done", job
    made = administrator.get(f"/api/v1/inventories/{job['result']['inventory']}").json()
    again = post(administrator, "/inventories", asked).json()
    assert made["result"]["totals"] == again["result"]["totals"]
    small = post(administrator, "/inventories", {**asked, "draws": 1_000}, HTTP_PREFER="respond-async")
    assert small.status_code == 201


def test_a_mine_that_a_method_lacks_figures_of_is_left_out_and_said_so(get: Ask) -> None:
    mine = Mine.objects.get(mine_id="M0836")
    before = get("/inventories/view", method="gem_model")
    Mine.objects.filter(pk=mine.pk).update(gas_content_m3_t=None)
    _computed.cache_clear()
    after = get("/inventories/view", method="gem_model")
    assert before["left_out"] == []
    (left_out,) = after["left_out"]
    assert left_out["mine_id"] == "M0836"
    assert "газоносность" in left_out["why"]["ru"].lower()
    assert after["totals"]["mines"] == before["totals"]["mines"] - 1
