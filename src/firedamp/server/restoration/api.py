"""Which questions about restorations does the API answer, and what may be done with them?"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Header, Router
from ninja.responses import Status
from pydantic import Field

from firedamp.server.accounts.auth import EDITOR, SIGNED_IN, reader
from firedamp.server.answers import Cursor, Limit, answers
from firedamp.server.jobs.api import JobOut, job_out
from firedamp.server.jobs.services import job_create
from firedamp.server.language import request_language
from firedamp.server.middleware import TOO_LARGE
from firedamp.server.paging import page
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.http.api_imports import FILE, Filename
from firedamp.server.restoration import accepting, files, job, schemas, selectors, services, shapes
from firedamp.server.restoration.models import Restoration
from firedamp.tables.series.sources import SERIES_TABLE

router = Router(tags=["restorations"])
NEWEST_FIRST = ("-created", "-id")
Prefer = Annotated[str, Header(alias="Prefer", max_length=200)]
Place = Annotated[int, Field(ge=0, le=1_000_000)]
What = Literal["values", "errors", "file"]
LEFT_OUT = ("skipped", "without_range")
BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
ANSWER = {
    "description": "The file",
    "content": {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": BYTES,
        "text/csv": {"schema": {"type": "string"}},
    },
}


@router.get("/methods", response=answers(schemas.RestoringMethods), summary="Methods of restoration")
def restoration_methods(request: HttpRequest) -> dict[str, Any]:
    """What each does, whence it comes, what it assumes and needs; the words of gaps, patterns and reasons; the numbers
    by mine and year that can be restored."""
    return shapes.methods_out()


@router.post(
    "", auth=SIGNED_IN, response=answers(schemas.RestorationOut, 401, 403, created=True),
    summary="Begin with a table",
)  # fmt: skip
def restoration_create(request: HttpRequest, payload: schemas.SeriesOfTableIn) -> Status[dict[str, Any]]:
    """The series of every mine of the basin that has a known value, and where their gaps are. Nothing is restored yet.
    Values that were restored before count as gaps."""
    run = services.begin_with_table(user=_user(request), **payload.model_dump())
    return Status(201, _out(run))


@router.post(
    "/files", auth=SIGNED_IN, openapi_extra=FILE,
    response=answers(schemas.RestorationOut, 401, 403, 413, 415, created=True), summary="Begin with a file",
)  # fmt: skip
def restoration_send(
    request: HttpRequest,
    filename: Filename = "",
    sheet: schemas.Name | None = None,
    encoding: schemas.Encoding | None = None,
    time: schemas.Name | None = None,
    basin: schemas.Key | None = None,
    table: schemas.Key | None = None,
    column: schemas.Key | None = None,
) -> Status[dict[str, Any]]:
    """The bytes of a CSV or XLSX with series over years, months or timestamps, 50 MB at most, long or wide. With
    `basin`, `table` and `column` its series are those of mines: restored values can then be accepted."""
    data = request.read(SERIES_TABLE.file_bytes + 1)
    if len(data) > SERIES_TABLE.file_bytes:
        raise ApiProblem("too-large", TOO_LARGE)
    said = {"sheet": sheet, "encoding": encoding, "time": time, "basin": basin, "table": table, "column": column}
    given = {name: value for name, value in said.items() if value is not None}
    run = services.begin_with_file(user=_user(request), filename=filename, data=data, said=given)
    return Status(201, _out(run))


@router.get("", auth=SIGNED_IN, response=answers(schemas.RestorationPage, 401, 403), summary="Restorations")
def restoration_list(request: HttpRequest, limit: Limit = 50, cursor: Cursor | None = None) -> dict[str, Any]:
    """Yours, the newest first."""
    found = page(selectors.restorations(_user(request)), order=NEWEST_FIRST, limit=limit, cursor=cursor)
    return {**found, "items": [shapes.row_out(run, in_table=run.in_table, own=True) for run in found["items"]]}


@router.get("/{restoration_id}", response=answers(schemas.RestorationOut, 401, 404), summary="A restoration")
def restoration_read(request: HttpRequest, restoration_id: UUID) -> dict[str, Any]:
    """Its owner sees all of it; others see the series of which values were put into a table."""
    run, shown = selectors.restoration_get(reader(request), restoration_id)
    return shapes.restoration_out(run, selectors.standing_of(run), shown)


@router.get(
    "/{restoration_id}/series/{place}", response=answers(schemas.RestoredSeriesOut, 401, 404), summary="A series of it"
)
def restoration_series(request: HttpRequest, restoration_id: UUID, place: Place) -> dict[str, Any]:
    """Its known and restored values with their intervals, and how each method did on artificial gaps in it."""
    run, shown = selectors.restoration_get(reader(request), restoration_id)
    names = run.series["names"]
    if place >= len(names) or (shown is not None and names[place] not in shown):
        raise Http404
    return shapes.series_out(run, place, selectors.standing_of(run))


@router.patch(
    "/{restoration_id}", auth=SIGNED_IN, response=answers(schemas.RestorationOut, 401, 403, 404, 409, 413),
    summary="Say how its file is read",
)  # fmt: skip
def restoration_change(request: HttpRequest, restoration_id: UUID, payload: schemas.SeriesFileIn) -> dict[str, Any]:
    """What is not named stays. What was restored of series that become others goes."""
    run = _own(request, restoration_id)
    said = payload.model_dump(exclude_unset=True)
    return _out(services.restoration_change(restoration=run, said=said))


@router.delete("/{restoration_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404, 409), summary="Put it away")
def restoration_delete(request: HttpRequest, restoration_id: UUID) -> Status[None]:
    """Unless values of it were ever accepted: the history of their records names it."""
    services.restoration_delete(restoration=_own(request, restoration_id))
    return Status(204, None)


@router.post(
    "/{restoration_id}/restore", auth=SIGNED_IN,
    response={202: JobOut, **answers(schemas.RestorationOut, 401, 403, 404, 409)}, summary="Restore its gaps",
)  # fmt: skip
def restoration_restore(
    request: HttpRequest, restoration_id: UUID, payload: schemas.GapsRestoreIn, prefer: Prefer = ""
) -> Any:
    """By one method, or by `auto`, which chooses for each series and kind of gap. The same series, method and seed give
    the same values. With `Prefer: respond-async` (RFC 7240) as a job, whose progress can be followed."""
    run, asked = _own(request, restoration_id), payload.model_dump()
    services.refuse_frozen(run)
    if "respond-async" in prefer:
        return _as_job(request, run, job.RESTORATION, asked)
    return _out(services.restoration_keep(restoration=run, result=services.restored(run, **asked)))


@router.post(
    "/{restoration_id}/experiment", auth=SIGNED_IN,
    response={202: JobOut, **answers(schemas.RestorationOut, 401, 403, 404)}, summary="Try the methods on its series",
)  # fmt: skip
def restoration_experiment(
    request: HttpRequest, restoration_id: UUID, payload: schemas.ExperimentIn, prefer: Prefer = ""
) -> Any:
    """Known values are hidden, each method restores them, their errors are compared. With `Prefer: respond-async` as a
    job."""
    run, asked = _own(request, restoration_id), payload.model_dump()
    if "respond-async" in prefer:
        return _as_job(request, run, job.EXPERIMENT, {"asked": asked})
    return _out(services.experiment_keep(restoration=run, result=services.tried(run, asked=asked)))


@router.post(
    "/{restoration_id}/accept", auth=EDITOR, response=answers(schemas.AcceptedValuesOut, 401, 403, 404, 409, 413),
    summary="Put restored values into the table",
)  # fmt: skip
def restoration_accept(request: HttpRequest, restoration_id: UUID, payload: schemas.AcceptIn) -> dict[str, Any]:
    """All, those of some series, or some cells, in one change. A record that holds nothing else has the quality
    `restored`; of another one the value alone is marked so. A cell that has a value by now keeps it; a
    value without a range is not accepted."""
    cells = None if payload.cells is None else [(cell.series, cell.time) for cell in payload.cells]
    done = accepting.accept(
        restoration=_own(request, restoration_id), user=_user(request), series=payload.series, cells=cells
    )
    return {
        "change_set": done.change_set.pk if done.change_set else None,
        "values": done.values,
        **{name: [{"series": series, "time": year} for series, year in getattr(done, name)] for name in LEFT_OUT},
    }


@router.post(
    "/{restoration_id}/withdraw", auth=EDITOR, response=answers(schemas.WithdrawnOut, 401, 403, 404, 409),
    summary="Take its values back",
)  # fmt: skip
def restoration_withdraw(request: HttpRequest, restoration_id: UUID) -> dict[str, Any]:
    """Every value of it that stands in the table, in one step; 409, and nothing is taken back, where one of the records
    was changed since."""
    return {"values": accepting.withdraw(restoration=_own(request, restoration_id), user=_user(request))}


@router.get(
    "/{restoration_id}/download", auth=SIGNED_IN, response=answers(schemas.RestorationFileOut, 401, 403, 404, 409),
    summary="Take it away as a file", openapi_extra={"responses": {200: ANSWER}},
)  # fmt: skip
def restoration_download(
    request: HttpRequest,
    restoration_id: UUID,
    what: What = "values",
    format: files.Format = "csv",  # noqa: A002
) -> HttpResponse:
    """`values`: a row for each restored value; `errors`: the table of the experiment; `file`: the file that was sent,
    with its empty cells filled and nothing else changed (`format` does not matter)."""
    run, lang = _own(request, restoration_id), request_language(request)
    if what == "file":
        content, name, kind = files.filled_file(run)
    else:
        content, name, kind = (files.values_file if what == "values" else files.errors_file)(run, format, lang)
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _user(request: HttpRequest) -> Any:
    return request.auth  # type: ignore[attr-defined]


def _own(request: HttpRequest, restoration_id: UUID) -> Restoration:
    return selectors.restoration_of(_user(request), restoration_id)


def _out(run: Restoration) -> dict[str, Any]:
    return shapes.restoration_out(run, selectors.standing_of(run), None)


def _as_job(request: HttpRequest, run: Restoration, kind: str, asked: dict[str, Any]) -> Status[dict[str, Any]]:
    language = request_language(request)
    arguments = {"restoration": str(run.pk), **asked}
    name = shapes.name_of(run, language)
    made = job_create(owner=_user(request), kind=kind, arguments=arguments, name=name, language=language)
    return Status(202, job_out(made, language))
