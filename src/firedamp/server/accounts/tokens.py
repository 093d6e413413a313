"""What may be done with tokens? Make one for its user to see once, find whose it is, revoke it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, get_args

from django.db import models, transaction
from django.utils import timezone

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import ApiToken, User
from firedamp.server.audit.services import record
from firedamp.server.secret_digest import digest_of

Scope = Literal["read", "write", "reference"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
PREFIX = "fdt_"
SHOWN = 10
MOST_DAYS = 366
MOST_TOKENS = 50
USE_NOTED_EVERY = timedelta(minutes=1)  # a token used a thousand times a second is not written so often


@transaction.atomic
def token_create(*, user: User, name: str, scopes: Sequence[Scope], days: int) -> tuple[ApiToken, str]:
    """A new token and its text, which is not kept. InputError for an unknown scope, a life over a year, too many."""
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown:
        raise InputError.one("scopes", "not_a_choice", unknown[0], choices=", ".join(SCOPES))
    if days < 1:
        raise InputError.one("days", "below_minimum", days, minimum=1)
    if days > MOST_DAYS:
        raise InputError.one("days", "above_maximum", days, maximum=MOST_DAYS)
    if tokens_in_force(user).count() >= MOST_TOKENS:
        raise InputError.one("name", "too_many_items", MOST_TOKENS + 1, maximum=MOST_TOKENS)
    text = PREFIX + secrets.token_urlsafe(32)
    made = ApiToken.objects.create(
        user=user,
        name=name,
        start=text[:SHOWN],
        digest=digest_of(text),
        scopes=sorted({"read", *scopes}),
        expires=timezone.now() + timedelta(days=days),
    )
    record("token.create", actor=user, subject=("token", made.pk, name), details={"scopes": made.scopes, "days": days})
    return made, text


def tokens_in_force(user: User) -> models.QuerySet[ApiToken]:
    return ApiToken.objects.filter(user=user, revoked__isnull=True, expires__gt=timezone.now())


def token_find(text: str) -> ApiToken | None:
    """The token in force with this text, of a user who may still sign in."""
    if not text.startswith(PREFIX):
        return None
    found = ApiToken.objects.select_related("user").filter(digest=digest_of(text)).first()
    now = timezone.now()
    if found is None or found.revoked or found.expires <= now or not found.user.is_active:
        return None
    _note_use(found, now)
    return found


def _note_use(token: ApiToken, now: datetime) -> None:
    if token.last_used is None or now - token.last_used > USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used=now)


@transaction.atomic
def token_revoke(*, token: ApiToken, user: User) -> ApiToken:
    """A token that no longer opens anything; revoking it again changes nothing."""
    if token.revoked is None:
        token.revoked = timezone.now()
        token.save(update_fields=["revoked"])
        record("token.revoke", actor=user, subject=("token", token.pk, token.name))
    return token
