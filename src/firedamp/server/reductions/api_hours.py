"""Which hours were measured of a project, and what did it achieve in them? Asked and sent over HTTP."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router
from ninja.responses import Status
from pydantic import Field

from firedamp.science.reductions.evaluating import Terms
from firedamp.science.reductions.monthly import summed
from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import answers
from firedamp.server.middleware import TOO_LARGE
from firedamp.server.problems import ApiProblem
from firedamp.server.reductions import access, hours, schemas, shapes
from firedamp.server.reference.http.api_imports import FILE, Filename
from firedamp.server.reference.http.import_schemas import Encoding
from firedamp.tables.grids import REFERENCE_TABLE

router = Router(tags=["reductions"])
Efficiency = Annotated[float, Field(ge=0, le=1)]
HoursId = Annotated[int, Field(ge=1, le=2**63 - 1)]


@router.get(
    "/projects/{project_id}/hours", response=answers(schemas.MeasuredHoursList, 401, 404), summary="Its measured hours"
)
def measured_hours_list(request: HttpRequest, project_id: UUID) -> dict[str, Any]:
    """The files that were sent, by time."""
    project = access.project_get(reader(request), project_id)
    return {"items": [shapes.hours_out(each) for each in project.hours.select_related("project")]}


@router.post(
    "/projects/{project_id}/hours", auth=SIGNED_IN, openapi_extra=FILE,
    response=answers(schemas.MeasuredHoursOut, 401, 403, 404, 413, 415, created=True),
    summary="Send a file of measured hours",
)  # fmt: skip
def measured_hours_send(
    request: HttpRequest, project_id: UUID, filename: Filename = "", sheet: Filename | None = None,
    encoding: Encoding | None = None, destruction_efficiency: Efficiency | None = None,
) -> Status[dict[str, Any]]:  # fmt: skip
    """The bytes of a CSV or XLSX with a time, flow (m³/min of mixture at 20 °C and 101.325 kPa), CH4 in percent, and
    whether the flame burnt (1 or 0). All of it is taken, or nothing. `destruction_efficiency`: measured, the
    technology's where none is given."""
    user = _user(request)
    project = access.project_get(user, project_id)
    access.require_change(user, project)
    data = request.read(REFERENCE_TABLE.file_bytes + 1)
    if len(data) > REFERENCE_TABLE.file_bytes:
        raise ApiProblem("too-large", TOO_LARGE)
    made = hours.hours_add(
        user=user, project=project, filename=filename, data=data, destruction_efficiency=destruction_efficiency,
        sheet=sheet, encoding=encoding,
    )  # fmt: skip
    return Status(201, shapes.hours_out(made))


@router.delete(
    "/projects/{project_id}/hours/{hours_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404),
    summary="Take measured hours away",
)  # fmt: skip
def measured_hours_delete(request: HttpRequest, project_id: UUID, hours_id: HoursId) -> Status[None]:
    """They do not come back: send the file again."""
    user = _user(request)
    found = access.project_get(user, project_id).hours.select_related("project__organisation").filter(pk=hours_id)
    own = found.first()
    if own is None:
        raise Http404
    hours.hours_delete(user=user, hours=own)
    return Status(204, None)


@router.get(
    "/projects/{project_id}/progress", response=answers(schemas.ProjectProgress, 401, 404),
    summary="Achieved against planned",
)  # fmt: skip
def reduction_progress(request: HttpRequest, project_id: UUID) -> dict[str, Any]:
    """Month by month over the measured hours: an hour without a flame counts as vented, gaps are filled by 40 CFR
    98.325, and what explains the difference from the plan adds up to it."""
    project = access.project_get(reader(request), project_id)
    own = list(project.hours.all())
    months, plans = hours.achieved_by_month(project, own, Terms())
    totals = summed(list(months.values())) if months else None
    return {"synthetic": project.synthetic, **shapes.progress_out(months, totals, plans)}


def _user(request: HttpRequest) -> Any:
    return request.auth  # type: ignore[attr-defined]
