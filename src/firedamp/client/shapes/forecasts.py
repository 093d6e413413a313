"""Which shapes do the calls of `client.forecasts` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import Text


class Added(TypedDict):
    """What a channel adds to a forecast."""

    tag: str
    title: Text
    added: float


class BacktestIn(TypedDict):
    """What is to be tried; `cost_of_miss`: what a missed passing of the limit costs, in false alarms."""

    channel: int
    horizon_min: NotRequired[float]
    statistic: NotRequired[Literal["max", "mean"]]
    limit: NotRequired[float | None]
    cost_of_miss: NotRequired[float]


class BacktestList(TypedDict):
    """What `backtest_list` answers."""

    items: list[BacktestRow]


class BacktestOut(TypedDict):
    """`result`: what `firedamp forecast backtest --json` prints; `chart`: the test part, to be drawn."""

    id: str
    created: str
    by: str | None
    channel: str
    horizon_min: float
    limit: float | None
    offered: str
    mae: float
    persistence_mae: float
    longwall: str
    result: dict[str, Any]
    chart: dict[str, Any]


class BacktestRow(TypedDict):
    """A backtest in short: the absolute error of what is offered, and of persistence."""

    id: str
    created: str
    by: str | None
    channel: str
    horizon_min: float
    limit: float | None
    offered: str
    mae: float
    persistence_mae: float


class ForecastAlarmOut(TypedDict):
    """An alarm: `open` until the limit is passed (`right`) or the horizon is over (`false`); `unknown` where
    readings stopped meanwhile.
    """

    id: str
    horizon_min: float
    kind: Literal["warning", "alarm"]
    limit: float
    raised: str
    chance: float
    threshold: float
    forecast: float
    low: float
    high: float
    value: float | None
    passed: str | None
    lead_min: float | None
    state: Literal["open", "right", "false", "unknown"]
    model: str
    reason: ForecastReason | None


class ForecastChance(TypedDict):
    """The chance of passing a limit of the channel, and from which chance on an alarm is raised."""

    kind: Literal["warning", "alarm"]
    limit: float
    chance: float | None
    threshold: float
    alarm: bool


class ForecastHorizon(TypedDict):
    """What the model of a horizon says now: the median, the mean, the 90 % interval, the chances."""

    horizon_min: float
    model: str
    model_number: int
    offered: str
    time: str
    until: str
    forecast: float | None
    mean: float | None
    low: float | None
    high: float | None
    chances: list[ForecastChance]
    stale: bool


class ForecastModelList(TypedDict):
    """What `model_list` answers."""

    items: list[ForecastModelOut]


class ForecastModelOut(TypedDict):
    """A model: its card says of what it was learned, how, and how well."""

    id: str
    number: int
    state: Literal["serving", "challenger", "retired"]
    channel: int
    tag: str
    horizon_min: float
    statistic: str
    created: str
    by: str | None
    sha256: str
    card: dict[str, Any]
    comparison: dict[str, Any] | None
    drift: dict[str, Any] | None


class ForecastReason(TypedDict):
    """start, the reading of now + usual, what all rows have in common + what each channel adds + rounded, to the
    step in which the channel reads = the forecast.
    """

    start: float
    usual: float
    rounded: NotRequired[float]
    forecast: float
    channels: list[Added]


class ForecastReasonNow(TypedDict):
    """Of the newest forecast, with the weights of what it is mixed of."""

    start: float
    usual: float
    rounded: NotRequired[float]
    forecast: float
    channels: list[Added]
    time: str
    weights: dict[str, float]


class ForecastStatus(TypedDict):
    """What is forecast of a longwall now."""

    longwall: str
    state: Literal["no_model", "training", "no_readings", "ready", "silent", "ended"]
    now: str
    as_of: str | None
    arbitrary_times: bool
    replayed: bool
    target: ForecastTarget | None
    horizons: list[ForecastHorizon]
    training: ForecastTraining | None
    testing: NotRequired[list[ForecastTesting]]
    alarms: list[ForecastAlarmOut]


class ForecastTarget(TypedDict):
    """The channel that is forecast, with its limits and its newest reading that is believed; `refused`: a newer
    one that is not.
    """

    channel: int
    tag: str
    title: Text
    unit: str
    value: float | None
    time: str | None
    refused: NotRequired[RefusedReading | None]
    warning_limit: float | None
    alarm_limit: float | None


class ForecastTesting(TypedDict):
    """A backtest that waits or runs."""

    job: str
    progress: float | None
    channel: int
    horizon_min: float
    limit: float | None


class ForecastTrack(TypedDict):
    """What a model has said over some hours: each row with what the target read (`value`) and what came true of
    the forecast (`observed`).
    """

    horizon_min: float
    times: list[str]
    forecast: list[float | None]
    low: list[float | None]
    high: list[float | None]
    value: list[float | None]
    observed: list[float | None]
    chances: dict[str, list[float | None]]


class ForecastTraining(TypedDict):
    """The training that waits or runs."""

    job: str
    progress: float | None
    step: str


class ModelFile(TypedDict):
    """A model as text, as `firedamp forecast predict` takes it: its card, what it has learned, and a hash of it
    all.
    """

    format: str
    card: dict[str, Any]
    ridge: dict[str, Any]
    trees: dict[str, str]
    walk: dict[str, Any]
    sha256: str


class RefusedReading(TypedDict):
    """A reading that the sensor cannot have measured: outside its range, or what physics allows."""

    time: str
    value: float
    lowest: float | None
    highest: float | None


class TrainingIn(TypedDict):
    """Which channel is to be forecast, and how far; `keep`: columns to learn from though they look like the
    answer.
    """

    channel: int
    horizons_min: NotRequired[list[float]]
    statistic: NotRequired[Literal["max", "mean"]]
    keep: NotRequired[list[str]]
