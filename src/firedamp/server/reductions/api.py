"""Which questions about technologies and projects does the API answer, and what may be done with projects?"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router
from ninja.responses import Status
from pydantic import Field

from firedamp.science.errors import InputError
from firedamp.science.reductions.crediting import crediting_library
from firedamp.science.reductions.evaluating import Terms, evaluated
from firedamp.science.reductions.fitting import fits
from firedamp.science.reductions.reading import project_of
from firedamp.science.reductions.safety import PERMITTED, stream_faults
from firedamp.science.reductions.sensitivity import sensitivity
from firedamp.science.reductions.streams import DRAINAGE, methane_m3, minutes_of
from firedamp.science.reductions.telling import evaluation_told, fits_told
from firedamp.science.reductions.uncertainty import range_told, require_spreads
from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import Cursor, Key, Limit, answers
from firedamp.server.inventory.api_methods import evaluated as evaluated_by_sheet
from firedamp.server.inventory.bodies import EvaluateIn
from firedamp.server.inventory.schemas import ResultOut
from firedamp.server.language import request_language
from firedamp.server.organisations.rights import organisations_of
from firedamp.server.paging import page
from firedamp.server.reductions import access, schemas, services, shapes
from firedamp.server.reductions.inventories import known
from firedamp.server.reductions.models import ReductionProject

router = Router(tags=["reductions"])
BY_KEY = ("key", "id")
Kind = Literal["drainage", "ventilation"]
Flow = Annotated[float, Field(gt=0, le=1_000_000)]
Percent = Annotated[float, Field(ge=0, le=100)]
PlanYear = Annotated[int, Field(ge=1900, le=2200)]


@router.get("/technologies", response=answers(schemas.TechnologyList), summary="Technologies that cut emissions")
def technology_list(request: HttpRequest) -> dict[str, Any]:
    """The catalogue, each figure with its status and source; null where no source supports a figure. `limits`: records
    of the permitted concentration of a drainage mixture, the first holds unless another is named."""
    return shapes.technologies_out()


@router.get("/crediting", response=answers(schemas.CreditingList), summary="Methods of crediting, and what to measure")
def crediting_list(request: HttpRequest) -> dict[str, Any]:
    """The sheets that account for what was destroyed. No inventory or report takes them: the same methane would be
    counted twice."""
    return {"items": shapes.crediting_out()}


@router.post(
    "/crediting/{method_id}/evaluate", response=answers(ResultOut, 404), summary="Evaluate a method of crediting"
)
def crediting_evaluate(request: HttpRequest, method_id: Key, payload: EvaluateIn) -> dict[str, Any]:
    """As a method sheet is evaluated. Nothing is stored."""
    if method_id not in crediting_library().ids():
        raise Http404
    return evaluated_by_sheet(method_id, payload, crediting_library())


@router.get("/fits", response=answers(schemas.StreamFits), summary="What fits a stream, and why not")
def technology_fits(
    request: HttpRequest, kind: Kind, flow_m3_min: Flow, ch4_percent: Percent, year: PlanYear, limit: Key = PERMITTED
) -> dict[str, Any]:
    """Of mixture at 20 °C and 101.325 kPa. `faults`: what makes the stream unsafe to use at all."""
    terms = Terms.named(None, limit)
    found = fits(kind, flow_m3_min, ch4_percent, year=year, limit=terms.limit, basis=terms.basis)
    told = [{name: each[name] for name in ("id", "fits", "units", "reasons")} for each in fits_told(found)]
    answer = {
        "methane_m3_per_year": methane_m3(flow_m3_min, ch4_percent, minutes_of(year)),
        "permitted_ch4_percent": terms.limit.value if kind == DRAINAGE else None,
        "faults": list(stream_faults(kind, ch4_percent, year, terms.limit)),
        "items": told,
    }
    return dict(shapes.worded(answer, request_language(request)))


@router.post("/evaluations", response=answers(schemas.ProjectEvaluation), summary="Evaluate a project")
def reduction_evaluate(request: HttpRequest, payload: schemas.EvaluationIn) -> dict[str, Any]:
    """A project as a file has it: years, totals, money, what its worth hangs on, and its range where spreads are given.
    A plan with a fault has no money. Nothing is kept."""
    terms = replace(Terms.named(payload.gwp_set, payload.limit), vented=known().mines)
    try:
        project = project_of(payload.project)
        found = evaluated(project, terms)
    except InputError as error:
        raise error.within("project") from None
    spreads = {name: value for name, value in payload.spreads.items() if value}
    require_spreads(payload.spreads, payload.draws, payload.seed)
    told = evaluation_told(found, terms)
    told["sensitivity"] = sensitivity(project, terms) if found.priced else []
    priced = [project] if found.priced else []
    told["uncertainty"] = range_told(priced, terms, spreads, draws=payload.draws, seed=payload.seed)
    return dict(shapes.worded(told, request_language(request)))


@router.get("/projects", response=answers(schemas.ReductionProjectPage, 401), summary="Projects")
def reduction_project_list(
    request: HttpRequest, set: Literal["example", "own"] | None = None,  # noqa: A002
    limit: Limit = 50, cursor: Cursor | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Those of your organisations, and the synthetic example, which anybody sees; each with what it comes to alone on
    its stream."""
    who = reader(request)
    own = access.projects(who)
    if set is not None:
        own = own.filter(organisation__isnull=set == "example")
    found = page(own, order=BY_KEY, limit=limit, cursor=cursor)
    rows = shapes.rows_out(found["items"], writable(who), Terms(vented=known().mines), request_language(request))
    return {**found, "items": rows}


@router.post(
    "/projects", auth=SIGNED_IN, response=answers(schemas.ReductionProjectOut, 401, 403, created=True),
    summary="Enter a project",
)  # fmt: skip
def reduction_project_create(request: HttpRequest, payload: schemas.ReductionProjectIn) -> Status[dict[str, Any]]:
    """Of the organisation named, else of the only one of which you may enter data. Mines of a synthetic basin are
    refused: made-up data are not mixed with yours."""
    made = services.project_create(
        user=_user(request), organisation=payload.organisation, name=payload.name, said=payload.record
    )
    return Status(201, _out(request, made))


@router.get("/projects/{project_id}", response=answers(schemas.ReductionProjectOut, 401, 404), summary="A project")
def reduction_project_read(request: HttpRequest, project_id: UUID) -> dict[str, Any]:
    """Its record as a file has it, and what it comes to alone on its stream."""
    return _out(request, access.project_get(reader(request), project_id))


@router.patch(
    "/projects/{project_id}", auth=SIGNED_IN,
    response=answers(schemas.ReductionProjectOut, 401, 403, 404, 412), summary="Change a project",
)  # fmt: skip
def reduction_project_change(
    request: HttpRequest, project_id: UUID, payload: schemas.ReductionProjectChangeIn
) -> dict[str, Any]:
    """Of the version that one has seen; 412 where somebody has changed it since."""
    user = _user(request)
    project = access.project_get(user, project_id)
    changed = services.project_change(
        user=user, project=project, version=payload.version, name=payload.name, said=payload.record
    )
    return _out(request, changed)


@router.delete(
    "/projects/{project_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404), summary="Take a project away"
)
def reduction_project_delete(request: HttpRequest, project_id: UUID) -> Status[None]:
    """With the hours that were measured of it. It does not come back."""
    user = _user(request)
    services.project_delete(user=user, project=access.project_get(user, project_id))
    return Status(204, None)


def writable(who: Any) -> frozenset[int]:
    """The organisations whose projects this person may change."""
    return frozenset(organisations_of(who, "enter").values_list("pk", flat=True))


def _user(request: HttpRequest) -> Any:
    return request.auth  # type: ignore[attr-defined]


def _out(request: HttpRequest, project: ReductionProject) -> dict[str, Any]:
    terms = Terms(vented=known().mines)
    return shapes.project_out(project, writable(reader(request)), terms, request_language(request))
