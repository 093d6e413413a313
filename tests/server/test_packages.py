"""Data packages: loaded once, again without effect, changed in one transaction, never at the cost of a result."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import delete, patch
from tests.server.basins import small_basin

from firedamp.datapackages import DataPackage, package, packages
from firedamp.datapackages.package import load_package
from firedamp.science.errors import DataError
from firedamp.server.inventory.models import Calculation
from firedamp.server.mines.models import (
    Basin,
    CoalOutput,
    District,
    GasContent,
    MethaneAbundance,
    MethaneUse,
    Mine,
    MineProject,
    Seam,
)
from firedamp.server.mines.selectors import MineFilter, mine_list
from firedamp.server.package_changes import change_lines, kept_lines
from firedamp.server.reference.loading.services import load_packages
from firedamp.server.reference.models import DataPackageVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def kuzbass(tmp_path: Path) -> Path:
    """A copy of the shipped package that a test may change."""
    folder = tmp_path / "kuzbass"
    shutil.copytree(package("kuzbass").folder, folder)
    return folder


def rewrite(folder: Path, change: Callable[[list[str]], list[str]]) -> DataPackage:
    table = folder / "mines.csv"
    table.write_text("".join(change(table.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    return load_package(folder)


def with_depth(mine_id: str, depth_m: int) -> Callable[[list[str]], list[str]]:
    return lambda lines: [
        line.replace(",2022,700,", f",2022,{depth_m},") if line.startswith(mine_id) else line for line in lines
    ]


def without(mine_id: str) -> Callable[[list[str]], list[str]]:
    return lambda lines: [line for line in lines if not line.startswith(mine_id)]


def test_every_package_is_loaded() -> None:
    assert set(DataPackageVersion.objects.values_list("name", flat=True)) == {each.name for each in packages()}
    there = {"mine__basin__basin_id": "kuzbass"}
    assert Mine.objects.filter(basin__basin_id="kuzbass").count() == 109
    assert MineProject.objects.filter(**there).count() == 133
    assert CoalOutput.objects.filter(**there).count() == 86


def test_the_demonstration_basin_is_loaded_with_its_years() -> None:
    there = {"mine__basin__basin_id": "demonstration"}
    assert Mine.objects.filter(basin__basin_id="demonstration").count() == 99
    for model, name in (
        (CoalOutput, "coal_output"),
        (MethaneAbundance, "methane_abundance"),
        (MethaneUse, "methane_use"),
    ):
        assert model.objects.filter(**there).count() == len(package("demonstration").rows(name))
    for model, name in ((Seam, "seams"), (GasContent, "gas_content")):
        assert model.objects.filter(quality="synthetic").count() == len(package("demonstration").rows(name))
    assert set(CoalOutput.objects.filter(**there).values_list("quality", flat=True)) == {"synthetic"}
    assert MethaneUse.objects.filter(**there, utilised_m3__gt=0).exists()


def test_the_demonstration_basin_is_told_of_only_where_it_is_named(get: Callable[..., Any]) -> None:
    assert get("/mines", basin="demonstration")["total"] == 99
    assert get("/districts", basin="demonstration")["items"][0]["kind"] == "municipal_district"
    for listed in (get("/mines", limit=500), get("/districts"), get("/companies", limit=500)):
        assert not [item for item in listed["items"] if "demo" in str(item).lower()]
    assert get("/search", q="Синтетическая")["items"] == []


def test_a_synthetic_mine_district_and_company_are_found_by_their_ids(get: Callable[..., Any]) -> None:
    mine = get("/mines/DEMO-M01")
    assert mine["basin"] == "demonstration"
    assert mine["status"] == "closed"
    assert {origin["quality"] for origin in mine["origin"].values()} == {"synthetic"}
    assert get(f"/districts/{mine['district']['id']}")["basin"] == "demonstration"
    assert get(f"/companies/{mine['company']['id']}")["mines"] >= 1


def test_an_inventory_of_the_demonstration_basin_is_its_own(get: Callable[..., Any]) -> None:
    view = get("/inventories/view", basin="demonstration")
    assert view["title"]["en"] == "Demonstration basin (synthetic)"
    assert view["totals"]["mines"] == 99 - 25  # those that have closed put out no coal any more


def test_a_second_load_changes_nothing_and_says_so() -> None:
    before = list(DataPackageVersion.objects.values_list("pk", flat=True))
    assert {loaded.state for loaded in load_packages()} == {"unchanged"}
    assert list(DataPackageVersion.objects.values_list("pk", flat=True)) == before


def test_a_changed_package_says_what_changed(kuzbass: Path) -> None:
    deeper = rewrite(
        kuzbass, lambda lines: [line.replace(",2.25,1.7,2022,700,", ",2.25,1.8,2022,705,") for line in lines]
    )
    (loaded,) = load_packages([deeper])
    assert loaded.state == "changed"
    changed = loaded.changes["mines"]["changed"]
    assert {(each["field"], each["before"], each["after"]) for each in changed} == {
        ("output_mt", 1.7, 1.8),
        ("mine_depth_m", 700, 705),
    }
    mine = Mine.objects.get(mine_id="M0767")
    assert (mine.depth_m, mine.outputs.get().output_t) == (705, 1_800_000)
    assert DataPackageVersion.objects.filter(name="kuzbass").count() == 2
    assert DataPackageVersion.objects.get(name="kuzbass", current=True).hash == deeper.hash


def test_a_mine_that_left_its_package_goes(kuzbass: Path) -> None:
    load_packages([rewrite(kuzbass, without("M0767"))])
    assert not Mine.objects.filter(mine_id="M0767").exists()


def test_a_mine_with_calculations_is_withdrawn_and_comes_back(kuzbass: Path, get: Callable[..., Any]) -> None:
    Calculation.objects.create(
        method="ru.factors",
        gwp_set="RU",
        draws=100,
        seed=1,
        result={},
        inputs={},
        **dict.fromkeys(("ch4_t", "co2e_t", "co2e_t_low", "co2e_t_high"), 0.0),
        mine=Mine.objects.get(mine_id="M0767"),
    )
    load_packages([rewrite(kuzbass, without("M0767"))])
    assert get("/mines/M0767")["withdrawn"] is True
    assert not mine_list(MineFilter(q="Алардинская")).exists()
    load_packages([package("kuzbass")])
    assert get("/mines/M0767")["withdrawn"] is False


def test_a_wrong_package_changes_nothing(kuzbass: Path) -> None:
    wrong = rewrite(kuzbass, lambda lines: [line.replace("underground", "sideways") for line in lines])
    with pytest.raises(DataError):
        load_packages([wrong])
    assert set(Mine.objects.values_list("mine_type", flat=True)) == {"underground", "surface"}
    assert DataPackageVersion.objects.get(name="kuzbass", current=True).hash == package("kuzbass").hash


def test_a_package_that_fails_halfway_leaves_no_trace(kuzbass: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("halfway")

    changed = rewrite(kuzbass, without("M0767"))
    monkeypatch.setattr("firedamp.server.mines.services.company_rows", fail)
    with pytest.raises(RuntimeError):
        load_packages([changed])
    assert DataPackageVersion.objects.get(name="kuzbass", current=True).hash == package("kuzbass").hash
    assert Mine.objects.filter(mine_id="M0767").exists()


def test_a_second_basin_appears_without_a_line_of_code(tmp_path: Path, get: Callable[..., Any]) -> None:
    load_packages([small_basin(tmp_path / "pechora")])
    assert [basin["id"] for basin in get("/basins")["items"]] == ["kuzbass", "pechora", "demonstration"]
    assert get("/mines", basin="pechora")["items"][0]["output_t"] == 2_000_000
    assert get("/inventories/view", basin="pechora")["totals"]["mines"] == 1
    assert get("/inventories/view", basin="kuzbass")["totals"]["mines"] == 86
    assert District.objects.filter(district_id="unknown").count() == 2


def test_a_second_basin_brings_its_tables_and_map(tmp_path: Path, get: Callable[..., Any]) -> None:
    """120 m³/min over the 525 600 minutes of 2023 at 0.668 kg/m³."""
    load_packages([small_basin(tmp_path / "pechora")])
    counts = {table["id"]: table["count"] for table in get("/reference", basin="pechora")["items"]}
    assert (counts["mines"], counts["coal_output"], counts["methane_abundance"]) == (1, 1, 1)
    assert get("/basins/pechora/map")["outline"]["type"] == "FeatureCollection"
    totals = get("/inventories/view", basin="pechora", method="measured")["totals"]
    assert totals["ch4_t"] == pytest.approx(120 * 525_600 * 0.668e-3)


def test_packages_are_listed_with_their_sources(get: Callable[..., Any]) -> None:
    items = {item["name"]: item for item in get("/packages")["items"]}
    assert items["kuzbass"]["hash"] == package("kuzbass").hash
    assert items["kuzbass"]["attribution"]["en"].startswith("Global Coal Mine Tracker")
    assert items["kuzbass"]["kind"] == "basin"
    assert all(item["sources"] for item in items.values())


def test_the_basin_knows_its_version() -> None:
    assert Basin.objects.get(basin_id="kuzbass").package.current


def test_what_a_user_changed_outlives_a_new_version_of_the_package(
    kuzbass: Path, administrator: Client, get: Callable[..., Any]
) -> None:
    (record,) = get("/reference/coal_output", filter="mine:eq:M0767")["items"]
    address = f"/reference/coal_output/{record['id']}"
    patch(administrator, address, {"values": {"output_t": 1_600_000}}, version=record["version"])
    load_packages([rewrite(kuzbass, with_depth("M0767", 710))])
    assert get(address)["values"]["output_t"] == 1_600_000
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0767")["items"]
    assert mine["values"]["depth_m"] == 710


def test_what_was_kept_over_the_package_is_said(kuzbass: Path, administrator: Client, get: Callable[..., Any]) -> None:
    (output,) = get("/reference/coal_output", filter="mine:eq:M0767")["items"]
    (mine,) = get("/reference/mines", filter="mine_id:eq:M0767")["items"]
    delete(administrator, f"/reference/coal_output/{output['id']}", version=output["version"])
    patch(administrator, f"/reference/mines/{mine['id']}", {"values": {"depth_m": 650}}, version=mine["version"])
    (loaded,) = load_packages([rewrite(kuzbass, with_depth("M0767", 710))])
    depth = {"table": "mines", "key": "M0767", "column": "depth_m", "package": 710, "user": 650}
    gone = {"table": "coal_output", "key": output["key"], "column": None, "package": None, "user": None}
    assert loaded.kept == [depth, gone]
    assert {item["name"]: item for item in get("/packages")["items"]}["kuzbass"]["kept"] == [depth, gone]
    lines = kept_lines(loaded.kept, "en")
    assert "mines M0767 depth_m: 650 (the package says 710)" in lines[1]
    assert kept_lines([], "ru") == []


def test_what_a_user_deleted_stays_deleted(kuzbass: Path, administrator: Client, get: Callable[..., Any]) -> None:
    (record,) = get("/reference/coal_output", filter="mine:eq:M0767")["items"]
    delete(administrator, f"/reference/coal_output/{record['id']}", version=record["version"])
    load_packages([rewrite(kuzbass, with_depth("M0767", 710))])
    assert get("/reference/coal_output", filter="mine:eq:M0767")["total"] == 0


def test_a_package_that_another_loader_applied_is_applied_again(get: Callable[..., Any]) -> None:
    DataPackageVersion.objects.update(loader=0)
    CoalOutput.objects.filter(mine__mine_id="M0767").delete()
    load_packages()
    assert get("/reference/coal_output", filter="mine:eq:M0767")["total"] == 1


def test_a_key_that_lacks_a_part_is_shown_without_one() -> None:
    change = {"key": ["M0767", None], "field": "output_mt", "before": 1.7, "after": 1.9}
    tables = {"mines": {"added": [[None, 2020]], "removed": [], "changed": [change]}}
    lines = change_lines(tables, "en")
    assert lines[1:] == ["    M0767 — output_mt: 1.7 → 1.9", "    — 2020: added"]


def test_a_package_reads_its_own_records_and_not_those_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    """A researcher's 100,000 records of another basin must not make a small package slow."""
    read: list[Any] = []
    from_db = GasContent.from_db.__func__  # type: ignore[attr-defined]
    monkeypatch.setattr(GasContent, "from_db", classmethod(lambda cls, *row: read.append(from_db(cls, *row))))
    assert GasContent.objects.exists()
    with django_assert_max_num_queries(60):
        load_packages([small_basin(tmp_path / "pechora")])
    assert read == []
