"""What may be done about accounts? Make them; at the first start the two that a demonstration needs."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.organisations.models import Membership
from firedamp.server.organisations.services import first_organisation

DEMO_USERS = {
    "admin": (User.PlatformRole.ADMINISTRATOR, Membership.Role.ADMINISTRATOR),
    "viewer": (User.PlatformRole.NONE, Membership.Role.VIEWER),
}


@transaction.atomic
def ensure_demo_users() -> dict[str, str]:
    """Make an administrator and a viewer where nobody is yet; returns their passwords, to be shown this once."""
    if User.objects.exists():
        return {}
    return {
        username: user_create(username=username, platform_role=platform_role, role=role)
        for username, (platform_role, role) in DEMO_USERS.items()
    }


def administrators() -> list[str]:
    """Who administers the platform and may sign in."""
    found = User.objects.filter(platform_role=User.PlatformRole.ADMINISTRATOR, is_active=True)
    return list(found.order_by("username").values_list("username", flat=True))


def ensure_administrator(*, username: str) -> dict[str, str]:
    """Make an administrator of the platform and of the first organisation; returns the password, to be shown this
    once. InputError `name_taken`, `not_a_username`."""
    try:
        User._meta.get_field("username").run_validators(username)
    except ValidationError:
        raise InputError.one("username", "not_a_username", username) from None
    platform_role, role = DEMO_USERS["admin"]
    try:
        with transaction.atomic():
            return {username: user_create(username=username, platform_role=platform_role, role=role)}
    except IntegrityError:
        raise InputError.one("username", "name_taken", username) from None


@transaction.atomic
def user_create(
    *, username: str, email: str = "", platform_role: str = "", role: Membership.Role | None = None, password: str = ""
) -> str:
    """Make a user, with a role in the first organisation where one is given; returns the password."""
    password = password or secrets.token_urlsafe(15)
    user = User.objects.create_user(username=username, email=email, password=password, platform_role=platform_role)
    organisation = None if role is None else first_organisation()
    details = {"platform_role": platform_role, "role": role}
    record(
        "user.create", actor=None, organisation=organisation, subject=("user", user.pk, username), details=details
    )  # fmt: skip
    if role is not None:
        Membership.objects.create(organisation=organisation, user=user, role=role)
    return password


@transaction.atomic
def name_change(*, user: User, name: str) -> User:
    """How a person is called in reports, remarks and confirmations."""
    before, user.first_name, user.last_name = user.get_full_name(), " ".join(name.split()), ""
    user.save(update_fields=["first_name", "last_name"])
    details = {"before": before, "after": user.first_name}
    record("user.change", actor=user, subject=("user", user.pk, user.username), details=details)
    return user
