"""A basin's data package with a table of gas contents: what its mines' seams hold at their depths."""

from __future__ import annotations

import json
from pathlib import Path

from firedamp.cli.seam_gas import with_seam_gas
from firedamp.datapackages import DataPackage, mine_years, package
from firedamp.datapackages.package import load_package
from firedamp.science.inventory import MineYear

UNITS = {"output_t": "t", "depth_m": "m"}
NUMBERS = ("output_t", "depth_m", "year", "gas_content_m3_t", "gas_content_daf_m3_t", "moisture_percent", "ash_percent")
MINES = """mine_id,name_en,mine_type,year,output_t,depth_m,district,seam_id
A,A,underground,2023,1000000,500,north,d6
B,B,underground,2023,1000000,500,south,d6
C,C,underground,2023,1000000,,north,d6
"""
GAS = """seam_id,district_id,depth_m,gas_content_m3_t,gas_content_daf_m3_t,moisture_percent,ash_percent,quality
d6,north,400,14,,,,measured
d6,north,600,,25,5,15,measured
"""


def resource(name: str, text: str) -> dict[str, object]:
    fields = [
        {"name": column, "type": "number" if column in NUMBERS else "string", "unit": UNITS.get(column, "")}
        for column in text.splitlines()[0].split(",")
    ]
    return {"name": name, "path": f"{name}.csv", "schema": {"fields": fields}}


def basin(folder: Path) -> DataPackage:
    descriptor = {
        "name": folder.name,
        "title": "A test",
        "version": "1",
        "sources": [{"title": "A test"}],
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [resource("mines", MINES), resource("gas_content", GAS)],
        "firedamp": {"kind": "basin", "basin": {"mines": "mines", "tables": {"gas_content": "gas_content"}}},
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    (folder / "mines.csv").write_text(MINES, "utf-8")
    (folder / "gas_content.csv").write_text(GAS, "utf-8")
    return load_package(folder)


def test_a_mine_has_the_gas_content_of_its_seam_in_its_district_at_its_depth(tmp_path: Path) -> None:
    """Halfway between 14 m³/t and 25 · 0.8 = 20 m³/t; another district and an unknown depth tell nothing."""
    made = basin(tmp_path)
    rows = {row.mine_id: row for row in with_seam_gas(made, [MineYear(**row) for row in mine_years(made)])}
    assert rows["A"].seam_gas_content_m3_t == 17
    assert rows["A"].origin["seam_gas_content_m3_t"]["how"] == "interpolated"
    assert rows["B"].seam_gas_content_m3_t is None
    assert rows["C"].seam_gas_content_m3_t is None


def test_a_basin_without_such_a_table_is_as_it_was() -> None:
    kuzbass = package("kuzbass")
    rows = [MineYear(**row) for row in mine_years(kuzbass)]
    assert with_seam_gas(kuzbass, rows) == rows
