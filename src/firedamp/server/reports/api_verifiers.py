"""To whom outside the organisation is a report open, and who opens and closes it?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from firedamp.science.errors import InputError
from firedamp.server.accounts.auth import IN_PERSON
from firedamp.server.answers import Key, answers
from firedamp.server.organisations import inviting
from firedamp.server.organisations.rights import require
from firedamp.server.organisations.schemas import InvitationMade
from firedamp.server.organisations.shapes import invitation_out
from firedamp.server.reports import schemas_desk, selectors, shapes
from firedamp.server.reports.api import asked
from firedamp.server.reports.verifying import access_revoke

router = Router(tags=["reports"])


@router.get(
    "/{report_id}/verifiers", auth=IN_PERSON, response=answers(schemas_desk.VerifierList, 401, 403, 404),
    summary="To whom a report is open",
)  # fmt: skip
def verifier_list(request: HttpRequest, report_id: UUID) -> dict[str, Any]:
    """People of other organisations, invited for this report alone."""
    return shapes.verifiers_out(selectors.own_report_get(asked(request), report_id))


@router.post(
    "/{report_id}/verifiers", auth=IN_PERSON, response=answers(InvitationMade, 401, 403, 404, created=True),
    summary="Invite a verifier",
)  # fmt: skip
def verifier_invite(request: HttpRequest, report_id: UUID, payload: schemas_desk.VerifierIn) -> Status[dict[str, Any]]:
    """For this report alone, by e-mail, with a link that opens once; an administrator's right."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    made, link = inviting.invitation_create(
        user=user, organisation=report.organisation, email=payload.email, role="verifier", request=request,
        report=report,
    )  # fmt: skip
    return Status(201, {**invitation_out(made), "link": link})


@router.delete(
    "/{report_id}/verifiers/{username}", auth=IN_PERSON, response=answers(None, 401, 403, 404),
    summary="Close a report to a verifier",
)  # fmt: skip
def verifier_remove(request: HttpRequest, report_id: UUID, username: Key) -> Status[None]:
    """What they have done stays. An administrator's right."""
    user = asked(request)
    report = selectors.own_report_get(user, report_id)
    require(user, report.organisation, "manage")
    found = report.accesses.filter(user__username=username, revoked__isnull=True).first()
    if found is None:
        raise InputError.one("username", "unknown_id", username)
    access_revoke(user=user, access=found)
    return Status(204, None)
