"""What is noted of every request? Its id, in the log and in its answer; how long it took, by its route."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from firedamp.server.operations.logs import tell
from firedamp.server.operations.metrics import IN_HAND, request_noted
from firedamp.server.operations.probes import PROBES
from firedamp.server.operations.request_ids import HEADER, taken_or_made, working_on

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
PROBE = "probe"
SECRET = "/account/password/"  # what follows is the key of a letter
logger = logging.getLogger("firedamp.requests")


class RequestLogMiddleware:
    """The outermost of all: what any other does is within the request's id and time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        id_ = taken_or_made(request.headers.get(HEADER, ""))
        with working_on(id_), IN_HAND.track_inprogress():
            began = time.perf_counter()
            method = str(request.method)  # HEAD is made GET further in
            response = self.get_response(request)
            response.headers[HEADER] = id_
            note(request, method, response.status_code, time.perf_counter() - began)
        return response


def note(request: HttpRequest, method: str, status: int, seconds: float) -> None:
    route = route_of(request, status)
    request_noted(method if method in METHODS else "other", route, status, seconds)
    if route == PROBE and status < 400:  # asked every few seconds, and always the same
        return
    user = getattr(getattr(request, "auth", None), "pk", None)
    path = shown(request.path)
    tell(
        logger,
        f"{method} {path} {status} in {seconds * 1000:.0f} ms",
        method=method, path=path, route=route, status=status, ms=round(seconds * 1000, 1), user=user,
        address=request.META.get("REMOTE_ADDR", ""),
    )  # fmt: skip


def route_of(request: HttpRequest, status: int) -> str:
    """The pattern that the address answers to: as many as the server has routes, whatever is asked for."""
    if request.path in PROBES:
        return PROBE
    match = request.resolver_match
    if match is None:
        return "file" if status < 400 else "none"
    return "page" if match.route.startswith("^") else match.route


def shown(path: str) -> str:
    """An address as it may be written down: never its query, never a key that opens something."""
    return f"{SECRET}…" if path.startswith(SECRET) else path[:500]
