"""Which questions about inventories does the API answer, and what may be done with them?"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Router
from ninja.responses import Status

from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import Cursor, Key, Limit, Year, answers
from firedamp.server.inventory import bodies, job, selectors, services, shapes
from firedamp.server.inventory import inventory_schemas as schemas
from firedamp.server.jobs.api import JobOut, job_out
from firedamp.server.jobs.services import job_create
from firedamp.server.language import request_language
from firedamp.server.mines.selectors import mine_get
from firedamp.server.organisations.rights import organisation_to_write
from firedamp.server.paging import page

router = Router(tags=["inventories"])
of_a_mine = Router(tags=["mines"])
View = Literal["mine", "company", "parent", "district", "mine_type", "source"]
NEWEST_FIRST = ("-created", "-id")


@router.get("/view", response=answers(schemas.InventoryView, 404), summary="Look at an inventory")
def inventory_view(
    request: HttpRequest,
    basin: Key = "kuzbass",
    method: Key = services.DEFAULT_METHOD,
    year: Year | None = None,
    gwp_set: bodies.GwpSet = services.DEFAULT_GWP_SET,
    company: Key | None = None,
    district: Key | None = None,
) -> dict[str, Any]:
    """Computed from the present data, nothing stored. Without a year: each mine's latest known output."""
    scope = selectors.scope_get(basin=basin, company=company, district=district, year=year)
    return shapes.inventory_view(services.inventory_compute(scope=scope, method=method, gwp_set=gwp_set))


@router.post(
    "", auth=SIGNED_IN, response={202: JobOut, **answers(schemas.InventoryOut, 401, 403, 404, created=True)},
    summary="Compute an inventory and keep it",
)  # fmt: skip
def inventory_create(
    request: HttpRequest,
    payload: bodies.InventoryIn,
    prefer: Annotated[str, Header(alias="Prefer", max_length=200)] = "",
) -> Status[dict[str, Any]]:
    """Of a basin, or of a company or district in it. With `Prefer: respond-async` (RFC 7240) one of more than 20,000
    draws is computed as a job: 202, and the job's result names the inventory."""
    asked = {"basin": payload.basin, "company": payload.company, "district": payload.district, "year": payload.year}
    scope = selectors.scope_get(**asked)
    user = request.auth  # type: ignore[attr-defined]
    organisation = organisation_to_write(user, payload.organisation)
    how = {"method": payload.method, "gwp_set": payload.gwp_set, "draws": payload.draws, "seed": payload.seed}
    if "respond-async" in prefer and payload.draws > job.DRAWS_WITHIN_A_REQUEST:
        language = request_language(request)
        made = job_create(
            owner=user, kind=job.KIND, arguments={"scope": asked, "name": payload.name, **how},
            name=payload.name or services.scope_title(scope)[language], organisation=organisation, language=language,
        )  # fmt: skip
        return Status(202, job_out(made, language))
    inventory = services.inventory_create(owner=user, organisation=organisation, scope=scope, name=payload.name, **how)
    return Status(201, shapes.inventory_out(inventory))


@router.get("", response=answers(schemas.InventoryPage, 401), summary="Stored inventories")
def inventory_list(request: HttpRequest, limit: Limit = 100, cursor: Cursor | None = None) -> dict[str, Any]:
    """The newest first; those of your organisations and the public ones."""
    found = page(selectors.inventories(reader(request)), order=NEWEST_FIRST, limit=limit, cursor=cursor)
    return {**found, "items": [shapes.inventory_row(row) for row in found["items"]]}


@router.get("/{inventory_id}", response=answers(schemas.InventoryOut, 401, 404), summary="A stored inventory")
def inventory_read(request: HttpRequest, inventory_id: UUID) -> dict[str, Any]:
    """As it was computed, with its lines and the screening by Federal Law 296-FZ."""
    return shapes.inventory_out(selectors.inventory_get(reader(request), inventory_id))


@router.get(
    "/{inventory_id}/by/{view}", response=answers(schemas.ShareList, 401, 404), summary="A stored inventory summed"
)
def inventory_by(request: HttpRequest, inventory_id: UUID, view: View) -> dict[str, Any]:
    """Its emissions by mine, company, parent company, district, mine type or source."""
    return {"items": selectors.inventory_get(reader(request), inventory_id).views[view]}


@of_a_mine.get(
    "/{mine_id}/calculation", response=answers(schemas.MineCalculationOut, 404), summary="A mine's line, calculated"
)
def mine_calculation(
    request: HttpRequest,
    mine_id: Key,
    method: Key = services.DEFAULT_METHOD,
    year: Year | None = None,
    gwp_set: bodies.GwpSet = services.DEFAULT_GWP_SET,
) -> dict[str, Any]:
    """The mine's line of an inventory, and the calculation behind it with its trace."""
    return services.mine_calculate(mine=mine_get(mine_id), method=method, year=year, gwp_set=gwp_set)
