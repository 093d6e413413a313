"""Series of quantities by year, for mines, companies, districts and basins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.server.routes_basin import forget_answers, routes_basin

from firedamp.server.mines.models import Basin, Mine

Ask = Callable[..., Any]


@pytest.fixture
def basin(db: None) -> Any:
    yield routes_basin()
    forget_answers()


@pytest.fixture
def series(basin: Basin, get: Ask) -> Callable[..., dict[str, dict[int, Any]]]:
    """The points of each series of the made-up basin, by id and year."""

    def ask(quantity: str, **parameters: Any) -> dict[str, dict[int, Any]]:
        found = get("/series", basin="karaganda", quantity=quantity, **parameters)
        return {one["id"]: {point["year"]: point for point in one["points"]} for one in found["series"]}

    return ask


def test_it_works(get: Ask) -> None:
    found = get("/series", quantity="coal_output_t")
    assert (found["quantity"], found["unit"], found["rule"], found["level"]) == ("coal_output_t", "t", "sum", "basin")
    (one,) = found["series"]
    assert [point["year"] for point in one["points"]] == [2021, 2022, 2023, 2024, 2025]
    assert sum(point["value"] for point in one["points"]) == pytest.approx(208.66e6)


def test_the_quantities_have_units_and_rules(get: Ask) -> None:
    found = {item["id"]: item for item in get("/series/quantities")["items"]}
    assert list(found) == [
        "coal_output_t", "absolute_abundance_m3_min", "relative_abundance_m3_t", "methane_drained_m3",
        "methane_utilised_m3", "methane_flared_m3", "methane_vented_m3", "ch4_t", "co2e_t",
    ]  # fmt: skip
    assert found["relative_abundance_m3_t"]["rule"] == "by_output"
    assert found["co2e_t"]["by_method"]


def test_a_mine_has_a_gap_where_nothing_is_known(series: Any) -> None:
    found = series("coal_output_t", level="mine", id="A")["A"]
    assert [found[year]["value"] for year in (2020, 2021, 2022)] == [2e6, None, 2e6]


def test_the_relative_abundance_of_a_basin_is_weighed_by_output(series: Any) -> None:
    """(16 · 2 Mt + 7 · 1 Mt)/3 Mt = 13 m³/t; a surface mine has none and lacks none."""
    found = series("relative_abundance_m3_t")["karaganda"][2020]
    assert found["value"] == pytest.approx(13)
    assert (found["mines"], found["missing"], found["restored"], found["quality"]) == (2, 0, 1, "restored")


def test_a_figure_of_a_year_without_output_is_shown(series: Any) -> None:
    assert series("absolute_abundance_m3_min", level="company")["one"][2021]["value"] == 50


def test_what_is_not_known_of_drained_methane_is_not_nought(series: Any) -> None:
    found = series("methane_flared_m3")["karaganda"]
    assert [found[year]["value"] for year in (2020, 2021, 2022)] == [None, None, None]
    assert series("methane_vented_m3")["karaganda"][2020]["value"] == 4e6


def test_companies_add_up_to_the_basin(series: Any) -> None:
    companies, whole = series("coal_output_t", level="company"), series("coal_output_t")["karaganda"]
    assert set(companies) == {"one", "two"}
    for year, point in whole.items():
        assert sum(company[year]["value"] or 0 for company in companies.values()) == point["value"]


def test_an_emission_has_its_method_and_range(series: Any, get: Ask) -> None:
    found = get("/series", basin="karaganda", quantity="ch4_t", method="best", level="district")
    assert (found["method"], found["gwp_set"], found["draws"]) == ("best", "RU", 1_000)
    point = found["series"][0]["points"][0]
    assert point["low"] < point["value"] < point["high"]
    seen = get("/inventories/view", basin="karaganda", year=2020, method="best")
    assert point["value"] == pytest.approx(seen["totals"]["ch4_t"], rel=1e-9)


def test_an_emission_by_a_method_counts_the_mines_that_it_cannot_take(series: Any) -> None:
    found = series("ch4_t", method="measured")["karaganda"]
    assert (found[2020]["mines"], found[2020]["missing"]) == (1, 2)
    # In 2022 one mine is known to have put out coal; of the others, which have not closed, nothing is known.
    assert (found[2022]["value"], found[2022]["missing"], found[2022]["unrecorded"]) == (None, 1, 2)


def test_coal_output_itself_is_never_missing_only_unrecorded(series: Any) -> None:
    found = series("coal_output_t", level="mine", id="A")["A"]
    assert [(found[year]["missing"], found[year]["unrecorded"]) for year in (2020, 2021)] == [(0, 0), (0, 1)]


def test_a_mine_that_works_no_more_is_not_said_to_operate_after_its_last_output(basin: Basin, series: Any) -> None:
    """Mine B put out coal in 2020 and 2021; since when it stands nobody says."""
    Mine.objects.filter(mine_id="B").update(status="mothballed")
    forget_answers()
    found = series("coal_output_t", level="mine", id="B")["B"]
    assert [found[year]["unrecorded"] for year in (2020, 2021, 2022)] == [0, 0, 0]


def test_a_series_says_whose_data_it_rests_on_and_whether_they_are_made_up(get: Ask) -> None:
    real = get("/series", quantity="coal_output_t")
    assert "Global Energy Monitor" in real["attribution"]["en"]
    assert "CC BY 4.0" in real["attribution"]["ru"]
    assert real["synthetic"] is False
    made_up = get("/series", quantity="coal_output_t", basin="demonstration", level="mine", id="DEMO-M02")
    assert made_up["attribution"]["ru"].startswith("Синтетические данные")
    assert "Global Energy Monitor" not in made_up["attribution"]["en"]
    assert made_up["synthetic"] is True


def test_the_attribution_names_every_package_that_the_values_came_with(basin: Basin, get: Ask) -> None:
    outputs = Mine.objects.get(mine_id="A").outputs
    outputs.filter(year=2020).update(package="demonstration")
    outputs.filter(year=2022).update(package="kuzbass")
    forget_answers()
    asked = {"quantity": "coal_output_t", "basin": "karaganda", "level": "mine"}
    both = get("/series", id="A", **asked)["attribution"]["en"]
    assert "Global Energy Monitor" in both
    assert "Synthetic data" in both
    forget_answers()
    assert "Synthetic" not in get("/series", id="A", **{"from": 2021}, **asked)["attribution"]["en"]


def test_only_the_years_asked_for_come(series: Any) -> None:
    assert list(series("coal_output_t", **{"from": 2021, "to": 2022})["karaganda"]) == [2021, 2022]


def test_several_ids_come_in_the_order_asked_for(series: Any) -> None:
    assert list(series("coal_output_t", level="mine", id=["C", "A"])) == ["C", "A"]


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"quantity": "coal"}, "quantity"),
        ({}, "quantity"),
        ({"quantity": "ch4_t", "basin": "atlantis"}, "basin"),
        ({"quantity": "ch4_t", "level": "country"}, "level"),
        ({"quantity": "ch4_t", "level": "mine", "id": "none"}, "id"),
        ({"quantity": "ch4_t", "gwp_set": "AR99"}, "gwp_set"),
        ({"quantity": "ch4_t", "method": "guess"}, "method"),
        ({"quantity": "ch4_t", "from": 2023, "to": 2020}, "from"),
    ],
)
def test_a_series_that_cannot_be_is_refused(refused: Ask, parameters: Any, field: str) -> None:
    assert refused("/series", 422, **parameters)["errors"][0]["field"] == field
