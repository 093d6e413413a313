"""What may be done with channels? Enter them and describe them; what science says a channel must be, it must be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404

from firedamp.science.errors import InputError, Problem
from firedamp.science.telemetry.channels import Channel as Measured
from firedamp.science.telemetry.channels import channel as measured
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import Subject, record
from firedamp.server.changed_meanwhile import ChangedMeanwhile
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.access import require_open
from firedamp.server.telemetry.models import Channel, Longwall

SAID = (
    "tag", "title", "title_en", "quantity", "unit", "place", "location", "range_low", "range_high", "resolution",
    "step_s", "warning_limit", "alarm_limit",
)  # fmt: skip
SCIENCE_NAMES = {"tag": "name", "warning_limit": "warning", "alarm_limit": "alarm"}
OUR_NAMES = {science: ours for ours, science in SCIENCE_NAMES.items()}
MOST_CHANNELS = 1_000
HAS_READINGS = {
    "en": "The channel has readings: its quantity and unit stay. Enter another channel.",
    "ru": "У канала есть показания: величина и единица не меняются. Заведите другой канал.",
}


def measured_of(channel: Channel) -> Measured:
    """A stored channel as science takes it."""
    return _measured({name: getattr(channel, name) for name in SAID})


@transaction.atomic
def channel_create(*, user: User, longwall: Longwall, values: Mapping[str, Any]) -> Channel:
    """A channel of a longwall; InputError with what science finds wrong, `key_taken` for a tag that is there."""
    require_open(user, longwall)
    if longwall.channels.count() >= MOST_CHANNELS:
        raise InputError.one("channels", "too_many_items", MOST_CHANNELS + 1, maximum=MOST_CHANNELS)
    checked = {**values, "unit": _measured(values).unit}
    try:
        with transaction.atomic():
            made = Channel.objects.create(longwall=longwall, **checked)
    except IntegrityError:
        raise InputError.one("tag", "key_taken", values["tag"], key=values["tag"]) from None
    record(
        "channel.create", actor=user, organisation=longwall.organisation, subject=subject_of(made),
        details={"longwall": longwall.name, **checked},
    )  # fmt: skip
    return made


@transaction.atomic
def channel_change(*, user: User, channel: Channel, version: int, values: Mapping[str, Any]) -> Channel:
    """Change what is said of a channel as it was at a version. ChangedMeanwhile; ApiProblem `conflict` for the
    quantity or unit of one that has readings."""
    require_open(user, channel.longwall)
    before = {name: getattr(channel, name) for name in SAID}
    wanted = {**before, **values}
    wanted["unit"] = _measured(wanted).unit
    changed = {name: value for name, value in wanted.items() if value != before[name]}
    if not changed:
        return channel
    locked = Channel.objects.select_for_update().get(pk=channel.pk)
    if locked.readings and changed.keys() & {"quantity", "unit"}:
        raise ApiProblem("conflict", HAS_READINGS)
    try:
        with transaction.atomic():
            found = Channel.objects.filter(pk=channel.pk, version=version).update(**changed, version=version + 1)
    except IntegrityError:
        raise InputError.one("tag", "key_taken", wanted["tag"], key=wanted["tag"]) from None
    if not found:
        stored = get_object_or_404(Channel.objects.values(*SAID), pk=channel.pk)
        mine = {name: wanted[name] for name in values if name in SAID}
        raise ChangedMeanwhile(subject_of(channel), ("channel.create", "channel.change"), stored, mine)
    channel.refresh_from_db()
    record(
        "channel.change", actor=user, organisation=channel.longwall.organisation,
        subject=subject_of(channel),
        details={name: {"before": before[name], "after": value} for name, value in changed.items()},
    )  # fmt: skip
    return channel


def subject_of(channel: Channel) -> Subject:
    return ("channel", channel.pk, channel.tag)


def _measured(values: Mapping[str, Any]) -> Measured:
    """Faults bear the names that the API uses."""
    numbers = ("range_low", "range_high", "resolution", "step_s", "warning_limit", "alarm_limit")
    try:
        return measured(
            values["tag"], values["quantity"], values.get("unit") or None, place=values.get("place") or None,
            **{SCIENCE_NAMES.get(name, name): values.get(name) for name in numbers},
        )  # fmt: skip
    except InputError as error:
        raise InputError(
            Problem(OUR_NAMES.get(each.field, each.field), each.rule, each.value, each.params)
            for each in error.problems
        ) from None
