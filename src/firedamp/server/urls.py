"""Which address leads where? The API, signing in, and the browser client for everything else."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path

from firedamp.server.api import api
from firedamp.server.client_page import client_page
from firedamp.server.problems import problem_response, respond


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem_response(request, "not-found")


def fault(request: HttpRequest) -> HttpResponse:
    """What a middleware failed at: of the sessions' database, say."""
    error = sys.exc_info()[1]
    return respond(request, error) if isinstance(error, Exception) else problem_response(request, "fault")


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem_response(request, "malformed-request")


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem_response(request, "not-allowed")


handler400, handler403, handler404, handler500 = malformed, not_allowed, not_found, fault

urlpatterns = [
    path("api/v1/auth/", include("firedamp.server.accounts.sign_in_urls")),
    path("api/v1/", api.urls),
    # The id of an organisation may have a point in it, as a file's name has.
    re_path(r"^(?!api/|static/)(?!(?!organisations/).*\.[A-Za-z0-9]{1,8}$)", client_page),
]
