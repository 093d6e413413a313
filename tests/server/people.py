"""People of organisations, for tests that ask as them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from firedamp.server.accounts.models import User
from firedamp.server.accounts.services import user_create
from firedamp.server.organisations.models import Membership, Organisation
from firedamp.server.organisations.rights import Role
from firedamp.server.organisations.services import first_organisation


def organisation(organisation_id: str = "other", name: str = "ООО «Чужая»") -> Organisation:
    first_organisation()  # else the next person with a role would join this one
    return Organisation.objects.get_or_create(organisation_id=organisation_id, defaults={"name": name})[0]


def person(username: str, *, of: Organisation | None = None, role: str = Role.ENGINEER, **fields: Any) -> User:
    """A user, of an organisation where one is given."""
    user_create(username=username, **fields)
    user = User.objects.get(username=username)
    if of is not None:
        Membership.objects.create(organisation=of, user=user, role=role)
    return user


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
