"""What does a stream's description mean on its longwall? Channels by their tags, with what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.measured import KINDS, ROLES, Stream, stream_of
from firedamp.science.measured.stream import quantity_for
from firedamp.server.telemetry.models import Channel, Longwall

# A stream's numbers of an instrument that its channel states already.
OF_CHANNEL = {"low": "range_low", "high": "range_high", "resolution": "resolution"}
OWN_ID = "stream"


def resolved(longwall: Longwall, name: str, definition: Mapping[str, Any], stream_id: str = OWN_ID) -> Stream:
    """The stream as science takes it: units, ranges and steps of its channels where it says no others, the longwall's
    clock. Raises InputError with everything that is wrong, `unknown_channel` and `channel_unfit` among it."""
    channels = {each.tag: each for each in longwall.channels.all()}
    record = {"zone": longwall.time_zone, **definition, "id": stream_id, "name": name}
    problems: list[Problem] = []
    for role in ROLES:
        said = record.get(role)
        if isinstance(said, Mapping) and isinstance(said.get("channel"), str):
            record[role] = _with_channel(role, said, channels, problems)
    if "step_s" not in record:
        record["step_s"] = _step(record, channels)
    try:
        stream = stream_of(record)
    except InputError as error:
        raise InputError([*problems, *error.problems]) from None
    problems += [
        Problem(f"{each.role}.channel", "channel_unfit", each.channel, {"wanted": dict(each.quantity.title)})
        for each in stream.measured
        if each.channel in channels and channels[each.channel].quantity != each.quantity.id
    ]
    if problems:
        raise InputError(problems)
    return stream


def fitting(longwall: Longwall) -> dict[str, list[str]]:
    """Role -> the tags of the channels that may serve it in some kind of stream."""
    wanted = {
        role: {quantity_for(role, kind, velocity).id for kind in KINDS for velocity in (False, True)} for role in ROLES
    }
    channels = list(longwall.channels.order_by("pk"))
    return {role: [each.tag for each in channels if each.quantity in ids] for role, ids in wanted.items()}


def _with_channel(
    role: str, said: Mapping[str, Any], channels: Mapping[str, Channel], problems: list[Problem]
) -> dict[str, Any]:
    channel = channels.get(said["channel"])
    if channel is None:
        choices = ", ".join(channels)
        problems.append(Problem(f"{role}.channel", "unknown_channel", said["channel"][:80], {"choices": choices}))
        return dict(said)
    own = {name: getattr(channel, field) for name, field in OF_CHANNEL.items()}
    given = {name: value for name, value in own.items() if value is not None}
    return {**given, **said, "unit": channel.unit}


def _step(record: Mapping[str, Any], channels: Mapping[str, Channel]) -> float | None:
    """That of the flow's channel, else of the concentration's."""
    for role in ("flow", "concentration"):
        said = record.get(role)
        channel = channels.get(said["channel"]) if isinstance(said, Mapping) and "channel" in said else None
        if channel is not None and channel.step_s:
            return channel.step_s
    return None
