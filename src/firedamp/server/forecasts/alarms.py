"""Which alarms has a session raised? Each with its limit, its chance, its reason, and what became of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from firedamp.science.forecasting.alarms import alarms_of, lead_rows, passings_of, told_of
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
    readings, heard = session.readings[-count:], heard_rows(session)[-count:]
    horizon, threshold = track.live.model.card.task.horizon, threshold_of(track, limit)
    starts = [each.first for each in passings_of(readings, limit, session.step_s)]
    chance = np.where(heard, track.offered.chance[:, place], np.nan)
    found = []
    for spell in alarms_of(chance, readings, limit, threshold, horizon, session.step_s):
        came = min(told_of(spell, starts, horizon), default=None)
        pending = spell.last + horizon >= len(readings) - 1
        unheard = (pending and stopped) or not heard[spell.first : spell.last + horizon + 1].all()
        found.append({
            **_raised(session, track, place, spell.first), "kind": kind, "limit": limit, "threshold": threshold,
            "id": f"{track.model.horizon_min:g}-{kind}-{session.next - count + spell.first}",
            "passed": None if came is None else session.time_of(session.next - count + came),
            "lead_min": None if came is None else lead_rows(spell, came, horizon) * session.step_s / 60,
            "state": "right" if came is not None else "unknown" if unheard else "open" if pending else "false",
            "reason": reason_of(session, track, kind, session.next - count + spell.first),
        })  # fmt: skip
    return found


def _raised(session: Session, track: Track, place: int, at: int) -> dict[str, Any]:
    """What was said and read at the row of a track at which an alarm was raised."""
    offered = track.offered
    assert offered is not None
    step = session.next - len(offered.median) + at
    reading = session.readings[step - session.first]
    return {
        "horizon_min": track.model.horizon_min, "model": track.model.pk, "raised": session.time_of(step),
        "chance": float(offered.chance[at, place]), "forecast": float(offered.median[at]),
        "low": float(offered.low[at]), "high": float(offered.high[at]),
        "value": float(reading) if np.isfinite(reading) else None,
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
