"""Who am I to the server, and which tokens act for me?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Schema
from ninja.responses import Status
from pydantic import Field

from firedamp.server.accounts import services, tokens
from firedamp.server.accounts.auth import IN_PERSON, reader
from firedamp.server.accounts.models import ApiToken, User
from firedamp.server.answers import Strict, answers, example, strict_example
from firedamp.server.language import request_language
from firedamp.server.organisations.schemas import MembershipOut
from firedamp.server.organisations.shapes import membership_out

router = Router(tags=["session"])
of_tokens = Router(tags=["tokens"])
TOKEN = {
    "id": 1, "name": "Monthly export", "start": "fdt_Jk3xQ2", "scopes": ["read"], "created": "2026-11-28T12:00:00Z",
    "expires": "2027-02-26T12:00:00Z", "last_used": None, "revoked": None,
}  # fmt: skip


class UserOut(Schema):
    """`name`: how reports, remarks and confirmations call the person; "" where only the username is known."""

    username: str
    name: str
    email: str
    platform_role: Literal["", "editor", "administrator"]
    may_edit_reference: bool
    organisations: list[MembershipOut]


class SessionOut(Schema):
    signed_in: bool
    user: UserOut | None
    language: Literal["en", "ru"]

    model_config = {"json_schema_extra": {"example": {"signed_in": False, "user": None, "language": "ru"}}}


@router.get("", response=answers(SessionOut, 401, 403), summary="Who is signed in")
def session_read(request: HttpRequest) -> dict[str, Any]:
    """Also sets the CSRF cookie that a browser needs for its first change."""
    get_token(request)
    user = reader(request)
    return {
        "signed_in": user.is_authenticated,
        "user": user_out(user) if isinstance(user, User) else None,
        "language": request_language(request),
    }


class NameIn(Strict):
    name: Annotated[str, Field(max_length=150)]

    model_config = strict_example(name="Иванова И. И.")


@router.patch("", auth=IN_PERSON, response=answers(SessionOut, 401, 403), summary="Say your name")
def session_name(request: HttpRequest, payload: NameIn) -> dict[str, Any]:
    """As reports are to state it: what was issued before keeps what it says."""
    user = request.auth  # type: ignore[attr-defined]
    changed = services.name_change(user=user, name=payload.name)
    return {"signed_in": True, "user": user_out(changed), "language": request_language(request)}


def user_out(user: User) -> dict[str, Any]:
    """A person with what they may do to the common data and in each of their organisations."""
    return {
        "username": user.username,
        "name": user.get_full_name(),
        "email": user.email,
        "platform_role": user.platform_role,
        "may_edit_reference": user.may_edit_reference,
        "organisations": [membership_out(each) for each in user.memberships.select_related("organisation")],
    }


class TokenOut(Schema):
    id: int
    name: str
    start: str
    scopes: list[tokens.Scope]
    created: datetime
    expires: datetime
    last_used: datetime | None
    revoked: datetime | None

    model_config = example(**TOKEN)


class TokenMade(TokenOut):
    """With the token's text, which is shown this once."""

    token: str

    model_config = example(**TOKEN, token="fdt_…")


class TokenList(Schema):
    items: list[TokenOut]

    model_config = example(items=[TOKEN])


class TokenIn(Strict):
    """`read` is in every token; `write` enters data and calculates, `reference` changes the common reference data."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    scopes: Annotated[list[tokens.Scope], Field(max_length=len(tokens.SCOPES))] = ["read"]
    days: Annotated[int, Field(ge=1, le=tokens.MOST_DAYS)] = 90

    model_config = strict_example(name="Monthly export", scopes=["read"], days=90)


@of_tokens.get("", auth=IN_PERSON, response=answers(TokenList, 401, 403), summary="Your tokens")
def token_list(request: HttpRequest) -> dict[str, Any]:
    """Also those that have expired or were revoked."""
    return {"items": list(ApiToken.objects.filter(user=request.auth))}  # type: ignore[attr-defined]


@of_tokens.post("", auth=IN_PERSON, response=answers(TokenMade, 401, 403, created=True), summary="Make a token")
def token_create(request: HttpRequest, payload: TokenIn) -> Status[dict[str, Any]]:
    """Its text is in this answer and nowhere else."""
    user = request.auth  # type: ignore[attr-defined]
    made, text = tokens.token_create(user=user, name=payload.name, scopes=payload.scopes, days=payload.days)
    return Status(201, {**TokenOut.from_orm(made).dict(), "token": text})


@of_tokens.delete("/{int:token_id}", auth=IN_PERSON, response=answers(None, 401, 403, 404), summary="Revoke a token")
def token_revoke(request: HttpRequest, token_id: int) -> Status[None]:
    """It opens nothing from then on."""
    user = request.auth  # type: ignore[attr-defined]
    found = ApiToken.objects.filter(user=user, pk=token_id).first()
    if found is None:
        raise Http404
    tokens.token_revoke(token=found, user=user)
    return Status(204, None)
