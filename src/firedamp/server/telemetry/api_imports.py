"""Which questions about files of telemetry does the API answer, and how are they taken over?"""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status
from pydantic import Field

from firedamp.science.errors import InputError, Problem
from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import answers
from firedamp.server.jobs.api import JobOut, job_out
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import ENDED, job_create
from firedamp.server.language import request_language
from firedamp.server.problems import ApiProblem, describe_problem
from firedamp.server.reference.http.api_imports import FILE, Filename
from firedamp.server.telemetry import import_schemas as schemas
from firedamp.server.telemetry import importing, job, selectors, uploads
from firedamp.server.telemetry.access import require_change, require_open
from firedamp.server.telemetry.models import Upload

router = Router(tags=["telemetry"])
SourceName = Annotated[str, Field(max_length=100)]
READ_AT_ONCE = 10_000_000  # bytes; what is larger is read by a worker
STILL_READ = {
    "en": "The file is still being read: look again in a moment.",
    "ru": "Файл ещё читается: загляните через минуту.",
}
FOUND = ("rows", "has_times", "first", "last", "source", "columns")


@router.post(
    "/longwalls/{longwall_id}/imports", auth=SIGNED_IN, openapi_extra=FILE,
    response=answers(schemas.TelemetryImportOut, 401, 403, 404, 409, 413, 415, created=True),
    summary="Send a file of readings to look at",
)  # fmt: skip
def telemetry_import_create(
    request: HttpRequest, longwall_id: UUID, filename: Filename = "", source: SourceName = ""
) -> Status[dict[str, Any]]:
    """The bytes of a CSV, XLSX, ARFF or Parquet file, wide or long, 300 MB at most; of a plain long CSV 20 GB. Nothing
    is taken yet: the answer says what each column is taken for, and what stands in the way. One of more than 10 MB is
    read as a job."""
    user = _user(request)
    longwall = selectors.longwall_get(user, longwall_id)
    made = uploads.upload_create(user=user, longwall=longwall, filename=filename, content=request, source=source)
    return Status(201, _looked_at(request, made))


@router.get(
    "/longwalls/{longwall_id}/imports/{upload_id}", auth=SIGNED_IN,
    response=answers(schemas.TelemetryImportOut, 401, 403, 404), summary="A file that is being looked at",
)  # fmt: skip
def telemetry_import_read(request: HttpRequest, longwall_id: UUID, upload_id: UUID) -> dict[str, Any]:
    """Who has sent it sees it, for seven days."""
    return _out(request, _upload(request, longwall_id, upload_id))


@router.patch(
    "/longwalls/{longwall_id}/imports/{upload_id}", auth=SIGNED_IN,
    response=answers(schemas.TelemetryImportOut, 401, 403, 404, 409), summary="Say how it is read",
)  # fmt: skip
def telemetry_import_change(
    request: HttpRequest, longwall_id: UUID, upload_id: UUID, payload: schemas.TelemetryImportChangeIn
) -> dict[str, Any]:
    """Which channel and unit each column is, where its times are and of which zone; it is then read again."""
    upload = _upload(request, longwall_id, upload_id)
    said = payload.model_dump(exclude_unset=True, mode="json")
    return _looked_at(request, importing.said_change(user=_user(request), upload=upload, said=said))


@router.post(
    "/longwalls/{longwall_id}/imports/{upload_id}/commit", auth=SIGNED_IN,
    response=answers(JobOut, 401, 403, 404, 409, created=True),
    summary="Take a file over",
)  # fmt: skip
def telemetry_import_commit(request: HttpRequest, longwall_id: UUID, upload_id: UUID) -> Status[dict[str, Any]]:
    """As a job, all of it or nothing: 422 while anything stands in the way. Readings that are there already are left,
    others of the same time replace them; the job's result counts both. The same file again changes nothing."""
    upload = _upload(request, longwall_id, upload_id)
    require_open(_user(request), upload.longwall)
    if upload.found is None:
        raise ApiProblem("conflict", STILL_READ)
    if upload.found["faults"]:
        raise InputError(map(_problem, upload.found["faults"]))
    return Status(201, job_out(_job(request, upload, job.TAKING), request_language(request)))


@router.delete(
    "/longwalls/{longwall_id}/imports/{upload_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404),
    summary="Put a file away",
)  # fmt: skip
def telemetry_import_delete(request: HttpRequest, longwall_id: UUID, upload_id: UUID) -> Status[None]:
    """Nothing of it was taken over."""
    uploads.upload_delete(_upload(request, longwall_id, upload_id))
    return Status(204, None)


@router.get(
    "/longwalls/{longwall_id}/sources", response=answers(schemas.RememberedSources, 401, 404),
    summary="How its sources are read",
)  # fmt: skip
def telemetry_source_list(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """What is remembered of each: which title is which channel, in which unit, and the zone of its times."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    names = ("name", "time_title", "time_zone", "mapping", "changed")
    return {"items": [{name: getattr(each, name) for name in names} for each in longwall.sources.all()]}


def _user(request: HttpRequest) -> Any:
    return request.auth  # type: ignore[attr-defined]


def _upload(request: HttpRequest, longwall_id: UUID, upload_id: UUID) -> Upload:
    user = _user(request)
    upload = selectors.upload_get(user, selectors.longwall_get(user, longwall_id), upload_id)
    require_change(user, upload.longwall)
    return upload


def _looked_at(request: HttpRequest, upload: Upload) -> dict[str, Any]:
    if upload.size <= READ_AT_ONCE:
        importing.keep_found(upload, importing.look(upload))
    else:
        _job(request, upload, job.LOOKING)
    return _out(request, upload)


def _job(request: HttpRequest, upload: Upload, kind: str) -> Job:
    return job_create(
        owner=_user(request), kind=kind, arguments={"upload": str(upload.pk)}, name=upload.filename,
        organisation=upload.longwall.organisation, language=request_language(request),
    )  # fmt: skip


def _out(request: HttpRequest, upload: Upload) -> dict[str, Any]:
    found, language = upload.found or {**importing.NOTHING_FOUND, "faults": []}, request_language(request)
    waiting = Job.objects.filter(owner=upload.user, arguments__upload=str(upload.pk)).exclude(state__in=ENDED)
    told = {name: getattr(upload, name) for name in ("id", "filename", "size", "sha256", "created", "said")}
    told |= {name: found[name] for name in FOUND}
    told |= {name: [_worded(each, language) for each in found[name]] for name in ("faults", "notes")}
    ready = upload.found is not None and not found["faults"]
    return {**told, "job": waiting.values_list("pk", flat=True).first(), "ready": ready}


def _problem(kept: dict[str, Any]) -> Problem:
    return Problem(kept["field"], kept["rule"], kept["value"], kept["params"])


def _worded(kept: dict[str, Any], language: str) -> dict[str, Any]:
    return describe_problem(_problem(kept), language)
