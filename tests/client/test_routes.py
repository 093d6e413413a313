"""Offers, reconciliations and series from Python: what the server says, typed and as tables."""

from __future__ import annotations

import polars
import pytest

from firedamp.client import ApiError, Client


def test_the_offers_of_a_mine_are_those_of_its_data(firedamp: Client) -> None:
    found = firedamp.mines.methods("M0836", year=2025)
    assert (found["mine"]["id"], found["year"], found["years"]) == ("M0836", 2025, [2025])
    assert [offer["route"] for offer in found["offers"] if offer["best"]] == ["ru.factors"]


def test_an_offer_evaluated_for_its_mine_has_the_range_of_its_route(firedamp: Client) -> None:
    routes = {route["route"]: route for route in firedamp.reconciliations.mine("M0836", year=2025)["routes"]}
    for offer in firedamp.mines.methods("M0836", year=2025)["offers"]:
        if offer["available"] and offer["method"]:
            result = firedamp.methods.evaluate(
                offer["method"], offer["inputs"], uncertainty=offer["uncertainty"], gwp_set="RU",
                mine_id="M0836", year=2025,
            )  # fmt: skip
            spread = result["uncertainty"]["approach2"]["co2e_t"]
            route = routes[offer["route"]]
            assert (spread["low"], spread["high"]) == (route["co2e_t_low"], route["co2e_t_high"])


def test_the_routes_of_a_mine_are_a_data_frame(firedamp: Client) -> None:
    frame = firedamp.reconciliations.mine_frame("DEMO-M02", year=2015)
    assert frame["route"].to_list()[0] == "measured"
    assert frame.schema["ch4_t"] == polars.Float64
    assert frame.filter(~polars.col("available"))["ch4_t"].is_null().all()


def test_the_routes_of_a_basin_are_a_data_frame(firedamp: Client) -> None:
    frame = firedamp.reconciliations.basin_frame(basin="demonstration", first=2015, last=2016)
    assert set(frame["year"]) == {2015, 2016}
    alike = frame.filter(polars.col("like_for_like"), polars.col("year") == 2015)
    assert alike["mines"].n_unique() == 1
    assert (frame["ch4_t_low"] <= frame["ch4_t_high"]).all()


def test_quantities_are_listed(firedamp: Client) -> None:
    units = {each["id"]: each["unit"] for each in firedamp.series.quantities()}
    assert "t" in units.values()


def test_a_series_is_a_data_frame_a_row_a_year(firedamp: Client) -> None:
    quantity = next(each["id"] for each in firedamp.series.quantities() if each["unit"] == "t")
    asked = {"basin": "demonstration", "level": "mine", "ids": ["DEMO-M02", "DEMO-M03"], "first": 2010, "last": 2012}
    frame = firedamp.series.frame(quantity, **asked)
    assert set(frame["id"]) == {"DEMO-M02", "DEMO-M03"}
    assert frame["year"].is_between(2010, 2012).all()
    assert frame.schema["value"] == polars.Float64
    assert firedamp.series.of(quantity, basin="demonstration", first=2010, last=2012)["level"] == "basin"


def test_what_is_not_there_is_an_error(firedamp: Client) -> None:
    with pytest.raises(ApiError):
        firedamp.mines.methods("no such mine")
    with pytest.raises(ApiError):
        firedamp.series.of("no_such_quantity")
