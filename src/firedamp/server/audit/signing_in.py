"""Who signed in, who tried to, who signed out, who changed a password or a second factor?"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record


@receiver(signals.user_logged_in)
def signed_in(sender: Any, user: User, **_: Any) -> None:
    record("session.sign_in", actor=user)


@receiver(signals.user_logged_out)
def signed_out(sender: Any, user: User | None, **_: Any) -> None:
    if user is not None:
        record("session.sign_out", actor=user)


@receiver(signals.user_login_failed)
def failed(sender: Any, credentials: dict[str, Any], **_: Any) -> None:
    """Under the name tried, where somebody has it: another may be a password typed into the wrong field."""
    tried = User.objects.filter(username=str(credentials.get("username") or "")).first()
    record("session.failed", actor=None, actor_name=tried.username if tried else "")


@receiver(account.password_changed)
@receiver(account.password_set)
@receiver(account.password_reset)
def password_changed(sender: Any, user: User, **_: Any) -> None:
    record("password.change", actor=user)


@receiver(post_save, sender=Authenticator)
def factor_added(sender: Any, instance: Authenticator, created: bool, **_: Any) -> None:
    if created:
        record("second_factor.add", actor=instance.user, details={"kind": instance.type})


@receiver(post_delete, sender=Authenticator)
def factor_removed(sender: Any, instance: Authenticator, **_: Any) -> None:
    record("second_factor.remove", actor=instance.user, details={"kind": instance.type})
