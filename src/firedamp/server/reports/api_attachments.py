"""Which questions about source documents does the API answer, and what may be done with them?"""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router
from ninja.responses import Status
from pydantic import Field

from firedamp.server.accounts.auth import SIGNED_IN
from firedamp.server.accounts.models import User
from firedamp.server.answers import answers
from firedamp.server.problems import ApiProblem
from firedamp.server.reports import attachments, schemas, selectors, shapes
from firedamp.server.reports.api import RowId, asked
from firedamp.server.reports.models import Attachment

router = Router(tags=["reports"])
Filename = Annotated[str, Field(max_length=200)]
FILE = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
BYTES = {
    "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
}


@router.get(
    "/{report_id}/attachments", auth=SIGNED_IN, response=answers(schemas.AttachmentList, 401, 403, 404),
    summary="Source documents",
)  # fmt: skip
def attachment_list(request: HttpRequest, report_id: UUID) -> dict[str, Any]:
    """With the numbers that each is the source of. A verifier sees those that an issue names: source documents, and
    the files of its confirmations, which may stand beside another report (`here` is false)."""
    report = selectors.report_get(asked(request), report_id)
    found = selectors.attachments(asked(request), report).defer("content").prefetch_related("evidence")
    return {"items": [shapes.attachment_out(each, report) for each in found.select_related("added_by")]}


@router.post(
    "/{report_id}/attachments", auth=SIGNED_IN, openapi_extra=FILE,
    response=answers(schemas.AttachmentOut, 401, 403, 404, 409, 413, 415, created=True),
    summary="Add a source document",
)  # fmt: skip
def attachment_add(request: HttpRequest, report_id: UUID, filename: Filename = "") -> Status[dict[str, Any]]:
    """The bytes of a PDF, XLSX, PNG or JPEG file, 20 MB at most; what it is, its content says and not its name."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    content = request.read(attachments.LARGEST + 1)
    if len(content) > attachments.LARGEST:
        raise ApiProblem("too-large", attachments.TOO_LARGE)
    made = attachments.attachment_add(user=user, report=report, name=filename, content=content)
    return Status(201, shapes.attachment_out(made, report))


def own_attachment(user: User, report_id: UUID, attachment_id: int) -> Attachment:
    found = selectors.own_report_get(user, report_id).attachments.filter(pk=attachment_id).first()
    if found is None:
        raise Http404
    return found


@router.get(
    "/{report_id}/attachments/{int:attachment_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404),
    summary="A source document's bytes", openapi_extra=BYTES,
)  # fmt: skip
def attachment_read(request: HttpRequest, report_id: UUID, attachment_id: RowId) -> HttpResponse:
    """To be saved: nothing in it is run."""
    user = asked(request)
    found = selectors.attachments(user, selectors.report_get(user, report_id)).filter(pk=attachment_id).first()
    if found is None:
        raise Http404
    return attachments.download(found.name, found.content_type, found.whole)


@router.put(
    "/{report_id}/attachments/{int:attachment_id}", auth=SIGNED_IN,
    response=answers(schemas.AttachmentOut, 401, 403, 404, 409), summary="Say what a document is the source of",
)  # fmt: skip
def evidence_set(
    request: HttpRequest, report_id: UUID, attachment_id: RowId, payload: schemas.EvidenceIn
) -> dict[str, Any]:
    """Numbers of the report's calculations; the whole list."""
    user = asked(request)
    numbers = [(each.calculation, each.symbol) for each in payload.numbers]
    found = own_attachment(user, report_id, attachment_id)
    changed = attachments.evidence_set(user=user, attachment=found, numbers=numbers)
    return shapes.attachment_out(changed, changed.report)


@router.delete(
    "/{report_id}/attachments/{int:attachment_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404, 409),
    summary="Delete a source document",
)  # fmt: skip
def attachment_delete(request: HttpRequest, report_id: UUID, attachment_id: RowId) -> Status[None]:
    """Unless an issue or a standing confirmation names it."""
    user = asked(request)
    attachments.attachment_delete(user=user, attachment=own_attachment(user, report_id, attachment_id))
    return Status(204, None)
