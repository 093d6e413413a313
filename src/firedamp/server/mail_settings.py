"""How do letters leave the server? Through the SMTP server that FIREDAMP_MAIL names, else onto the console."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from firedamp.science.errors import InputError

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SECONDS = 10


def mail_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings of letters from FIREDAMP_MAIL (smtp+tls://user:password@host:587) and FIREDAMP_MAIL_FROM.

    `smtp` sends in the clear, `smtp+tls` begins so and switches to TLS, `smtps` is TLS from the start. InputError
    `not_a_mail_url`, without the address: it may hold a password.
    """
    sender = {"DEFAULT_FROM_EMAIL": environment.get("FIREDAMP_MAIL_FROM", "Firedamp <firedamp@localhost>")}
    url = environment.get("FIREDAMP_MAIL", "")
    if not url:
        return {**sender, "EMAIL_BACKEND": CONSOLE}
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in PORTS or not parts.hostname or port == -1:
        raise InputError.one("FIREDAMP_MAIL", "not_a_mail_url", None)
    return {
        **sender,
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }
