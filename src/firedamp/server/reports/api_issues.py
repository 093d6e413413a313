"""Which questions about issues of reports does the API answer: documents, files, bundles, and their verification?"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router
from ninja.responses import Status
from pydantic import Field

from firedamp.server.accounts.auth import IN_PERSON, SIGNED_IN
from firedamp.server.answers import Key, answers
from firedamp.server.reports import bundle, schemas, schemas_desk, selectors, shapes, verifying
from firedamp.server.reports.api import RowId, asked
from firedamp.server.reports.api_attachments import BYTES
from firedamp.server.reports.attachments import download
from firedamp.server.reports.models import Remark

router = Router(tags=["reports"])
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@router.get(
    "/{report_id}/issues/{int:number}", auth=SIGNED_IN, response=answers(schemas.IssueOut, 401, 403, 404),
    summary="An issue",
)  # fmt: skip
def issue_read(request: HttpRequest, report_id: UUID, number: Number) -> dict[str, Any]:
    """The frozen document with its results and traces, and the files."""
    return shapes.issue_out(selectors.issue_get(asked(request), report_id, number))


@router.get(
    "/{report_id}/issues/{int:number}/files/{form}", auth=SIGNED_IN, response=answers(None, 401, 403, 404),
    summary="A file of an issue", openapi_extra=BYTES,
)  # fmt: skip
def issue_file(
    request: HttpRequest, report_id: UUID, number: Number, form: Key, language: Literal["en", "ru"] = "ru",
    type: Literal["pdf", "xlsx", "json"] = "pdf",  # noqa: A002 – the parameter's name in the address
) -> HttpResponse:  # fmt: skip
    """A form in a language, as it was drawn when the report was issued."""
    issue = selectors.issue_get(asked(request), report_id, number)
    found = issue.whole_files.filter(form=form, language=language, file_type=type).first()
    if found is None:
        raise Http404
    name = f"firedamp-{form}-{issue.report.year}-{issue.number}-{language}.{type}"
    return download(name, CONTENT_TYPES[type], found.whole)


@router.get(
    "/{report_id}/issues/{int:number}/bundle", auth=SIGNED_IN, response=answers(None, 401, 403, 404),
    summary="An issue as a bundle", openapi_extra=BYTES,
)  # fmt: skip
def issue_bundle(request: HttpRequest, report_id: UUID, number: Number) -> HttpResponse:
    """A ZIP with the document, sheet texts, files and source documents: `firedamp reproduce` runs it again offline."""
    issue = selectors.issue_get(asked(request), report_id, number)
    return download(bundle.name_of(issue), "application/zip", bundle.bundle_of(issue))


@router.get(
    "/{report_id}/issues/{int:number}/sample", auth=SIGNED_IN, response=answers(schemas_desk.SampleOut, 401, 403, 404),
    summary="Numbers to check",
)  # fmt: skip
def issue_sample(request: HttpRequest, report_id: UUID, number: Number) -> dict[str, Any]:
    """The same of the same issue: a number's chance grows with the emission that rests on it."""
    return shapes.sample_out(selectors.issue_get(asked(request), report_id, number))


@router.put(
    "/{report_id}/issues/{int:number}/checks", auth=SIGNED_IN,
    response=answers(schemas_desk.SampleOut, 401, 403, 404, 409), summary="Say whether a number is right",
)  # fmt: skip
def check_set(request: HttpRequest, report_id: UUID, number: Number, payload: schemas_desk.CheckIn) -> dict[str, Any]:
    """A verifier's right, while the issue waits for the decision."""
    user = asked(request)
    issue = selectors.issue_get(user, report_id, number)
    verifying.check_set(user=user, issue=issue, item=payload.item, outcome=payload.outcome)
    return shapes.sample_out(issue)


@router.get(
    "/{report_id}/remarks",
    auth=SIGNED_IN,
    response=answers(schemas_desk.RemarkList, 401, 403, 404),
    summary="Remarks",
)
def remark_list(request: HttpRequest, report_id: UUID) -> dict[str, Any]:
    """On every issue of the report, with their answers, the oldest first."""
    report = selectors.report_get(asked(request), report_id)
    found = Remark.objects.filter(issue__report=report, answers__isnull=True).select_related("by", "issue")
    return {"items": [shapes.remark_out(each) for each in found]}


@router.post(
    "/{report_id}/issues/{int:number}/remarks", auth=SIGNED_IN,
    response=answers(schemas_desk.RemarkOut, 401, 403, 404, created=True), summary="Remark, or answer",
)  # fmt: skip
def remark_add(
    request: HttpRequest, report_id: UUID, number: Number, payload: schemas_desk.RemarkIn
) -> Status[dict[str, Any]]:
    """A verifier remarks; an engineer of the organisation answers, and so may the verifier."""
    user = asked(request)
    issue = selectors.issue_get(user, report_id, number)
    made = verifying.remark_add(user=user, issue=issue, item=payload.item, text=payload.text, answers=payload.answers)
    return Status(201, shapes.remark_out(made.answers or made))


@router.patch(
    "/{report_id}/remarks/{int:remark_id}", auth=SIGNED_IN, response=answers(schemas_desk.RemarkOut, 401, 403, 404),
    summary="Settle a remark",
)  # fmt: skip
def remark_settle(
    request: HttpRequest, report_id: UUID, remark_id: RowId, payload: schemas_desk.SettledIn
) -> dict[str, Any]:
    """The verifier is satisfied with the answer."""
    user = asked(request)
    report = selectors.report_get(user, report_id)
    found = Remark.objects.filter(issue__report=report, pk=remark_id, answers__isnull=True).first()
    if found is None:
        raise Http404
    return shapes.remark_out(verifying.remark_settle(user=user, remark=found, settled=payload.settled))


@router.put(
    "/{report_id}/issues/{int:number}/decision", auth=IN_PERSON,
    response=answers(schemas.IssueOut, 401, 403, 404, 409), summary="Verify or return an issue",
)  # fmt: skip
def issue_decide(
    request: HttpRequest, report_id: UUID, number: Number, payload: schemas_desk.DecisionIn
) -> dict[str, Any]:
    """A verifier's decision, once. It is verified only when every remark is settled, and returned only with words."""
    user = asked(request)
    issue = selectors.issue_get(user, report_id, number)
    verified = payload.state == "verified"
    return shapes.issue_out(verifying.decide(user=user, issue=issue, verified=verified, words=payload.decision))
