"""How does allauth behave here? Nobody signs up by themselves, and its letters speak the reader's language."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as core_context
from allauth.core.internal import ratelimit
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import override

from firedamp.server.language import request_language, server_language


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed: an administrator makes the accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """A name tried from an address: whoever guesses keeps out neither other people nor, alone, this one."""
        return f"{ratelimit.get_ip(request)}:{_name_of(credentials)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Also the name alone, more generously: it may be guessed from many addresses at once."""
        super().pre_authenticate(request, **credentials)
        self._of_name = ratelimit.consume(
            request, app="allauth.account", action="login_failed_name", key=_name_of(credentials)
        )
        if not self._of_name:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        super()._rollback_login_failed_rl_usage()
        if getattr(self, "_of_name", None):
            self._of_name.rollback()

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:  # fmt: skip
        """In the language of the page on which the letter was asked for, else of the server."""
        request = core_context.request
        language = request_language(request) if request else server_language()
        with override(language):
            return super().render_mail(template_prefix, email, {**context, "language": language}, headers)


def _name_of(credentials: dict[str, Any]) -> str:
    return str(credentials.get("username") or credentials.get("email") or "").lower()
