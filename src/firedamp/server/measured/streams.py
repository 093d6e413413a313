"""What may be done with a stream? Describe it, describe it otherwise, take it away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import Subject, record
from firedamp.server.changed_meanwhile import ChangedMeanwhile
from firedamp.server.measured.definitions import resolved
from firedamp.server.measured.models import MeasuredStream
from firedamp.server.telemetry.access import require_change
from firedamp.server.telemetry.models import Longwall

MOST_STREAMS = 100


@transaction.atomic
def stream_create(*, user: User, longwall: Longwall, name: str, definition: Mapping[str, Any]) -> MeasuredStream:
    """A stream of a longwall. InputError with what science finds wrong, `name_taken`."""
    require_change(user, longwall)
    if longwall.streams.count() >= MOST_STREAMS:
        raise InputError.one("streams", "too_many_items", MOST_STREAMS + 1, maximum=MOST_STREAMS)
    resolved(longwall, name, definition)
    try:
        with transaction.atomic():
            made = MeasuredStream.objects.create(longwall=longwall, name=name, definition=dict(definition), by=user)
    except IntegrityError:
        raise InputError.one("name", "name_taken", name) from None
    record(
        "measured.stream_create", actor=user, organisation=longwall.organisation, subject=subject_of(made),
        details={"longwall": longwall.name, "definition": dict(definition)},
    )  # fmt: skip
    return made


@transaction.atomic
def stream_change(
    *, user: User, stream: MeasuredStream, version: int, name: str | None, definition: Mapping[str, Any] | None
) -> MeasuredStream:
    """Describe it otherwise, as it was at a version. Sums that were made stay as they are, of the version that they
    were made by. ChangedMeanwhile."""
    require_change(user, stream.longwall)
    before = {"name": stream.name, "definition": stream.definition}
    wanted = {"name": name or stream.name, "definition": stream.definition if definition is None else dict(definition)}
    if wanted == before:
        return stream
    resolved(stream.longwall, wanted["name"], wanted["definition"])
    try:
        with transaction.atomic():
            found = MeasuredStream.objects.filter(pk=stream.pk, version=version).update(**wanted, version=version + 1)
    except IntegrityError:
        raise InputError.one("name", "name_taken", wanted["name"]) from None
    if not found:
        now = get_object_or_404(MeasuredStream, pk=stream.pk)
        stored = _flat(now.name, now.definition)
        mine = _flat(name or now.name, now.definition if definition is None else definition)
        deeds = ("measured.stream_create", "measured.stream_change")
        raise ChangedMeanwhile(subject_of(stream), deeds, stored, {**dict.fromkeys(stored), **mine})
    stream.refresh_from_db()
    record(
        "measured.stream_change", actor=user, organisation=stream.longwall.organisation, subject=subject_of(stream),
        details={key: {"before": before[key], "after": wanted[key]} for key in wanted if wanted[key] != before[key]},
    )  # fmt: skip
    return stream


@transaction.atomic
def stream_delete(*, user: User, stream: MeasuredStream) -> None:
    """Take it away; sums that were made of it hold its description and stay."""
    require_change(user, stream.longwall)
    organisation, subject, held = stream.longwall.organisation, subject_of(stream), stream.definition
    stream.delete()
    record("measured.stream_delete", actor=user, organisation=organisation, subject=subject, details=held)


def _flat(name: str, definition: Mapping[str, Any]) -> dict[str, Any]:
    """Name by name, as two descriptions are compared."""
    return {"name": name, **{f"definition.{key}": value for key, value in definition.items()}}


def subject_of(stream: MeasuredStream) -> Subject:
    return ("stream", stream.pk, stream.name)
