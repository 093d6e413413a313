"""How is a recording replayed over the API? By whoever may enter its data; a demonstration, by any visitor."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from ninja import Router

from firedamp.server.accounts.auth import acting, reader
from firedamp.server.answers import answers
from firedamp.server.forecasts.demonstration import models_ensure
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry import replaying, schemas, selectors, shapes
from firedamp.server.telemetry.models import Longwall

router = Router(tags=["telemetry"])
CHANGES = {"replay": "30/m/key"}  # from one address: there is one demonstration, which all see


@router.get("/longwalls/{longwall_id}/replay", response=answers(schemas.ReplayOut, 401, 404), summary="Its replay")
def replay_read(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """Whether the recording is being replayed, and where it is: `now` is up to when readings are shown."""
    return _out(selectors.longwall_get(reader(request), longwall_id))


@router.put(
    "/longwalls/{longwall_id}/replay", response=answers(schemas.ReplayOut, 401, 403, 404, 409, 429),
    summary="Replay a recording",
)  # fmt: skip
def replay_set(request: HttpRequest, longwall_id: UUID, payload: schemas.ReplayIn) -> dict[str, Any]:
    """Start it, pause it, let it go on, set its speed (1 is that of the recording) or its place in seconds from the
    beginning. There is one replay of a longwall, which all see; a demonstration's may be set by any visitor. Only what
    is recorded is replayed: arbitrary times, or a closed longwall."""
    longwall = _changed(request, longwall_id)
    replaying.replay_set(actor=acting(request), longwall=longwall, **payload.model_dump())
    models_ensure(longwall)
    return _out(longwall)


@router.delete(
    "/longwalls/{longwall_id}/replay", response=answers(schemas.ReplayOut, 401, 403, 404, 429),
    summary="Stop the replay",
)  # fmt: skip
def replay_stop(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """All of the recording is shown again."""
    longwall = _changed(request, longwall_id)
    replaying.replay_stop(actor=acting(request), longwall=longwall)
    return _out(longwall)


def _changed(request: HttpRequest, longwall_id: UUID) -> Longwall:
    address = request.META.get("REMOTE_ADDR", "")
    if not ratelimit.consume(request, app="firedamp", action="replay", key=address, config=CHANGES):
        raise ApiProblem("too-many-requests")
    return selectors.longwall_get(acting(request), longwall_id)


def _out(longwall: Longwall) -> dict[str, Any]:
    return shapes.replay_out(replaying.replay_of(longwall), replaying.extent(longwall))
