"""Which rows does each table of the package have?"""

from __future__ import annotations

from functools import cache
from typing import Any

from demonstration import coal, methane
from demonstration.chance import chance
from demonstration.gaps import DEPTH_LOST, lost_years, whole, with_lost_cells
from demonstration.mines import MINES, Mine
from demonstration.place import DISTRICTS
from demonstration.seams import FIELDS, SEAMS, sampled

Row = dict[str, Any]
QUALITY = {"quality": "synthetic"}


def districts() -> list[Row]:
    """The sectors of the basin."""
    return [
        {"district_id": each.district_id, "name_en": each.name_en, "name_ru": each.name_ru}
        | {"kind": "municipal_district"}
        | QUALITY
        for each in DISTRICTS
    ]


def seams() -> list[Row]:
    """The seams of the basin."""
    columns = ("seam_id", "name_en", "name_ru", "thickness_m", "coal_rank")
    return [{name: getattr(seam, name) for name in columns} | QUALITY for seam in SEAMS]


def mines() -> list[Row]:
    """A row a mine."""
    return [
        {
            "mine_id": mine.mine_id,
            "name_en": mine.name_en,
            "name_ru": mine.name_ru,
            "mine_type": mine.mine_type,
            "mine_status": "closed" if mine.closing_year else "operating",
            "company": mine.company,
            "district_id": mine.district.district_id,
            "seam_id": mine.field.seam.seam_id if mine.field else None,
            "latitude": mine.latitude,
            "longitude": mine.longitude,
            "depth_m": mine.depth_m,
            "coal_rank": mine.field.seam.coal_rank if mine.field else "bituminous",
            "coal_use": mine.coal_use,
            "mining_method": mine.mining_method,
            "capacity_t_year": mine.capacity_t_year,
            "opening_year": mine.opening_year,
            "closing_year": mine.closing_year,
            "adjacent_share": mine.adjacent_share,
            **QUALITY,
        }
        for mine in MINES
    ]


@cache
def outputs_t(mine: Mine) -> dict[int, int]:
    """What a mine put out, before anything of it is lost."""
    return coal.output_t(mine)


@cache
def abundances(mine: Mine) -> dict[int, methane.Abundance]:
    """What was measured at a mine, before anything of it is lost; nothing at a surface mine."""
    return methane.abundance(mine, outputs_t(mine)) if mine.underground else {}


def coal_output() -> list[Row]:
    """Coal output by mine and year, with gaps."""
    return [row for mine in MINES for row in kept("coal_output", mine, _outputs(mine))]


def methane_abundance() -> list[Row]:
    """Methane abundance by underground mine and year, with gaps."""
    return [row for mine in MINES for row in kept("methane_abundance", mine, _abundances(mine))]


def methane_use() -> list[Row]:
    """Drained methane by mine and year, with gaps."""
    return [row for mine in MINES for row in kept("methane_use", mine, _uses(mine))]


def _outputs(mine: Mine) -> dict[int, Row]:
    return {year: {"output_t": tonnes} for year, tonnes in outputs_t(mine).items()}


def _abundances(mine: Mine) -> dict[int, Row]:
    return {
        year: {"absolute_abundance_m3_min": found.absolute_m3_min, "relative_abundance_m3_t": found.relative_m3_t}
        for year, found in abundances(mine).items()
    }


def _uses(mine: Mine) -> dict[int, Row]:
    columns = ("drained_m3", "utilised_m3", "flared_m3", "vented_m3")
    used = methane.use(mine, abundances(mine))
    return {year: {name: getattr(found, name) for name in columns} for year, found in used.items()}


def kept(table: str, mine: Mine, series: dict[int, Row]) -> list[Row]:
    """The rows of a mine's series that are not lost, as the table has them."""
    lost = lost_years(table, mine, list(series)) if series else set()
    rows = []
    for year, figures in series.items():
        if whole(mine, year):
            rows.append({"mine_id": mine.mine_id, "year": year, **figures, **QUALITY})
        elif year not in lost:
            left = with_lost_cells(table, (mine.mine_id, year), figures)
            rows.append({"mine_id": mine.mine_id, "year": year, **left, **QUALITY})
    return rows


def gas_content() -> list[Row]:
    """Gas content by seam, district and depth, with gaps."""
    rows: list[Row] = []
    for field in FIELDS:
        seam_id, district_id = field.seam.seam_id, field.district.district_id
        stream = chance("depths", seam_id, district_id)
        for depth, daf in sampled(field):
            if stream.random() < DEPTH_LOST:
                continue
            figures = {
                "gas_content_daf_m3_t": daf,
                "moisture_percent": field.moisture_percent,
                "ash_percent": field.ash_percent,
                "gas_content_m3_t": field.as_worked(daf),
            }
            key = {"seam_id": seam_id, "district_id": district_id, "depth_m": depth}
            rows.append(key | with_lost_cells("gas_content", tuple(key.values()), figures) | QUALITY)
    return rows
