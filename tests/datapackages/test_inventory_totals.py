"""The inventory of the shipped mines agrees with the totals that the README of the package states, to 0.01 kt CH4."""

from __future__ import annotations

import pytest

from firedamp.datapackages import mine_years, package
from firedamp.science.inventory import MineYear, build_inventory

DRAWS = 100
TITLE = {"en": "A basin", "ru": "Бассейн"}


@pytest.fixture(scope="module")
def mines():
    return [MineYear(**record) for record in mine_years(package("kuzbass"))]


@pytest.mark.parametrize(
    ("method", "underground_kt", "surface_kt"),
    [("ipcc2006", 1423.83, 117.92), ("ru.factors", 886.01, 497.39), ("gem_model", 960.31, 577.55)],
)
def test_method_agrees_with_the_readme(mines, method, underground_kt, surface_kt):
    found = build_inventory(mines, title=TITLE, method=method, draws=DRAWS).to_dict()["by_type"]
    assert found["underground"]["ch4_t"] / 1e3 == pytest.approx(underground_kt, abs=0.01)
    assert found["surface"]["ch4_t"] / 1e3 == pytest.approx(surface_kt, abs=0.01)


def test_districts_and_companies_of_the_package_sum_to_the_whole(mines):
    inventory = build_inventory(mines, title=TITLE, draws=DRAWS)
    whole = inventory.to_dict()["totals"]["co2e_t"]
    for view in ("company", "district"):
        assert sum(row["co2e_t"] for row in inventory.by(view)) == pytest.approx(whole)


def test_second_basin_has_an_inventory(sandbox):
    records = [MineYear(**record) for record in mine_years(sandbox.load())]
    inventory = build_inventory(records, title=TITLE, draws=DRAWS).to_dict()
    assert [line["mine_id"] for line in inventory["lines"]] == ["A1", "A2"]


def test_a_year_that_was_measured_counts_though_its_output_is_not_known() -> None:
    demonstration = package("demonstration")
    alone = [row for row in mine_years(demonstration, 2015) if row["output_t"] is None]
    assert [row["mine_id"] for row in alone] == ["DEMO-M35", "DEMO-M97"]
    assert alone[0]["absolute_abundance_m3_min"] > 0
    assert "output_t" not in alone[0]["origin"]
    assert all(row["output_t"] is not None for row in mine_years(demonstration))
