"""Which questions about forecasts does the API answer, and what may be asked for?"""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from ninja.responses import Status

from firedamp.server.accounts.auth import SIGNED_IN, reader
from firedamp.server.answers import answers
from firedamp.server.forecasts import backtesting, schemas, selectors, shapes, training
from firedamp.server.forecasts.demonstration import target_of
from firedamp.server.forecasts.files import model_file
from firedamp.server.forecasts.live import Session, Track, session_of
from firedamp.server.forecasts.silence import heard_of
from firedamp.server.jobs.api import JobOut, job_out
from firedamp.server.language import request_language
from firedamp.server.telemetry.models import Longwall
from firedamp.server.telemetry.replaying import replay_of, shown_until
from firedamp.server.telemetry.selectors import longwall_get

router = Router(tags=["forecasts"])
HorizonMin = Annotated[float, Query(gt=0, le=1440)]
Hours = Annotated[float, Query(gt=0, le=24)]


@router.get(
    "/longwalls/{longwall_id}", response=answers(schemas.ForecastStatus, 401, 404), summary="What is forecast now"
)
def forecast_status(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """The newest forecast of each horizon with its interval and the chance of passing each limit; the alarms that
    stand, and the last ones with what became of them. Nothing is forecast while the target is `silent` (no reading for
    four steps, two minutes at least), nor when a recording has `ended`."""
    longwall = longwall_get(reader(request), longwall_id)
    models, now = selectors.serving(longwall), timezone.now()
    session = session_of(longwall, models, now) if models else None
    target = models[0].channel if models else target_of(longwall)
    return shapes.status_out(
        longwall, target, session, models, selectors.training_job(longwall), shown_until(longwall, now) or now,
        heard=heard_of(longwall, session, now) if session else None, testing=selectors.backtest_jobs(longwall),
        replayed=replay_of(longwall) is not None,
    )  # fmt: skip


@router.get(
    "/longwalls/{longwall_id}/track", response=answers(schemas.ForecastTrack, 401, 404),
    summary="What was forecast lately",
)  # fmt: skip
def forecast_track(
    request: HttpRequest, longwall_id: UUID, horizon_min: HorizonMin, hours: Hours = 6
) -> dict[str, Any]:
    """Row by row, up to a day: forecast and interval as they were said, and what came true."""
    session, track = _track(longwall_get(reader(request), longwall_id), horizon_min)
    return shapes.track_out(session, track, hours)


@router.get(
    "/longwalls/{longwall_id}/explanation", response=answers(schemas.ForecastReasonNow, 401, 404),
    summary="Why it says so",
)  # fmt: skip
def forecast_explanation(request: HttpRequest, longwall_id: UUID, horizon_min: HorizonMin) -> dict[str, Any]:
    """What each channel adds to the newest forecast."""
    session, track = _track(longwall_get(reader(request), longwall_id), horizon_min)
    found = shapes.reason_out(session, track)
    if found is None:
        raise Http404
    return found


@router.post(
    "/longwalls/{longwall_id}/trainings", auth=SIGNED_IN,
    response=answers(JobOut, 401, 403, 404, created=True), summary="Train models",
)  # fmt: skip
def forecast_train(request: HttpRequest, longwall_id: UUID, payload: schemas.TrainingIn) -> Status[dict[str, Any]]:
    """As a job, of all readings that are shown. A horizon that no model serves is served at once; else the new model
    is a challenger, compared with the one that serves, until somebody lets it serve."""
    user = request.auth  # type: ignore[attr-defined]
    longwall = longwall_get(user, longwall_id)
    made = training.training_create(
        user=user, longwall=longwall, channel=selectors.channel_of(longwall, payload.channel),
        language=request_language(request), **payload.model_dump(exclude={"channel"}),
    )  # fmt: skip
    return Status(201, job_out(made, request_language(request)))


@router.post(
    "/longwalls/{longwall_id}/backtests", auth=SIGNED_IN,
    response=answers(JobOut, 401, 403, 404, created=True), summary="Try what forecasts would have been worth",
)  # fmt: skip
def forecast_backtest(request: HttpRequest, longwall_id: UUID, payload: schemas.BacktestIn) -> Status[dict[str, Any]]:
    """As a job: learned on the first third of the readings that are shown, chosen on the second, tested on the last."""
    user = request.auth  # type: ignore[attr-defined]
    longwall = longwall_get(user, longwall_id)
    made = backtesting.backtest_create(
        user=user, longwall=longwall, channel=selectors.channel_of(longwall, payload.channel),
        language=request_language(request), **payload.model_dump(exclude={"channel"}),
    )  # fmt: skip
    return Status(201, job_out(made, request_language(request)))


@router.get(
    "/longwalls/{longwall_id}/backtests", response=answers(schemas.BacktestList, 401, 404), summary="Its backtests"
)
def backtest_list(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """The newest first."""
    longwall = longwall_get(reader(request), longwall_id)
    return {"items": [shapes.backtest_row(each) for each in selectors.backtests_of(longwall)[:100]]}


@router.get("/backtests/{backtest_id}", response=answers(schemas.BacktestOut, 401, 404), summary="A backtest")
def backtest_read(request: HttpRequest, backtest_id: UUID) -> dict[str, Any]:
    """What each model erred, what is offered, what alarms would have been worth."""
    return shapes.backtest_out(selectors.backtest_get(reader(request), backtest_id))


@router.get(
    "/longwalls/{longwall_id}/models", response=answers(schemas.ForecastModelList, 401, 404), summary="Its models"
)
def model_list(request: HttpRequest, longwall_id: UUID) -> dict[str, Any]:
    """The newest first; of those that serve, whether they have gone stale."""
    longwall = longwall_get(reader(request), longwall_id)
    models = selectors.serving(longwall)
    session = session_of(longwall, models) if models else None
    drifts = {
        track.model.pk: shapes.drift(session, track) for track in (session.tracks if session else []) if track.offered
    }
    own = selectors.models_of(longwall)[:200]
    return {"items": [shapes.model_out(each, drifts.get(each.pk)) for each in own]}


@router.post(
    "/models/{model_id}/serve", auth=SIGNED_IN, response=answers(schemas.ForecastModelOut, 401, 403, 404),
    summary="Let a model serve",
)  # fmt: skip
def model_serve(request: HttpRequest, model_id: UUID) -> dict[str, Any]:
    """In the place of the one that serves its horizon, which can be let serve again."""
    user = request.auth  # type: ignore[attr-defined]
    return shapes.model_out(training.model_serve(user=user, model=selectors.model_get(user, model_id)))


@router.get(
    "/models/{model_id}/file", response=answers(schemas.ModelFile, 401, 404), summary="A model as a file",
)  # fmt: skip
def model_download(request: HttpRequest, model_id: UUID) -> HttpResponse:
    """As `firedamp forecast predict` takes it."""
    model = selectors.model_get(reader(request), model_id)
    file = model_file(model.sha256)
    if not file.exists():
        raise Http404
    name = f"forecast-{model.horizon_min:g}min-{model.number}.json"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.read_bytes(), content_type="application/json", headers=disposition)


def _track(longwall: Longwall, horizon_min: float) -> tuple[Session, Track]:
    models = selectors.serving(longwall)
    session = session_of(longwall, models) if models else None
    tracks = [each for each in session.tracks if each.model.horizon_min == horizon_min] if session else []
    if session is None or not tracks or tracks[0].offered is None:
        raise Http404
    return session, tracks[0]
