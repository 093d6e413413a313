"""Routes and series as polars data frames: types fixed whether or not there are rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars
from polars.datatypes import DataType, DataTypeClass

from firedamp.client.shapes import BasinReconciliation, MineReconciliation, SeriesOut, YearOut

Schema = dict[str, DataType | DataTypeClass]
ROUTE: Schema = {
    "route": polars.String,
    "title_en": polars.String,
    "title_ru": polars.String,
    "method": polars.String,
    "tier": polars.Int64,
    "model": polars.Boolean,
    "available": polars.Boolean,
    "best": polars.Boolean,
}
RANGES = ("ch4_t", "ch4_t_low", "ch4_t_high", "co2e_t", "co2e_t_low", "co2e_t_high")
OF_MINE: Schema = {
    **ROUTE,
    **dict.fromkeys((*RANGES, "co2_t", "released_m3", "released_m3_t", "density_kg_m3"), polars.Float64),
    "quality": polars.String,
    "reason_en": polars.String,
    "reason_ru": polars.String,
}
OF_BASIN: Schema = {
    "year": polars.Int64,
    "route": polars.String,
    "like_for_like": polars.Boolean,
    "mines": polars.Int64,
    "mines_with_output": polars.Int64,
    **dict.fromkeys(("output_t", *RANGES), polars.Float64),
}
POINT: Schema = {
    "id": polars.String,
    "name_en": polars.String,
    "name_ru": polars.String,
    "year": polars.Int64,
    **dict.fromkeys(("value", "low", "high"), polars.Float64),
    "quality": polars.String,
    **dict.fromkeys(("mines", "restored", "synthetic", "missing", "unrecorded"), polars.Int64),
}


def mine_routes_frame(found: MineReconciliation) -> polars.DataFrame:
    """The routes of a mine and year, one row each."""
    rows = []
    for route in found["routes"]:
        reason = route["reason"] or {"en": None, "ru": None}
        texts = {"title_en": route["title"]["en"], "title_ru": route["title"]["ru"]}
        own = {**route, **texts, "reason_en": reason["en"], "reason_ru": reason["ru"]}
        rows.append({name: own.get(name) for name in OF_MINE})
    return polars.DataFrame(rows, schema=OF_MINE)


def basin_routes_frame(found: BasinReconciliation) -> polars.DataFrame:
    """The sums of a basin, a row for each year and route, over all mines and over the same ones."""
    rows = [row for year in found["years"] for row in _of_year(year)]
    return polars.DataFrame(rows, schema=OF_BASIN)


def _of_year(year: YearOut) -> Iterator[dict[str, Any]]:
    same = year["like_for_like"]["routes"] if year["like_for_like"] else []
    for alike, sums in [*((False, each) for each in year["routes"]), *((True, each) for each in same)]:
        own = {**sums, "year": year["year"], "like_for_like": alike}
        yield {name: own[name] for name in OF_BASIN}


def series_frame(found: SeriesOut) -> polars.DataFrame:
    """A series, a row for each year of each of its lines."""
    rows = [
        {"id": each["id"], "name_en": each["name"]["en"], "name_ru": each["name"]["ru"], **point}
        for each in found["series"]
        for point in each["points"]
    ]
    return polars.DataFrame(rows, schema=POINT)
