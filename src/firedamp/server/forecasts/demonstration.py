"""Models for the public demonstration: trained when somebody first replays it, of the part before the replay."""

from __future__ import annotations

from typing import Any

from firedamp.server.accounts.models import User
from firedamp.server.forecasts.job import TRAINING
from firedamp.server.forecasts.models import ForecastModel
from firedamp.server.forecasts.selectors import training_job
from firedamp.server.forecasts.training import HORIZONS_MIN
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.telemetry.models import Longwall
from firedamp.server.telemetry.replaying import shown_until

VALIDATED_H = 24  # fewer hours than of a mine's own models: somebody is waiting


def target_of(longwall: Longwall) -> Any:
    """The channel of a demonstration that has a limit: its target."""
    return longwall.channels.exclude(alarm_limit=None).order_by("pk").first()


def models_ensure(longwall: Longwall) -> Job | None:
    """Ask for the models of a demonstration, where there are none and nobody has asked yet."""
    owner = User.objects.filter(platform_role="administrator", is_active=True).order_by("pk").first()
    target = target_of(longwall)
    if longwall.organisation is not None or owner is None or target is None:
        return None
    known = ForecastModel.objects.filter(longwall=longwall, state=ForecastModel.State.SERVING).exists()
    if known or training_job(longwall) is not None:
        return None
    until = shown_until(longwall)
    asked = {"channel": target.pk, "horizons_min": list(HORIZONS_MIN), "statistic": "max", "keep": [],
             "until": until and until.isoformat()}  # fmt: skip
    return job_create(
        owner=owner, kind=TRAINING, name=longwall.name,
        arguments={"longwall": str(longwall.pk), "validated_h": VALIDATED_H, **asked},
    )  # fmt: skip
