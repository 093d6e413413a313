"""Which plumes may anybody look at? Those of the data package, of other basins, with the mines near them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.inventory import MineYear, build_inventory
from firedamp.science.packaged import rows_of
from firedamp.science.topdown.places import with_inventory
from firedamp.science.topdown.plume import Place, Plume
from firedamp.tables.plumes import read_places, read_plumes

PUBLIC = "plumes"  # the package, and the id of its set and of its mines
METHOD = "best"
MINE_TYPES = {"underground_and_surface": "underground"}  # the tracker's advice, as of a basin's package


@dataclass(frozen=True)
class PublicSet:
    """The plumes of the package, what is to be known of how they were read, and what its descriptor says of them."""

    plumes: tuple[Plume, ...]
    notes: tuple[Problem, ...]
    layout: str
    title: Mapping[str, str]
    attribution: Mapping[str, str]


@lru_cache(maxsize=1)
def public_set() -> PublicSet:
    """Real plumes of other basins; none of them lies over the Kuzbass."""
    folder = files("firedamp") / "data" / PUBLIC
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    table = read_plumes((folder / "plumes.csv").read_bytes(), "plumes.csv")
    own = told["firedamp"]
    title = {"en": told["title"], "ru": own["title_ru"]}
    return PublicSet(table.plumes, table.notes, table.layout.id, title, own["attribution"])


@lru_cache(maxsize=4)
def public_places(gwp_set: str) -> tuple[Place, ...]:
    """The mines near them, with the inventory of those whose output is known."""
    found = read_places((files("firedamp") / "data" / PUBLIC / "mines.csv").read_bytes(), "mines.csv")
    places = [Place(each.mine_id, each.name, each.latitude, each.longitude, each.exact) for each in found]
    rows = [_mine_year(row) for row in rows_of(PUBLIC, "mines.csv") if row["output_mt"] and row["output_year"]]
    inventory = build_inventory(rows, title={"en": PUBLIC, "ru": PUBLIC}, method=METHOD, gwp_set=gwp_set)
    return tuple(with_inventory(places, inventory))


def _mine_year(row: Mapping[str, str]) -> MineYear:
    origin: dict[str, Any] = {"source": "Global Coal Mine Tracker", "quality": "reported"}
    figures = {
        "depth_m": row["mine_depth_m"], "gas_content_m3_t": row["gem_gas_content_m3_t"],
        "emission_coefficient": row["gem_emission_coefficient"],
    }  # fmt: skip
    return MineYear(
        row["gem_id"], {"en": row["name_en"], "ru": row["name_en"]},
        MINE_TYPES.get(row["mine_type"], row["mine_type"]), int(row["output_year"]), float(row["output_mt"]) * 1e6,
        origin={"output_t": origin}, **{name: float(value) for name, value in figures.items() if value},
    )  # type: ignore[arg-type]  # fmt: skip
