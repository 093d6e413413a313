"""How do readings come in over the API, and how are they asked for?"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Header, Query, Router
from pydantic import AwareDatetime, Field

from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import Cursor, Limit, answers
from firedamp.server.language import request_language
from firedamp.server.paging import page
from firedamp.server.telemetry import exporting, schemas, selectors, shapes, showing, streaming
from firedamp.server.telemetry.api_longwalls import ChannelId
from firedamp.server.telemetry.replaying import shown_until

router = Router(tags=["telemetry"])
Key = Annotated[str, Header(alias="Idempotency-Key", max_length=200)]
Channels = Annotated[list[ChannelId], Query(max_length=200)]
ALL: list[int] = []  # where no channel is named
Points = Annotated[int, Field(ge=3, le=10_000)]
Time = Annotated[AwareDatetime | None, Query()]
NEWEST_FIRST = ("-number",)
ANSWER = {
    "description": "The file",
    "content": {
        "text/csv": {"schema": {"type": "string"}},
        "application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}},
    },
}


@router.post(
    "/{channel_id}/readings", auth=SIGNED_IN, response=answers(schemas.ReadingsTakenOut, 401, 403, 404, 409, 413),
    summary="Send readings of a channel",
)  # fmt: skip
def readings_add(
    request: HttpRequest, channel_id: ChannelId, payload: schemas.ReadingsIn, idempotency_key: Key = ""
) -> dict[str, Any]:
    """A batch of at most 10,000, in the channel's unit, in any order; all of it is taken or nothing. The same
    `Idempotency-Key` with the same readings gives the same answer, with others 409. A reading that is there already is
    left as it is; one of another value replaces what was there. Late ones are welcome; those of more than five minutes
    ahead of this server's clock are refused."""
    user = request.auth  # type: ignore[attr-defined]
    channel = selectors.channel_get(user, channel_id)
    given = [streaming.Given(each.time, each.value) for each in payload.readings]
    done = streaming.readings_add(user=user, channel=channel, given=given, key=idempotency_key)
    return shapes.taken_out(done.batch, repeated=done.repeated)


@router.get(
    "/longwalls/{longwall_id}/series", response=answers(schemas.LongwallSeries, 401, 404), summary="Readings to draw"
)
def longwall_series(
    request: HttpRequest,
    longwall_id: UUID,
    channels: Channels = ALL,
    start: Time = None,
    end: Time = None,
    points: Points = 1_000,
) -> dict[str, Any]:
    """Of the channels named (all, unless some are), in at most so many buckets of equal width, each with its least,
    greatest and last reading, so that no peak is lost; or the readings themselves, where they are no more than that."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    named = showing.channels_named(longwall, channels)
    span = showing.span_of(longwall, start, end)
    found = showing.series_of(longwall, named, span, points) if span and named else None
    return shapes.series_out(longwall, found, named)


@router.get(
    "/longwalls/{longwall_id}/latest", response=answers(schemas.LatestReadings, 401, 404), summary="The last readings"
)
def longwall_latest(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """Of each channel the last reading; while a recording is replayed, up to its "now"."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    own, until = list(selectors.channels_of(longwall)), shown_until(longwall)
    return shapes.latest_out(longwall, own, showing.latest_of(longwall, until), until)


@router.get(
    "/longwalls/{longwall_id}/batches", response=answers(schemas.BatchPage, 401, 404), summary="What came in when"
)
def batch_list(
    request: HttpRequest, longwall_id: UUID, limit: Limit = 50, cursor: Cursor | None = None
) -> dict[str, Any]:
    """The newest first; streamed batches that replaced nothing are kept for 30 days."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    found = page(selectors.batches_of(longwall), order=NEWEST_FIRST, limit=limit, cursor=cursor)
    return {**found, "items": [shapes.batch_out(each, request_language(request)) for each in found["items"]]}


@router.get(
    "/longwalls/{longwall_id}/readings", response=answers(schemas.ReadingsFileOut, 401, 404),
    summary="Take readings away", openapi_extra={"responses": {200: ANSWER}},
)  # fmt: skip
def longwall_readings(
    request: HttpRequest,
    longwall_id: UUID,
    channels: Channels = ALL,
    start: Time = None,
    end: Time = None,
    format: Literal["csv", "parquet"] = "csv",  # noqa: A002
) -> HttpResponse:
    """Channels side by side, a row for each time, as CSV (times with the offset of the longwall's zone) or Parquet
    (times in UTC); 5,000,000 readings at most. Importing the file again changes nothing."""
    longwall = selectors.longwall_get(reader(request), longwall_id)
    file = exporting.readings_file(longwall, showing.channels_named(longwall, channels), start, end, format)
    disposition = content_disposition_header(True, file.name) or "attachment"
    return HttpResponse(file.content, content_type=file.content_type, headers={"Content-Disposition": disposition})
