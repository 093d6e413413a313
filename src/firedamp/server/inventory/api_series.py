"""Which questions about series does the API answer? Which quantities there are, and one by year for mines or groups."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router

from firedamp.server.answers import Key, answers
from firedamp.server.inventory import bodies, selectors, services
from firedamp.server.inventory import series as service
from firedamp.server.inventory import series_schemas as schemas
from firedamp.server.inventory.api_reconciliations import From, To

router = Router(tags=["series"])
Level = Literal["mine", "company", "district", "basin"]
Ids = Annotated[list[Key], Query(alias="id", max_length=500)]


@router.get("/quantities", response=answers(schemas.QuantityList), summary="What a series may be of")
def quantity_list(request: HttpRequest) -> dict[str, Any]:
    """Each with its unit and the rule by which the mines of a group make one value."""
    return {"items": service.quantity_list()}


@router.get("", response=answers(schemas.SeriesOut), summary="A quantity by year")
def series_list(
    request: HttpRequest,
    quantity: Key,
    basin: Key = "kuzbass",
    level: Level = "basin",
    ids: Ids = (),
    first: From = None,
    last: To = None,
    method: Key = services.DEFAULT_METHOD,
    gwp_set: bodies.GwpSet = services.DEFAULT_GWP_SET,
) -> dict[str, Any]:
    """For each mine, company or district of the basin (or those of `id`, which may be repeated), or for the basin.

    A year without data is a gap: its value is null. `method` and `gwp_set` are those of emissions.
    """
    scope = selectors.scope_get(basin=basin)
    asked = service.Asked(
        basin=basin,
        quantity=quantity,
        level=level,
        ids=tuple(ids),
        first=first,
        last=last,
        method=method,
        gwp_set=gwp_set,
    )
    return service.series_get(asked, scope.basin)
