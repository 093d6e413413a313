"""What does an inventory say of each place: the methane of its mine, the year and the method behind it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from firedamp.science.inventory.inventory import Inventory
from firedamp.science.inventory.routes import METHOD_TITLES
from firedamp.science.topdown.plume import Estimate, Place


def with_inventory(places: Iterable[Place], inventory: Inventory) -> list[Place]:
    """The places with the methane of the inventory's lines; a mine without a line keeps none."""
    lines = {row.mine_id: place for place, row in enumerate(inventory.rows)}
    found = []
    for place in places:
        line = lines.get(place.mine_id)
        if line is None:
            found.append(place)
            continue
        ranges, row = inventory.ranges, inventory.rows[line]
        figure = Estimate(float(inventory.ch4_t[line]), float(ranges.ch4_low[line]), float(ranges.ch4_high[line]))
        method = inventory.methods_of_rows[line]
        synthetic = any(origin.get("quality") == "synthetic" for origin in row.origin.values())
        found.append(
            replace(
                place,
                inventory=figure,
                inventory_year=row.year,
                inventory_method={"id": method, **METHOD_TITLES[method]},
                synthetic=synthetic,
            )
        )
    return found
