"""What may be done about accounts?"""

from __future__ import annotations

import secrets

from django.contrib.auth.models import Group
from django.db import transaction

from firedamp.server.accounts.models import ADMINISTRATORS, VIEWERS, User

DEMO_USERS = {"admin": ADMINISTRATORS, "viewer": VIEWERS}


@transaction.atomic
def ensure_demo_users() -> dict[str, str]:
    """Make the administrator and the viewer where missing; returns the passwords drawn now, to be shown this once."""
    return {
        username: user_create(username=username, group=group)
        for username, group in DEMO_USERS.items()
        if not User.objects.filter(username=username).exists()
    }


def user_create(*, username: str, group: str) -> str:
    """Make a user of one group with a random password; returns the password."""
    password = secrets.token_urlsafe(15)
    user = User.objects.create_user(username=username, password=password)
    user.groups.add(Group.objects.get_or_create(name=group)[0])
    return password
