"""How does allauth behave here? Nobody signs up by themselves, and its letters speak the reader's language."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as core_context
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import override

from firedamp.server.language import request_language, server_language


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed: an administrator makes the accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:  # fmt: skip
        """In the language of the page on which the letter was asked for, else of the server."""
        request = core_context.request
        language = request_language(request) if request else server_language()
        with override(language):
            return super().render_mail(template_prefix, email, {**context, "language": language}, headers)
