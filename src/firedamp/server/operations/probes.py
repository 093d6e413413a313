"""What do those ask who watch the server? Whether it lives (/health), whether it can work (/ready), its measures."""

from __future__ import annotations

import hmac
import ipaddress
import os
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST

import firedamp
from firedamp.server.operations.metrics import measured
from firedamp.server.operations.readiness import ready
from firedamp.server.problems import problem_response

TOKEN = "FIREDAMP_METRICS_TOKEN"
PORT = re.compile(r":\d+$")
OF_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


class ProbeMiddleware:
    """Answers before a language is chosen, a session is read or a host is looked at: those who probe know none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path)
        if probe is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            refused = problem_response(request, "method-not-allowed")
            refused.headers["Allow"] = "GET, HEAD"
            return refused
        response = probe(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Length"] = str(len(response.content))
        return response


def health(request: HttpRequest) -> HttpResponse:
    """The process lives: it says so without asking anything of anybody."""
    return JsonResponse({"status": "alive", "version": firedamp.__version__})


def readiness(request: HttpRequest) -> HttpResponse:
    found = ready()
    well = "failed" not in found.values()
    return JsonResponse({"status": "ready" if well else "not ready", **found}, status=200 if well else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    if not may_measure(request):
        return problem_response(request, "not-allowed", detail=GUARDED)
    return HttpResponse(measured(), content_type=CONTENT_TYPE_LATEST)


def may_measure(request: HttpRequest) -> bool:
    """Whoever shows the token; from this machine also without. What a proxy of this machine passes on names another
    host, and is not from here."""
    token, given = os.environ.get(TOKEN, ""), request.headers.get("Authorization", "")
    if token and hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        return True
    host = PORT.sub("", request.headers.get("Host", ""))
    return from_loopback(request.META.get("REMOTE_ADDR", "")) and host in OF_THIS_MACHINE


def from_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health": health, "/ready": readiness, "/metrics": metrics,
}  # fmt: skip
GUARDED = {
    "en": "Measures are for this machine, or for who sends Authorization: Bearer with FIREDAMP_METRICS_TOKEN.",
    "ru": "Показатели доступны с этой машины или по заголовку Authorization: Bearer со значением "
    "FIREDAMP_METRICS_TOKEN.",
}
