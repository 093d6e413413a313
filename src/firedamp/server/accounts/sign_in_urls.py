"""Which of allauth's addresses does the product have a use for? Those alone are open; the others are not there.

Above all not `account/email`, with which whoever is signed in could have letters sent to any address.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from firedamp.server.problems import refuse_unknown

OPEN = (
    "config",
    "auth/session",
    "auth/sessions",
    "auth/login",
    "auth/signup",  # which says that it is closed
    "auth/reauthenticate",
    "auth/password/request",
    "auth/password/reset",
    "auth/2fa/authenticate",
    "auth/2fa/reauthenticate",
    "account/password/change",
    "account/authenticators",
    "account/authenticators/totp",
    "account/authenticators/recovery-codes",
)
CLOSED = rf"^(?!(?:browser|app)/v1/(?:{'|'.join(OPEN)})$)"

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(CLOSED, refuse_unknown),
    path("", include("allauth.headless.urls")),
]
