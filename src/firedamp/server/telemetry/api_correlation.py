"""How do the channels of a longwall go with one of them, and how far ahead of it? Pearson, Spearman, Kendall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from firedamp.science.errors import InputError
from firedamp.science.telemetry.correlation import LONGEST_LAG_MIN
from firedamp.science.telemetry.correlation_told import channel_told
from firedamp.science.telemetry.recording import LONGEST_MEMORY_MIN
from firedamp.server.accounts.auth import reader
from firedamp.server.answers import answers
from firedamp.server.telemetry import correlating, selectors, shapes, showing
from firedamp.server.telemetry.api_longwalls import ChannelId
from firedamp.server.telemetry.api_readings import ALL, Channels, Time
from firedamp.server.telemetry.correlation_schemas import LongwallCorrelation
from firedamp.server.telemetry.models import Channel, Longwall

router = Router(tags=["telemetry"])
# A gap is not longer than this in a recording: beyond it pairs would not lie so far apart as their rows do.
Lag = Annotated[float, Field(ge=0, le=LONGEST_MEMORY_MIN)]


@router.get(
    "/longwalls/{longwall_id}/correlation", response=answers(LongwallCorrelation, 401, 404),
    summary="How its channels go with one of them",
)  # fmt: skip
def longwall_correlation(
    request: HttpRequest, longwall_id: UUID, target: Annotated[ChannelId, Query()], channels: Channels = ALL,
    start: Time = None, end: Time = None, longest_lag_min: Lag = LONGEST_LAG_MIN,
) -> dict[str, Any]:  # fmt: skip
    """Each channel (all, unless some are named; 100 at most) with the `target`: without a lag, at the lag of the
    greatest, and Pearson's at every lag tried. Of a long span the latest rows: 20,000 at the target's step, fewer of
    many channels."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    wanted = _target(longwall, target)
    named = showing.channels_named(longwall, channels)
    span = showing.span_of(longwall, start, end)
    found = correlating.correlation_of(longwall, wanted, named, span, longest_lag_min) if span else None
    return {
        **_about(found),
        "until": span.until if span else None,
        "arbitrary_times": longwall.arbitrary_times,
        "target": wanted.pk,
        "tag": wanted.tag,
        "longest_lag_min": longest_lag_min,
        "channels": _channels(found, named),
    }


def _target(longwall: Longwall, target: int) -> Channel:
    found = selectors.channels_of(longwall).filter(pk=target).first()
    if found is None:
        raise InputError.one("target", "unknown_id", target)
    return found


def _about(found: correlating.Correlation | None) -> dict[str, Any]:
    if found is None:
        none = {"start": None, "end": None, "step_s": None, "rows": 0, "shortened": False}
        return {**none, "most_rows": correlating.MOST_ROWS}
    names = ("start", "end", "step_s", "rows", "most_rows", "shortened")
    return {name: getattr(found, name) for name in names}


def _channels(found: correlating.Correlation | None, named: Sequence[Channel]) -> list[dict[str, Any]]:
    own = {each.tag: shapes.channel_out(each) for each in named}
    told = []
    for each in found.found if found else ():
        about = own[each.channel]
        same = {name: about[name] for name in ("tag", "title", "unit")}
        told.append({**channel_told(each), **same, "channel": about["id"]})
    return told
