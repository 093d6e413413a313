"""Which questions about files for reference tables does the API answer, and how are they taken over?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Header, Router
from ninja.responses import Status
from pydantic import Field

from firedamp.server.accounts.auth import EDITOR
from firedamp.server.answers import Key, answers
from firedamp.server.jobs.api import JobOut, job_out
from firedamp.server.jobs.services import job_create
from firedamp.server.language import request_language
from firedamp.server.middleware import TOO_LARGE
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.http import import_schemas as schemas
from firedamp.server.reference.importing import drafts, job, shapes, taking
from firedamp.server.reference.importing.preview import preview
from firedamp.server.reference.models import ImportDraft
from firedamp.server.reference.tables import Table, table
from firedamp.tables.grids import REFERENCE_TABLE
from firedamp.tables.records import ReadAs

router = Router(tags=["reference"])
DraftId = Annotated[int, Field(ge=1, le=2**63 - 1)]
State = Literal["new", "changed", "same", "bad", "skipped"]
Rows = Annotated[int, Field(ge=0, le=1000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
Filename = Annotated[str, Field(max_length=200)]
FILE = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
ROWS_SHOWN = 200


@router.post(
    "/{table_id}/imports", auth=EDITOR, openapi_extra=FILE,
    response=answers(schemas.ImportOut, 401, 403, 404, 413, 415, created=True), summary="Send a file to look at",
)  # fmt: skip
def import_create(
    request: HttpRequest, table_id: Key, filename: Filename = "", sheet: Filename | None = None,
    encoding: schemas.Encoding | None = None, separator: schemas.Separator | None = None,
    header_row: schemas.HeaderRow | None = None,
) -> Status[dict[str, Any]]:  # fmt: skip
    """The bytes of a CSV or XLSX file, 50 MB at most. Nothing is written to the table: the answer says what each
    column is taken for, and which rows are new, change something, are there already, or are bad and why. Without
    `encoding` that of a text is told by its bytes; where they do not tell it, `encoding_sure` is false. Without
    `separator` and `header_row` (0: none) they are found; where no title is known, you say what each column is."""
    own = table(table_id)
    data = request.read(REFERENCE_TABLE.file_bytes + 1)
    if len(data) > REFERENCE_TABLE.file_bytes:
        raise ApiProblem("too-large", TOO_LARGE)
    user = request.auth  # type: ignore[attr-defined]
    said = ReadAs(sheet=sheet, encoding=encoding, separator=separator, header_row=header_row)
    draft = drafts.draft_create(table=own, user=user, filename=filename, data=data, read=said)
    return Status(201, looked_at(request, own, draft))


@router.get(
    "/{table_id}/imports/{draft_id}", auth=EDITOR, response=answers(schemas.ImportOut, 401, 403, 404),
    summary="A file that is being looked at",
)  # fmt: skip
def import_read(
    request: HttpRequest, table_id: Key, draft_id: DraftId, state: State | None = None, offset: Offset = 0,
    limit: Rows = ROWS_SHOWN,
) -> dict[str, Any]:  # fmt: skip
    """Its rows of a state; without one, the bad rows first, then those that change something."""
    own = table(table_id)
    draft = drafts.draft_get(own, request.auth, draft_id)  # type: ignore[attr-defined]
    return looked_at(request, own, draft, state, offset, limit)


@router.patch(
    "/{table_id}/imports/{draft_id}", auth=EDITOR, response=answers(schemas.ImportOut, 401, 403, 404),
    summary="Match columns, mend cells",
)  # fmt: skip
def import_change(
    request: HttpRequest, table_id: Key, draft_id: DraftId, payload: schemas.ImportChangeIn
) -> dict[str, Any]:
    """Say how the file is read (sheet, encoding, separator, row of the header, whether columns are years), what columns
    are, values for all rows, texts in place of cells, rows to leave out, what to do with rows whose record is there."""
    own = table(table_id)
    draft = drafts.draft_get(own, request.auth, draft_id)  # type: ignore[attr-defined]
    changes = payload.model_dump(exclude_unset=True)
    return looked_at(request, own, drafts.draft_change(draft=draft, changes=changes))


@router.post(
    "/{table_id}/imports/{draft_id}/commit", auth=EDITOR,
    response={202: JobOut, **answers(schemas.TakenOut, 401, 403, 404, 409)}, summary="Take a file over",
)  # fmt: skip
def import_commit(
    request: HttpRequest,
    table_id: Key,
    draft_id: DraftId,
    prefer: Annotated[str, Header(alias="Prefer", max_length=200)] = "",
) -> Any:
    """All of it in one transaction, or nothing: while rows are bad, the answer is 422 with their faults; where the
    table has been changed since the file was last looked at, 409: look again. With `Prefer: respond-async` (RFC 7240)
    a file of more than 5,000 rows is taken over as a job: 202, and the job's result is what 200 would have been."""
    own, user = table(table_id), request.auth  # type: ignore[attr-defined]
    draft = drafts.draft_get(own, user, draft_id)
    if "respond-async" not in prefer or draft.rows <= job.ROWS_WITHIN_A_REQUEST:
        return Status(200, taking.draft_take(table=own, draft=draft, user=user))
    language = request_language(request)
    arguments = {"table": own.id, "draft": draft.pk}
    made = job_create(owner=user, kind=job.KIND, arguments=arguments, name=draft.filename, language=language)
    return Status(202, job_out(made, language))


@router.delete(
    "/{table_id}/imports/{draft_id}", auth=EDITOR, response=answers(None, 401, 403, 404),
    summary="Put a file away",
)  # fmt: skip
def import_delete(request: HttpRequest, table_id: Key, draft_id: DraftId) -> Status[None]:
    """Nothing of it was written to the table."""
    drafts.draft_delete(draft=drafts.draft_get(table(table_id), request.auth, draft_id))  # type: ignore[attr-defined]
    return Status(204, None)


def looked_at(
    request: HttpRequest, own: Table, draft: ImportDraft, state: str | None = None, offset: int = 0,
    limit: int = ROWS_SHOWN,
) -> dict[str, Any]:  # fmt: skip
    language, found = request_language(request), preview(own, draft)
    drafts.draft_shown(draft=draft, digest=found.digest, rows=len(found.rows))
    return shapes.import_out(found, state=state, offset=offset, limit=limit, language=language)
