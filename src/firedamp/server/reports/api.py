"""Which questions about reports being prepared does the API answer, and what may be done with them?"""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router
from ninja.responses import Status
from pydantic import Field

from firedamp.science.errors import InputError
from firedamp.server.accounts.auth import IN_PERSON, SIGNED_IN
from firedamp.server.accounts.models import User
from firedamp.server.answers import Cursor, Key, Limit, Year, answers
from firedamp.server.inventory.selectors import calculation_get
from firedamp.server.jobs.api import JobOut, job_out
from firedamp.server.language import request_language
from firedamp.server.organisations.rights import organisation_get, organisation_to_write
from firedamp.server.paging import page
from firedamp.server.reports import confirming, job, preparation, schemas, selectors, services, shapes, stating
from firedamp.server.reports.figures import figures_of

router = Router(tags=["reports"])
confirmations = Router(tags=["reports"])
RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
NEWEST_FIRST = ("-year", "-created", "-id")


def asked(request: HttpRequest) -> User:
    return request.auth  # type: ignore[attr-defined, no-any-return]


@router.get("", auth=SIGNED_IN, response=answers(schemas.ReportPage, 401, 403), summary="Reports")
def report_list(
    request: HttpRequest,
    organisation: Key | None = None,
    year: Year | None = None,
    state: schemas.StateName | None = None,
    limit: Limit = 100,
    cursor: Cursor | None = None,
) -> dict[str, Any]:
    """Those of your organisations, and of others those that are open to you to verify; the latest year first."""
    wanted = {"organisation__organisation_id": organisation, "year": year, "state": state}
    rows = selectors.reports(asked(request)).filter(
        **{name: value for name, value in wanted.items() if value is not None}
    )
    found = page(rows, order=NEWEST_FIRST, limit=limit, cursor=cursor)
    return {**found, "items": [shapes.report_row(row) for row in found["items"]]}


@router.post(
    "", auth=SIGNED_IN, response=answers(schemas.ReportOut, 401, 403, 404, 409, created=True), summary="Begin a report"
)
def report_create(request: HttpRequest, payload: schemas.ReportIn) -> Status[dict[str, Any]]:
    """Of an organisation's year, or of one calculation of it."""
    user = asked(request)
    calculation = calculation_get(user, payload.calculation) if payload.calculation else None
    own = calculation.organisation if calculation else organisation_to_write(user, payload.organisation)
    if own is None:  # a public calculation is nobody's to report
        raise InputError.one("calculation", "unknown_id", str(payload.calculation))
    year = payload.year or (calculation.year if calculation else None)
    if year is None:
        raise InputError.one("year", "missing")
    made = services.report_create(
        user=user, organisation=own, year=year, gwp_set=payload.gwp_set, title=payload.title, calculation=calculation
    )
    return Status(201, shapes.report_out(made, user))


@router.get("/{report_id}", auth=SIGNED_IN, response=answers(schemas.ReportOut, 401, 403, 404), summary="A report")
def report_read(request: HttpRequest, report_id: UUID) -> dict[str, Any]:
    """Its state, its issues, and what you may do with it."""
    user = asked(request)
    return shapes.report_out(selectors.report_get(user, report_id), user)


@router.patch(
    "/{report_id}", auth=SIGNED_IN, response=answers(schemas.ReportOut, 401, 403, 404, 409, 412),
    summary="Change a report",
)  # fmt: skip
def report_change(request: HttpRequest, report_id: UUID, payload: schemas.ReportChangeIn) -> dict[str, Any]:
    """Of the version that one has seen; 412 where somebody has changed it since."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    changed = services.report_change(
        user=user, report=report, version=payload.version, title=payload.title, gwp_set=payload.gwp_set
    )
    return shapes.report_out(changed, user)


@router.delete("/{report_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404, 409), summary="Delete a report")
def report_delete(request: HttpRequest, report_id: UUID) -> Status[None]:
    """Only while it was never issued, and none of its files is named by an issue or confirms anything; its calculations
    stay."""
    user = asked(request)
    services.report_delete(user=user, report=selectors.own_report_get(user, report_id))
    return Status(204, None)


@router.get(
    "/{report_id}/preparation", auth=SIGNED_IN, response=answers(schemas.PreparationOut, 401, 403, 404),
    summary="A report as it stands",
)  # fmt: skip
def report_preparation(request: HttpRequest, report_id: UUID) -> dict[str, Any]:
    """Computed from its calculations as they are now: sums, gaps, double counting, change since last year, screening,
    what is to be confirmed, and what stands in the way of issuing it."""
    report = selectors.own_report_get(asked(request), report_id)
    return preparation.preparation_out(report, figures_of(report), request_language(request))


@router.post(
    "/{report_id}/entries", auth=SIGNED_IN, response=answers(schemas.ReportOut, 401, 403, 404, 409, created=True),
    summary="Take a calculation in",
)  # fmt: skip
def entry_add(request: HttpRequest, report_id: UUID, payload: schemas.EntryIn) -> Status[dict[str, Any]]:
    """One of the organisation's own, of a site and of the report's year."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    services.entry_add(user=user, report=report, calculation=calculation_get(user, payload.calculation))
    return Status(201, shapes.report_out(report, user))


@router.delete(
    "/{report_id}/entries/{calculation_id}", auth=SIGNED_IN, response=answers(None, 401, 403, 404, 409),
    summary="Take a calculation out",
)  # fmt: skip
def entry_remove(request: HttpRequest, report_id: UUID, calculation_id: UUID) -> Status[None]:
    """The calculation itself stays."""
    user = asked(request)
    services.entry_remove(user=user, report=selectors.own_report_get(user, report_id), calculation_id=calculation_id)
    return Status(204, None)


@router.put(
    "/{report_id}/statements/{mine_id}/{category}", auth=SIGNED_IN,
    response=answers(schemas.ReportOut, 401, 403, 404, 409, 412), summary="Say what does not occur",
)  # fmt: skip
def statement_set(
    request: HttpRequest, report_id: UUID, mine_id: Key, category: Key, payload: schemas.StatementIn
) -> dict[str, Any]:
    """Of a source category at a site that no calculation covers: it does not occur, or is not estimated, and why."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    said = stating.statement_set(
        user=user, report=report, mine_id=mine_id, category=category, version=payload.version, state=payload.state,
        reason=payload.reason,
    )  # fmt: skip
    return shapes.report_out(said, user)


@router.put(
    "/{report_id}/reasons/{subject}", auth=SIGNED_IN, response=answers(schemas.ReportOut, 401, 403, 404, 409, 412),
    summary="Say why it changed",
)  # fmt: skip
def reason_set(request: HttpRequest, report_id: UUID, subject: Key, payload: schemas.ReasonIn) -> dict[str, Any]:
    """Why the emission of a site (its id), or of all (`total`), changed since last year, or the answer to a question.
    It holds as long as the figures that you saw; what was said of other figures is shown as `earlier`."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    given = stating.reason_set(
        user=user, report=report, subject=subject, version=payload.version, text=payload.text, content=payload.content
    )  # fmt: skip
    return shapes.report_out(given, user)


@router.post(
    "/{report_id}/confirmations", auth=IN_PERSON,
    response=answers(schemas.ConfirmationList, 401, 403, 404, 409, created=True), summary="Confirm by a document",
)  # fmt: skip
def confirmation_create(request: HttpRequest, report_id: UUID, payload: schemas.ConfirmIn) -> Status[dict[str, Any]]:
    """What the report rests on and is still to be confirmed, with the content that you saw: who, when and which
    document are kept. It holds for the organisation's other reports too, as long as value, unit and source stay."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    items = [confirming.Seen(each.kind, each.id, each.content) for each in payload.items]
    document = confirming.Named(payload.document, payload.attachment, payload.record)
    made = confirming.confirm(user=user, report=report, items=items, document=document)
    return Status(201, {"items": [shapes.confirmation_out(each) for each in made]})


@confirmations.get(
    "/{organisation_id}/confirmations", auth=SIGNED_IN, response=answers(schemas.ConfirmationList, 401, 403, 404),
    summary="What an organisation has confirmed",
)  # fmt: skip
def confirmation_list(request: HttpRequest, organisation_id: Key) -> dict[str, Any]:
    """The newest first, with those that were withdrawn."""
    found = organisation_get(asked(request), organisation_id).confirmations
    found = found.select_related("confirmed_by", "attachment")
    return {"items": [shapes.confirmation_out(each) for each in found]}


@confirmations.delete(
    "/{organisation_id}/confirmations/{int:confirmation_id}", auth=IN_PERSON,
    response=answers(None, 401, 403, 404), summary="Withdraw a confirmation",
)  # fmt: skip
def confirmation_withdraw(request: HttpRequest, organisation_id: Key, confirmation_id: RowId) -> Status[None]:
    """What was issued with it keeps it."""
    user = asked(request)
    organisation = organisation_get(user, organisation_id)
    found = organisation.confirmations.filter(pk=confirmation_id).first()
    if found is None:
        raise Http404
    confirming.confirmation_withdraw(user=user, organisation=organisation, confirmation=found)
    return Status(204, None)


@router.post(
    "/{report_id}/issues", auth=IN_PERSON, response={202: JobOut, **answers(None, 401, 403, 404, 409)},
    summary="Issue a report",
)  # fmt: skip
def issue_create(request: HttpRequest, report_id: UUID) -> Status[dict[str, Any]]:
    """Frozen with all that it follows from, as a job; its result names the issue; asked again meanwhile, the same job.
    422 with everything that stands in the way: gaps, double counting, changes without a reason, what is to be
    confirmed."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    # A host that is not ours never gets this far (ALLOWED_HOSTS).
    address, language = request.build_absolute_uri(f"/reports/{report.pk}"), request_language(request)
    made = job.issuing_asked(user=user, report=report, address=address, language=language)
    return Status(202, job_out(made, language))
