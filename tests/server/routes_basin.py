"""A made-up basin of three mines with every table that the routes to their methane rest on."""

from __future__ import annotations

from typing import Any

from firedamp.server.inventory import reconciliation, series
from firedamp.server.mines.models import (
    Basin,
    CoalOutput,
    Company,
    District,
    GasContent,
    MethaneAbundance,
    MethaneUse,
    Mine,
    Seam,
)  # fmt: skip

SOURCE = {"quality": "measured", "source": "a survey"}


def routes_basin() -> Basin:
    """Mine A of 2 Mt a year with all its figures, B of 1 Mt with a relative abundance alone, C a surface mine."""
    forget_answers()
    package = Basin.objects.get(basin_id="kuzbass").package
    basin = Basin.objects.create(basin_id="karaganda", name_en="Karaganda", name_ru="Караганда", package=package)
    district = District.objects.create(
        basin=basin, district_id="north", name_en="North", name_ru="Северный", kind="municipal_district", **SOURCE
    )
    seam = Seam.objects.create(basin=basin, seam_id="d6", name_en="D6", name_ru="Д6", **SOURCE)
    for depth, content in ((400, 14.0), (600, 20.0)):
        GasContent.objects.create(seam=seam, district=district, depth_m=depth, gas_content_m3_t=content, **SOURCE)
    shaft, lacking, pit = (
        mine(basin, district, "A", company="one", depth_m=500, seam=seam, adjacent_share=0.5),
        mine(basin, district, "B", company="two", depth_m=300),
        mine(basin, district, "C", company="two", mine_type="surface"),
    )
    outputs(shaft, {2020: 2e6, 2022: 2e6})
    outputs(lacking, {2020: 1e6, 2021: 1e6})
    outputs(pit, {2020: 5e6})
    abundance(shaft, 2020, absolute_abundance_m3_min=60, relative_abundance_m3_t=16)
    abundance(shaft, 2021, absolute_abundance_m3_min=50)
    abundance(lacking, 2020, relative_abundance_m3_t=7, quality="restored")
    MethaneUse.objects.create(mine=shaft, year=2020, drained_m3=6e6, utilised_m3=2e6, vented_m3=4e6, **SOURCE)
    return basin


def mine(basin: Basin, district: District, mine_id: str, *, company: str, **more: Any) -> Mine:
    owner, _ = Company.objects.get_or_create(company_id=company, defaults={"name": company.title()})
    figures = {name: value for name, value in more.items() if isinstance(value, int | float)}
    return Mine.objects.create(
        mine_id=mine_id,
        basin=basin,
        district=district,
        company=owner,
        name_en=f"Mine {mine_id}",
        name_ru=f"Шахта {mine_id}",
        status="operating",
        origin={name: {"source": "a passport", "quality": "reported", "row": 1} for name in figures},
        **{"mine_type": "underground", **more},
    )


def outputs(mine: Mine, by_year: dict[int, float]) -> None:
    for year, output in by_year.items():
        CoalOutput.objects.create(mine=mine, year=year, output_t=output, **SOURCE)


def abundance(mine: Mine, year: int, **figures: Any) -> None:
    MethaneAbundance.objects.create(mine=mine, year=year, **{**SOURCE, **figures})


def forget_answers() -> None:
    """Records made without the reference tables leave no trace by which answers would be computed anew."""
    reconciliation._basin_reconciled.cache_clear()
    series._series.cache_clear()
