"""Which questions about the routes to a mine's methane does the API answer? What data allow, how routes compare."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from firedamp.server.accounts.auth import reader
from firedamp.server.answers import Key, Year, answers
from firedamp.server.inventory import bodies, reconciliation, selectors, services
from firedamp.server.inventory import reconciliation_schemas as schemas
from firedamp.server.inventory.selectors import mine_named
from firedamp.server.mines.selectors import mine_get

router = Router(tags=["reconciliations"])
of_a_mine = Router(tags=["mines"])
From = Annotated[Year | None, Query(alias="from")]
To = Annotated[Year | None, Query(alias="to")]


@of_a_mine.get("/{mine_id}/methods", response=answers(schemas.OfferList, 404), summary="What a mine's data allow")
def mine_methods(
    request: HttpRequest, mine_id: Key, year: Year | None = None, gwp_set: bodies.GwpSet = services.DEFAULT_GWP_SET
) -> dict[str, Any]:
    """Every method, the best tier first, with what `/methods/{method}/evaluate` takes, or with what it lacks.

    Without a year: the latest of which an output or abundance is known. A model is never the best.
    """
    return reconciliation.mine_offers(reader=reader(request), mine=mine_get(mine_id), year=year, gwp_set=gwp_set)


@router.get("/mine", response=answers(schemas.MineReconciliation), summary="A mine and year by every route")
def reconciliation_mine(
    request: HttpRequest, mine_id: Key, year: Year | None = None, gwp_set: bodies.GwpSet = services.DEFAULT_GWP_SET
) -> dict[str, Any]:
    """Estimates with 95 % ranges, whether the ranges of two routes overlap, and the reasons why they may differ."""
    mine = mine_named(mine_id)
    assert mine is not None
    return reconciliation.mine_reconcile(reader=reader(request), mine=mine, year=year, gwp_set=gwp_set)


@router.get("/basin", response=answers(schemas.BasinReconciliation), summary="A basin and its years by every route")
def reconciliation_basin(
    request: HttpRequest,
    basin: Key = "kuzbass",
    first: From = None,
    last: To = None,
    gwp_set: bodies.GwpSet = services.DEFAULT_GWP_SET,
) -> dict[str, Any]:
    """For each year and route the mines that have the data, their coal and methane; then the same over like mines."""
    scope = selectors.scope_get(basin=basin)
    return reconciliation.basin_reconcile(basin=scope.basin, first=first, last=last, gwp_set=gwp_set)
