"""A small basin of a test's own."""

from __future__ import annotations

import json
from pathlib import Path

from firedamp.datapackages import DataPackage
from firedamp.datapackages.package import load_package


def small_basin(folder: Path) -> DataPackage:
    """A basin of one mine whose table has our own column names and kilotonnes."""
    folder.mkdir()
    columns = {"mine_id": "", "name_en": "", "name_ru": "", "status": "", "mine_type": "", "output_t": "kt", "year": ""}
    kinds = {"output_t": "number", "year": "integer"}
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
        "resources": [{"name": "mines", "path": "mines.csv", "schema": {"fields": fields, "primaryKey": ["mine_id"]}}],
        "firedamp": {"kind": "basin", "title_ru": "Печора", "basin": {"mines": "mines"}},
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    header = "mine_id,name_en,name_ru,status,mine_type,output_t,year\n"
    row = "P1,Vorkutinskaya,Воркутинская,operating,underground,2000,2023\n"
    (folder / "mines.csv").write_text(header + row, "utf-8")
    return load_package(folder)
