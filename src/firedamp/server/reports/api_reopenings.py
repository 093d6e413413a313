"""How is a verified report opened to changes again over the API?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from firedamp.server.accounts.auth import IN_PERSON
from firedamp.server.answers import answers
from firedamp.server.reports import schemas, selectors, shapes
from firedamp.server.reports.api import asked
from firedamp.server.reports.reopening import reopen

router = Router(tags=["reports"])


@router.post(
    "/{report_id}/reopenings", auth=IN_PERSON,
    response=answers(schemas.ReportOut, 401, 403, 404, 409, created=True), summary="Reopen a verified report",
)  # fmt: skip
def reopening_create(request: HttpRequest, report_id: UUID, payload: schemas.ReopeningIn) -> Status[dict[str, Any]]:
    """With a reason in words, which the next issue states; an administrator's right. The verified issue stays."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    return Status(201, shapes.report_out(reopen(user=user, report=report, reason=payload.reason), user))
