"""What a mine's data allow, its routes side by side, and a basin's by year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch, post
from tests.server.routes_basin import abundance, forget_answers, routes_basin

from firedamp.server.mines.models import Basin, CoalOutput, Mine

Ask = Callable[..., Any]


@pytest.fixture
def basin(db: None) -> Any:
    yield routes_basin()
    forget_answers()


def offers(found: Any) -> dict[str, Any]:
    return {offer["route"]: offer for offer in found["offers"]}


def test_it_works(get: Ask) -> None:
    found = get("/mines/M0836/methods")
    assert found["mine"]["id"] == "M0836"
    assert (found["year"], found["years"]) == (2025, [2025])
    assert [offer["route"] for offer in found["offers"]] == [
        "measured", "abundance", "gas_content", "ru.factors", "ipcc2006", "gem_model",
    ]  # fmt: skip
    assert [offer["route"] for offer in found["offers"] if offer["best"]] == ["ru.factors"]


def test_an_offer_has_what_its_evaluation_takes(get: Ask, anonymous: Client) -> None:
    for offer in get("/mines/M0836/methods")["offers"]:
        if offer["available"]:
            body = {"inputs": offer["inputs"], "uncertainty": offer["uncertainty"], "gwp_set": "RU"}
            answer = post(anonymous, f"/methods/{offer['method']}/evaluate", body)
            assert answer.status_code == 200, answer.content.decode()
            line = get("/mines/M0836/calculation", method=offer["route"])["line"]
            assert answer.json()["outputs"]["co2e_t"] == line["co2e_t"]


def test_the_best_tier_of_a_mine_with_all_its_figures_is_what_was_measured(basin: Basin, get: Ask) -> None:
    found = get("/mines/A/methods", year=2020)
    assert found["years"] == [2020, 2021, 2022]
    shown = offers(found)
    assert shown["measured"]["best"]
    assert shown["measured"]["inputs"] == {
        "absolute_abundance": 60.0, "minutes": 527_040.0, "methane_utilised": 2_000_000.0,
    }  # fmt: skip
    assert shown["measured"]["origin"]["absolute_abundance"] == {
        "source": "a survey",
        "quality": "measured",
        "row": None,
    }
    assert shown["ru.factors"]["available"]
    assert not shown["ru.factors"]["best"]


def test_the_seam_s_gas_content_is_interpolated_to_the_mine_s_depth(basin: Basin, get: Ask) -> None:
    """Halfway between 14 m³/t at 400 m and 20 m³/t at 600 m."""
    shown = offers(get("/mines/A/methods", year=2020))["gas_content"]
    assert shown["inputs"]["gas_content"] == 17
    assert shown["inputs"]["adjacent_share"] == 0.5
    origin = shown["origin"]["gas_content"]
    assert (origin["how"], origin["quality"]) == ("interpolated", "calculated")
    assert [record["depth_m"] for record in origin["records"]] == [400, 600]


def test_a_year_without_coal_output_still_has_its_absolute_abundance(basin: Basin, get: Ask) -> None:
    shown = offers(get("/mines/A/methods", year=2021))
    assert shown["measured"]["best"]
    assert [entry["figure"] for entry in shown["ipcc2006"]["missing"]] == ["output_t"]


def test_a_year_of_which_nothing_is_known_says_what_every_method_wants(basin: Basin, get: Ask) -> None:
    found = get("/mines/B/methods", year=1999)
    assert found["year"] == 1999
    assert not any(offer["available"] or offer["best"] for offer in found["offers"])
    assert all(offer["reason"]["ru"] for offer in found["offers"])


def test_a_mine_without_any_figure_is_answered_too(basin: Basin, get: Ask) -> None:
    CoalOutput.objects.filter(mine__mine_id="C").delete()
    found = get("/mines/C/methods")
    assert found["years"] == []
    assert "surface mine" in offers(found)["measured"]["reason"]["en"]


def test_methods_of_no_mine_are_not_found(refused: Ask) -> None:
    refused("/mines/none/methods", 404)


def test_a_mine_s_routes_are_laid_side_by_side(basin: Basin, get: Ask) -> None:
    """60 m³/min · 527 040 min and 16 m³/t · 2 Mt, 2 million m³ utilised."""
    found = get("/reconciliations/mine", mine_id="A", year=2020)
    shown = {route["route"]: route for route in found["routes"]}
    assert shown["measured"]["ch4_t"] == pytest.approx((60 * 527_040 - 2e6) * 0.000668)
    assert shown["abundance"]["ch4_t"] == pytest.approx((16 * 2e6 - 2e6) * 0.000668)
    assert shown["gas_content"]["released_m3_t"] == pytest.approx(17 * 1.5)
    assert shown["gem_model"]["ch4_t"] is None
    assert shown["measured"]["quality"] == "measured"
    pairs = {(pair["left"], pair["right"]): pair for pair in found["pairs"]}
    assert pairs["measured", "abundance"]["overlap"]
    reasons = {reason["id"] for reason in found["reasons"]}
    assert {"post_mining_counted", "all_gas_of_the_coal", "factor_of_another_basin", "densities_differ"} <= reasons
    assert "relative_abundance_restored" not in reasons


SUMS = ("co2e_t", "co2e_t_low", "co2e_t_high")


@pytest.mark.parametrize(
    ("basin_id", "mine_id", "year"),
    [("kuzbass", "M0836", 2025), ("kuzbass", "M0846", 2022), ("karaganda", "A", 2020), ("karaganda", "B", 2020)],
)
def test_a_line_has_one_range_reconciled_in_an_inventory_and_calculated(
    basin: Basin, get: Ask, anonymous: Client, basin_id: str, mine_id: str, year: int
) -> None:
    """Digit for digit: the draws belong to the mine and year, whoever asks."""
    found = get("/reconciliations/mine", mine_id=mine_id, year=year)
    compared = 0
    for route in (route for route in found["routes"] if route["available"]):
        body = {"inputs": route["inputs"], "uncertainty": route["uncertainty"], "gwp_set": found["gwp_set"]}
        answer = post(
            anonymous, f"/methods/{route['method']}/evaluate", {**body, "mine_id": mine_id, "year": year}
        ).json()
        spread = answer["uncertainty"]["approach2"]["co2e_t"]
        calculated = (answer["outputs"]["co2e_t"], spread["low"], spread["high"])
        assert calculated == tuple(route[name] for name in SUMS), route["route"]
        if route["route"] in ("ru.factors", "ipcc2006"):  # those that every mine of a basin has the data for
            scope = {"basin": basin_id, "method": route["route"], "year": year}
            lines = {line["mine_id"]: line for line in get("/inventories/view", **scope)["lines"]}
            assert tuple(lines[mine_id][name] for name in SUMS) == calculated, route["route"]
            compared += 1
    assert compared


def test_a_restored_abundance_is_a_reason(basin: Basin, get: Ask) -> None:
    found = get("/reconciliations/mine", mine_id="B", year=2020)
    assert "relative_abundance_restored" in {reason["id"] for reason in found["reasons"]}


@pytest.mark.parametrize(
    ("parameters", "field"),
    [({"mine_id": "none"}, "mine_id"), ({}, "mine_id"), ({"mine_id": "M0836", "gwp_set": "AR99"}, "gwp_set")],
)
def test_a_mine_that_cannot_be_reconciled_is_refused(refused: Ask, parameters: Any, field: str) -> None:
    assert refused("/reconciliations/mine", 422, **parameters)["errors"][0]["field"] == field


def test_a_basin_s_routes_cover_the_mines_that_have_the_data(basin: Basin, get: Ask) -> None:
    found = get("/reconciliations/basin", basin="karaganda")
    assert [year["year"] for year in found["years"]] == [2020, 2021, 2022]
    assert found["draws"] == 1_000
    in_2020 = found["years"][0]
    mines = {route["route"]: route["mines"] for route in in_2020["routes"]}
    assert mines == {"measured": 1, "abundance": 2, "gas_content": 1, "ru.factors": 3, "ipcc2006": 3}
    assert in_2020["like_for_like"]["mines"] == 1
    assert in_2020["like_for_like"]["output_share_percent"] == pytest.approx(25)


def test_a_basin_keeps_to_the_years_asked_for(basin: Basin, get: Ask) -> None:
    found = get("/reconciliations/basin", basin="karaganda", **{"from": 2021, "to": 2021})
    assert [year["year"] for year in found["years"]] == [2021]


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"basin": "atlantis"}, "basin"),
        ({"from": 2023, "to": 2020}, "from"),
        ({"gwp_set": "AR99"}, "gwp_set"),
        ({"to": "later"}, "to"),
    ],
)
def test_a_basin_that_cannot_be_reconciled_is_refused(refused: Ask, parameters: Any, field: str) -> None:
    assert refused("/reconciliations/basin", 422, **parameters)["errors"][0]["field"] == field


def test_the_kuzbass_has_factors_and_the_model_alone(get: Ask) -> None:
    found = get("/reconciliations/basin")
    assert {route["route"]: route["model"] for route in found["routes"]} == {
        "ru.factors": False, "ipcc2006": False, "gem_model": True,
    }  # fmt: skip
    for year in found["years"]:
        assert [route["route"] for route in year["like_for_like"]["routes"]] == ["ru.factors", "ipcc2006"]


def test_the_server_and_the_package_take_the_same_best_method_for_every_mine(get: Ask) -> None:
    """The server reads its records, the command line the package itself: one answer."""
    from firedamp.cli.inventory_source import from_basin
    from firedamp.cli.words import Words

    (of_package,), _ = from_basin("demonstration", 2015, Words("en")).inventories("best", year=2015, draws=100)
    seen = get("/inventories/view", basin="demonstration", year=2015, method="best")
    here = {line["mine_id"]: (line["route"], line["ch4_t"]) for line in seen["lines"]}
    assert here == {line["mine_id"]: (line["route"], line["ch4_t"]) for line in of_package.to_dict()["lines"]}


def test_an_inventory_by_the_best_method_takes_each_line_s_own(basin: Basin, get: Ask) -> None:
    seen = get("/inventories/view", basin="karaganda", year=2020, method="best")
    assert {line["mine_id"]: line["route"] for line in seen["lines"]} == {
        "A": "measured", "B": "abundance", "C": "ipcc2006",
    }  # fmt: skip
    assert {line["mine_id"]: line["quality"] for line in seen["lines"]}["B"] == "restored"


def test_an_inventory_by_a_method_that_not_all_can_take_names_each_mine(basin: Basin, get: Ask) -> None:
    found = get("/inventories/view", basin="karaganda", year=2020, method="measured")
    assert {each["mine_id"] for each in found["left_out"]} == {"B", "C"}
    assert [line["mine_id"] for line in found["lines"]] == ["A"]


def test_a_corrected_value_is_in_the_next_answer(basin: Basin, administrator: Client, get: Ask) -> None:
    before = get("/reconciliations/basin", basin="karaganda")["years"][0]
    record = Mine.objects.get(mine_id="B").abundances.get(year=2020)
    address = f"/reference/methane_abundance/{record.pk}"
    answer = patch(administrator, address, {"values": {"relative_abundance_m3_t": 14}}, version=record.version)
    assert answer.status_code == 200, answer.content.decode()
    after = get("/reconciliations/basin", basin="karaganda")["years"][0]
    methane = [
        next(route["ch4_t"] for route in year["routes"] if route["route"] == "abundance") for year in (before, after)
    ]
    assert methane[1] - methane[0] == pytest.approx(7e6 * 0.000668)


def test_a_measurement_stands_in_a_basin_without_a_coal_output(basin: Basin, get: Ask) -> None:
    """Mine A has an abundance of 50 m³/min in 2021 and no coal output: 50 · 525 600 m³ · 0.668 kg/m³."""
    (year,) = [each for each in get("/reconciliations/basin", basin="karaganda")["years"] if each["year"] == 2021]
    (measured,) = [route for route in year["routes"] if route["route"] == "measured"]
    assert measured["mines"] == 1
    assert measured["ch4_t"] == pytest.approx(50 * 525_600 * 0.668e-3)


def test_a_year_of_which_no_output_is_known_says_so_and_not_zero(basin: Basin, get: Ask) -> None:
    abundance(Mine.objects.get(mine_id="A"), 2019, absolute_abundance_m3_min=55)
    forget_answers()
    (year,) = [each for each in get("/reconciliations/basin", basin="karaganda")["years"] if each["year"] == 2019]
    assert (year["mines"], year["output_t"], year["mines_with_output"]) == (1, None, 0)
    assert {(each["output_t"], each["output_share_percent"]) for each in year["routes"]} == {(None, None)}


def test_a_reconciliation_says_whose_data_it_rests_on_and_whether_they_are_made_up(get: Ask) -> None:
    real = get("/reconciliations/mine", mine_id="M0836"), get("/reconciliations/basin")
    for found in real:
        assert (found["basin"]["id"], found["synthetic"]) == ("kuzbass", False)
        assert "Global Energy Monitor" in found["attribution"]["en"]
    made_up = get("/reconciliations/mine", mine_id="DEMO-M02", year=2015)
    assert (made_up["basin"]["id"], made_up["synthetic"]) == ("demonstration", True)
    assert made_up["attribution"]["en"].startswith("Synthetic data")
