"""Which questions about mines, basins, districts and companies does the API answer?"""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router

from firedamp.server.answers import Cursor, Key, Limit, Query, answers
from firedamp.server.mines import schemas, selectors, shapes
from firedamp.server.paging import page

basins = Router(tags=["basins"])
mines = Router(tags=["mines"])
districts = Router(tags=["districts"])
companies = Router(tags=["companies"])


@mines.get("", response=answers(schemas.MinePage), summary="Find mines")
def mine_list(
    request: HttpRequest,
    basin: Key | None = None,
    q: Query | None = None,
    mine_type: Literal["underground", "surface"] | None = None,
    status: Key | None = None,
    district: Key | None = None,
    company: Key | None = None,
    has_output: bool | None = None,
    limit: Limit = 100,
    cursor: Cursor | None = None,
) -> dict[str, Any]:
    """`q` searches names and owners in both languages: ё = е, and Распадская finds Raspadskaya."""
    wanted = selectors.MineFilter(
        basin=basin, q=q, mine_type=mine_type, status=status, district=district, company=company, has_output=has_output
    )
    found = page(selectors.mine_list(wanted), order=("name_en", "mine_id"), limit=limit, cursor=cursor)
    return {**found, "items": [shapes.mine_row(mine) for mine in found["items"]]}


@mines.get("/{mine_id}", response=answers(schemas.MinePassport, 404), summary="A mine's passport")
def mine_read(request: HttpRequest, mine_id: Key) -> dict[str, Any]:
    """Each figure's source and quality stand under `origin`; `projects` are all rows of the source about this mine."""
    return shapes.mine_passport(selectors.mine_get(mine_id))


@basins.get("", response=answers(schemas.BasinList), summary="The basins")
def basin_list(request: HttpRequest) -> dict[str, Any]:
    """A basin is a data package of that kind; `years` are those with a known coal output."""
    return {"items": [shapes.basin_row(basin) for basin in selectors.basins()]}


@basins.get("/{basin_id}/map", response=answers(schemas.MapOut, 404), summary="Outline and towns for a map")
def basin_map(request: HttpRequest, basin_id: Key) -> dict[str, Any]:
    """The outline is GeoJSON in WGS 84."""
    return shapes.basin_map(selectors.basin_get(basin_id))


@districts.get("", response=answers(schemas.DistrictList), summary="Find districts")
def district_list(request: HttpRequest, basin: Key | None = None, q: Query | None = None) -> dict[str, Any]:
    """Administrative districts after the package's mapping table; joint and unknown ones are named so."""
    return {"items": [shapes.district_row(district) for district in selectors.districts(basin=basin, q=q)]}


@districts.get("/{district_id}", response=answers(schemas.DistrictOut, 404), summary="A district")
def district_read(request: HttpRequest, district_id: Key, basin: Key | None = None) -> dict[str, Any]:
    """Name the basin where two basins have a district of the same id."""
    return shapes.district_row(selectors.district_get(district_id, basin=basin))


@companies.get("", response=answers(schemas.CompanyPage), summary="Find companies")
def company_list(
    request: HttpRequest,
    q: Query | None = None,
    basin: Key | None = None,
    limit: Limit = 100,
    cursor: Cursor | None = None,
) -> dict[str, Any]:
    """The legal entities that own mines."""
    found = page(selectors.companies(basin=basin, q=q), order=("name", "company_id"), limit=limit, cursor=cursor)
    return {**found, "items": [shapes.company_row(company) for company in found["items"]]}


@companies.get("/{company_id}", response=answers(schemas.CompanyOut, 404), summary="A company")
def company_read(request: HttpRequest, company_id: Key) -> dict[str, Any]:
    """With the number of its mines."""
    return shapes.company_row(selectors.company_get(company_id))
