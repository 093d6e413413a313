"""The gas content of the seams that a basin's mines work, at their depths, from the tables of its data package."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

COLUMNS = ("gas_content_m3_t", "gas_content_daf_m3_t", "moisture_percent", "ash_percent")


def with_seam_gas(package: Any, rows: list[Any]) -> list[Any]:
    """The mine-years with what is known of their seams' gas; as they are where the basin has no such table."""
    from firedamp.science.inventory.seam_gas import gas_content_at

    records = _records_by_place(package)
    if not records:
        return rows
    seams = _seam_of_each_mine(package)
    found = []
    for row in rows:
        gas = gas_content_at(records.get((seams.get(row.mine_id), row.district["id"]), ()), row.depth_m)
        figures = {"seam_gas_content_m3_t": gas.gas_content_m3_t} if gas else {}
        origin = {"seam_gas_content_m3_t": gas.origin} if gas else {}
        found.append(replace(row, **figures, origin={**row.origin, **origin}))
    return found


def _records_by_place(package: Any) -> dict[tuple[Any, Any], list[Any]]:
    """Gas contents by seam and district."""
    from firedamp.science.inventory.seam_gas import GasContentRecord, as_worked

    resource = package.own["basin"].get("tables", {}).get("gas_content")
    quality = "synthetic" if package.own.get("synthetic") else "reported"
    found: dict[tuple[Any, Any], list[Any]] = {}
    for number, row in package.numbered_rows(resource) if resource else ():
        content = as_worked(*(row.get(name) for name in COLUMNS))
        if content is not None:
            source = row.get("source") or package.attribution["en"]
            record = GasContentRecord(row["depth_m"], content, row.get("quality") or quality, source, number)
            found.setdefault((row["seam_id"], row["district_id"]), []).append(record)
    return found


def _seam_of_each_mine(package: Any) -> dict[str, Any]:
    from firedamp.datapackages.mine_years import Basin

    basin = Basin(package)
    return {
        basin.mine_id(number, row): basin.value(row, "seam_id") for number, row in package.numbered_rows(basin.resource)
    }
