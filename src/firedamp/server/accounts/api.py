"""Who am I to the server?"""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Schema

from firedamp.server.accounts.auth import reader
from firedamp.server.accounts.models import User
from firedamp.server.answers import answers
from firedamp.server.language import request_language

router = Router(tags=["session"])


class UserOut(Schema):
    username: str
    role: Literal["administrator", "viewer"]


class SessionOut(Schema):
    signed_in: bool
    user: UserOut | None
    language: Literal["en", "ru"]

    model_config = {"json_schema_extra": {"example": {"signed_in": False, "user": None, "language": "ru"}}}


@router.get("", response=answers(SessionOut, 401), summary="Who is signed in")
def session_read(request: HttpRequest) -> dict[str, Any]:
    """Also sets the CSRF cookie that a browser needs for its first change."""
    get_token(request)
    user = reader(request)
    return {
        "signed_in": user.is_authenticated,
        "user": {"username": user.username, "role": user.role} if isinstance(user, User) else None,
        "language": request_language(request),
    }
