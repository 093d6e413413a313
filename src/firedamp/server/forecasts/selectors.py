"""Which models and backtests does a person see? Those of the longwalls they see."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from firedamp.server.forecasts.models import ForecastBacktest, ForecastModel
from firedamp.server.jobs.models import Job
from firedamp.server.organisations.rights import Reader
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.selectors import longwalls


def models_of(longwall: Longwall) -> QuerySet[ForecastModel]:
    return longwall.models.select_related("channel", "by").order_by("-number")


def serving(longwall: Longwall) -> list[ForecastModel]:
    """One for each horizon, the shortest first."""
    own = models_of(longwall).filter(state=ForecastModel.State.SERVING)
    return sorted(own, key=lambda model: model.horizon_min)


def model_get(reader: Reader, model_id: UUID) -> ForecastModel:
    seen = ForecastModel.objects.filter(longwall__in=longwalls(reader).values("pk"), pk=model_id)
    found = seen.select_related("longwall__organisation", "channel", "by").first()
    if found is None:
        raise Http404
    return found


def backtests_of(longwall: Longwall) -> QuerySet[ForecastBacktest]:
    return longwall.backtests.select_related("channel", "by").order_by("-created")


def backtest_get(reader: Reader, backtest_id: UUID) -> ForecastBacktest:
    seen = ForecastBacktest.objects.filter(longwall__in=longwalls(reader).values("pk"), pk=backtest_id)
    found = seen.select_related("channel", "by", "longwall").first()
    if found is None:
        raise Http404
    return found


def channel_of(longwall: Longwall, channel_id: int) -> Channel:
    found = longwall.channels.filter(pk=channel_id).first()
    if found is None:
        raise Http404
    return found


def task_of_job(job: Job) -> tuple[Longwall, Channel]:
    """What a job is of; its owner must see it still."""
    found = longwalls(job.owner).filter(pk=job.arguments["longwall"]).first()
    if found is None:
        raise Http404
    return found, channel_of(found, job.arguments["channel"])


def backtest_jobs(longwall: Longwall) -> QuerySet[Job]:
    """The backtests that wait or run, in the order in which they are made."""
    active = Job.objects.filter(kind="forecast_backtest", state__in=(Job.State.WAITING, Job.State.RUNNING))
    return active.filter(arguments__longwall=str(longwall.pk)).order_by("created")


def training_job(longwall: Longwall) -> Job | None:
    """The training that waits or runs."""
    active = Job.objects.filter(kind="forecast_training", state__in=(Job.State.WAITING, Job.State.RUNNING))
    return active.filter(arguments__longwall=str(longwall.pk)).order_by("-created").first()
