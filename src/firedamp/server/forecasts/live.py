"""What do the models that serve say now? Sessions in memory follow each longwall; new readings move them on.

A session begins some hours back, so that weights, interval and chances have come true things to go by, and is begun
anew when other models serve, a replay is set, or too much is missing. It holds nothing that could not be had again.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import numpy as np
from django.utils import timezone

from firedamp.science.forecasting.coherence import coherent
from firedamp.science.forecasting.explaining import Explanation
from firedamp.science.forecasting.live import Live, Tail, tail_of
from firedamp.science.forecasting.pace import RENEWED_MIN
from firedamp.science.forecasting.walk import Offered
from firedamp.science.telemetry import Recording
from firedamp.server.forecasts.files import model_loaded
from firedamp.server.forecasts.models import ForecastModel
from firedamp.server.forecasts.recordings import matrix, stepped
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.replaying import replay_of, shown_until
from firedamp.server.telemetry.showing import latest_of

WARMED = timedelta(hours=8)  # before now, at which a session begins
KEPT_H = 24  # of what was forecast
LONGEST_GAP = timedelta(hours=1)  # over which a session goes on
MOST_SESSIONS = 200
MICROSECONDS = 1_000_000


@dataclass
class Track:
    """What one model has said, row by row (n,): `offered`, and `reasons` by row of alarms' beginnings."""

    model: ForecastModel
    live: Live
    limits: tuple[float, ...]
    offered: Offered | None = None
    newest: tuple[Tail, Offered] | None = None

    def add(self, tail: Tail, found: Offered, kept: int) -> None:
        whole = found if self.offered is None else Offered.joined([self.offered, found])
        self.offered = whole[slice(-kept, None)]
        self.newest = (tail, found)

    def reason(self, back: int = 0) -> Explanation | None:
        """Why the newest forecast (or the one `back` rows before, of the last batch) says what it says."""
        if self.newest is None:
            return None
        tail, found = self.newest
        place = len(found.median) - 1 - back
        if place < 0:
            return None
        row = slice(place, place + 1)
        one = Tail(
            type(tail.features)(tail.features.names, tail.features.channels, tail.features.values[row]),
            tail.rows[row], tail.readings[row],
        )  # fmt: skip
        return self.live.explain(one, found[row])


@dataclass
class Session:
    """A longwall's tracks: `first` is the step of the first row of `values` (m, p), all at one step."""

    longwall: Longwall
    channels: list[Channel]
    target: Channel
    step_s: float
    tracks: list[Track]
    first: int
    values: np.ndarray = field(default_factory=lambda: np.empty((0, 0)))
    reasons: dict[tuple[float, str, int], dict[str, Any]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def next(self) -> int:
        """The step of the next row."""
        return self.first + len(self.values)

    def time_of(self, step: int) -> datetime:
        return datetime.fromtimestamp(step * self.step_s, UTC)

    @property
    def readings(self) -> np.ndarray:
        """Of the target: (m,)."""
        found: np.ndarray = self.values[:, self.channels.index(self.target)]
        return found

    def advance(self, until: datetime) -> int:
        """Take in what can be seen by now; how many rows that were. None is made beyond the newest reading: of what
        nobody has measured nothing is forecast."""
        last = int(until.timestamp() // self.step_s)
        if last < self.next:
            return 0
        end = until + timedelta(microseconds=1)
        steps = stepped(self.longwall, self.channels, self.step_s, self.time_of(self.next), end)
        if steps.is_empty():
            return 0
        last = min(last, cast("int", steps["step"].max()))
        values = matrix(steps, self.channels, np.arange(self.next, last + 1))
        whole = np.isfinite(values).all(axis=1)
        if not whole[-1] and until.timestamp() < (last + 1) * self.step_s:
            values = values[:-1]  # more of this step may come
        if not len(values):
            return 0
        self.values = np.concatenate([self.values.reshape(-1, len(self.channels)), values])
        tails = [tail_of(self.recording(), track.live.model.card, len(values)) for track in self.tracks]
        said = [track.live.advance(tail) for track, tail in zip(self.tracks, tails, strict=True)]
        said = coherent([track.live.model.card.task for track in self.tracks], said)
        for track, tail, found in zip(self.tracks, tails, said, strict=True):
            track.add(tail, found, self.kept)
        self._forget()
        return len(values)

    @property
    def kept(self) -> int:
        return round(KEPT_H * 3600 / self.step_s)

    def recording(self) -> Recording:
        times = (np.arange(self.first, self.next) * round(self.step_s * MICROSECONDS)).astype("datetime64[us]")
        names = tuple(each.tag for each in self.channels)
        return Recording(names, self.values, self.step_s, times, np.arange(len(self.values)))

    def _forget(self) -> None:
        over = len(self.values) - self.kept
        if over > 0:
            self.values, self.first = self.values[over:], self.first + over


SESSIONS: OrderedDict[tuple[Any, ...], Session] = OrderedDict()
GUARD = threading.Lock()


def session_of(longwall: Longwall, models: list[ForecastModel], at: datetime | None = None) -> Session | None:
    """The session of a longwall, moved on to now; None where no channel has a reading that may be seen."""
    now = at or timezone.now()
    shown = shown_until(longwall, now)
    until = shown or now
    newest = _newest(longwall, models, shown)
    if newest is None:
        return None
    heard = min(until, newest)
    replay = replay_of(longwall)
    begun = replay and (replay.started, replay.position_s if replay.state == "paused" else None)
    key = (longwall.pk, tuple((model.pk, model.sha256) for model in models), limits_key(models), begun)
    with GUARD:
        session = SESSIONS.get(key)
        if session is None or not session.time_of(session.next) - LONGEST_GAP <= heard <= _reach(session):
            session = _begun(longwall, models, heard)
            SESSIONS[key] = session
        SESSIONS.move_to_end(key)
        while len(SESSIONS) > MOST_SESSIONS:
            SESSIONS.popitem(last=False)
    with session.lock:
        session.advance(until)
    return session if len(session.values) else None


def _newest(longwall: Longwall, models: list[ForecastModel], shown: datetime | None) -> datetime | None:
    """When the newest reading is of that any of the models looks at."""
    wanted = {tag for model in models for tag in model.card["channels"]}
    own = set(longwall.channels.filter(tag__in=wanted).values_list("pk", flat=True))
    return max((time for pk, (time, _) in latest_of(longwall, shown).items() if pk in own), default=None)


def _reach(session: Session) -> datetime:
    """Up to when a session goes on rather than begins anew."""
    return session.time_of(session.next) + WARMED


def limits_key(models: list[ForecastModel]) -> tuple[float | None, ...]:
    target = models[0].channel
    return (target.warning_limit, target.alarm_limit)


def _apart(longwall: Longwall) -> timedelta:
    """Each longwall's own part of ten minutes, so that not all of them decide anew at the same row."""
    return timedelta(minutes=RENEWED_MIN) * (longwall.pk.int % 1000 / 1000)


def _begun(longwall: Longwall, models: list[ForecastModel], until: datetime) -> Session:
    target = models[0].channel
    cards = [model_loaded(model.sha256) for model in models]
    wanted = {tag for card in cards for tag in card.card.channels}
    channels = [each for each in longwall.channels.order_by("pk") if each.tag in wanted]
    limits = tuple(each for each in (target.warning_limit, target.alarm_limit) if each is not None)
    tracks = [Track(model, Live(card, limits), limits) for model, card in zip(models, cards, strict=True)]
    step_s = cards[0].card.step_s
    known = longwall.channels.filter(pk__in=[each.pk for each in channels]).exclude(first=None)
    earliest = min((each.first for each in known if each.first), default=until)
    start = max(until - WARMED - _apart(longwall), earliest)
    return Session(longwall, channels, target, step_s, tracks, int(start.timestamp() // step_s))
