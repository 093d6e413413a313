"""What does the public inventory know of mines and companies before any project?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from firedamp.science.gases import gwp_set
from firedamp.science.reductions.evaluating import GWP_SET
from firedamp.science.reductions.vented import Vented
from firedamp.server.inventory.public_inventories import present_lines, public_inventory
from firedamp.server.mines.selectors import real_basins
from firedamp.server.reference.selectors import revision


@dataclass(frozen=True)
class Known:
    """By mine id what it vents, by company what it emits in a year, t CO2e: as its own legal entity, else by the
    shares that it is known to hold."""

    mines: Mapping[str, Vented]
    companies: Mapping[str, float]


def known() -> Known:
    """Of every real basin, by its present data: read once for each edition of the packages and change of a record."""
    editions = real_basins().order_by("pk").values_list("pk", "package__hash")
    return _known(tuple(editions), revision())


@lru_cache(maxsize=2)
def _known(editions: tuple[tuple[int, str], ...], revised: str) -> Known:
    mines: dict[str, Vented] = {}
    owners: dict[str, float] = defaultdict(float)
    parents: dict[str, float] = defaultdict(float)
    gwp_ch4 = gwp_set(GWP_SET).ch4
    for basin in real_basins():
        for line in present_lines(public_inventory(basin)):
            mines[line["mine_id"]] = Vented(line["ch4_t"], line["ch4_t_low"], line["ch4_t_high"], line["year"])
            co2e_t = line["ch4_t"] * gwp_ch4 + line["co2_t"]
            owners[line["company"]["name"]] += co2e_t
            for parent in line["parent"]:
                parents[parent["name"]] += co2e_t * (parent["share_percent"] or 0) / 100
    return Known(mines, {**parents, **owners})
