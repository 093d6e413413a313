"""What may be done about accounts?"""

from __future__ import annotations

import secrets

from django.contrib.auth.models import Group
from django.db import transaction

from firedamp.server.accounts.models import ADMINISTRATORS, VIEWERS, User

DEMO_USERS = {"admin": ADMINISTRATORS, "viewer": VIEWERS}


@transaction.atomic
def ensure_demo_users() -> dict[str, str]:
    """Make an administrator and a viewer where nobody is yet; returns their passwords, to be shown this once."""
    if User.objects.exists():
        return {}
    return {username: user_create(username=username, group=group) for username, group in DEMO_USERS.items()}


def user_create(*, username: str, group: str) -> str:
    """Make a user of one group with a random password; returns the password."""
    password = secrets.token_urlsafe(15)
    user = User.objects.create_user(username=username, password=password)
    user.groups.add(Group.objects.get_or_create(name=group)[0])
    return password
