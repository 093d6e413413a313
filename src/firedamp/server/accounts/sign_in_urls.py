"""Which of allauth's addresses does the product have a use for? Those alone are open; the others are not there.

Above all not `account/email`, with which whoever is signed in could have letters sent to any address.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

from firedamp.server.problems import problem_response

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


def refuse_unknown(request: HttpRequest) -> HttpResponse:
    return problem_response(request, "not-found")


urlpatterns: list[URLPattern | URLResolver] = [
    re_path(CLOSED, refuse_unknown),
    path("", include("allauth.headless.urls")),
]
