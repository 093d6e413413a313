"""Whose is an e-mail address? Of who opened a link that was sent there: by an invitation, or for a new password."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from firedamp.server.accounts.models import User


def address_proven(user: User) -> None:
    """The user's address counts as verified from now on."""
    if user.email:
        EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).update(primary=False)
        proven = {"verified": True, "primary": True}
        EmailAddress.objects.update_or_create(user=user, email=user.email.lower(), defaults=proven)
