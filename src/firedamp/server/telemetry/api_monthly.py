"""What does each month of each channel come to?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from firedamp.server.accounts.auth import reader
from firedamp.server.answers import answers
from firedamp.server.telemetry import months, schemas, selectors, showing
from firedamp.server.telemetry.api_readings import ALL, Channels, Time

router = Router(tags=["telemetry"])
TOLD = ("readings", "low", "high", "mean", "believed", "believed_mean", "covered_s", "whole_s")


@router.get(
    "/longwalls/{longwall_id}/monthly", response=answers(schemas.LongwallMonths, 401, 404),
    summary="Months of its channels",
)  # fmt: skip
def longwall_monthly(
    request: HttpRequest, longwall_id: UUID, channels: Channels = ALL, start: Time = None, end: Time = None
) -> dict[str, Any]:
    """Of each channel and month (of UTC): how many readings, their least, greatest and mean; how many bear a mark of
    those that a database finds by itself (out of range, spike, stuck), and the mean of the others; the time that is
    covered. At most 200,000,000 readings are looked at (422)."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    named = showing.channels_named(longwall, channels)
    span = showing.span_of(longwall, start, end)
    found = months.months_of(longwall, named, span) if span and named else []
    return {
        "start": span.start if span else None,
        "end": span.end if span else None,
        "until": span.until if span else None,
        "arbitrary_times": longwall.arbitrary_times,
        "months": [month_out(each) for each in found],
    }


def month_out(month: months.Month) -> dict[str, Any]:
    channel = month.channel
    own = {"channel": channel.pk, "tag": channel.tag, "unit": channel.unit, "month": month.month}
    return {**own, **{name: getattr(month, name) for name in TOLD}, "marked": month.marked}
