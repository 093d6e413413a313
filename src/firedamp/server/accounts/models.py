"""Who is a user? Django's own, under our name, so that it can grow."""

from __future__ import annotations

from typing import Literal

from django.contrib.auth.models import AbstractUser

Role = Literal["administrator", "viewer"]
ADMINISTRATORS = "administrators"
VIEWERS = "viewers"


class User(AbstractUser):
    """A person who may sign in; what they may do comes from their groups."""

    @property
    def role(self) -> Role:
        return "administrator" if self.groups.filter(name=ADMINISTRATORS).exists() else "viewer"
