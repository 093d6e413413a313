"""A small basin of a test's own."""

from __future__ import annotations

import json
from pathlib import Path

from firedamp.datapackages import DataPackage
from firedamp.datapackages.package import load_package


def small_basin(folder: Path) -> DataPackage:
    """A basin of one mine whose table has our own column names and kilotonnes, with a map and a table of abundance."""
    folder.mkdir(parents=True)
    columns = {"mine_id": "", "name_en": "", "name_ru": "", "status": "", "mine_type": "", "output_t": "kt", "year": ""}
    columns |= {"latitude": "", "longitude": ""}
    kinds = {"output_t": "number", "year": "integer", "latitude": "number", "longitude": "number"}
    fields = [
        {"name": name, "type": kinds.get(name, "string"), **({"unit": unit} if unit else {})}
        for name, unit in columns.items()
    ]
    descriptor = {
        "name": "pechora",
        "title": "Pechora",
        "version": "1",
        "sources": [{"title": "A test"}],
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {"name": "mines", "path": "mines.csv", "schema": {"fields": fields, "primaryKey": ["mine_id"]}},
            {"name": "outline", "path": "outline.geojson"},
            {"name": "abundance", "path": "abundance.csv", "schema": abundance_schema()},
        ],
        "firedamp": {
            "kind": "basin",
            "title_ru": "Печора",
            "basin": {
                "mines": "mines",
                "outline": "outline",
                "tables": {"methane_abundance": "abundance"},
                "centre": {"latitude": 67.5, "longitude": 64.0},
            },
        },
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    header = "mine_id,name_en,name_ru,status,mine_type,output_t,year,latitude,longitude\n"
    row = "P1,Vorkutinskaya,Воркутинская,operating,underground,2000,2023,67.4,64.0\n"
    (folder / "mines.csv").write_text(header + row, "utf-8")
    corners = [[62.0, 66.5], [66.0, 66.5], [66.0, 68.5], [62.0, 68.5], [62.0, 66.5]]
    (folder / "outline.geojson").write_text(json.dumps({"type": "Polygon", "coordinates": [corners]}), "utf-8")
    abundance = "mine_id,year,absolute_abundance_m3_min,relative_abundance_m3_t\nP1,2023,120,\n"
    (folder / "abundance.csv").write_text(abundance, "utf-8")
    return load_package(folder)


def abundance_schema() -> dict[str, object]:
    fields = [
        {"name": "mine_id", "type": "string", "constraints": {"required": True}},
        {"name": "year", "type": "integer", "constraints": {"required": True}},
        {"name": "absolute_abundance_m3_min", "type": "number", "unit": "m3/min"},
        {"name": "relative_abundance_m3_t", "type": "number", "unit": "m3/t"},
    ]
    return {"fields": fields, "primaryKey": ["mine_id", "year"]}
