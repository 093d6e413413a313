"""Models for the public demonstration: trained when somebody first replays it, of the part before the replay; then what
its alarms are worth, tried on the whole recording: a third of it would hold too few passings to tell."""

from __future__ import annotations

from typing import Any

from firedamp.science.forecasting.alarms import COST_OF_MISS
from firedamp.server.accounts.models import User
from firedamp.server.forecasts.job import BACKTEST, TRAINING
from firedamp.server.forecasts.models import ForecastBacktest, ForecastModel
from firedamp.server.forecasts.selectors import training_job
from firedamp.server.forecasts.training import HORIZONS_MIN
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.replaying import shown_until

VALIDATED_H = 24  # fewer hours than of a mine's own models: somebody is waiting


def target_of(longwall: Longwall) -> Channel | None:
    """The channel of a demonstration that has a limit: its target."""
    return longwall.channels.exclude(alarm_limit=None).order_by("pk").first()


def models_ensure(longwall: Longwall) -> Job | None:
    """Ask for the models of a demonstration, where there are none and nobody has asked yet."""
    owner = _owner()
    target = target_of(longwall)
    if longwall.organisation is not None or owner is None or target is None:
        return None
    known = ForecastModel.objects.filter(longwall=longwall, state=ForecastModel.State.SERVING).exists()
    if training_job(longwall) is not None:
        return None
    if known:
        backtests_ensure(longwall)
        return None
    until = shown_until(longwall)
    asked = {"channel": target.pk, "horizons_min": list(HORIZONS_MIN), "statistic": "max", "keep": [],
             "until": until and until.isoformat()}  # fmt: skip
    return job_create(
        owner=owner, kind=TRAINING, name=longwall.name,
        arguments={"longwall": str(longwall.pk), "validated_h": VALIDATED_H, **asked},
    )  # fmt: skip


def backtests_ensure(longwall: Longwall) -> list[Job]:
    """Ask for a backtest of each horizon at the alarm limit of a demonstration, once: whatever became of it."""
    owner, target = _owner(), target_of(longwall)
    if longwall.organisation is not None or owner is None or target is None:
        return []
    return [
        job_create(owner=owner, kind=BACKTEST, name=longwall.name, arguments=asked)
        for asked in _asked(longwall, target) if not _was_asked(longwall, target, asked)
    ]  # fmt: skip


def _asked(longwall: Longwall, target: Channel) -> list[dict[str, Any]]:
    of = {"longwall": str(longwall.pk), "channel": target.pk, "limit": target.alarm_limit, "statistic": "max"}
    return [{**of, "horizon_min": each, "cost_of_miss": COST_OF_MISS, "whole": True} for each in HORIZONS_MIN]


def _was_asked(longwall: Longwall, target: Channel, asked: dict[str, Any]) -> bool:
    alike = {"horizon_min": asked["horizon_min"], "limit": asked["limit"]}
    if ForecastBacktest.objects.filter(longwall=longwall, channel=target, **alike).exists():
        return True
    return Job.objects.filter(kind=BACKTEST, arguments=asked).exists()


def _owner() -> User | None:
    return User.objects.filter(platform_role="administrator", is_active=True).order_by("pk").first()
