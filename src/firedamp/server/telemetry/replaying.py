"""How is a recording shown as if it came in now? Its "now" follows from the clock alone: nothing is written as it goes,
and it goes on where it was after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.organisations.rights import Reader
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.access import require_change
from firedamp.server.telemetry.longwalls import subject_of
from firedamp.server.telemetry.models import Longwall, Replay

State = Literal["running", "paused"]
SLOWEST, FASTEST = 0.1, 3_600.0
BEGINNING = 1 / 3  # of a recording, where a replay begins unless it is said: forecasts need a past to learn from
LIVE = {
    "en": "Only a recording is replayed: one whose times are arbitrary, or a longwall that is closed.",
    "ru": "Проигрывается только запись: с условной осью времени или закрытой лавы.",
}
NO_READINGS = {"en": "There are no readings to replay.", "ru": "Показаний для проигрывания нет."}


@dataclass(frozen=True)
class Moment:
    """Where a replay is: the recording's own time, how far that is from its beginning, and whether it is at its end."""

    now: datetime
    position_s: float
    ended: bool


def extent(longwall: Longwall) -> tuple[datetime, datetime] | None:
    """From the first to the last reading of all that there are, shown or not."""
    found = longwall.channels.aggregate(first=Min("first"), last=Max("last"))
    return (found["first"], found["last"]) if found["first"] else None


def moment_of(replay: Replay, recorded: tuple[datetime, datetime], at: datetime) -> Moment:
    """Where a replay is at a moment of the clock."""
    first, last = recorded
    gone = max((at - replay.since).total_seconds(), 0.0) if replay.state == Replay.State.RUNNING else 0.0
    whole = (last - first).total_seconds()
    position = min(replay.position_s + replay.speed * gone, whole)
    return Moment(first + timedelta(seconds=position), position, position >= whole)


def replay_of(longwall: Longwall) -> Replay | None:
    return Replay.objects.filter(longwall=longwall).first()


def shown_until(longwall: Longwall, at: datetime | None = None) -> datetime | None:
    """Up to which moment, that one included, readings are shown; None: all of them."""
    replay, recorded = replay_of(longwall), extent(longwall)
    if replay is None or recorded is None:
        return None
    return moment_of(replay, recorded, at or timezone.now()).now


@transaction.atomic
def replay_set(
    *, actor: Reader, longwall: Longwall, state: State, speed: float | None = None, position_s: float | None = None
) -> Replay:
    """Start a replay, or pause it, let it go on, change its speed or place; what is not given stays. ApiProblem
    `conflict` where there is no recording; InputError `above_maximum` for a place behind its end."""
    require_replaying(actor, longwall)
    locked = Longwall.objects.select_for_update(of=("self",)).get(pk=longwall.pk)
    recorded, now = extent(locked), timezone.now()
    if recorded is None:
        raise ApiProblem("conflict", NO_READINGS)
    if not locked.arbitrary_times and locked.closed is None:
        raise ApiProblem("conflict", LIVE)
    whole = (recorded[1] - recorded[0]).total_seconds()
    if position_s is not None and position_s > whole:
        raise InputError.one("position_s", "above_maximum", position_s, maximum=whole)
    known = replay_of(locked)
    replay = known or Replay(longwall=locked, started=now)
    if position_s is None:
        position_s = moment_of(known, recorded, now).position_s if known else whole * BEGINNING
    replay.state, replay.position_s, replay.since = state, position_s, now
    replay.speed = replay.speed if speed is None else speed
    replay.by = actor if isinstance(actor, User) else None
    replay.save()
    _note("replay.set", actor, longwall, {"state": state, "speed": replay.speed, "position_s": position_s})
    return replay


@transaction.atomic
def replay_stop(*, actor: Reader, longwall: Longwall) -> None:
    """All of the recording is shown again."""
    require_replaying(actor, longwall)
    Replay.objects.filter(longwall=longwall).delete()
    _note("replay.stop", actor, longwall, {})


def require_replaying(actor: Reader, longwall: Longwall) -> None:
    """A demonstration is replayed by any visitor; another longwall by who may enter its data."""
    if longwall.organisation is not None:
        require_change(actor, longwall)


def _note(action: str, actor: Reader, longwall: Longwall, details: dict[str, object]) -> None:
    """What visitors do with a demonstration changes nothing of anybody's, and is not written down."""
    if longwall.organisation is not None and isinstance(actor, User):
        record(
            action, actor=actor, organisation=longwall.organisation, subject=subject_of(longwall), details=details
        )  # fmt: skip
