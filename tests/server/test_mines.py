"""Mines, districts, companies and basins as the API tells them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]


def test_it_works(get: Ask) -> None:
    found = get("/mines", limit=5)
    assert len(found["items"]) == 5
    assert found["total"] == 109  # the package's README: 133 rows, 109 mines


def test_pages_hold_every_mine_once(get: Ask) -> None:
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        found = get("/mines", limit=40, **cursor)
        seen += [mine["mine_id"] for mine in found["items"]]
        if not found["next_cursor"]:
            break
        cursor = {"cursor": found["next_cursor"]}
    assert len(seen) == len(set(seen)) == 109


@pytest.mark.parametrize("query", ["Распадская", "raspadskaya", "РАСПАДСК", "Raspadskaia"])
def test_a_mine_is_found_in_either_alphabet(get: Ask, query: str) -> None:
    assert "M0836" in [mine["mine_id"] for mine in get("/mines", q=query)["items"]]


def test_a_query_without_words_finds_nothing(get: Ask) -> None:
    assert get("/mines", q="—?")["total"] == 0


def test_filters_narrow(get: Ask) -> None:
    found = get("/mines", mine_type="underground", has_output=True, limit=500)
    assert found["total"] == 38  # the package's README
    assert {mine["mine_type"] for mine in found["items"]} == {"underground"}
    assert all(mine["output_t"] > 0 for mine in found["items"])


def test_a_filter_by_company_and_district(get: Ask) -> None:
    mine = get("/mines/M0836")
    found = get("/mines", company=mine["company"]["id"], district=mine["district"]["id"])
    assert "M0836" in [each["mine_id"] for each in found["items"]]


def test_an_unknown_mine_type_is_refused(refused: Ask) -> None:
    error = refused("/mines", 422, mine_type="space")["errors"][0]
    assert (error["field"], error["rule"]) == ("mine_type", "not_a_choice")


@pytest.mark.parametrize("name", ["basin", "district", "company"])
@pytest.mark.parametrize("address", ["/mines", "/inventories/view"])
def test_an_id_that_is_not_there_is_refused_alike(refused: Ask, address: str, name: str) -> None:
    (error,) = refused(address, 422, **{name: "none"})["errors"]
    assert (error["field"], error["rule"], error["value"]) == (name, "unknown_id", "none")


@pytest.mark.parametrize("address", ["/districts", "/companies"])
def test_a_basin_that_is_not_there_is_refused(refused: Ask, address: str) -> None:
    (error,) = refused(address, 422, basin="none")["errors"]
    assert (error["field"], error["rule"], error["value"]) == ("basin", "unknown_id", "none")


def test_all_unknown_filters_are_named_at_once(refused: Ask) -> None:
    errors = refused("/mines?basin=none&district=none&company=none&status=none", 422)["errors"]
    assert [error["field"] for error in errors] == ["basin", "district", "company", "status"]


def test_an_unknown_status_is_refused_with_those_that_occur(refused: Ask) -> None:
    (error,) = refused("/mines?status=dreaming", 422)["errors"]
    assert (error["field"], error["rule"], error["value"]) == ("status", "not_a_choice", "dreaming")
    assert "operating" in error["choices"]


def test_a_passport_has_units_and_origins(get: Ask) -> None:
    mine = get("/mines/M0767")
    assert mine["name"] == {"en": "Alardinskaya Coal Mine", "ru": "шахта Алардинская"}
    assert mine["outputs"] == [{**mine["outputs"][0], "year": 2022, "output_t": 1_700_000}]
    assert mine["capacity_t_year"] == 2_250_000
    assert mine["depth_m"] == 700
    assert mine["origin"]["depth_m"]["quality"] == "reported"
    assert mine["origin"]["gem_gas_content_m3_t"]["quality"] == "calculated"
    assert mine["parents"] == [{"name": "Raspadskaya PJSC", "share_percent": 100.0}]
    assert mine["source"]["attribution"]["en"].startswith("Global Coal Mine Tracker")


def test_a_passport_holds_every_row_of_the_mine(get: Ask) -> None:
    projects = get("/mines/M0772")["projects"]
    assert [(row["status"], row["project_type"]) for row in projects] == [("operating", ""), ("proposed", "expansion")]


@pytest.mark.parametrize("mine_id", ["M0876", "M0767", "M0772"])
def test_a_figure_has_one_origin_in_passport_calculation_and_projects(get: Ask, mine_id: str) -> None:
    """M0876: the tracker set the depth itself (depth_accuracy: estimate), M0767: a source stated it."""
    mine = get(f"/mines/{mine_id}")
    line = get(f"/mines/{mine_id}/calculation")["line"]
    of_passport = mine["origin"]["depth_m"]
    assert line["origin"]["depth_m"] == of_passport
    (project,) = [row for row in mine["projects"] if row["row"] == of_passport["row"]]
    assert project["origin"]["depth_m"] == of_passport


def test_a_depth_that_the_tracker_set_is_calculated(get: Ask) -> None:
    assert get("/mines/M0876")["origin"]["depth_m"]["quality"] == "calculated"
    assert get("/mines/M0767")["origin"]["depth_m"]["quality"] == "reported"


def test_a_mine_that_is_not_there(refused: Ask) -> None:
    refused("/mines/M9999", 404)


def test_the_basin(get: Ask) -> None:
    basin = get("/basins")["items"][0]
    assert basin["id"] == "kuzbass"
    assert basin["mines"] == 109
    assert basin["years"] == [2021, 2022, 2023, 2024, 2025]


def test_the_map(get: Ask) -> None:
    drawn = get("/basins/kuzbass/map")
    assert drawn["outline"]["type"]
    assert len(drawn["towns"]) == 22  # the geography README
    assert "GeoNames" in drawn["attribution"]["en"]


def test_no_map_of_a_basin_that_is_not_there(refused: Ask) -> None:
    refused("/basins/atlantis/map", 404)


def test_districts_sum_to_all_mines(get: Ask) -> None:
    districts = get("/districts", basin="kuzbass")["items"]
    assert sum(district["mines"] for district in districts) == 109
    assert "unknown" in {district["kind"] for district in districts}


def test_a_district(get: Ask, refused: Ask) -> None:
    assert get("/districts/kemerovsky")["name"]["ru"] == "Кемеровский муниципальный округ"
    refused("/districts/none", 404)


def test_companies_sum_to_all_mines(get: Ask) -> None:
    companies = get("/companies", limit=500)["items"]
    assert sum(company["mines"] for company in companies) == 109


def test_a_company(get: Ask, refused: Ask) -> None:
    assert get("/companies/raspadskaya-pjsc")["mines"] >= 1
    refused("/companies/none", 404)


def test_a_company_is_found_in_russian_letters(get: Ask) -> None:
    assert "raspadskaya-pjsc" in [company["id"] for company in get("/companies", q="Распадская")["items"]]
