"""Which questions about longwalls and their channels does the API answer, and what may be done with them?"""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status
from pydantic import Field

from firedamp.server.accounts.auth import IN_PERSON, SIGNED_IN, reader
from firedamp.server.answers import Cursor, Limit, answers
from firedamp.server.changed_meanwhile import ChangedMeanwhile, refusal_of
from firedamp.server.paging import page
from firedamp.server.telemetry import channels, longwalls, schemas, selectors, shapes
from firedamp.server.telemetry.models import Longwall

router = Router(tags=["telemetry"])
ChannelId = Annotated[int, Field(ge=1, le=2**63 - 1)]
BY_NAME = ("name", "id")


@router.get("/quantities", response=answers(schemas.QuantitiesOfTelemetry), summary="What channels measure, and where")
def telemetry_quantities(request: HttpRequest) -> dict[str, Any]:
    """The quantities with their units, the places with the limits of methane that documents state for them."""
    return shapes.quantities_out()


@router.get("/longwalls", response=answers(schemas.LongwallPage, 401), summary="Longwalls")
def longwall_list(request: HttpRequest, limit: Limit = 50, cursor: Cursor | None = None) -> dict[str, Any]:
    """Those of your organisations, and public demonstrations, by name."""
    who = reader(request)
    found = page(selectors.longwalls(who), order=BY_NAME, limit=limit, cursor=cursor)
    writable = selectors.changeable(who)
    return {**found, "items": [shapes.longwall_out(each, writable) for each in found["items"]]}


@router.post(
    "/longwalls", auth=SIGNED_IN, response=answers(schemas.LongwallRow, 401, 403, created=True),
    summary="Enter a longwall",
)  # fmt: skip
def longwall_create(request: HttpRequest, payload: schemas.LongwallIn) -> Status[dict[str, Any]]:
    """Of the organisation named, else of the only one of which you may enter data."""
    made = longwalls.longwall_create(user=_user(request), **payload.model_dump())
    return Status(201, _out(request, made))


@router.get("/longwalls/{longwall_id}", response=answers(schemas.LongwallRow, 401, 404), summary="A longwall")
def longwall_read(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """What is said of it, and from when to when there are readings."""
    who = reader(request)
    return shapes.longwall_out(selectors.longwall_get(who, longwall_id), selectors.changeable(who))


@router.patch(
    "/longwalls/{longwall_id}", auth=SIGNED_IN, response=answers(schemas.LongwallRow, 401, 403, 404, 412),
    summary="Describe a longwall, close it",
)  # fmt: skip
def longwall_change(request: HttpRequest, longwall_id: UUID, payload: schemas.LongwallChangeIn) -> dict[str, Any]:
    """Of the version that one has seen; 412 where somebody has changed it since, with `current`, `differences` and
    `changed_by`. A closed one takes no readings, until it is opened again."""
    user = _user(request)
    longwall, values = selectors.longwall_get(user, longwall_id), _said(payload)
    try:
        changed = longwalls.longwall_change(user=user, longwall=longwall, version=payload.version, values=values)
    except ChangedMeanwhile as error:
        raise refusal_of(error, _out(request, longwall)) from None
    return _out(request, changed)


@router.delete(
    "/longwalls/{longwall_id}", auth=IN_PERSON, response=answers(None, 401, 403, 404, 409),
    summary="Take a longwall away",
)  # fmt: skip
def longwall_delete(request: HttpRequest, longwall_id: UUID) -> Status[None]:
    """A closed one, with its channels and readings: an administrator's right. It does not come back."""
    user = _user(request)
    longwalls.longwall_delete(user=user, longwall=selectors.longwall_get(user, longwall_id))
    return Status(204, None)


@router.get(
    "/longwalls/{longwall_id}/channels", response=answers(schemas.ChannelList, 401, 404), summary="Its channels"
)
def channel_list(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """What each measures, where, in which unit and range, with which limits."""
    own = selectors.channels_of(selectors.longwall_get(reader(request), longwall_id))
    return {"items": [shapes.channel_out(each) for each in own]}


@router.post(
    "/longwalls/{longwall_id}/channels", auth=SIGNED_IN,
    response=answers(schemas.ChannelOut, 401, 403, 404, 409, created=True), summary="Enter a channel",
)  # fmt: skip
def channel_create(request: HttpRequest, longwall_id: UUID, payload: schemas.ChannelIn) -> Status[dict[str, Any]]:
    """Its unit may be spelled in any way that is known; the answer has it as it is kept."""
    user = _user(request)
    longwall = selectors.longwall_get(user, longwall_id)
    return Status(
        201,
        shapes.channel_out(
            channels.channel_create(user=user, longwall=longwall, values=payload.model_dump())
        ),
    )  # fmt: skip


@router.get("/channels/{channel_id}", response=answers(schemas.ChannelOut, 401, 404), summary="A channel")
def channel_read(request: HttpRequest, channel_id: ChannelId) -> dict[str, Any]:
    """What it measures, and from when to when there are readings."""
    return shapes.channel_out(selectors.channel_get(reader(request), channel_id))


@router.patch(
    "/channels/{channel_id}", auth=SIGNED_IN, response=answers(schemas.ChannelOut, 401, 403, 404, 409, 412),
    summary="Describe a channel",
)  # fmt: skip
def channel_change(request: HttpRequest, channel_id: ChannelId, payload: schemas.ChannelChangeIn) -> dict[str, Any]:
    """Of the version that one has seen. 409 for the quantity or unit of a channel that has readings: they are in it.
    Where somebody has changed it since, 412 with the channel as it is (`current`), what differs (`differences`) and who
    changed it when (`changed_by`)."""
    user = _user(request)
    channel = selectors.channel_get(user, channel_id)
    values = _said(payload, clearable=CLEARABLE)
    try:
        changed = channels.channel_change(user=user, channel=channel, version=payload.version, values=values)
    except ChangedMeanwhile as error:
        raise refusal_of(error, shapes.channel_out(selectors.channel_get(user, channel_id))) from None
    return shapes.channel_out(changed)


CLEARABLE = ("range_low", "range_high", "resolution", "step_s", "warning_limit", "alarm_limit")


def _said(payload: Any, clearable: tuple[str, ...] = ("mine",)) -> dict[str, Any]:
    """What was named; null only where there may be nothing."""
    given = payload.model_dump(exclude_unset=True, exclude={"version"})
    return {name: value for name, value in given.items() if value is not None or name in clearable}


def _user(request: HttpRequest) -> Any:
    return request.auth  # type: ignore[attr-defined]


def _out(request: HttpRequest, longwall: Longwall) -> dict[str, Any]:
    user = _user(request)
    return shapes.longwall_out(selectors.longwall_get(user, longwall.pk), selectors.changeable(user))
