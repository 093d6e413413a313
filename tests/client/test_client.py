"""The client against a real server: what it asks is answered, what is refused is an ApiError."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import polars
import pytest

from firedamp.client import ApiError, Client, ServerNotReached
from firedamp.client.errors import api_error

COAL = {"coal_output": 2_400_000, "mining_factor": 18, "post_mining_factor": 2.5, "density": 0.67}


def test_health_says_that_the_server_is_well(firedamp: Client) -> None:
    assert firedamp.system.health()["status"] == "ok"


def test_methods_are_listed_and_read(firedamp: Client) -> None:
    assert "mine.balance" in {method["id"] for method in firedamp.methods.list()}
    assert "ventilation" in {item["name"] for item in firedamp.methods.read("mine.balance")["inputs"]}


def test_evaluation_gives_the_vector_s_emission(firedamp: Client) -> None:
    result = firedamp.methods.evaluate("ipcc2006.underground", COAL, gwp_set="AR5", beside=["RU"])
    assert result["outputs"]["ch4_t"] == pytest.approx(32964.0, rel=1e-7)
    assert result["outputs"]["co2e_t"] == pytest.approx(922992.0, rel=1e-7)
    assert result["gwp_beside"]["RU"]["co2e_t"] == pytest.approx(32964.0 * 25, rel=1e-7)


def test_input_may_carry_its_unit(firedamp: Client) -> None:
    inputs = {**COAL, "coal_output": {"value": 2.4, "unit": "Mt"}}
    outputs = firedamp.methods.evaluate("ipcc2006.underground", inputs)["outputs"]
    assert outputs["ch4_t"] == pytest.approx(32964.0, rel=1e-7)


def test_solution_meets_its_target(firedamp: Client) -> None:
    found = firedamp.methods.solve(
        "ipcc2006.underground",
        {"mine_depth": 300},
        output="co2e_t",
        target=50_000,
        for_input="coal_output",
        gwp_set="RU",
    )
    inputs = {"mine_depth": 300, "coal_output": found["value"]}
    again = firedamp.methods.evaluate("ipcc2006.underground", inputs, gwp_set="RU")
    assert again["outputs"]["co2e_t"] == pytest.approx(50_000, rel=1e-9)


def test_bad_input_names_field_and_rule(firedamp: Client) -> None:
    with pytest.raises(ApiError) as caught:
        firedamp.methods.evaluate("ipcc2006.underground", {"coal_output": -5})
    (problem,) = caught.value.errors
    assert (caught.value.status, problem.field, problem.rule, problem.params["minimum"]) == (
        422,
        "coal_output",
        "below_minimum",
        0,
    )


def test_errors_come_in_the_client_s_language(server: tuple[str, str]) -> None:
    with Client(server[0], language="ru") as firedamp, pytest.raises(ApiError, match="Добыча угля: −5 т меньше 0 т"):
        firedamp.methods.evaluate("ipcc2006.underground", {"coal_output": -5})


def test_unknown_method_is_not_found(firedamp: Client) -> None:
    with pytest.raises(ApiError) as caught:
        firedamp.methods.read("no such/method")
    assert caught.value.status == 404


def test_all_pages_of_mines_are_read(firedamp: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firedamp.client.paging.PAGE", 10)
    mines = list(firedamp.mines.list())
    assert len(mines) == len({mine["mine_id"] for mine in mines}) == 109


def test_filters_reach_the_server(firedamp: Client) -> None:
    underground = list(firedamp.mines.list(basin="kuzbass", mine_type="underground", has_output=True))
    assert len(underground) == 38
    assert next(iter(firedamp.mines.list(q="Распадская")))["name"]["en"] == "Raspadskaya Coal Mine"


def test_a_mine_s_passport_and_calculation_are_read(firedamp: Client) -> None:
    assert firedamp.mines.read("M0767")["name"]["ru"] == "шахта Алардинская"
    calculated = firedamp.mines.calculation("M0767", method="ru.factors")
    assert calculated["line"]["ch4_t"] == calculated["result"]["outputs"]["ch4_t"]


def test_districts_companies_basins_and_packages_are_read(firedamp: Client) -> None:
    district = firedamp.districts.list(basin="kuzbass")[0]
    company = next(iter(firedamp.companies.list(basin="kuzbass")))
    assert firedamp.districts.read(district["id"], basin="kuzbass") == district
    assert firedamp.companies.read(company["id"]) == company
    assert [basin["id"] for basin in firedamp.basins.list()] == ["kuzbass", "demonstration"]
    assert firedamp.basins.map("kuzbass")["towns"]
    assert "kuzbass" in {package["name"] for package in firedamp.packages.list()}
    assert "RU" in {gwp_set["id"] for gwp_set in firedamp.methods.gwp_sets()}
    assert firedamp.search.find(q="Алардинская")[0]["kind"] == "mine"


def test_inventory_view_holds_the_basin_s_totals(firedamp: Client) -> None:
    view = firedamp.inventories.view(basin="kuzbass", method="ipcc2006")
    assert view["totals"]["mines"] == 86
    assert view["by_type"]["underground"]["ch4_t"] / 1000 == pytest.approx(1423.83, abs=0.01)


# signing in


def test_signing_in_and_out(firedamp: Client, server: tuple[str, str]) -> None:
    assert firedamp.session.read()["signed_in"] is False
    session = firedamp.sign_in("admin", server[1])
    assert session["user"]
    assert session["user"]["username"] == "admin"
    assert [each["role"] for each in session["user"]["organisations"]] == ["administrator"]
    firedamp.sign_out()
    assert firedamp.token is None
    assert firedamp.session.read()["signed_in"] is False


def test_wrong_password_is_refused(firedamp: Client) -> None:
    with pytest.raises(ApiError) as caught:
        firedamp.sign_in("admin", "wrong")
    assert caught.value.status in (400, 401)
    assert caught.value.detail


def test_writing_without_signing_in_is_refused(firedamp: Client) -> None:
    with pytest.raises(ApiError) as caught:
        firedamp.calculations.create("ipcc2006.underground", COAL)
    assert caught.value.status in (401, 403)


def test_a_named_token_serves_a_program(administrator: Client, server: tuple[str, str]) -> None:
    made = administrator.tokens.create("Monthly export", scopes=["write"])
    with Client(server[0], made["token"]) as program:
        assert program.session.read()["user"]["username"] == "admin"


def test_token_of_one_client_serves_another(administrator: Client, server: tuple[str, str]) -> None:
    with Client(server[0], administrator.token) as other:
        assert other.session.read()["signed_in"] is True


# what is kept


def test_calculation_is_kept_compared_and_deleted(administrator: Client) -> None:
    left = administrator.calculations.create("ipcc2006.underground", COAL, name="left", gwp_set="AR5")
    right = administrator.calculations.create(
        "ipcc2006.underground", {**COAL, "coal_output": 4_800_000}, name="right", gwp_set="AR5"
    )
    assert administrator.calculations.read(left["id"])["result"]["outputs"]["ch4_t"] == pytest.approx(32964.0, rel=1e-7)
    assert {row["name"] for row in administrator.calculations.list(method="ipcc2006.underground")} >= {"left", "right"}
    outputs = {
        row["name"]: row["ratio"] for row in administrator.calculations.compare(left["id"], right["id"])["outputs"]
    }
    assert outputs["ch4_t"] == pytest.approx(2)
    administrator.calculations.delete(left["id"])
    with pytest.raises(ApiError) as caught:
        administrator.calculations.read(left["id"])
    assert caught.value.status == 404


def test_calculation_is_renamed_copied_and_exported(administrator: Client) -> None:
    kept = administrator.calculations.create("ipcc2006.underground", COAL, name="first", mine_id="M0836", year=2025)
    assert administrator.calculations.rename(kept["id"], "second")["name"] == "second"
    copy = administrator.calculations.duplicate(kept["id"])
    assert copy["result"] == kept["result"]
    assert [row["id"] for row in administrator.calculations.list(q="second", sort="name")] == [kept["id"], copy["id"]]
    assert administrator.calculations.export(kept["id"], format="xlsx").read().startswith(b"PK")  # a workbook is a zip


def test_inventory_is_kept_and_summed(administrator: Client) -> None:
    kept = administrator.inventories.create("kuzbass", year=2023, method="ru.factors", name="2023")
    assert administrator.inventories.read(kept["id"])["totals"] == kept["totals"]
    assert kept["id"] in {row["id"] for row in administrator.inventories.list()}
    by_company = administrator.inventories.by(kept["id"], "company")
    assert sum(row["co2e_t"] for row in by_company) == pytest.approx(kept["totals"]["co2e_t"])


# tables


def test_mines_are_a_data_frame(firedamp: Client) -> None:
    frame = firedamp.mines.frame(has_output=True)
    assert frame.height == 86
    assert frame["output_t"].sum() == pytest.approx(208.66e6)
    assert frame.schema["output_year"] == polars.Int64


def test_no_mines_are_an_empty_frame_of_the_same_columns(firedamp: Client) -> None:
    assert firedamp.mines.frame(q="no such mine anywhere").schema == firedamp.mines.frame(has_output=True).schema


def test_lines_of_inventories_are_data_frames(administrator: Client) -> None:
    of_view = administrator.inventories.frame(basin="kuzbass", method="gem_model")
    assert of_view["ch4_t"].sum() / 1000 == pytest.approx(960.31 + 577.55, abs=0.01)
    kept = administrator.inventories.create("kuzbass", method="gem_model")
    assert administrator.inventories.frame(kept["id"]).equals(of_view)


# when no proper answer comes


def test_server_that_is_not_there_is_said(closed_address: Callable[[], str]) -> None:
    with Client(closed_address()) as firedamp, pytest.raises(ServerNotReached):
        firedamp.system.health()


def test_answer_that_is_no_problem_document_is_still_an_error() -> None:
    error = api_error(httpx.Response(502, text="<html>Bad gateway</html>"))
    assert (error.status, error.detail) == (502, "<html>Bad gateway</html>")
