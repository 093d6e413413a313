"""How does a longwall get its models? They are trained as a job; the first serve at once, later ones challenge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from firedamp.science.forecasting.model import Model, predict, train
from firedamp.science.forecasting.scoring import score
from firedamp.science.forecasting.storing import card_json, model_text
from firedamp.science.forecasting.tasks import Task
from firedamp.science.telemetry import Recording
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.forecasts.files import model_keep, model_loaded
from firedamp.server.forecasts.job import TRAINING
from firedamp.server.forecasts.models import ForecastModel
from firedamp.server.forecasts.recordings import learnable, recording_of, step_of
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.telemetry.access import require_change
from firedamp.server.telemetry.longwalls import subject_of
from firedamp.server.telemetry.models import Channel, Longwall

HORIZONS_MIN = (3.0, 10.0, 30.0, 60.0)
State = ForecastModel.State


@dataclass(frozen=True)
class Trained:
    """A model that is not kept yet, and how it compares with the one that serves."""

    horizon_min: float
    model: Model
    text: str
    comparison: dict[str, Any] | None


def training_create(
    *, user: User, longwall: Longwall, channel: Channel, horizons_min: Sequence[float], statistic: str,
    keep: Sequence[str], language: str,
) -> Job:  # fmt: skip
    """Ask for models to be trained. ApiProblem where the person may not; InputError `missing` (the channel's step)."""
    require_change(user, longwall)
    step_of(channel)
    asked = {"channel": channel.pk, "horizons_min": list(horizons_min), "statistic": statistic, "keep": list(keep)}
    return job_create(
        owner=user, kind=TRAINING, name=longwall.name, organisation=longwall.organisation, language=language,
        arguments={"longwall": str(longwall.pk), **asked},
    )  # fmt: skip


def limits_of(channel: Channel) -> tuple[float, ...]:
    """The channel's own limits, warning first."""
    return tuple(each for each in (channel.warning_limit, channel.alarm_limit) if each is not None)


def trained(
    longwall: Longwall, channel: Channel, asked: dict[str, Any], tell: Callable[[float], None]
) -> list[Trained]:
    """Train a model for each horizon, of what is shown of the longwall now. Raises InputError as `train` does."""
    until = asked.get("until")
    until = None if until is None else datetime.fromisoformat(until)
    readings = learnable(longwall, recording_of(longwall, channel, until))
    found = []
    horizons = asked["horizons_min"]
    for number, horizon_min in enumerate(horizons):
        model = train(
            readings, Task(channel.tag, max(1, round(60 * horizon_min / readings.step_s)), asked["statistic"]),
            keep=tuple(asked["keep"]), limits=limits_of(channel), validated_h=asked.get("validated_h", 72),
            progress=lambda done, before=number: tell((before + done) / len(horizons)),
        )  # fmt: skip
        comparison = compared(longwall, horizon_min, model, readings)
        found.append(Trained(horizon_min, model, model_text(model), comparison))
    return found


def compared(longwall: Longwall, horizon_min: float, challenger: Model, readings: Recording) -> dict[str, Any] | None:
    """Both errors on the rows on which the challenger was validated and that the champion has not learned from; None
    where there is no champion or are no such rows."""
    serving = ForecastModel.objects.filter(longwall=longwall, horizon_min=horizon_min, state=State.SERVING).first()
    if serving is None:
        return None
    champion = model_loaded(serving.sha256)
    if champion.card.task != challenger.card.task or not set(champion.card.channels) <= set(readings.names):
        return None
    told = predict(champion, readings)
    validated = challenger.validated
    assert validated is not None
    count = min(len(validated.median), len(readings) - told.learned_rows)
    rows = slice(len(readings) - count, None)
    target, plain = told.laid.target[rows], told.laid.rows.now[rows]
    before, after = told.offered[rows], validated[slice(len(validated.median) - count, None)]
    both = np.isfinite(target) & np.isfinite(plain) & np.isfinite(before.median) & np.isfinite(after.median)
    if not both.any():
        return None
    old, new = (score(target[both], each.median[both], each.mean[both], plain[both]) for each in (before, after))
    return {
        "rows": new.count, "champion_mae": old.mae, "challenger_mae": new.mae, "champion_rmse": old.rmse,
        "challenger_rmse": new.rmse,
    }  # fmt: skip


@transaction.atomic
def models_keep(
    *, longwall: Longwall, channel: Channel, found: Sequence[Trained], by: User, statistic: str
) -> tuple[list[str], list[float]]:
    """Keep trained models: one whose horizon nobody serves yet serves at once, another is a challenger. The keys of
    those kept, and the horizons whose model came out as the one that serves or challenges already: of the same readings
    the same is learned, so that there is nothing to keep."""
    Longwall.objects.select_for_update(of=("self",)).get(pk=longwall.pk)
    number = ForecastModel.objects.filter(longwall=longwall).aggregate(last=Max("number"))["last"] or 0
    made, unchanged = [], []
    for each in found:
        own = ForecastModel.objects.filter(longwall=longwall, horizon_min=each.horizon_min)
        sha256 = model_keep(each.text)
        if own.filter(sha256=sha256).exclude(state=State.RETIRED).exists():
            unchanged.append(each.horizon_min)
            continue
        number += 1
        serves = not own.filter(state=State.SERVING).exists()
        own.filter(state=State.CHALLENGER).update(state=State.RETIRED)
        made.append(ForecastModel.objects.create(
            longwall=longwall, channel=channel, number=number, horizon_min=each.horizon_min, statistic=statistic,
            state=State.SERVING if serves else State.CHALLENGER, sha256=sha256,
            card=card_json(each.model.card), comparison=each.comparison, by=by,
            served=timezone.now() if serves else None,
        ))  # fmt: skip
    if made and longwall.organisation is not None:
        details = {"models": [each.number for each in made]}
        record(
            "forecast.train",
            actor=by,
            organisation=longwall.organisation,
            subject=subject_of(longwall),
            details=details,
        )
    return [str(each.pk) for each in made], unchanged


@transaction.atomic
def model_serve(*, user: User, model: ForecastModel) -> ForecastModel:
    """Let a model serve in the place of the one that does; serving that one again takes it back."""
    require_change(user, model.longwall)
    Longwall.objects.select_for_update(of=("self",)).get(pk=model.longwall_id)
    own = ForecastModel.objects.filter(longwall=model.longwall_id, horizon_min=model.horizon_min)
    own.filter(state=State.SERVING).exclude(pk=model.pk).update(state=State.RETIRED)
    ForecastModel.objects.filter(pk=model.pk).update(state=State.SERVING, served=timezone.now())
    model.refresh_from_db()
    details = {"model": model.number, "horizon_min": model.horizon_min}
    record("forecast.serve", actor=user, organisation=model.longwall.organisation, subject=subject_of(model.longwall),
           details=details)  # fmt: skip
    return model
