"""Methods over HTTP: the list, a sheet, a result with its trace, the inverse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import post

Ask = Callable[..., Any]
UNDERGROUND = {"coal_output": 2_400_000, "mine_depth": 300}


def evaluate(client: Client, method: str, inputs: dict[str, Any], **body: Any) -> Any:
    response = post(client, f"/methods/{method}/evaluate", {"inputs": inputs, **body})
    assert response.status_code == 200, response.content.decode()
    return response.json()


def test_it_works(get: Ask) -> None:
    methods = {method["id"]: method for method in get("/methods")["items"]}
    assert "ipcc2006.underground" in methods
    assert methods["ru.factors"]["document"]["name"]["ru"]


def test_every_method_has_its_sheet(get: Ask) -> None:
    for method in get("/methods")["items"]:
        sheet = get(f"/methods/{method['id']}")
        assert {output["name"] for output in sheet["outputs"]} >= {"ch4_t", "co2e_t"}


def test_an_unknown_method_is_not_found(refused: Ask, anonymous: Client) -> None:
    assert refused("/methods/none", 404)["errors"][0]["rule"] == "unknown_method"
    assert post(anonymous, "/methods/none/evaluate", {"inputs": {}}).status_code == 404


def test_a_result_has_outputs_ranges_and_trace(anonymous: Client) -> None:
    result = evaluate(anonymous, "ipcc2006.underground", UNDERGROUND, beside=["AR6"])
    # methods.md: 18 + 2.5 m³/t between 200 and 400 m, 0.67 kg/m³, AR5 by default.
    assert result["outputs"]["ch4_t"] == pytest.approx(2_400_000 * 20.5 * 0.67e-3, rel=1e-7)
    assert result["outputs"]["co2e_t"] == pytest.approx(2_400_000 * 20.5 * 0.67e-3 * 28, rel=1e-7)
    assert result["gwp_beside"]["AR6"]["co2e_t"] == pytest.approx(2_400_000 * 20.5 * 0.67e-3 * 27.9, rel=1e-7)
    spread = result["uncertainty"]["approach2"]["co2e_t"]
    assert spread["low"] < result["outputs"]["co2e_t"] < spread["high"]
    assert {step["symbol"] for step in result["trace"]} >= {"coal_output", "mining_factor"}


def test_an_input_may_bring_its_unit(anonymous: Client) -> None:
    tonnes = evaluate(anonymous, "ipcc2006.underground", UNDERGROUND)
    megatonnes = evaluate(
        anonymous, "ipcc2006.underground", {**UNDERGROUND, "coal_output": {"value": 2.4, "unit": "Mt"}}
    )
    assert megatonnes["outputs"] == tonnes["outputs"]


def test_the_same_seed_gives_the_same_digits(anonymous: Client) -> None:
    assert evaluate(anonymous, "ipcc2006.underground", UNDERGROUND, seed=7) == evaluate(
        anonymous, "ipcc2006.underground", UNDERGROUND, seed=7
    )


def test_an_unknown_gwp_set_is_refused(anonymous: Client) -> None:
    response = post(anonymous, "/methods/ipcc2006.underground/evaluate", {"inputs": UNDERGROUND, "gwp_set": "AR99"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["rule"] == "unknown_gwp_set"


@pytest.mark.parametrize("given", [[], [1, 2], [[1]]])
def test_a_list_where_one_number_belongs_is_refused(anonymous: Client, given: Any) -> None:
    response = post(anonymous, "/methods/ipcc2006.underground/evaluate", {"inputs": {"coal_output": given}})
    assert response.status_code == 422, response.content.decode()
    body = {"inputs": {"mine_depth": given}, "output": "co2e_t", "target": 1, "for_input": "coal_output"}
    assert post(anonymous, "/methods/ipcc2006.underground/solve", body).status_code == 422


def test_every_wrong_input_is_named_at_once(anonymous: Client) -> None:
    body = {"inputs": {"coal_output": -1, "mine_depth": "deep", "colour": 3}}
    response = post(anonymous, "/methods/ipcc2006.underground/evaluate", body)
    assert response.status_code == 422
    assert {error["field"] for error in response.json()["errors"]} == {"coal_output", "mine_depth", "colour"}


def test_solve_finds_the_output_that_reaches_the_threshold(anonymous: Client) -> None:
    body = {"inputs": {"mine_depth": 300}, "output": "co2e_t", "target": 50_000, "for_input": "coal_output"}
    response = post(anonymous, "/methods/ipcc2006.underground/solve", {**body, "gwp_set": "RU"})
    assert response.status_code == 200, response.content.decode()
    assert response.json()["value"] == pytest.approx(50_000 / (20.5 * 0.67e-3 * 25), rel=1e-6)


def test_solve_says_why_there_is_no_answer(anonymous: Client) -> None:
    body = {"inputs": {"mine_depth": 300}, "output": "co2e_t", "target": -1, "for_input": "coal_output"}
    response = post(anonymous, "/methods/ipcc2006.underground/solve", body)
    assert response.status_code == 422
    assert response.json()["type"] == "/problems/no-answer"


def test_gwp_sets(get: Ask) -> None:
    sets = {each["id"]: each for each in get("/gwp-sets")["items"]}
    assert (sets["AR5"]["ch4"], sets["RU"]["ch4"], sets["AR6_20"]["n2o"]) == (28, 25, sets["AR6_20"]["n2o"])


def test_a_result_has_the_percentiles_of_its_draws(anonymous: Client) -> None:
    spread = evaluate(anonymous, "ipcc2006.underground", UNDERGROUND)["uncertainty"]["approach2"]["co2e_t"]
    assert len(spread["quantiles"]) == 101
    assert spread["quantiles"][2] <= spread["low"] <= spread["quantiles"][3]


def test_a_sheet_says_in_which_units_an_input_may_be_given(get: Ask) -> None:
    inputs = {item["name"]: item for item in get("/methods/ipcc2006.underground")["inputs"]}
    assert {"unit": "Mt", "scale": 1e6, "offset": 0.0} in inputs["coal_output"]["units"]
