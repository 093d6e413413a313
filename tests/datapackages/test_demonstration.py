"""The synthetic basin is what its script makes, says everywhere that it is synthetic, and makes physical sense."""

from __future__ import annotations

import itertools
import json
import math
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from firedamp.datapackages import every_mine_year, mine_years, package

ROOT = Path(__file__).parents[2]
FIRST_YEAR, LAST_YEAR = 1990, 2023
MINUTES_A_YEAR = 365 * 24 * 60
# Each of two figures of a mine and year has an error of at most 2.5 times 3 %.
LARGEST_ERROR = 0.075
YEARLY = ("coal_output", "methane_abundance", "methane_use")
VALUES = {
    "coal_output": ("output_t",),
    "methane_abundance": ("absolute_abundance_m3_min", "relative_abundance_m3_t"),
    "methane_use": ("drained_m3", "utilised_m3", "flared_m3", "vented_m3"),
}
GAS_CONTENT = ("gas_content_daf_m3_t", "moisture_percent", "ash_percent", "gas_content_m3_t")

basin = package("demonstration")
TABLES = {name: basin.rows(name) for name, resource in basin.resources.items() if resource.schema}
MINES: dict[Any, Any] = {row["mine_id"]: row for row in TABLES["mines"]}


def full(table: str, *columns: str) -> list[Any]:
    """The rows of a table in which none of these cells is lost."""
    return [row for row in TABLES[table] if all(row[name] is not None for name in columns)]


def by_key(table: str) -> dict[Any, Any]:
    return {(row["mine_id"], row["year"]): row for row in TABLES[table]}


def working_years(mine: Any) -> range:
    return range(max(mine["opening_year"], FIRST_YEAR), (mine["closing_year"] or LAST_YEAR) + 1)


def of_type(mine_type: str) -> set[str]:
    return {mine_id for mine_id, mine in MINES.items() if mine["mine_type"] == mine_type}


def test_it_is_what_its_script_makes():
    command = [sys.executable, str(ROOT / "scripts" / "demonstration_basin.py"), "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_has_more_than_5000_records():
    assert sum(len(rows) for rows in TABLES.values()) > 5_000


def test_it_has_as_many_mines_companies_districts_and_seams_as_its_readme_says():
    types = Counter(mine["mine_type"] for mine in MINES.values())
    assert types == {"underground": 67, "surface": 32}
    assert len({mine["company"] for mine in MINES.values()}) == 15
    assert (len(TABLES["districts"]), len(TABLES["seams"])) == (8, 18)


def test_its_readme_counts_the_rows_and_states_attribution_and_seed():
    text = (basin.folder / "README.md").read_text(encoding="utf-8")
    for name, rows in TABLES.items():
        assert f"| `{name}.csv` | {len(rows):,} |" in text
    assert basin.attribution["en"] in text


def test_every_record_is_synthetic():
    assert {row["quality"] for rows in TABLES.values() for row in rows} == {"synthetic"}


def test_every_origin_is_synthetic():
    assert basin.synthetic
    origins = [each for record in every_mine_year(basin) for each in record["origin"].values()]
    assert {each["quality"] for each in origins} == {"synthetic"}
    assert {each["source"] for each in origins} == {basin.attribution["en"]}


@pytest.mark.parametrize("table", ["mines", "districts", "seams"])
def test_every_name_says_that_it_is_synthetic_and_every_id_is_demo(table):
    for row in TABLES[table]:
        assert row["name_en"].startswith("Synthetic ")
        assert row["name_ru"].startswith("Синтетическ")
        assert next(iter(row.values())).startswith("DEMO-")


def test_titles_attribution_and_companies_say_so_in_both_languages():
    assert basin.title == {
        "en": "Demonstration basin (synthetic)",
        "ru": "Демонстрационный бассейн (синтетический)",
    }
    assert basin.attribution["en"].startswith("Synthetic")
    assert basin.attribution["ru"].startswith("Синтетические")
    assert all("Synthetic" in mine["company"] and "Синтетическая" in mine["company"] for mine in MINES.values())


def test_no_name_is_that_of_a_mine_of_the_kuzbass():
    real = " ".join(str(row["name_ru"]).lower() for row in package("kuzbass").rows("mines"))
    for mine in MINES.values():
        word = mine["name_ru"].split()[-1].rsplit("-", 1)[0].lower()
        assert word[:-2] not in real


@pytest.mark.parametrize("table", YEARLY)
def test_tables_cover_1990_to_2023(table):
    assert {row["year"] for row in TABLES[table]} == set(range(FIRST_YEAR, LAST_YEAR + 1))


@pytest.mark.parametrize(("table", "mine_type"), [("coal_output", None), ("methane_abundance", "underground")])
def test_12_to_18_percent_of_the_values_are_missing(table, mine_type):
    mines = of_type(mine_type) if mine_type else set(MINES)
    expected = sum(len(working_years(MINES[mine_id])) for mine_id in mines)
    for name in VALUES[table]:
        assert 0.12 < 1 - len(full(table, name)) / expected < 0.18


def test_series_lack_blocks_ends_and_single_years():
    lengths, ends = Counter[int](), 0
    years_of = defaultdict(set)
    for row in TABLES["coal_output"]:
        years_of[row["mine_id"]].add(row["year"])
    for mine_id, years in years_of.items():
        life = list(working_years(MINES[mine_id]))
        ends += (life[0] not in years) + (life[-1] not in years)
        runs = itertools.groupby(life, key=lambda year, years=years: year in years)
        lengths.update(len(list(run)) for there, run in runs if not there)
    assert lengths[1] > 50
    assert sum(count for length, count in lengths.items() if length >= 3) > 20
    assert ends > 20


def test_some_years_are_lost_by_several_mines_at_once():
    there = Counter(row["year"] for row in TABLES["coal_output"])
    working = Counter(year for mine in MINES.values() for year in working_years(mine))
    assert sum(there[year] < 0.75 * working[year] for year in working) >= 2


@pytest.mark.parametrize("table", ["methane_abundance", "methane_use", "gas_content"])
def test_single_cells_are_lost(table):
    lost = [sum(value is None for value in row.values()) for row in TABLES[table]]
    assert max(lost) == 1
    assert sum(lost) > 20


def test_some_mines_open_and_some_close_in_between():
    assert sum(mine["opening_year"] > FIRST_YEAR for mine in MINES.values()) > 15
    assert sum(mine["closing_year"] is not None for mine in MINES.values()) == 25
    assert all((mine["closing_year"] is not None) == (mine["mine_status"] == "closed") for mine in MINES.values())


@pytest.mark.parametrize("table", YEARLY)
def test_nothing_stands_before_opening_or_after_closing(table):
    for row in TABLES[table]:
        assert row["year"] in working_years(MINES[row["mine_id"]])


def test_every_mine_has_an_output():
    assert len(mine_years(basin)) == len(MINES)


def test_a_record_carries_what_the_routes_beside_the_factors_need():
    abundances, uses = by_key("methane_abundance"), by_key("methane_use")
    for record in every_mine_year(basin):
        key = record["mine_id"], record["year"]
        measured, used = abundances.get(key, {}), uses.get(key, {})
        assert record["adjacent_share"] == MINES[record["mine_id"]]["adjacent_share"]
        assert record.get("absolute_abundance_m3_min") == measured.get("absolute_abundance_m3_min")
        assert record.get("relative_abundance_m3_t") == measured.get("relative_abundance_m3_t")
        assert record.get("methane_drained_m3") == used.get("drained_m3")
        assert record.get("methane_vented_m3") == used.get("vented_m3")


@pytest.mark.parametrize("table", ["methane_abundance", "methane_use"])
def test_surface_mines_have_no_abundance_and_no_drainage(table):
    assert {row["mine_id"] for row in TABLES[table]} <= of_type("underground")


def test_underground_mines_have_a_seam_and_a_share_of_adjacent_gas_others_have_none():
    for mine in MINES.values():
        underground = mine["mine_type"] == "underground"
        assert (mine["seam_id"] is not None) == underground
        assert (mine["adjacent_share"] is not None) == underground


def test_the_main_seam_has_gas_content_in_the_mine_s_district():
    sampled = {(row["seam_id"], row["district_id"]) for row in TABLES["gas_content"]}
    assert {(mine["seam_id"], mine["district_id"]) for mine in MINES.values() if mine["seam_id"]} <= sampled


def test_relative_abundance_is_the_absolute_one_by_output_within_their_errors():
    outputs = by_key("coal_output")
    most = math.log((1 + LARGEST_ERROR) / (1 - LARGEST_ERROR))
    compared = 0
    for row in full("methane_abundance", *VALUES["methane_abundance"]):
        output = outputs.get((row["mine_id"], row["year"]))
        if output:
            implied = row["absolute_abundance_m3_min"] * MINUTES_A_YEAR / output["output_t"]
            # Both figures are written to a hundredth.
            assert abs(math.log(row["relative_abundance_m3_t"] / implied)) < most + 0.01
            compared += 1
    assert compared > 1_000


def test_abundances_keep_to_their_ranges():
    for row in full("methane_abundance", "absolute_abundance_m3_min"):
        assert 1 <= row["absolute_abundance_m3_min"] <= 150
    for row in full("methane_abundance", "relative_abundance_m3_t"):
        assert 1 <= row["relative_abundance_m3_t"] <= 40


def test_what_is_drained_is_utilised_flared_or_vented():
    rows = full("methane_use", *VALUES["methane_use"])
    assert len(rows) > 900
    for row in rows:
        assert row["utilised_m3"] + row["flared_m3"] + row["vented_m3"] == row["drained_m3"]


def test_less_is_drained_than_released():
    released = {
        (row["mine_id"], row["year"]): row["absolute_abundance_m3_min"] * MINUTES_A_YEAR
        for row in full("methane_abundance", "absolute_abundance_m3_min")
    }
    drained = {(row["mine_id"], row["year"]): row["drained_m3"] for row in full("methane_use", "drained_m3")}
    both = released.keys() & drained.keys()
    assert len(both) > 700
    assert all(drained[key] <= released[key] for key in both)


def test_gas_content_as_worked_is_that_of_its_coal_exactly():
    rows = full("gas_content", *GAS_CONTENT)
    assert len(rows) > 500
    for row in rows:
        combustible = (100 - row["moisture_percent"] - row["ash_percent"]) / 100
        assert row["gas_content_m3_t"] == pytest.approx(row["gas_content_daf_m3_t"] * combustible, rel=1e-12)


@pytest.mark.parametrize(("column", "least", "most"), [("gas_content_daf_m3_t", 2, 30), ("gas_content_m3_t", 2, 25)])
def test_gas_content_grows_with_depth_within_its_range(column, least, most):
    by_field = defaultdict(list)
    for row in full("gas_content", column):
        by_field[row["seam_id"], row["district_id"]].append((row["depth_m"], row[column]))
    for samples in by_field.values():
        contents = [content for _, content in sorted(samples)]
        assert contents == sorted(contents)
        assert contents[0] < contents[-1]
        assert least <= contents[0]
        assert contents[-1] <= most


def test_mines_lie_inside_the_outline_far_out_at_sea():
    ring = json.loads(basin.read_text("outline"))["features"][0]["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    for mine in MINES.values():
        assert inside(mine["longitude"], mine["latitude"], ring)
        assert -51 < mine["latitude"] < -47
        assert -126 < mine["longitude"] < -121


def inside(x: float, y: float, ring: list[list[float]]) -> bool:
    """Whether a point is in a ring: a ray from it crosses the ring an odd number of times."""
    crossed = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed
