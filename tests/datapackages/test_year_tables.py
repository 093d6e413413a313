"""A basin may keep outputs and methane by mine and year in tables of their own."""

from __future__ import annotations

import pytest
from tests.datapackages.conftest import Sandbox, column

from firedamp.datapackages import Districts, RowError, every_mine_year, mine_years
from firedamp.science.errors import DataError

MINES = """gem_id,name_en,mine_type,owner,district,project_type
A1,First expansion,underground,Shakhta LLC,north,expansion
A1,First,underground,Shakhta LLC,north,
A2,Second,surface,Second LLC,,
"""
OUTPUTS = "mine_id,year,output_t\nA1,2021,1500000\nA2,2021,900000\nA1,2022,1600000\nA2,2022,\nA1,2020,1400000\n"
USES = "mine_id,year,drained_m3,utilised_m3,flared_m3,vented_m3\nA1,2022,100,60,,40\nA1,2019,9,9,0,0\n"
TEXTS = ("gem_id", "name_en", "mine_type", "owner", "district", "project_type")
USE_COLUMNS = ("drained_m3", "utilised_m3", "flared_m3", "vented_m3")


@pytest.fixture
def basin(sandbox: Sandbox) -> Sandbox:
    """The second basin with outputs and uses in tables of their own, and a list of districts without a mapping."""
    key = [column("mine_id"), column("year", "year")]
    names = ("district_id", "name_en", "name_ru", "kind")
    tables = {
        "mines": [column(name) for name in TEXTS],
        "districts": [column(name) for name in names],
        "coal_output": [*key, column("output_t", "number", unit="t")],
        "methane_use": [*key, *(column(name, "number", unit="m3") for name in USE_COLUMNS)],
    }
    sandbox.descriptor["resources"] = [
        {"name": name, "path": f"{name}.csv", "schema": {"fields": fields}} for name, fields in tables.items()
    ]
    sandbox.descriptor["firedamp"]["basin"] |= {
        "districts": {"list": "districts"},
        "tables": {"coal_output": "coal_output", "methane_use": "methane_use"},
        "columns": {"mine_id": "gem_id", "company": "owner"},
    }
    sandbox.write("mines.csv", MINES)
    sandbox.write("coal_output.csv", OUTPUTS)
    sandbox.write("methane_use.csv", USES)
    sandbox.describe()
    return sandbox


def fault_of(basin: Sandbox) -> RowError:
    with pytest.raises(RowError) as caught:
        mine_years(basin.load())
    return caught.value


def test_latest_outputs_come_from_their_table(basin):
    outputs = {record["mine_id"]: (record["year"], record["output_t"]) for record in mine_years(basin.load())}
    assert outputs == {"A1": (2022, 1_600_000), "A2": (2021, 900_000)}


def test_outputs_of_a_year_come_from_their_table(basin):
    assert [record["mine_id"] for record in mine_years(basin.load(), 2020)] == ["A1"]


def test_every_known_year_is_told(basin):
    years = [(record["mine_id"], record["year"]) for record in every_mine_year(basin.load())]
    assert years == [("A1", 2021), ("A2", 2021), ("A1", 2022), ("A1", 2020)]


def test_the_mine_is_described_by_its_own_row_not_by_a_project_s(basin):
    assert mine_years(basin.load())[0]["name"]["en"] == "First"


def test_methane_joins_by_mine_and_year(basin):
    by_year = {record["year"]: record for record in every_mine_year(basin.load()) if record["mine_id"] == "A1"}
    assert by_year[2022]["methane_utilised_m3"] == 60
    assert "methane_flared_m3" not in by_year[2022]
    assert "methane_utilised_m3" not in by_year[2021]


def test_what_is_drained_and_vented_joins_too(basin):
    record = mine_years(basin.load(), 2022)[0]
    assert (record["methane_drained_m3"], record["methane_vented_m3"]) == (100, 40)


def test_each_figure_has_the_row_of_its_own_table(basin):
    origin = mine_years(basin.load(), 2022)[0]["origin"]
    assert origin["output_t"] == {"source": "A survey", "quality": "reported", "row": 4}
    assert origin["methane_utilised_m3"]["row"] == 2
    assert origin["company"]["row"] == 3


def test_a_row_s_own_quality_and_source_are_kept(basin):
    basin.descriptor["resources"][2]["schema"]["fields"] += [column("quality"), column("source")]
    basin.describe()
    basin.write(
        "coal_output.csv", "mine_id,year,output_t,quality,source\nA1,2022,1600000,expert,A letter\nA2,2022,9,,\n"
    )
    first, second = (record["origin"]["output_t"] for record in mine_years(basin.load()))
    assert (first["quality"], first["source"]) == ("expert", "A letter")
    assert (second["quality"], second["source"]) == ("reported", "A survey")


def test_in_a_synthetic_basin_every_figure_is_synthetic(basin):
    basin.descriptor["firedamp"]["synthetic"] = True
    basin.descriptor["resources"][0]["schema"]["fields"][2]["firedamp"] = {"quality": "calculated"}
    basin.describe()
    assert basin.load().synthetic
    records = every_mine_year(basin.load())
    assert {each["quality"] for record in records for each in record["origin"].values()} == {"synthetic"}


def test_a_basin_is_real_unless_it_says_otherwise(basin):
    assert not basin.load().synthetic


def test_synthetic_is_true_or_false(basin):
    basin.descriptor["firedamp"]["synthetic"] = "yes"
    basin.describe()
    with pytest.raises(DataError, match="neither true nor false"):
        basin.load()


def test_two_outputs_of_a_mine_and_year_are_refused(basin):
    basin.replace("A1,2022,1600000", "A1,2021,1600000", "coal_output.csv")
    fault = fault_of(basin)
    assert (fault.file, fault.row, fault.problem.rule) == ("second-basin/coal_output.csv", 4, "counted_twice")
    assert fault.problem.params == {"year": 2021, "first_row": 2}


def test_two_uses_of_a_mine_and_year_are_refused(basin):
    basin.replace("A1,2019", "A1,2022", "methane_use.csv")
    fault = fault_of(basin)
    assert (fault.file, fault.row, fault.problem.rule) == ("second-basin/methane_use.csv", 3, "duplicate_key")


@pytest.mark.parametrize("table", ["coal_output", "methane_use"])
def test_a_row_of_an_unknown_mine_is_refused(basin, table):
    basin.replace("A1,2022", "A9,2022", f"{table}.csv")
    fault = fault_of(basin)
    assert (fault.file, fault.problem.rule) == (f"second-basin/{table}.csv", "broken_foreign_key")
    assert (fault.row, fault.problem.value) == ({"coal_output": 4, "methane_use": 2}[table], "A9")


@pytest.mark.parametrize(("old", "new", "field"), [("A1,2022", ",2022", "mine_id"), ("A1,2022", "A1,", "year")])
def test_a_row_without_its_key_is_refused(basin, old, new, field):
    basin.replace(old, new, "coal_output.csv")
    fault = fault_of(basin)
    assert (fault.row, fault.problem.field, fault.problem.rule) == (4, field, "missing")


@pytest.mark.parametrize("name", ["output_t", "methane_utilised_m3"])
def test_a_yearly_figure_in_two_places_is_refused(basin, name):
    basin.descriptor["resources"][0]["schema"]["fields"][5] = column(name, "number", unit="t")
    basin.describe()
    with pytest.raises(DataError, match="leave one out"):
        mine_years(basin.load())


def test_a_table_that_is_none_of_a_basin_s_is_refused(basin):
    basin.descriptor["firedamp"]["basin"]["tables"]["coal_outputs"] = "coal_output"
    basin.describe()
    with pytest.raises(DataError, match="'coal_outputs'"):
        mine_years(basin.load())


def test_a_table_of_outputs_without_outputs_is_refused(basin):
    basin.descriptor["resources"][2]["schema"]["fields"][2]["name"] = "tonnes"
    basin.describe()
    with pytest.raises(DataError, match="no column 'output_t'"):
        mine_years(basin.load())


@pytest.mark.parametrize(
    ("resource", "name", "unit", "other"), [(2, "output_t", "t", "kt"), (3, "drained_m3", "m3", "million m3")]
)
def test_another_unit_than_the_name_says_is_refused(basin, resource, name, unit, other):
    basin.descriptor["resources"][resource]["schema"]["fields"][2]["unit"] = other
    basin.describe()
    with pytest.raises(DataError, match=f"'{name}' needs the unit {unit}, not '{other}'"):
        mine_years(basin.load())


def test_without_a_mapping_rows_name_districts_by_id(basin):
    districts = Districts(basin.load())
    assert districts.of("north").name["ru"] == "Северный"
    assert districts.of(None).id == "unknown"


def test_without_a_mapping_an_unknown_district_is_refused(basin):
    basin.replace("LLC,north,\n", "LLC,north-east,\n", "mines.csv")
    fault = fault_of(basin)
    assert (fault.row, fault.problem.rule, fault.problem.value) == (3, "broken_foreign_key", "north-east")
