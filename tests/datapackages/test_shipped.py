"""The packages that ship with Firedamp keep what their descriptors and READMEs promise."""

from __future__ import annotations

import json

import frictionless
import pytest

from firedamp.datapackages import mine_years, package, packages
from firedamp.science.errors import DataError

NAMES = [
    "coal_output_by_country",
    "demonstration",
    "documents",
    "factors",
    "kuzbass",
    "limits",
    "plumes",
    "polish_longwall_methane",
    "reductions",
]


@pytest.fixture(scope="module")
def kuzbass():
    return package("kuzbass")


def test_all_packages_ship():
    assert [each.name for each in packages()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_package_keeps_its_own_rules(name):
    package(name).validate()


@pytest.mark.parametrize("name", NAMES)
def test_package_is_valid_for_frictionless(name):
    report = frictionless.validate(str(package(name).folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "note"])


@pytest.mark.parametrize("name", NAMES)
def test_package_names_licence_source_and_attribution(name):
    one = package(name)
    assert one.licences
    assert one.sources
    assert one.attribution["en"]
    assert one.attribution["ru"]
    assert (one.folder / "README.md").is_file()


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_described(name):
    descriptor = json.loads((package(name).folder / "datapackage.json").read_text(encoding="utf-8"))
    silent = [
        f"{resource['name']}.{field['name']}"
        for resource in descriptor["resources"]
        for field in resource.get("schema", {}).get("fields", ())
        if not field.get("description")
    ]
    assert silent == []


def test_kuzbass_has_133_rows_of_109_mines(kuzbass):
    rows = kuzbass.rows("mines")
    assert len(rows) == 133
    assert len({row["gem_id"] for row in rows}) == 109


def test_kuzbass_has_86_outputs_of_86_mines(kuzbass):
    records = mine_years(kuzbass)
    assert len(records) == 86
    assert len({record["mine_id"] for record in records}) == 86


@pytest.mark.parametrize(("mine_type", "mines", "megatonnes"), [("underground", 38, 73.28), ("surface", 48, 135.38)])
def test_kuzbass_output_agrees_with_its_readme(kuzbass, mine_type, mines, megatonnes):
    outputs = [record["output_t"] for record in mine_years(kuzbass) if record["mine_type"] == mine_type]
    assert len(outputs) == mines
    assert sum(outputs) == pytest.approx(megatonnes * 1e6, abs=0.5)


def test_kuzbass_outputs_are_of_2021_to_2025(kuzbass):
    assert {record["year"] for record in mine_years(kuzbass)} == {2021, 2022, 2023, 2024, 2025}


def test_kuzbass_gem_model_sums_as_its_readme_says(kuzbass):
    kilotonnes = dict.fromkeys(("underground", "surface"), 0.0)
    for record in mine_years(kuzbass):
        volume_m3 = record["output_t"] * record["gas_content_m3_t"] * record["emission_coefficient"]
        kilotonnes[record["mine_type"]] += volume_m3 * 0.67 / 1e6
    assert kilotonnes == {"underground": pytest.approx(960.31, abs=0.01), "surface": pytest.approx(577.55, abs=0.01)}


def test_kuzbass_readme_states_the_totals_and_the_attribution(kuzbass):
    text = (kuzbass.folder / "README.md").read_text(encoding="utf-8")
    assert "1 423.83 kt" in text
    assert kuzbass.attribution["en"] in text


def test_kuzbass_keeps_russian_names(kuzbass):
    names = {record["mine_id"]: record["name"] for record in mine_years(kuzbass)}
    assert names["M0767"] == {"en": "Alardinskaya Coal Mine", "ru": "шахта Алардинская"}


def test_kuzbass_maps_every_spelling_and_no_other(kuzbass):
    written = {row["district"] or "" for row in kuzbass.rows("mines")}
    assert {row["as_written"] for row in kuzbass.rows("district_mapping")} == written


def test_kuzbass_uses_every_district(kuzbass):
    used = {row["district_id"] for row in kuzbass.rows("district_mapping")}
    assert {row["district_id"] for row in kuzbass.rows("districts")} == used


def test_joint_districts_are_named_so(kuzbass):
    joint = [row["name_ru"] for row in kuzbass.rows("districts") if row["kind"] == "joint"]
    assert "Прокопьевский и Новокузнецкий (совместно)" in joint
    assert all("совместно" in name for name in joint)


def test_three_spellings_of_kiselyovsk_are_one_district(kuzbass):
    ids = {row["district_id"] for row in kuzbass.rows("district_mapping") if row["as_written"].startswith("Kisel")}
    assert ids == {"kiselyovsk-urban"}


def test_estimated_depths_and_model_gas_content_are_calculated(kuzbass):
    row_of = dict(kuzbass.numbered_rows("mines"))
    for record in mine_years(kuzbass):
        origin = record["origin"]
        accuracy = row_of[origin["depth_m"]["row"]]["depth_accuracy"]
        assert origin["depth_m"]["quality"] == {"exact": "reported", "estimate": "calculated"}[accuracy]
        assert origin["gas_content_m3_t"]["quality"] == "calculated"
        assert origin["output_t"]["quality"] == "reported"


def test_origin_names_the_tracker(kuzbass):
    sources = {each["source"] for record in mine_years(kuzbass) for each in record["origin"].values()}
    assert sources == {"Global Coal Mine Tracker, Global Energy Monitor, May 2026 release, CC BY 4.0"}


def test_all_mines_lie_inside_the_box_of_the_outline(kuzbass):
    outline = json.loads(kuzbass.read_text("outline"))
    points = outline["features"][0]["geometry"]["coordinates"][0]
    longitudes, latitudes = zip(*points, strict=True)
    for row in kuzbass.rows("mines"):
        assert min(latitudes) < row["latitude"] < max(latitudes)
        assert min(longitudes) < row["longitude"] < max(longitudes)


def test_reporting_threshold_falls_to_50_kt_in_2025():
    limits = {row["limit_id"]: row for row in package("limits").rows("limits")}
    before, after = limits["ru.296fz.reporting.2023"], limits["ru.296fz.reporting.2025"]
    assert (before["value"], str(before["valid_from"]), str(before["valid_to"])) == (
        150_000,
        "2023-01-01",
        "2024-12-31",
    )
    assert (after["value"], str(after["valid_from"]), after["valid_to"]) == (50_000, "2025-01-01", None)
    assert before["status"] == after["status"] == "confirmed"


def test_no_plume_is_near_the_kuzbass():
    near = [row for row in package("plumes").rows("plumes") if 50 < row["latitude"] < 60 and 80 < row["longitude"] < 95]
    assert near == []


def test_telemetry_has_no_time_and_its_own_licence():
    telemetry = package("polish_longwall_methane")
    assert telemetry.licences[0]["name"] == "AGPL-3.0"
    rows = telemetry.rows("polish_longwall_methane")
    assert len(rows) == 13_368
    assert not any("time" in name.lower() for name in rows[0])


def test_only_a_basin_has_mines_for_an_inventory():
    with pytest.raises(DataError, match="is not a basin"):
        mine_years(package("limits"))
    assert [each.name for each in packages() if each.kind == "basin"] == ["demonstration", "kuzbass"]


def test_only_the_demonstration_basin_is_synthetic():
    assert [each.name for each in packages() if each.synthetic] == ["demonstration"]


def test_unknown_package_is_refused_with_those_there_are():
    with pytest.raises(DataError, match="kuzbass"):
        package("donbass")
