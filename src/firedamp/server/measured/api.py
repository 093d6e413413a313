"""Which questions about measured emissions does the API answer, and what may be done with streams and sums?"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router
from ninja.responses import Status

from firedamp.science.measured.synthetic import example_told
from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import answers
from firedamp.server.changed_meanwhile import ChangedMeanwhile, refusal_of
from firedamp.server.inventory.schemas import ResultOut
from firedamp.server.jobs.api import JobOut, job_out
from firedamp.server.language import request_language
from firedamp.server.measured import doors, files, schemas, selectors, shapes, streams, summing
from firedamp.server.measured.definitions import fitting
from firedamp.server.telemetry.selectors import changeable, longwall_get

router = Router(tags=["measured"])
StreamName = Annotated[str, Query(max_length=60)]
Period = Annotated[str, Query(max_length=10)]
MethodName = Annotated[str, Query(max_length=20)]
PartNumber = Annotated[int, Query(ge=0, le=100_000)]
NEWEST = 100
ANSWER = {
    "description": "The file",
    "content": {
        "text/csv": {"schema": {"type": "string"}},
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
            "schema": {"type": "string", "format": "binary"}
        },
    },
}


@router.get("/example", response=answers(schemas.MeasuredExample), summary="The sums of a made-up mine")
def measured_example(request: HttpRequest) -> dict[str, Any]:
    """Two weeks of a ventilation shaft and a drainage station that firedamp.science.measured.synthetic makes up."""
    return {"synthetic": True, "told": _example(request_language(request))}


@router.get("/example/door", response=answers(ResultOut, 404), summary="The calculation behind one of its numbers")
def measured_example_door(
    request: HttpRequest, stream: StreamName = doors.ALL, period: Period = "", method: MethodName = "",
    part: PartNumber = 0,
) -> dict[str, Any]:  # fmt: skip
    """As `/measurements/{id}/door`."""
    return doors.opened(_example(request_language(request)), stream, period, method, part)


@lru_cache(maxsize=2)
def _example(lang: str) -> dict[str, Any]:
    return example_told(lang)


@router.get(
    "/longwalls/{longwall_id}/streams", response=answers(schemas.MeasuredStreamList, 401, 404),
    summary="The streams of a longwall",
)  # fmt: skip
def stream_list(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """By name: each as it was described, with the version that a change has to name."""
    longwall = longwall_get(reader(request), longwall_id)
    may = longwall.organisation_id is not None and longwall.organisation_id in changeable(reader(request))
    return {
        "items": [shapes.stream_out(each) for each in selectors.streams_of(longwall)],
        "changeable": may,
        "fitting": fitting(longwall),
    }


@router.post(
    "/longwalls/{longwall_id}/streams", auth=SIGNED_IN,
    response=answers(schemas.MeasuredStreamOut, 401, 403, 404, created=True), summary="Describe a stream",
)  # fmt: skip
def stream_create(request: HttpRequest, longwall_id: UUID, payload: schemas.MeasuredStreamIn) -> Status[dict[str, Any]]:
    """422 names everything that is wrong with it at once."""
    user = request.auth  # type: ignore[attr-defined]
    made = streams.stream_create(
        user=user, longwall=longwall_get(user, longwall_id), name=payload.name, definition=payload.definition
    )
    return Status(201, shapes.stream_out(made))


@router.patch(
    "/streams/{stream_id}", auth=SIGNED_IN, response=answers(schemas.MeasuredStreamOut, 401, 403, 404, 412),
    summary="Describe a stream otherwise",
)  # fmt: skip
def stream_change(request: HttpRequest, stream_id: UUID, payload: schemas.MeasuredStreamChange) -> dict[str, Any]:
    """A new version; sums that were made stay as they are and are told to be stale. Where somebody has changed it
    since, 412 with the stream as it is (`current`), what differs (`differences`) and who changed it when
    (`changed_by`)."""
    user = request.auth  # type: ignore[attr-defined]
    stream = selectors.stream_get(user, stream_id)
    try:
        changed = streams.stream_change(user=user, stream=stream, **payload.model_dump())
    except ChangedMeanwhile as error:
        raise refusal_of(error, shapes.stream_out(selectors.stream_get(user, stream_id))) from None
    return shapes.stream_out(changed)


@router.delete(
    "/streams/{stream_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404),
    summary="Take a stream away",
)  # fmt: skip
def stream_delete(request: HttpRequest, stream_id: UUID) -> Status[None]:
    """Sums that were made of it stay: they hold its description."""
    user = request.auth  # type: ignore[attr-defined]
    streams.stream_delete(user=user, stream=selectors.stream_get(user, stream_id))
    return Status(204, None)


@router.get(
    "/longwalls/{longwall_id}/measurements", response=answers(schemas.MeasurementList, 401, 404),
    summary="The sums that were made",
)  # fmt: skip
def measurement_list(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """The newest first; and what is being summed."""
    longwall = longwall_get(reader(request), longwall_id)
    versions = {str(each.pk): each.version for each in longwall.streams.all()}
    own = selectors.measurements_of(longwall)[:NEWEST]
    jobs = [job_out(each, request_language(request)) for each in selectors.jobs_of(longwall)]
    return {"items": [shapes.measurement_row(each, versions) for each in own], "jobs": jobs}


@router.post(
    "/longwalls/{longwall_id}/measurements", auth=SIGNED_IN, response=answers(JobOut, 401, 403, 404, created=True),
    summary="Sum the methane of streams",
)  # fmt: skip
def measurement_create(
    request: HttpRequest, longwall_id: UUID, payload: schemas.MeasurementIn
) -> Status[dict[str, Any]]:
    """As a job, whose `result` names the measurement. It is kept with the streams' versions and the hash of the
    readings."""
    user = request.auth  # type: ignore[attr-defined]
    said = payload.model_dump()
    job = summing.measurement_ask(
        user=user, longwall=longwall_get(user, longwall_id), gwp=said.pop("gwp_set"),
        language=request_language(request), **said,
    )  # fmt: skip
    return Status(201, job_out(job, request_language(request)))


@router.get(
    "/measurements/{measurement_id}", response=answers(schemas.MeasurementOut, 401, 404), summary="Sums by day and more"
)
def measurement_read(request: HttpRequest, measurement_id: UUID) -> dict[str, Any]:
    """By day, month and year: exact, with range, with the shares of measured, filled and missing time; every fill with
    its rule; the methods of regulations beside each other."""
    made = selectors.measurement_get(reader(request), measurement_id)
    return shapes.measurement_row(made, shapes.versions_of(made)) | {"told": made.told}


@router.delete(
    "/measurements/{measurement_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404),
    summary="Take sums away",
)  # fmt: skip
def measurement_delete(request: HttpRequest, measurement_id: UUID) -> Status[None]:
    """They can be made again of the same readings."""
    user = request.auth  # type: ignore[attr-defined]
    summing.measurement_delete(user=user, measurement=selectors.measurement_get(user, measurement_id))
    return Status(204, None)


@router.get(
    "/measurements/{measurement_id}/door", response=answers(ResultOut, 401, 404),
    summary="The calculation behind one number",
)  # fmt: skip
def measurement_door(
    request: HttpRequest, measurement_id: UUID, stream: StreamName = doors.ALL, period: Period = "",
    method: MethodName = "", part: PartNumber = 0,
) -> dict[str, Any]:  # fmt: skip
    """With its trace: a `part` of a `method` where one is named, else the sum of a stream (or of `all`) over a `period`
    (2026-03-01, 2026-03, 2026; all of it where none is named)."""
    made = selectors.measurement_get(reader(request), measurement_id)
    return doors.door(made, stream, period, method, part)


@router.get(
    "/measurements/{measurement_id}/file", response=answers(schemas.MeasuredFileOut, 401, 404),
    summary="Take sums with you", openapi_extra={"responses": {200: ANSWER}},
)  # fmt: skip
def measurement_file(
    request: HttpRequest, measurement_id: UUID,
    format: Annotated[Literal["csv", "xlsx"], Query()] = "xlsx",  # noqa: A002
    step: Annotated[Literal["days", "months", "years"], Query()] = "days",
) -> HttpResponse:  # fmt: skip
    """A workbook of everything, or the sums of a `step` of time as CSV."""
    made = selectors.measurement_get(reader(request), measurement_id)
    file = files.sums_file(made.told, format, step, request_language(request))
    disposition = content_disposition_header(True, file.name) or "attachment"
    return HttpResponse(file.content, content_type=file.content_type, headers={"Content-Disposition": disposition})
