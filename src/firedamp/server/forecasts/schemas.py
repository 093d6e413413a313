"""The shapes of forecasts over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import Strict, Text, example, strict_example

KindName = Literal["warning", "alarm"]
Horizon = Annotated[float, Field(gt=0, le=1440)]
EXPLANATION = {
    "start": 0.9, "usual": 0.01, "rounded": 0.05, "forecast": 1.1,
    "channels": [{"tag": "MM31", "title": {"en": "Methane", "ru": "Метан"}, "added": 0.14}],
}  # fmt: skip
CHANCE = {"kind": "alarm", "limit": 1.0, "chance": 0.62, "threshold": 0.34, "alarm": True}
HORIZON = {
    "horizon_min": 10, "model": "5b0a4c1e-63c0-4c0e-8f3c-0d8f5a3a1c11", "model_number": 2, "offered": "adaptive",
    "time": "2001-01-04T03:00:00Z", "until": "2001-01-04T03:10:00Z", "forecast": 1.05, "mean": 1.04, "low": 0.9,
    "high": 1.3, "chances": [CHANCE], "stale": False,
}  # fmt: skip


class Added(Schema):
    """What a channel adds to a forecast."""

    tag: str
    title: Text
    added: float


class ForecastReason(Schema):
    """start, the reading of now + usual, what all rows have in common + what each channel adds + rounded, to the step
    in which the channel reads = the forecast."""

    start: float
    usual: float
    rounded: float = 0
    forecast: float
    channels: list[Added]

    model_config = example(**EXPLANATION)


class ForecastReasonNow(ForecastReason):
    """Of the newest forecast, with the weights of what it is mixed of."""

    time: datetime
    weights: dict[str, float]

    model_config = example(
        **EXPLANATION, time="2001-01-04T03:00:00Z", weights={"persistence": 0.4, "ridge": 0.1, "lightgbm": 0.5}
    )


class ForecastChance(Schema):
    """The chance of passing a limit of the channel, and from which chance on an alarm is raised."""

    kind: KindName
    limit: float
    chance: float | None
    threshold: float
    alarm: bool

    model_config = example(**CHANCE)


class ForecastHorizon(Schema):
    """What the model of a horizon says now: the median, the mean, the 90 % interval, the chances."""

    horizon_min: float
    model: UUID
    model_number: int
    offered: str
    time: datetime
    until: datetime
    forecast: float | None
    mean: float | None
    low: float | None
    high: float | None
    chances: list[ForecastChance]
    stale: bool

    model_config = example(**HORIZON)


class ForecastAlarmOut(Schema):
    """An alarm: `open` until the limit is passed (`right`) or the horizon is over (`false`); `unknown` where readings
    stopped meanwhile."""

    id: str
    horizon_min: float
    kind: KindName
    limit: float
    raised: datetime
    chance: float
    threshold: float
    forecast: float
    low: float
    high: float
    value: float | None
    passed: datetime | None
    lead_min: float | None
    state: Literal["open", "right", "false", "unknown"]
    model: UUID
    reason: ForecastReason | None


class RefusedReading(Schema):
    """A reading that the sensor cannot have measured: outside its range, or what physics allows."""

    time: datetime
    value: float
    lowest: float | None
    highest: float | None


class ForecastTarget(Schema):
    """The channel that is forecast, with its limits and its newest reading that is believed; `refused`: a newer one
    that is not."""

    channel: int
    tag: str
    title: Text
    unit: str
    value: float | None
    time: datetime | None
    refused: RefusedReading | None = None
    warning_limit: float | None
    alarm_limit: float | None


class ForecastTraining(Schema):
    """The training that waits or runs."""

    job: UUID
    progress: float | None
    step: str


class ForecastTesting(Schema):
    """A backtest that waits or runs."""

    job: UUID
    progress: float | None
    channel: int
    horizon_min: float
    limit: float | None


class ForecastStatus(Schema):
    """What is forecast of a longwall now."""

    longwall: UUID
    state: Literal["no_model", "training", "no_readings", "ready", "silent", "ended"]
    now: datetime
    as_of: datetime | None
    arbitrary_times: bool
    replayed: bool
    target: ForecastTarget | None
    horizons: list[ForecastHorizon]
    training: ForecastTraining | None
    testing: list[ForecastTesting] = []
    alarms: list[ForecastAlarmOut]

    model_config = example(
        longwall="5b0a4c1e-63c0-4c0e-8f3c-0d8f5a3a1c12", state="ready", now="2001-01-04T03:00:10Z",
        as_of="2001-01-04T03:00:00Z", arbitrary_times=True, replayed=True, target=None, horizons=[HORIZON],
        training=None, testing=[], alarms=[],
    )  # fmt: skip


class ForecastTrack(Schema):
    """What a model has said over some hours: each row with what the target read (`value`) and what came true of the
    forecast (`observed`)."""

    horizon_min: float
    times: list[datetime]
    forecast: list[float | None]
    low: list[float | None]
    high: list[float | None]
    value: list[float | None]
    observed: list[float | None]
    chances: dict[str, list[float | None]]

    model_config = example(
        horizon_min=3, times=["2001-01-04T03:00:00Z"], forecast=[1.0], low=[0.9], high=[1.2], value=[0.9],
        observed=[None], chances={"warning": [], "alarm": [0.3]},
    )  # fmt: skip


class TrainingIn(Strict):
    """Which channel is to be forecast, and how far; `keep`: columns to learn from though they look like the answer."""

    channel: int
    horizons_min: Annotated[list[Horizon], Field(min_length=1, max_length=8)] = [3, 10, 30, 60]
    statistic: Literal["max", "mean"] = "max"
    keep: Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=50)] = []

    model_config = strict_example(channel=2, horizons_min=[3, 10, 30, 60], statistic="max", keep=[])


class BacktestIn(Strict):
    """What is to be tried; `cost_of_miss`: what a missed passing of the limit costs, in false alarms."""

    channel: int
    horizon_min: Horizon = 3
    statistic: Literal["max", "mean"] = "max"
    limit: float | None = None
    cost_of_miss: Annotated[float, Field(gt=0, le=1e6)] = 10

    model_config = strict_example(channel=2, horizon_min=10, statistic="max", limit=1.0, cost_of_miss=10)


class BacktestRow(Schema):
    """A backtest in short: the absolute error of what is offered, and of persistence."""

    id: UUID
    created: datetime
    by: str | None
    channel: str
    horizon_min: float
    limit: float | None
    offered: str
    mae: float
    persistence_mae: float


BACKTEST = {
    "id": "5b0a4c1e-63c0-4c0e-8f3c-0d8f5a3a1c13", "created": "2026-11-29T12:00:00Z", "by": "admin", "channel": "MM116",
    "horizon_min": 10, "limit": 1.0, "offered": "adaptive", "mae": 0.0457, "persistence_mae": 0.0484,
}  # fmt: skip


class BacktestList(Schema):
    items: list[BacktestRow]

    model_config = example(items=[BACKTEST])


class BacktestOut(BacktestRow):
    """`result`: what `firedamp forecast backtest --json` prints; `chart`: the test part, to be drawn."""

    longwall: UUID
    result: dict[str, Any]
    chart: dict[str, Any]

    model_config = example(**BACKTEST, longwall="5b0a4c1e-63c0-4c0e-8f3c-0d8f5a3a1c12", result={}, chart={})


class ModelFile(Schema):
    """A model as text, as `firedamp forecast predict` takes it: its card, what it has learned, and a hash of it all."""

    format: str
    card: dict[str, Any]
    ridge: dict[str, Any]
    trees: dict[str, str]
    walk: dict[str, Any]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

    model_config = example(
        format="firedamp forecast model 1", card={}, ridge={}, trees={}, walk={}, sha256=f"{0:064x}"
    )  # fmt: skip


class ForecastModelOut(Schema):
    """A model: its card says of what it was learned, how, and how well."""

    id: UUID
    number: int
    state: Literal["serving", "challenger", "retired"]
    channel: int
    tag: str
    horizon_min: float
    statistic: str
    created: datetime
    by: str | None
    sha256: str
    card: dict[str, Any]
    comparison: dict[str, Any] | None
    drift: dict[str, Any] | None

    model_config = example(
        id="5b0a4c1e-63c0-4c0e-8f3c-0d8f5a3a1c11", number=2, state="serving", channel=2, tag="MM116", horizon_min=10,
        statistic="max", created="2026-11-29T12:00:00Z", by="admin", sha256="0" * 64, card={}, comparison=None,
        drift=None,
    )  # fmt: skip


class ForecastModelList(Schema):
    items: list[ForecastModelOut]

    model_config = example(items=[])
