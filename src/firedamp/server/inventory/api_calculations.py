"""Which questions about stored calculations does the API answer, and what may be done with them?"""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.responses import Status

from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import Cursor, Key, Limit, Query, answers
from firedamp.server.inventory import bodies, exports, schemas, selectors, shapes
from firedamp.server.inventory import calculation_services as services
from firedamp.server.inventory.api_methods import refuse_endless
from firedamp.server.language import request_language
from firedamp.server.organisations.rights import organisation_to_write
from firedamp.server.paging import page

router = Router(tags=["calculations"])
Sort = Literal["created", "-created", "name", "-name", "method", "-method", "ch4_t", "-ch4_t", "co2e_t", "-co2e_t"]


@router.post(
    "", auth=SIGNED_IN, response=answers(schemas.CalculationOut, 401, 403, 404, created=True),
    summary="Calculate and keep the result",
)  # fmt: skip
def calculation_create(request: HttpRequest, payload: bodies.CalculationIn) -> Status[dict[str, Any]]:
    """The result is a draft of yours, with its inputs, sheet hash and seed: it can be run again to the same digits."""
    refuse_endless(payload)
    user = request.auth  # type: ignore[attr-defined]
    calculation = services.calculation_create(
        owner=user,
        organisation=organisation_to_write(user, payload.organisation),
        method=payload.method,
        inputs=payload.inputs,
        gwp_set=payload.gwp_set,
        uncertainty=payload.uncertainty,
        draws=payload.draws,
        seed=payload.seed,
        beside=payload.beside,
        name=payload.name,
        mine=selectors.mine_named(payload.mine_id),
        year=payload.year,
        origin={name: where.dict() for name, where in payload.origin.items()},
    )
    return Status(201, shapes.calculation_out(calculation))


@router.get("", response=answers(schemas.CalculationPage, 401), summary="Find calculations")
def calculation_list(
    request: HttpRequest,
    method: Key | None = None,
    mine_id: Key | None = None,
    owner: Key | None = None,
    status: Key | None = None,
    q: Query | None = None,
    sort: Sort = "-created",
    limit: Limit = 100,
    cursor: Cursor | None = None,
) -> dict[str, Any]:
    """The newest first unless `sort` says otherwise: those of your organisations and the public ones.

    `q` searches the names of calculations and of their mines in both alphabets; `owners` are all that one may choose.
    """
    wanted = selectors.CalculationFilter(method=method, mine_id=mine_id, owner=owner, status=status, q=q)
    rows = selectors.calculation_list(reader(request), wanted)
    order = (sort, "-id" if sort.startswith("-") else "id")
    found = page(rows, order=order, limit=limit, cursor=cursor)
    owners = selectors.calculation_owners(reader(request))
    return {**found, "items": [shapes.calculation_row(row) for row in found["items"]], "owners": owners}


@router.get("/compare", response=answers(schemas.ComparisonOut, 401, 404), summary="Compare two calculations")
def calculation_compare(request: HttpRequest, left: UUID, right: UUID) -> dict[str, Any]:
    """Outputs and every number of the trace side by side."""
    return shapes.comparison(
        selectors.calculation_get(reader(request), left), selectors.calculation_get(reader(request), right)
    )


@router.get("/{calculation_id}", response=answers(schemas.CalculationOut, 401, 404), summary="A calculation")
def calculation_read(request: HttpRequest, calculation_id: UUID) -> dict[str, Any]:
    """With its inputs, result and trace."""
    return shapes.calculation_out(selectors.calculation_get(reader(request), calculation_id))


@router.delete(
    "/{calculation_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404, 409), summary="Delete a draft"
)
def calculation_delete(request: HttpRequest, calculation_id: UUID) -> Status[None]:
    """Only its owner or an administrator of its organisation may, and only while it is a draft."""
    user = request.auth  # type: ignore[attr-defined]
    services.calculation_delete(user=user, calculation=selectors.calculation_get(user, calculation_id))
    return Status(204, None)


@router.patch(
    "/{calculation_id}", auth=SIGNED_IN, response=answers(schemas.CalculationOut, 401, 403, 404, 409),
    summary="Rename a draft",
)  # fmt: skip
def calculation_rename(request: HttpRequest, calculation_id: UUID, payload: bodies.NameIn) -> dict[str, Any]:
    """Only its owner or an administrator of its organisation may, and only a draft; nothing else of it changes."""
    user = request.auth  # type: ignore[attr-defined]
    found = selectors.calculation_get(user, calculation_id)
    return shapes.calculation_out(services.calculation_rename(user=user, calculation=found, name=payload.name))


@router.post(
    "/{calculation_id}/duplicate", auth=SIGNED_IN,
    response=answers(schemas.CalculationOut, 401, 403, 404, created=True), summary="Copy a calculation",
)  # fmt: skip
def calculation_duplicate(
    request: HttpRequest, calculation_id: UUID, payload: bodies.CopyIn | None = None
) -> Status[dict[str, Any]]:
    """A draft of your own with the same inputs and the same result, which is not computed anew."""
    user = request.auth  # type: ignore[attr-defined]
    found = selectors.calculation_get(user, calculation_id)
    organisation = organisation_to_write(user, payload.organisation if payload else None)
    copy = services.calculation_duplicate(
        user=user, calculation=found, organisation=organisation, language=request_language(request)
    )
    return Status(201, shapes.calculation_out(copy))


@router.get(
    "/{calculation_id}/export", response=answers(schemas.CalculationOut, 401, 404), summary="A calculation as a file",
    openapi_extra=schemas.FILES,
)  # fmt: skip
def calculation_export(
    request: HttpRequest,
    calculation_id: UUID,
    format: exports.Format = "json",  # noqa: A002 – the parameter's name in the address
) -> HttpResponse:
    """With its trace, what is to be confirmed and whose data it rests on, in the reader's language.

    `xlsx` is a workbook of sheets, `csv` one table; in both a text that a spreadsheet would run is kept a text.
    """
    found = selectors.calculation_get(reader(request), calculation_id)
    return exports.exported(found, format, request_language(request))
