"""A small package on disk, written anew for each test, and ways to spoil it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firedamp.datapackages.package import DataPackage, load_package

MINES = """gem_id,name_en,mine_type,output,year,owner,parent,district,depth_m,depth_accuracy
A1,First,underground,1.5,2023,Шахта Первая,"North Holding [60.0%]; South Ltd",North,300,exact
A1,First,underground,1.25,2021,Шахта Первая,,North,300,estimate
A2,Second,underground_and_surface,0.5,2022,Second LLC,,,,
A3,Third,surface,,2022,Second LLC,,South,60,estimate
"""
MAPPING = "as_written,district_id\n,unknown\nNorth,north\nSouth,south\n"
DISTRICTS = (
    "district_id,name_en,name_ru,kind\n"
    "north,North,Северный,municipal_district\n"
    "south,South,Южный,municipal_district\n"
    "unknown,Not stated,Не указан,unknown\n"
)


def column(name: str, type_: str = "string", **more: object) -> dict[str, object]:
    return {"name": name, "type": type_, **more}


def basin_descriptor() -> dict:
    quality = {"by": "depth_accuracy", "values": {"exact": "reported", "estimate": "calculated"}}
    mines = {
        "fields": [
            column("gem_id", constraints={"required": True}),
            column("name_en", constraints={"required": True}),
            column("mine_type", constraints={"enum": ["underground", "surface", "underground_and_surface"]}),
            column("output", "number", unit="Mt/year", constraints={"minimum": 0}),
            column("year", "year"),
            column("owner"),
            column("parent"),
            column("district"),
            column("depth_m", "number", unit="m", firedamp={"quality": quality}),
            column("depth_accuracy"),
        ],
        "primaryKey": ["gem_id", "year"],
        "foreignKeys": [
            {"fields": ["district"], "reference": {"resource": "mapping", "fields": ["as_written"]}},
        ],
    }
    mapping = {"fields": [column("as_written"), column("district_id")], "missingValues": [], "primaryKey": "as_written"}
    names = ("district_id", "name_en", "name_ru", "kind")
    return {
        "name": "second-basin",
        "title": "A second basin",
        "sources": [{"title": "A survey"}],
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {"name": "mines", "path": "mines.csv", "schema": mines},
            {"name": "mapping", "path": "mapping.csv", "schema": mapping},
            {"name": "districts", "path": "districts.csv", "schema": {"fields": [column(name) for name in names]}},
        ],
        "firedamp": {
            "kind": "basin",
            "title_ru": "Второй бассейн",
            "basin": {
                "mines": "mines",
                "districts": {"mapping": "mapping", "list": "districts"},
                "columns": {"mine_id": "gem_id", "output_t": "output", "company": "owner"},
            },
        },
    }


class Sandbox:
    """A package in a folder of its own: `write` a file or `describe` it otherwise, then `load`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.descriptor = basin_descriptor()
        self.write("mines.csv", MINES)
        self.write("mapping.csv", MAPPING)
        self.write("districts.csv", DISTRICTS)
        self.describe()

    def write(self, name: str, content: str | bytes) -> None:
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def replace(self, old: str, new: str, name: str = "mines.csv") -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def describe(self) -> None:
        self.write("datapackage.json", json.dumps(self.descriptor, ensure_ascii=False))

    def field(self, name: str) -> dict:
        fields = self.descriptor["resources"][0]["schema"]["fields"]
        return next(each for each in fields if each["name"] == name)

    def load(self) -> DataPackage:
        return load_package(self.folder)


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    (tmp_path / "basins").mkdir()
    return Sandbox(tmp_path / "basins" / "second-basin")
