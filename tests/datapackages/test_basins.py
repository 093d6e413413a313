"""A second basin dropped into a folder is there, and its mines become records, without code of its own."""

from __future__ import annotations

import pytest

from firedamp.datapackages import company_of, mine_years, package, packages, parents_of, slug
from firedamp.science.errors import DataError


@pytest.fixture
def dropped_in(sandbox, monkeypatch):
    monkeypatch.setenv("FIREDAMP_PACKAGES", str(sandbox.folder.parent))
    return sandbox


def test_second_basin_is_found(dropped_in):
    assert [each.name for each in packages() if each.kind == "basin"] == [
        "demonstration",
        "kuzbass",
        "second-basin",
    ]
    assert package("second-basin").title == {"en": "A second basin", "ru": "Второй бассейн"}


def test_second_basin_may_not_take_a_shipped_name(dropped_in):
    dropped_in.descriptor["name"] = "kuzbass"
    dropped_in.describe()
    with pytest.raises(DataError, match="'kuzbass' is taken"):
        packages()


def test_folder_that_is_not_there_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("FIREDAMP_PACKAGES", str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match="FIREDAMP_PACKAGES"):
        packages()


def test_without_a_year_each_mine_has_its_latest_output(sandbox):
    latest = {record["mine_id"]: (record["year"], record["output_t"]) for record in mine_years(sandbox.load())}
    assert latest == {"A1": (2023, 1_500_000), "A2": (2022, 500_000)}


def test_with_a_year_only_its_outputs_count(sandbox):
    records = mine_years(sandbox.load(), 2021)
    assert [(record["mine_id"], record["output_t"]) for record in records] == [("A1", 1_250_000)]


def test_year_without_outputs_has_no_records(sandbox):
    assert mine_years(sandbox.load(), 1950) == []


def test_record_says_what_an_inventory_needs(sandbox):
    first = mine_years(sandbox.load())[0]
    origin = first.pop("origin")
    assert first == {
        "mine_id": "A1",
        "name": {"en": "First", "ru": "First"},
        "mine_type": "underground",
        "year": 2023,
        "output_t": 1_500_000.0,
        "company": {"id": "shakhta-pervaya", "name": "Шахта Первая"},
        "district": {"id": "north", "name": {"en": "North", "ru": "Северный"}},
        "parent": (("North Holding", 60.0), ("South Ltd", None)),
        "depth_m": 300.0,
    }
    assert origin["depth_m"] == {"source": "A survey", "quality": "reported", "row": 2}


def test_mine_of_both_kinds_counts_as_underground(sandbox):
    assert mine_years(sandbox.load())[1]["mine_type"] == "underground"


def test_mine_without_district_is_in_the_unknown_one(sandbox):
    assert mine_years(sandbox.load())[1]["district"]["id"] == "unknown"


def test_figure_that_is_not_stated_has_no_origin(sandbox):
    second = mine_years(sandbox.load())[1]
    assert second["depth_m"] is None
    assert "depth_m" not in second["origin"]


def test_basin_without_mapping_has_districts_as_written(sandbox):
    del sandbox.descriptor["firedamp"]["basin"]["districts"]
    sandbox.describe()
    districts = [record["district"] for record in mine_years(sandbox.load())]
    assert districts[0] == {"id": "north", "name": {"en": "North", "ru": "North"}}
    assert districts[1]["id"] == "unknown"


@pytest.mark.parametrize(("unit", "tonnes"), [("t", 1.5), ("kt/year", 1500.0), ("Mt", 1_500_000.0)])
def test_output_is_converted_by_the_unit_of_its_column(sandbox, unit, tonnes):
    sandbox.field("output")["unit"] = unit
    sandbox.describe()
    assert mine_years(sandbox.load())[0]["output_t"] == tonnes


def test_recovered_methane_is_read_where_a_column_holds_it(sandbox):
    sandbox.descriptor["resources"][0]["schema"]["fields"][8]["name"] = "methane_utilised_m3"
    sandbox.describe()
    sandbox.replace("depth_m", "methane_utilised_m3")
    first, second = mine_years(sandbox.load())
    assert first["methane_utilised_m3"] == 300
    assert "methane_utilised_m3" not in second


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Skakhta No 12 LLC", "skakhta-no-12-llc"),
        ("ООО «Шахта Щёкинская»", "ooo-shakhta-shchekinskaya"),
        ("Łódź & Sons", "odz-sons"),
        ("", ""),
    ],
)
def test_slug_is_ascii(name, expected):
    assert slug(name) == expected


def test_owner_that_is_not_stated_is_unknown():
    assert company_of(None) == {"id": "unknown", "name": "unknown"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ()),
        ("KOKS PJSC [100.0%]", (("KOKS PJSC", 100.0),)),
        (
            "small shareholder(s) [0.5%]; Biznes-Aktiv LLC [50.0%]",
            (("small shareholder(s)", 0.5), ("Biznes-Aktiv LLC", 50.0)),
        ),
        ("Linea (CY) Ltd; Linetrust PTC Ltd", (("Linea (CY) Ltd", None), ("Linetrust PTC Ltd", None))),
        ("Odd [n/a]", (("Odd [n/a]", None),)),
    ],
)
def test_parents_are_read_with_their_shares(text, expected):
    assert parents_of(text) == expected
