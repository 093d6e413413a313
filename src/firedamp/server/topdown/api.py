"""Which questions about plumes does the API answer: tables kept, sent, taken away, held beside the inventory?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from firedamp.science.topdown.annual import persistence_said
from firedamp.science.topdown.checking import Question, checked
from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import Key, answers
from firedamp.server.language import request_language
from firedamp.server.middleware import TOO_LARGE
from firedamp.server.organisations.rights import Reader, organisations_of
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.http.api_imports import FILE, Filename
from firedamp.server.reference.http.import_schemas import Encoding
from firedamp.server.reference.library import current_library
from firedamp.server.topdown import schemas, selectors, services, shapes
from firedamp.server.topdown.models import PlumeSet
from firedamp.server.topdown.public import PUBLIC, public_set
from firedamp.tables.plumes.sources import TABLE_OF_PLUMES

router = Router(tags=["top-down check"])


@router.get("/plume-sets", response=answers(schemas.PlumeSetList, 401), summary="Tables of plumes")
def plume_set_list(request: HttpRequest) -> dict[str, Any]:
    """The public one, of other basins than the Kuzbass, and those of your organisations, the newest first."""
    who, language = reader(request), request_language(request)
    own = [shapes.set_out(each, _writable(who), language) for each in selectors.plume_sets(who)]
    return {"items": [*own, shapes.public_out(language)]}


@router.post(
    "/plume-sets", auth=SIGNED_IN, openapi_extra=FILE,
    response=answers(schemas.PlumeSetOut, 401, 403, 413, 415, created=True), summary="Send a table of plumes",
)  # fmt: skip
def plume_set_create(
    request: HttpRequest, filename: Filename = "", name: Filename = "", organisation: Key | None = None,
    sheet: Filename | None = None, encoding: Encoding | None = None,
) -> Status[dict[str, Any]]:  # fmt: skip
    """The bytes of a CSV, XLSX or GeoJSON, 30 MB and 20,000 plumes at most: a table of Carbon Mapper, EMIT, GHGSat,
    TROPOMI or another with time, place and rate. All of it is taken, or nothing, with every bad row named. Plumes that
    another of your sets has are told, and kept: a check is of one set."""
    data = request.read(TABLE_OF_PLUMES.file_bytes + 1)
    if len(data) > TABLE_OF_PLUMES.file_bytes:
        raise ApiProblem("too-large", TOO_LARGE)
    user = request.auth  # type: ignore[attr-defined]
    made = services.plume_set_create(
        user=user, organisation=organisation, name=name, data=data, filename=filename, sheet=sheet, encoding=encoding
    )
    language = request_language(request)
    own = shapes.set_out(selectors.plume_set_get(user, str(made.plume_set.pk)), _writable(user), language)
    return Status(201, own | shapes.told(made.notes, made.duplicate_ids, made.duplicates, language))


@router.delete(
    "/plume-sets/{plume_set_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404), summary="Take a table away"
)
def plume_set_delete(request: HttpRequest, plume_set_id: Key) -> Status[None]:
    """With its plumes; it does not come back. The public one stays."""
    user = request.auth  # type: ignore[attr-defined]
    services.plume_set_delete(user=user, plume_set=selectors.plume_set_get(user, plume_set_id))
    return Status(204, None)


@router.post("/checks", response=answers(schemas.TopdownCheck, 401, 404), summary="Plumes beside the inventory")
def topdown_check(request: HttpRequest, payload: schemas.TopdownIn) -> dict[str, Any]:
    """Every mine within the radius of each plume, and of the mines that you choose the methane of a year by what was
    seen and by the inventory, with both 95 % ranges. Nothing is chosen for you, and nothing is kept."""
    who, language = reader(request), request_language(request)
    share = persistence_said(payload.persistence, payload.persistence_low, payload.persistence_high)
    own = _set_of(who, payload.plume_set_id)
    gwp = current_library().gwp_set(payload.gwp_set)
    places = selectors.places_of(payload.mines, method=payload.method, gwp_set=payload.gwp_set, year=payload.year)
    question = Question(share, payload.radius_km, payload.choices)
    found = checked(selectors.plumes_of(own), places, question, gwp)
    return {
        **found,
        "plume_set": shapes.public_out(language) if own is None else shapes.set_out(own, _writable(who), language),
        "mines_of": shapes.mines_of(payload.mines),
        "synthetic": any(mine["synthetic"] for mine in found["mines"]),
        "attribution": dict(public_set().attribution) if own is None else None,
    }


def _set_of(who: Reader, set_id: str) -> PlumeSet | None:
    return None if set_id == PUBLIC else selectors.plume_set_get(who, set_id)


def _writable(who: Reader) -> frozenset[int]:
    return frozenset(organisations_of(who, "enter").values_list("pk", flat=True))
