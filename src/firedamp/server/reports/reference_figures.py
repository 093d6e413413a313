"""What do the reference tables know of a mine, beside which the numbers of a report are held?"""

from __future__ import annotations

from typing import Any

from firedamp.server.mines.models import CoalOutput, MethaneAbundance, Mine
from firedamp.server.reference.models.records import Quality

# Input of a method sheet -> the table by mine and year, and its column, in the unit of the sheet.
OF_YEARS = {
    "coal_output": (CoalOutput, "output_t"),
    "absolute_abundance": (MethaneAbundance, "absolute_abundance_m3_min"),
    "relative_abundance": (MethaneAbundance, "relative_abundance_m3_t"),
}
OF_THE_MINE = {"gas_content": "gas_content_m3_t", "mine_depth": "depth_m"}


def known_of(mine: Mine, year: int) -> dict[str, dict[str, Any]]:
    """By input: the value of the year nearest to `year` (of two the later), or of the mine; never a restored one."""
    found: dict[str, dict[str, Any]] = {}
    for name, (model, column) in OF_YEARS.items():
        rows = model.objects.filter(mine=mine, **{f"{column}__gt": 0}).exclude(quality=Quality.RESTORED)
        known = dict(rows.values_list("year", column))
        if known:
            nearest = min(known, key=lambda each: (abs(each - year), -each))
            found[name] = {"value": known[nearest], "year": nearest}
    for name, column in OF_THE_MINE.items():
        if value := getattr(mine, column):
            found[name] = {"value": value, "year": None}
    return found
