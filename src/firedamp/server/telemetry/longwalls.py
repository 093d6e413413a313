"""What may be done with a longwall? Enter it, describe it, close it and open it again, take a closed one away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.shortcuts import get_object_or_404
from django.utils import timezone

from firedamp.science.errors import InputError
from firedamp.science.telemetry.quality.identities import DIFFERENCE, PURE_METHANE
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import Subject, record
from firedamp.server.changed_meanwhile import ChangedMeanwhile
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.rights import organisation_to_write
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.access import require_change
from firedamp.server.telemetry.models import Longwall, StoredFile

SAID = ("name", "name_en", "site", "seam", "time_zone")
OF_HOW_MANY = {PURE_METHANE: 2, DIFFERENCE: 1}  # channels that an identity rests on
NOT_CLOSED = {
    "en": "Only a longwall that is closed is taken away: close it first.",
    "ru": "Удалить можно только закрытую лаву: сначала закройте её.",
}
IN_USE = {
    "en": "Results rest on its readings: it stays.",
    "ru": "На её показаниях основаны результаты, поэтому она остаётся.",
}


@transaction.atomic
def longwall_create(*, user: User, organisation: str | None = None, mine: str | None = None, **said: str) -> Longwall:
    """A longwall of an organisation; InputError `unknown_zone`, `unknown_id` (of a mine), `name_taken`."""
    own = organisation_to_write(user, organisation)
    require_time_zone("time_zone", said.get("time_zone", "UTC"))
    try:
        with transaction.atomic():
            made = Longwall.objects.create(organisation=own, mine=_mine(mine), **said)
    except IntegrityError:
        raise InputError.one("name", "name_taken", said["name"]) from None
    record("longwall.create", actor=user, organisation=own, subject=subject_of(made))
    return made


@transaction.atomic
def longwall_change(*, user: User, longwall: Longwall, version: int, values: Mapping[str, Any]) -> Longwall:
    """Change what is said of it as it was at a version; `closed` true or false. ChangedMeanwhile."""
    require_change(user, longwall)
    if "time_zone" in values:
        require_time_zone("time_zone", values["time_zone"])
    wanted: dict[str, Any] = {name: values[name] for name in SAID if name in values}
    if "identities" in values:
        wanted["identities"] = _identities(longwall, values["identities"])
    if "mine" in values:
        wanted["mine"] = _mine(values["mine"])
    if "closed" in values and values["closed"] != (longwall.closed is not None):
        wanted["closed"] = timezone.now() if values["closed"] else None
    changed = {name: value for name, value in wanted.items() if value != getattr(longwall, name)}
    if not changed:
        return longwall
    before = {name: getattr(longwall, name) for name in changed}
    own = Longwall.objects.filter(pk=longwall.pk, version=version)
    try:
        with transaction.atomic():
            found = own.update(**changed, version=version + 1)
    except IntegrityError:
        raise InputError.one("name", "name_taken", values["name"]) from None
    if not found:
        now = get_object_or_404(Longwall, pk=longwall.pk)
        stored = {name: _plain(getattr(now, name)) for name in changed}
        mine = {name: _plain(value) for name, value in changed.items()}
        raise ChangedMeanwhile(subject_of(longwall), ("longwall.create", "longwall.change"), stored, mine)
    details = {name: {"before": _plain(before[name]), "after": _plain(value)} for name, value in changed.items()}
    longwall.refresh_from_db()
    record(
        "longwall.change", actor=user, organisation=longwall.organisation, subject=subject_of(longwall),
        details=details,
    )  # fmt: skip
    return longwall


@transaction.atomic
def longwall_delete(*, user: User, longwall: Longwall) -> None:
    """Take a closed longwall away with its channels and readings; an administrator's right. ApiProblem `conflict` for
    one that is open, or on whose readings results rest."""
    require_change(user, longwall, "manage")
    if longwall.closed is None:
        raise ApiProblem("conflict", NOT_CLOSED)
    held = {"channels": longwall.channels.count(), "readings": sum(each.readings for each in longwall.channels.all())}
    organisation, subject = longwall.organisation, subject_of(longwall)
    StoredFile.objects.filter(longwall=longwall, retired__isnull=True).update(retired=timezone.now())
    try:
        with transaction.atomic():
            longwall.delete()
    except ProtectedError:
        raise ApiProblem("conflict", IN_USE) from None
    record("longwall.delete", actor=user, organisation=organisation, subject=subject, details=held)


def subject_of(longwall: Longwall) -> Subject:
    return ("longwall", longwall.pk, longwall.name)


def require_time_zone(field: str, name: str) -> ZoneInfo:
    """The zone of that IANA name; InputError `unknown_zone`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, a path that leads elsewhere
        raise InputError.one(field, "unknown_zone", name) from None


def _identities(longwall: Longwall, given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What must hold between channels of the longwall, named by their tags; InputError `unknown_channel`."""
    tags = set(longwall.channels.values_list("tag", flat=True))
    for each in given:
        unknown = [tag for tag in (each["result"], *each["of"]) if tag not in tags]
        if unknown:
            raise InputError.one("channel", "unknown_channel", unknown[0], choices=", ".join(sorted(tags)))
        if len(each["of"]) != OF_HOW_MANY[each["kind"]]:
            raise InputError.one("channel", "unequal_lengths", len(each["of"]))
    return [dict(each) for each in given]


def _mine(mine_id: str | None) -> Mine | None:
    if mine_id is None:
        return None
    found = Mine.objects.filter(mine_id=mine_id).first()
    if found is None:
        raise InputError.one("mine", "unknown_id", mine_id)
    return found


def _plain(value: Any) -> Any:
    return value.mine_id if isinstance(value, Mine) else value
