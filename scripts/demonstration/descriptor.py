"""What does datapackage.json say of the basin? The words about tables and columns stand in tables.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from demonstration.chance import SEED
from demonstration.costs import SPREADS
from demonstration.hours import PROJECT
from demonstration.place import LATITUDE, LONGITUDE

Json = dict[str, Any]
DESCRIBED: Json = tomllib.loads(Path(__file__).with_name("tables.toml").read_text("utf-8"))
LINKS = {"mine_id": "mines", "seam_id": "seams", "district_id": "districts"}
PROJECTS, HOURS = "example_projects", "measured_hours"
SCRIPT = "scripts/demonstration_basin.py"
TITLE = {"en": "Demonstration basin (synthetic)", "ru": "Демонстрационный бассейн (синтетический)"}
MADE = {
    "en": f"Synthetic data made by {SCRIPT} of Firedamp with the seed {SEED}: of no real mine; CC0 1.0",
    "ru": f"Синтетические данные, созданы программой {SCRIPT} проекта Firedamp, начальное число {SEED}: "
    "не относятся ни к одной шахте; CC0 1.0",
}


def descriptor() -> Json:
    """The whole descriptor."""
    return {
        "name": "demonstration",
        "title": TITLE["en"],
        "description": "A synthetic basin of invented mines to show, teach and test with: coal output, methane "
        "abundance, use of methane and gas content, with deliberate gaps. Nothing in it is data of any mine.",
        "version": "1.2.0",
        "keywords": ["synthetic", "demonstration", "coal mine", "methane"],
        "licenses": [
            {
                "name": "CC0-1.0",
                "title": "CC0 1.0 Universal",
                "path": "https://creativecommons.org/publicdomain/zero/1.0/",
            }
        ],
        "sources": [{"title": f"Firedamp, {SCRIPT}, seed {SEED}"}],
        "firedamp": {
            "title_ru": TITLE["ru"],
            "description_ru": "Синтетический бассейн с вымышленными шахтами и разрезами для показа, обучения и "
            "проверки: добыча угля, метанообильность, использование метана, газоносность, с намеренными пропусками. "
            "Ни одно число не относится к какой-либо шахте.",
            "kind": "basin",
            "synthetic": True,
            "attribution": MADE,
            "basin": _basin(),
            "projects": {"portfolio": PROJECTS, "hours": [HOURS]},
        },
        "resources": [*(_table(name) for name in DESCRIBED["tables"]), _outline(), _projects()],
    }


def header(table: str) -> list[str]:
    """The columns of a table in the order of its file."""
    return [*DESCRIBED["tables"][table]["columns"], "quality"]


def _basin() -> Json:
    yearly_and_seams = ("coal_output", "methane_abundance", "methane_use", "seams", "gas_content")
    return {
        "name": TITLE,
        "mines": "mines",
        "outline": "outline",
        "districts": {"list": "districts"},
        "tables": {name: name for name in yearly_and_seams},
        "centre": {"latitude": LATITUDE, "longitude": LONGITUDE},
        "columns": {"status": "mine_status", "district": "district_id"},
    }


def _table(name: str) -> Json:
    said = DESCRIBED["tables"][name]
    links = [column for column in said["columns"] if LINKS.get(column, name) != name]
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": said["title"][0],
        "description": said["description"],
        "schema": {
            "fields": [_field(column, {**DESCRIBED["common"], **said.get("own", {})}) for column in header(name)],
            "primaryKey": said["key"],
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": LINKS[column], "fields": [column]}} for column in links
            ],
        },
        "firedamp": {"title_ru": said["title"][1], **({"project": PROJECT} if name == HOURS else {})},
    }


def _field(name: str, said: Json) -> Json:
    words = dict(said[name])
    english, russian = words.pop("title")
    return {"name": name, "title": english, **words, "firedamp": {"title_ru": russian}}


def _outline() -> Json:
    return {
        "name": "outline",
        "path": "outline.geojson",
        "scheme": "file",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "title": "Outline of the demonstration basin",
        "description": "An invented rounded polygon in the open ocean, WGS 84",
        "firedamp": {"title_ru": "Контур демонстрационного бассейна"},
    }


def _projects() -> Json:
    return {
        "name": PROJECTS,
        "path": f"{PROJECTS}.json",
        "scheme": "file",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "title": "Example projects with example costs",
        "description": "A portfolio of invented projects that would cut the basin's methane, for `firedamp portfolio`; "
        "costs are in an abstract example unit and say nothing of any price. `firedamp.spreads` are half-widths of "
        "95 % ranges, percent",
        "firedamp": {"title_ru": "Примеры проектов с условными затратами", "spreads": SPREADS},
    }
