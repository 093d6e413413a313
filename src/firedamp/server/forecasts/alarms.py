"""Which alarms has a session raised? Each with its limit, its chance, its reason, and what became of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from firedamp.science.forecasting.alarms import Spell, alarms_of, passings_of
from firedamp.server.forecasts.live import Session, Track
from firedamp.server.forecasts.silence import heard_rows

KINDS = ("warning", "alarm")
UNTUNED = 0.5  # the threshold of a limit that was not there when the model was trained


def kinds_of(session: Session) -> list[tuple[int, str, float]]:
    """The limits that the target has: place among the tracks', kind, value."""
    own = {"warning": session.target.warning_limit, "alarm": session.target.alarm_limit}
    found = [(kind, limit) for kind in KINDS if (limit := own[kind]) is not None]
    return [(place, kind, limit) for place, (kind, limit) in enumerate(found)]


def threshold_of(track: Track, limit: float) -> float:
    """The chance from which an alarm is raised."""
    return dict(track.live.model.card.thresholds).get(limit, UNTUNED)


def alarms(session: Session, *, stopped: bool = False) -> list[dict[str, Any]]:
    """The alarms of what the session remembers, the newest first; where readings have `stopped` none is open."""
    found = [
        each for track in session.tracks if track.offered is not None for kind in kinds_of(session)
        for each in _alarms(session, track, *kind, stopped=stopped)
    ]  # fmt: skip
    return sorted(found, key=lambda each: each["raised"], reverse=True)


def raised_now(session: Session, track: Track, place: int, limit: float) -> bool:
    """Whether an alarm stands at the newest row."""
    if track.offered is None:
        return False
    chance = track.offered.chance[-1, place]
    return bool(chance >= threshold_of(track, limit)) and not session.readings[-1] > limit


def _alarms(
    session: Session, track: Track, place: int, kind: str, limit: float, *, stopped: bool
) -> list[dict[str, Any]]:
    """None is raised while the target is silent: its last reading is no ground for one."""
    assert track.offered is not None
    count = len(track.offered.median)
    readings, step_s = session.readings[-count:], session.step_s
    first_row = session.next - count
    threshold = threshold_of(track, limit)
    passings = passings_of(readings, limit, step_s)
    horizon = track.live.model.card.task.horizon
    heard = heard_rows(session)[-count:]
    chance = np.where(heard, track.offered.chance[:, place], np.nan)
    return [
        _told(
            session,
            track,
            place,
            kind,
            limit,
            threshold,
            spell,
            first_row,
            readings,
            passings,
            horizon,
            heard,
            stopped=stopped,
        )
        for spell in alarms_of(chance, readings, limit, threshold, horizon, step_s)
    ]


def _told(
    session: Session, track: Track, place: int, kind: str, limit: float, threshold: float, spell: Spell,
    first_row: int, readings: np.ndarray, passings: list[Spell], horizon: int,
    heard: np.ndarray, *, stopped: bool,
) -> dict[str, Any]:  # fmt: skip
    offered = track.offered
    assert offered is not None
    at = spell.first
    came = next((each.first for each in passings if at < each.first <= spell.last + horizon), None)
    pending = spell.last + horizon >= len(readings) - 1
    unheard = (pending and stopped) or not heard[at : spell.last + horizon + 1].all()
    step = first_row + at
    minutes = track.model.horizon_min
    return {
        "id": f"{minutes:g}-{kind}-{step}", "horizon_min": minutes, "kind": kind, "limit": limit,
        "raised": session.time_of(step), "chance": float(offered.chance[at, place]), "threshold": threshold,
        "forecast": float(offered.median[at]), "low": float(offered.low[at]), "high": float(offered.high[at]),
        "value": float(readings[at]) if np.isfinite(readings[at]) else None,
        "passed": None if came is None else session.time_of(first_row + came),
        "lead_min": None if came is None else (came - at) * session.step_s / 60,
        "state": "right" if came is not None else "unknown" if unheard else "open" if pending else "false",
        "model": track.model.pk, "reason": reason_of(session, track, kind, step),
    }  # fmt: skip


def reason_of(session: Session, track: Track, kind: str, step: int) -> dict[str, Any] | None:
    """Why it was raised: kept from the moment at which it was first seen to have been; None if that was too long
    ago."""
    key = (track.model.horizon_min, kind, step)
    if key not in session.reasons:
        explanation = track.reason(session.next - 1 - step)
        if explanation is None:
            return None
        session.reasons[key] = explanation_out(session, explanation)
    return session.reasons[key]


def explanation_out(session: Session, found: Any) -> dict[str, Any]:
    """An explanation of one row, the channel that adds most first."""
    titles = {each.tag: {"en": each.title_en or each.title, "ru": each.title} for each in session.channels}
    added = [
        {"tag": tag, "title": titles.get(tag, {"en": tag, "ru": tag}), "added": float(value)}
        for tag, value in zip(found.channels, found.added[0], strict=True)
    ]
    start, usual, rounded = float(found.start[0]), float(found.usual[0]), float(found.rounded[0])
    return {
        "start": start, "usual": usual, "rounded": rounded,
        "forecast": start + usual + sum(each["added"] for each in added) + rounded,
        "channels": sorted(added, key=lambda each: -abs(each["added"])),
    }  # fmt: skip
