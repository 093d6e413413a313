"""Which shapes do the calls of `client.measured` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import JobOut, Text


class MeasuredCovered(TypedDict):
    """Of how many quarters or weeks of all streams the method has a number."""

    step: Literal["quarters", "weeks"]
    covered: int
    of: int


class MeasuredExample(TypedDict):
    """The sums of a made-up mine."""

    synthetic: Literal[True]
    told: MeasuredTold


class MeasuredFileOut(TypedDict):
    """The file is CSV or XLSX, never JSON: this is what its columns are."""

    columns: list[str]


class MeasuredFill(TypedDict):
    """A stretch in which a role had no reading that counts; `value` null where it changes or nothing was filled,
    in the `unit` of its channel. Sums of before the unit was told have none: theirs is the quantity's canonical
    one.
    """

    role: str
    start: str
    end: str
    hours: float
    rule: str
    title: Text
    value: float | None
    unit: NotRequired[str | None]


class MeasuredMethod(TypedDict):
    """`compared_ch4_t`: the integrated sum of the same streams over the time that the method has a number for;
    `difference_percent`: against that; `reason`: why the method has nothing to say.
    """

    method: str
    title: Text
    text: Text
    sheets: list[str]
    ch4_t: float | None
    co2e_t: float | None
    compared_ch4_t: NotRequired[float | None]
    difference_percent: float | None
    covered: NotRequired[list[MeasuredCovered]]
    reason: Text | None
    parts: list[MeasuredPart]


class MeasuredOverdue(TypedDict):
    """A part of `MeasuredStreamSums`."""

    role: str
    days: int


class MeasuredPart(TypedDict):
    """A part of `MeasuredMethod`."""

    sheet: str
    stream: str | None
    first: str
    last: str
    inputs: dict[str, Any]
    uncertainty: dict[str, Any]
    ch4_t: float
    co2e_t: float


class MeasuredPeriod(TypedDict):
    """A day (2026-03-01), a month (2026-03) or a year (2026)."""

    ch4_t: float
    ch4_t_exact: str
    ch4_t_low: float | None
    ch4_t_high: float | None
    ch4_m3_exact: str
    mixture_m3_exact: str
    intake_ch4_t_exact: str
    co2e_t: float
    co2e_t_exact: str
    filled_ch4_t_exact: str
    hours: float
    measured_share: float
    filled_share: float
    missing_share: float
    filled_hours: float
    missing_hours: float
    unregulated_hours: float
    partial: bool
    taken_away: dict[str, int]
    period: str


class MeasuredRest(TypedDict):
    """What sums rest on: a stream as it was at a version, and the hash of the readings that were taken."""

    id: str
    name: str
    version: int
    readings_sha256: str


class MeasuredStreamChange(TypedDict):
    """`version`: the one that was seen; what is not named stays."""

    version: int
    name: NotRequired[str | None]
    definition: NotRequired[dict[str, Any] | None]


class MeasuredStreamIn(TypedDict):
    """`definition`: as docs/measured.md describes a stream, its channels by their tags; units, ranges and steps of
    the channels and the longwall's time zone where it says none.
    """

    name: str
    definition: dict[str, Any]


class MeasuredStreamList(TypedDict):
    """The streams of a longwall by name; `changeable`: whether the reader may enter data of it; `fitting`: by role
    the tags of the channels that may serve it.
    """

    items: list[MeasuredStreamOut]
    changeable: bool
    fitting: dict[str, list[str]]


class MeasuredStreamOut(TypedDict):
    """What `stream_create` answers."""

    id: str
    longwall: str
    name: str
    definition: dict[str, Any]
    version: int
    by: str
    changed: str


class MeasuredStreamSums(TypedDict):
    """`rounding_t`: by how much the days, each rounded to a kilogram, differ from their sum so rounded."""

    id: str
    name: str
    kind: Literal["ventilation", "drainage", "gas_suction"]
    zone: str
    sum: MeasuredSum
    days: list[MeasuredPeriod]
    months: list[MeasuredPeriod]
    years: list[MeasuredPeriod]
    fills: list[MeasuredFill]
    fills_left_off: int
    overdue: list[MeasuredOverdue]
    rounding_t: str


class MeasuredSum(TypedDict):
    """`…_exact`: every digit; days add up to months and months to years in them. `partial`: time is missing. The
    ends of the 95 % range are null where a stream states no accuracy.
    """

    ch4_t: float
    ch4_t_exact: str
    ch4_t_low: float | None
    ch4_t_high: float | None
    ch4_m3_exact: str
    mixture_m3_exact: str
    intake_ch4_t_exact: str
    co2e_t: float
    co2e_t_exact: str
    filled_ch4_t_exact: str
    hours: float
    measured_share: float
    filled_share: float
    missing_share: float
    filled_hours: float
    missing_hours: float
    unregulated_hours: float
    partial: bool
    taken_away: dict[str, int]


class MeasuredTold(TypedDict):
    """A part of `MeasuredExample`."""

    first: str
    last: str
    filling: Literal["ff_98_325", "restoration", "none"]
    gwp_set: str
    density_kg_m3: float
    sum: MeasuredSum
    months: list[MeasuredPeriod]
    years: list[MeasuredPeriod]
    streams: list[MeasuredStreamSums]
    methods: list[MeasuredMethod]
    rules: dict[str, Text]
    software_version: str


class MeasurementIn(TypedDict):
    """`streams`: ids, all of the longwall if none is named; days by the mine's clock, both included."""

    streams: NotRequired[list[str]]
    first: str
    last: str
    filling: NotRequired[Literal["ff_98_325", "restoration", "none"]]
    gwp_set: NotRequired[str]
    density_kg_m3: NotRequired[float | None]
    daily_output_t: NotRequired[float | None]


class MeasurementList(TypedDict):
    """The newest first, 100 at most; `jobs`: what is being summed."""

    items: list[MeasurementRow]
    jobs: list[JobOut]


class MeasurementOut(TypedDict):
    """What `measurement_read` answers."""

    id: str
    longwall: str
    first: str
    last: str
    filling: Literal["ff_98_325", "restoration", "none"]
    by: str
    created: str
    software_version: str
    stale: bool
    streams: list[MeasuredRest]
    sum: MeasuredSum
    told: MeasuredTold


class MeasurementRow(TypedDict):
    """`stale`: readings came in since, or a stream was described otherwise or taken away."""

    id: str
    longwall: str
    first: str
    last: str
    filling: Literal["ff_98_325", "restoration", "none"]
    by: str
    created: str
    software_version: str
    stale: bool
    streams: list[MeasuredRest]
    sum: MeasuredSum
