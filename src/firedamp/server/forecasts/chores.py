"""What is seen to without anybody's asking? The longwalls of organisations are forecast, and their alarms written
down."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from firedamp.server.forecasts.models import ForecastAlarm, ForecastModel
from firedamp.server.jobs.chores import chore
from firedamp.server.telemetry.models import Longwall


@chore("forecasts.alarms", every_s=20)
def alarms_of_all() -> None:
    models = ForecastModel.objects.filter(state=ForecastModel.State.SERVING)
    own = Longwall.objects.filter(organisation__isnull=False, closed__isnull=True, pk__in=models.values("longwall"))
    for longwall in own:
        alarms_keep(longwall)


def alarms_keep(longwall: Longwall) -> None:
    """Write down what the models that serve have raised, and what became of it; while readings have stopped nothing new
    is raised."""
    from firedamp.server.forecasts.alarms import alarms
    from firedamp.server.forecasts.live import session_of
    from firedamp.server.forecasts.selectors import serving
    from firedamp.server.forecasts.silence import heard_of

    session = session_of(longwall, serving(longwall))
    if session is None:
        return
    stopped = heard_of(longwall, session).state != "ready"
    for each in alarms(session, stopped=stopped):
        told: dict[str, Any] = json.loads(json.dumps(each, cls=DjangoJSONEncoder))
        known = ForecastAlarm.objects.filter(model_id=each["model"], kind=each["kind"], raised=each["raised"])
        before = known.first()
        if stopped and before is None:
            continue
        if each["reason"] is None and before is not None:
            told["reason"] = before.told["reason"]
        ForecastAlarm.objects.update_or_create(
            model_id=each["model"], kind=each["kind"], raised=each["raised"],
            defaults={"longwall": longwall, "told": told},
        )  # fmt: skip
