"""What follows from a password that was set anew by letter? The address is proven, and no token acts any longer."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_reset
from django.db import transaction
from django.dispatch import receiver

from firedamp.server.accounts.models import User
from firedamp.server.accounts.proven_addresses import address_proven
from firedamp.server.accounts.tokens import token_revoke, tokens_in_force


@receiver(password_reset)
@transaction.atomic
def after_reset(sender: Any, user: User, **_: Any) -> None:
    """Whoever had the password before may have made tokens with it."""
    address_proven(user)
    for token in tokens_in_force(user):
        token_revoke(token=token, user=user)
