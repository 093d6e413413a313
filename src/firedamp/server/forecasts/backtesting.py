"""How does a longwall get a backtest? As a job; its result is what the command prints, and a chart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from django.db import transaction

from firedamp.science.forecasting.alarms import alarms_of, passings_of, told_of
from firedamp.science.forecasting.backtest import Backtest, backtest
from firedamp.science.forecasting.judging import backtest_told, judged
from firedamp.science.forecasting.tasks import Task
from firedamp.science.telemetry import Recording
from firedamp.server.accounts.models import User
from firedamp.server.forecasts.job import BACKTEST
from firedamp.server.forecasts.models import ForecastBacktest
from firedamp.server.forecasts.recordings import learnable, recording_of, step_of
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.telemetry.access import require_change
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.store.reading import LATEST

MOST_POINTS = 5_000  # of the chart: of a longer test part, its end


def backtest_create(
    *, user: User, longwall: Longwall, channel: Channel, horizon_min: float, statistic: str, limit: float | None,
    cost_of_miss: float, language: str,
) -> Job:  # fmt: skip
    """Ask for a backtest; a demonstration's may be asked for by whoever is signed in."""
    if longwall.organisation is not None:
        require_change(user, longwall)
    step_of(channel)
    asked = {"channel": channel.pk, "horizon_min": horizon_min, "statistic": statistic, "limit": limit}
    return job_create(
        owner=user, kind=BACKTEST, name=longwall.name, organisation=longwall.organisation, language=language,
        arguments={"longwall": str(longwall.pk), "cost_of_miss": cost_of_miss, **asked},
    )  # fmt: skip


def backtested(
    longwall: Longwall, channel: Channel, asked: dict[str, Any], tell: Callable[[float], None]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The result and the chart, of what is shown of the longwall now, of a `whole` recording all that there is. Raises
    InputError as `backtest` does."""
    readings = recording_of(longwall, channel, LATEST if asked.get("whole") else None)
    task = Task(channel.tag, max(1, round(60 * asked["horizon_min"] / readings.step_s)), asked["statistic"])
    limit = asked["limit"]
    found = backtest(learnable(longwall, readings), task, limits=() if limit is None else (limit,), progress=tell)
    result = backtest_told(found)
    if limit is not None:
        result["limit"] = judged(found, readings.channel(channel.tag), 0, asked["cost_of_miss"])
    return result, _chart(found, readings, result)


def _chart(found: Backtest, readings: Recording, result: dict[str, Any]) -> dict[str, Any]:
    rows = slice(max(found.test.start, found.test.stop - MOST_POINTS), found.test.stop)
    offered, times = found.offered, _times(readings)
    chart: dict[str, Any] = {
        "times": times[rows], "observed": numbers(found.laid.target[rows]), "forecast": numbers(offered.median[rows]),
        "low": numbers(offered.bounds[rows, 0]), "high": numbers(offered.bounds[rows, 1]), "chance": [],
        "alarms": [], "passings": [],
    }  # fmt: skip
    if "limit" not in result:
        return chart
    limit, step_s, horizon = result["limit"]["limit"], found.laid.step_s, found.task.horizon
    chance, own = found.chance[rows, 0], readings.channel(found.task.channel)[rows]
    passings = passings_of(own, limit, step_s)
    alarms = alarms_of(chance, own, limit, result["limit"]["alarms"]["threshold"], horizon, step_s)
    at = times[rows]
    chart["chance"] = numbers(chance)
    chart["passings"] = [{"from": at[each.first], "to": at[each.last]} for each in passings]
    chart["alarms"] = [
        {"from": at[each.first], "to": at[each.last],
         "right": bool(told_of(each, [other.first for other in passings], horizon))}
        for each in alarms
    ]  # fmt: skip
    return chart


def _times(readings: Recording) -> list[str | None]:
    assert readings.times is not None
    return [None if np.isnat(each) else f"{each}Z" for each in readings.times.astype("datetime64[ms]")]


def numbers(values: np.ndarray) -> list[float | None]:
    """For JSON: NaN is null."""
    return [None if value != value else value for value in np.round(values, 6).tolist()]


@transaction.atomic
def backtest_keep(
    *, longwall: Longwall, channel: Channel, asked: dict[str, Any], told: tuple[dict[str, Any], dict[str, Any]], by:
    User
) -> ForecastBacktest:  # fmt: skip
    """Keep what a job has found."""
    return ForecastBacktest.objects.create(
        longwall=longwall, channel=channel, horizon_min=asked["horizon_min"], limit=asked["limit"], result=told[0],
        chart=told[1], by=by,
    )  # fmt: skip
