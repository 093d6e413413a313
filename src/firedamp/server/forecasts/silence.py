"""Is what is forecast still measured? Where its readings stopped, nothing can be said of what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import numpy as np
from django.utils import timezone

from firedamp.server.forecasts.live import Session
from firedamp.server.telemetry.believing import is_believed
from firedamp.server.telemetry.models import Longwall
from firedamp.server.telemetry.replaying import extent, moment_of, replay_of, shown_until
from firedamp.server.telemetry.showing import latest_of
from firedamp.server.telemetry.taking import AHEAD

STEPS, SHORTEST = 4, timedelta(minutes=2)  # without a reading, of which the longer is waited for
State = Literal["ready", "silent", "ended"]


@dataclass(frozen=True)
class Heard:
    """What the target reads: the newest reading that is believed, and a newer one that is not; None where there is
    none. `state`: "ended" where a recording is over, so that no reading is waited for."""

    state: State
    time: datetime | None
    value: float | None
    refused: tuple[datetime, float] | None


def patience(step_s: float) -> timedelta:
    """How long no reading is no silence yet."""
    return max(STEPS * timedelta(seconds=step_s), SHORTEST)


def heard_rows(session: Session) -> np.ndarray:
    """Of each row (m,) whether the target was not silent at it."""
    rows = np.arange(len(session.values))
    last = np.maximum.accumulate(np.where(np.isfinite(session.readings), rows, -len(rows) - 1))
    found: np.ndarray = (rows - last) * session.step_s <= patience(session.step_s).total_seconds()
    return found & (last >= 0)


def heard_of(longwall: Longwall, session: Session, at: datetime | None = None) -> Heard:
    """What is heard of a session's target at a moment of the clock."""
    clock = at or timezone.now()
    shown = shown_until(longwall, clock)
    newest = latest_of(longwall, shown).get(session.target.pk)
    refused = newest if newest is not None and not is_believed(session.target, newest[1]) else None
    time, value = _last_of(session) if newest is None or refused else newest
    gone = None if time is None else (shown or clock) - time
    # A reading from well ahead of the clock was taken while that was wrong: it does not speak of now.
    silent = gone is None or not -AHEAD <= gone <= patience(session.step_s)
    state: State = "ended" if is_over(longwall, clock) else "silent" if silent else "ready"
    return Heard(state, time, value, refused)


def is_over(longwall: Longwall, at: datetime) -> bool:
    """Whether nothing more comes: a recording that is not replayed, or whose replay is at its end."""
    if not longwall.arbitrary_times and longwall.closed is None:
        return False
    replay, recorded = replay_of(longwall), extent(longwall)
    return replay is None or recorded is None or moment_of(replay, recorded, at).ended


def _last_of(session: Session) -> tuple[datetime | None, float | None]:
    known = np.flatnonzero(np.isfinite(session.readings))
    if not len(known):
        return None, None
    return session.time_of(session.first + int(known[-1])), float(session.readings[known[-1]])
