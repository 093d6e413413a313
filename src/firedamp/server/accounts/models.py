"""Who is a user, what may they do to what all share, and which tokens act for them?"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who may sign in. What they may do within an organisation comes from their memberships of it."""

    class PlatformRole(models.TextChoices):
        NONE = ""
        EDITOR = "editor"  # changes the common reference data
        ADMINISTRATOR = "administrator"  # also makes organisations and people; sees no organisation's data for that

    platform_role = models.CharField(max_length=20, choices=PlatformRole, default=PlatformRole.NONE, blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(platform_role__in=["", "editor", "administrator"]), name="platform_role_is_known"
            ),
            models.UniqueConstraint(
                models.functions.Lower("email"), condition=~models.Q(email=""), name="one_user_of_an_email"
            ),
        ]

    @property
    def called(self) -> str:
        """How reports, letters and remarks call the person: by their name, else as they sign in."""
        return self.get_full_name() or self.username

    @property
    def may_edit_reference(self) -> bool:
        return self.is_active and self.platform_role in (self.PlatformRole.EDITOR, self.PlatformRole.ADMINISTRATOR)

    @property
    def administers_platform(self) -> bool:
        return self.is_active and self.platform_role == self.PlatformRole.ADMINISTRATOR


class ApiToken(models.Model):
    """A named key with which a program acts for its user, within its scopes, until it expires or is revoked.

    Only a digest is kept: the token itself is shown once. A random token of 256 bits needs no slow hash.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=100)
    start = models.CharField(max_length=12, help_text="The token's first characters, by which its owner knows it")
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    last_used = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.start}…)"
