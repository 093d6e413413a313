"""What may somebody do who holds an invitation's link? See what it offers, accept it, make an account with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from firedamp.server.accounts.auth import IN_PERSON
from firedamp.server.accounts.models import User
from firedamp.server.answers import answers
from firedamp.server.organisations import inviting, schemas, shapes

router = Router(tags=["invitations"])


@router.post("/look", response=answers(schemas.InvitationShown, 404, 429), summary="What an invitation offers")
def invitation_look(request: HttpRequest, payload: schemas.SecretIn) -> dict[str, Any]:
    """The secret is sent in the body, so that no log of addresses holds it."""
    found = inviting.invitation_find(payload.secret)
    return {
        "organisation": found.organisation.name,
        "email": found.email,
        "role": found.role,
        "expires": found.expires,
        "report": found.report_id,
        "report_title": str(found.report) if found.report else "",
        "has_account": User.objects.filter(email__iexact=found.email).exists(),
    }


@router.post(
    "/accept", auth=IN_PERSON, response=answers(schemas.JoinedOut, 401, 403, 404), summary="Accept an invitation"
)
def invitation_accept(request: HttpRequest, payload: schemas.SecretIn) -> dict[str, Any]:
    """As the person who has signed in, whose e-mail must be the one invited."""
    user = request.auth  # type: ignore[attr-defined]
    return shapes.joined_out(inviting.invitation_accept(user=user, secret=payload.secret))


@router.post("/join", response=answers(schemas.JoinedOut, 404, 429, created=True), summary="Join with a new account")
def invitation_join(request: HttpRequest, payload: schemas.JoinIn) -> Status[dict[str, Any]]:
    """An account of the address that was invited, with its first membership; it signs in as any other."""
    joined = inviting.invitation_join(secret=payload.secret, username=payload.username, password=payload.password)
    return Status(201, shapes.joined_out(joined))
