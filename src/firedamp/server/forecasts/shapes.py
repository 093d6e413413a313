"""How do forecasts become what the API promises?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from firedamp.science.forecasting.drift import Drift, drift_of
from firedamp.science.forecasting.members import CHANGE_MEAN, CHANGE_MEDIAN, MEMBERS, PERSISTENCE, RIDGE
from firedamp.science.forecasting.targets import target_of
from firedamp.server.answers import text
from firedamp.server.forecasts.alarms import (
    KINDS,
    alarms,
    explanation_out,
    kinds_of,
    raised_now,
    threshold_of,
)
from firedamp.server.forecasts.backtesting import numbers
from firedamp.server.forecasts.live import Session, Track
from firedamp.server.forecasts.models import ForecastBacktest, ForecastModel
from firedamp.server.forecasts.silence import Heard
from firedamp.server.jobs.models import Job
from firedamp.server.telemetry.believing import bounds_of
from firedamp.server.telemetry.models import Channel, Longwall

ALARMS_SHOWN = 20


def status_out(
    longwall: Longwall, target: Channel | None, session: Session | None, models: list[ForecastModel],
    training: Job | None, now: datetime, *, heard: Heard | None, testing: Iterable[Job], replayed: bool,
) -> dict[str, Any]:  # fmt: skip
    """What a longwall's models say now: nothing where readings have stopped."""
    state = heard.state if heard else "no_readings" if models else "training" if training else "no_model"
    said = session.tracks if session and state == "ready" else []
    return {
        "longwall": longwall.pk, "state": state, "now": now, "replayed": replayed,
        "as_of": session.time_of(session.next - 1) if session else None,
        "arbitrary_times": bool(longwall.arbitrary_times),
        "target": _target(target, heard) if target else None,
        "horizons": [_horizon(session, track) for track in said if session and track.offered],
        "training": None if training is None else {
            "job": training.pk, "progress": training.progress, "step": training.step,
        },
        "testing": [testing_out(each) for each in testing],
        "alarms": _alarms(session, stopped=state != "ready") if session else [],
    }  # fmt: skip


def testing_out(job: Job) -> dict[str, Any]:
    """A backtest that is being made."""
    asked = job.arguments
    return {
        "job": job.pk, "progress": job.progress, "channel": asked["channel"], "horizon_min": asked["horizon_min"],
        "limit": asked["limit"],
    }  # fmt: skip


def _alarms(session: Session, *, stopped: bool) -> list[dict[str, Any]]:
    found = alarms(session, stopped=stopped)
    open_now = [each for each in found if each["state"] == "open"]
    return open_now + [each for each in found if each["state"] != "open"][:ALARMS_SHOWN]


def _target(target: Channel, heard: Heard | None) -> dict[str, Any]:
    low, high = bounds_of(target)
    refused = heard.refused if heard else None
    return {
        "channel": target.pk, "tag": target.tag, "title": text(target.title_en, target.title), "unit": target.unit,
        "value": heard.value if heard else None, "time": heard.time if heard else None,
        "refused": None if refused is None else {
            "time": refused[0], "value": refused[1], "lowest": low, "highest": high,
        },
        "warning_limit": target.warning_limit, "alarm_limit": target.alarm_limit,
    }  # fmt: skip


def _horizon(session: Session, track: Track) -> dict[str, Any]:
    offered, at = track.offered, session.time_of(session.next - 1)
    assert offered is not None
    own = {name: numbers(getattr(offered, name)[-1:])[0] for name in ("median", "mean", "low", "high")}
    return {
        "horizon_min": track.model.horizon_min, "model": track.model.pk, "model_number": track.model.number,
        "offered": track.live.model.card.choice, "time": at, "until": at + timedelta(minutes=track.model.horizon_min),
        "forecast": own["median"], "mean": own["mean"], "low": own["low"], "high": own["high"],
        "chances": [
            {
                "kind": kind, "limit": limit, "chance": numbers(offered.chance[-1:, place])[0],
                "threshold": threshold_of(track, limit), "alarm": raised_now(session, track, place, limit),
            }
            for place, kind, limit in kinds_of(session)
        ],
        "stale": drift(session, track).stale,
    }  # fmt: skip


def observed(session: Session, track: Track) -> np.ndarray:
    """What came true of each forecast of a track: (n,), NaN where it has not yet."""
    assert track.offered is not None
    task, count = track.live.model.card.task, len(track.offered.median)
    readings = session.readings[-count:]
    if count <= task.horizon:
        return np.full(count, np.nan)
    return target_of(readings, task.horizon, task.statistic)


def drift(session: Session, track: Track) -> Drift:
    """Whether a model has gone stale, by what the session remembers."""
    assert track.offered is not None
    recording = session.recording()
    came, now = observed(session, track), session.readings[-len(track.offered.median) :]
    return drift_of(track.live.model.card, recording, came - track.offered.median, came - now)


def track_out(session: Session, track: Track, hours: float) -> dict[str, Any]:
    """What a model has said over the last hours."""
    assert track.offered is not None
    count = min(len(track.offered.median), max(1, round(hours * 3600 / session.step_s)))
    rows = slice(-count, None)
    offered = track.offered[rows]
    chances = {kind: numbers(offered.chance[:, place]) for place, kind, _ in kinds_of(session)}
    return {
        "horizon_min": track.model.horizon_min,
        "times": [session.time_of(step) for step in range(session.next - count, session.next)],
        "forecast": numbers(offered.median), "low": numbers(offered.low), "high": numbers(offered.high),
        "value": numbers(session.readings[rows]),
        "observed": numbers(observed(session, track)[rows]),
        "chances": {kind: chances.get(kind, []) for kind in KINDS},
    }  # fmt: skip


def reason_out(session: Session, track: Track) -> dict[str, Any] | None:
    """Why the newest forecast says what it says."""
    explanation = track.reason()
    if explanation is None or track.offered is None:
        return None
    weights = dict(zip(MEMBERS, track.offered.weights[-1, 0].tolist(), strict=True))
    return {
        **explanation_out(session, explanation), "time": session.time_of(session.next - 1),
        "weights": {
            PERSISTENCE: weights[PERSISTENCE], RIDGE: weights[RIDGE],
            "lightgbm": weights[CHANGE_MEDIAN] + weights[CHANGE_MEAN],
        },
    }  # fmt: skip


def model_out(model: ForecastModel, found: Drift | None = None) -> dict[str, Any]:
    """A model with its card."""
    return {
        **{name: getattr(model, name) for name in ("id", "number", "state", "horizon_min", "statistic", "created")},
        "channel": model.channel_id, "tag": model.channel.tag, "by": model.by.username if model.by else None,
        "sha256": model.sha256, "card": model.card, "comparison": model.comparison,
        "drift": None if found is None else drift_out(found),
    }  # fmt: skip


def drift_out(found: Drift) -> dict[str, Any]:
    return {
        "stale": found.stale, "error": found.error, "learned_error": found.learned_error,
        "channels": [
            {name: getattr(each, name) for name in ("channel", "outside", "shift", "moved")} for each in found.channels
        ],
    }  # fmt: skip


def backtest_row(found: ForecastBacktest) -> dict[str, Any]:
    """A backtest in a list."""
    return {
        "id": found.pk, "created": found.created, "by": found.by.username if found.by else None,
        "channel": found.channel.tag, "horizon_min": found.horizon_min, "limit": found.limit,
        "offered": found.result["offered"]["name"], "mae": found.result["offered"]["mae"],
        "persistence_mae": found.result["models"]["persistence"]["mae"],
    }  # fmt: skip


def backtest_out(found: ForecastBacktest) -> dict[str, Any]:
    """A backtest with all that it found."""
    return {**backtest_row(found), "longwall": found.longwall_id, "result": found.result, "chart": found.chart}
