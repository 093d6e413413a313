"""Which shapes have streams and their sums, over HTTP?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import Strict, Text, example, strict_example
from firedamp.server.jobs.api import JOB, JobOut

Kind = Literal["ventilation", "drainage", "gas_suction"]
Filling = Literal["ff_98_325", "restoration", "none"]
Name = Annotated[str, Field(min_length=1, max_length=200)]
DEFINITION: dict[str, Any] = {
    "kind": "ventilation", "flow": {"channel": "Q1", "systematic_percent": 3},
    "concentration": {"channel": "CH4_1", "systematic": 0.02, "random": 0.02}, "temperature": 16,
    "pressure": {"channel": "P1"},
}  # fmt: skip
IDS = {"id": "5b0f8a52-6a3c-4f0e-9d1b-0a4c1d2e3f40", "longwall": "7d0f8a52-6a3c-4f0e-9d1b-0a4c1d2e3f41"}
STREAM = {
    **IDS, "name": "Вентиляционный ствол № 2", "definition": DEFINITION, "version": 1, "by": "engineer",
    "changed": "2026-11-28T12:00:00Z",
}  # fmt: skip
SUM = {
    "ch4_t": 21.354, "ch4_t_exact": "21.353974551288", "ch4_t_low": 19.782, "ch4_t_high": 22.926,
    "ch4_m3_exact": "31967.027771", "mixture_m3_exact": "10153216.52", "intake_ch4_t_exact": "1.35",
    "co2e_t": 533.849, "co2e_t_exact": "533.8493637822", "filled_ch4_t_exact": "0", "hours": 24.0,
    "measured_share": 1.0, "filled_share": 0.0, "missing_share": 0.0, "filled_hours": 0.0, "missing_hours": 0.0,
    "unregulated_hours": 0.0, "partial": False, "taken_away": {"range": 1},
}  # fmt: skip
ROW = {
    **IDS, "first": "2026-03-01", "last": "2026-03-31", "filling": "ff_98_325", "by": "engineer",
    "created": "2026-11-28T12:00:00Z", "software_version": "0.1.0", "stale": False, "sum": SUM,
    "streams": [{"id": STREAM["id"], "name": STREAM["name"], "version": 1, "readings_sha256": "9f86d081…"}],
}  # fmt: skip
TITLE = {"en": "Order 371, formula 3.1", "ru": "Приказ № 371, формула 3.1"}
TOLD: dict[str, Any] = {
    "first": "2026-03-01", "last": "2026-03-31", "filling": "ff_98_325", "gwp_set": "RU", "density_kg_m3": 0.668,
    "sum": SUM, "months": [{"period": "2026-03", **SUM}], "years": [{"period": "2026", **SUM}],
    "streams": [
        {
            "id": STREAM["id"], "name": STREAM["name"], "kind": "ventilation", "zone": "Asia/Novokuznetsk", "sum": SUM,
            "days": [{"period": "2026-03-01", **SUM}], "months": [{"period": "2026-03", **SUM}],
            "years": [{"period": "2026", **SUM}], "fills_left_off": 0, "overdue": [], "rounding_t": "0.001",
            "fills": [
                {"role": "flow", "start": "2026-03-03T00:00:00Z", "end": "2026-03-03T01:00:00Z", "hours": 1.0,
                 "rule": "ff_mean", "value": 7190.5, "unit": "m3/min",
                 "title": {"en": "98.325: mean of the values before and after",
                           "ru": "98.325: среднее значений до и после"}}
            ],
        }
    ],
    "methods": [
        {
            "method": "order_371", "title": TITLE, "text": TITLE, "sheets": ["ru371.venting"], "ch4_t": 21.354,
            "co2e_t": 533.849, "compared_ch4_t": 21.354, "difference_percent": 0.0, "covered": [],
            "reason": None,
            "parts": [
                {"sheet": "ru371.venting", "stream": STREAM["id"], "first": "2026-03-01", "last": "2026-03-31",
                 "inputs": {"gas_volume": 10153.2, "ch4_percent": 0.3148, "density": 0.668}, "ch4_t": 21.354,
                 "uncertainty": {"gas_volume": {"percent": 7.4}}, "co2e_t": 533.849}
            ],
        }
    ],
    "rules": {"range": {"en": "Out of range", "ru": "Вне диапазона"}}, "software_version": "0.1.0",
}  # fmt: skip


class MeasuredStreamIn(Strict):
    """`definition`: as docs/measured.md describes a stream, its channels by their tags; units, ranges and steps of the
    channels and the longwall's time zone where it says none."""

    name: Name
    definition: dict[str, Any]

    model_config = strict_example(name=STREAM["name"], definition=DEFINITION)


class MeasuredStreamChange(Strict):
    """`version`: the one that was seen; what is not named stays."""

    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    name: Name | None = None
    definition: dict[str, Any] | None = None

    model_config = strict_example(version=1, definition=DEFINITION)


class MeasuredStreamOut(Schema):
    id: UUID
    longwall: UUID
    name: str
    definition: dict[str, Any]
    version: int
    by: str
    changed: datetime

    model_config = example(**STREAM)


class MeasuredStreamList(Schema):
    """The streams of a longwall by name; `changeable`: whether the reader may enter data of it; `fitting`: by role the
    tags of the channels that may serve it."""

    items: list[MeasuredStreamOut]
    changeable: bool
    fitting: dict[str, list[str]]

    model_config = example(items=[STREAM], changeable=True, fitting={"flow": ["Q1"], "concentration": ["CH4_1"]})


class MeasurementIn(Strict):
    """`streams`: ids, all of the longwall if none is named; days by the mine's clock, both included."""

    streams: Annotated[list[UUID], Field(max_length=100)] = []
    first: date
    last: date
    filling: Filling = "ff_98_325"
    gwp_set: Annotated[str, Field(max_length=40)] = "RU"
    density_kg_m3: Annotated[float, Field(gt=0, le=10)] | None = None
    daily_output_t: Annotated[float, Field(gt=0, le=1e7)] | None = None

    model_config = strict_example(first="2026-03-01", last="2026-03-31", filling="ff_98_325")


class MeasuredSum(Schema):
    """`…_exact`: every digit; days add up to months and months to years in them. `partial`: time is missing. The ends
    of the 95 % range are null where a stream states no accuracy."""

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


class MeasuredPeriod(MeasuredSum):
    """A day (2026-03-01), a month (2026-03) or a year (2026)."""

    period: str


class MeasuredFill(Schema):
    """A stretch in which a role had no reading that counts; `value` null where it changes or nothing was filled, in
    the `unit` of its channel. Sums of before the unit was told have none: theirs is the quantity's canonical one."""

    role: str
    start: datetime
    end: datetime
    hours: float
    rule: str
    title: Text
    value: float | None
    unit: str | None = None


class MeasuredOverdue(Schema):
    role: str
    days: int


class MeasuredStreamSums(Schema):
    """`rounding_t`: by how much the days, each rounded to a kilogram, differ from their sum so rounded."""

    id: str
    name: str
    kind: Kind
    zone: str
    sum: MeasuredSum
    days: list[MeasuredPeriod]
    months: list[MeasuredPeriod]
    years: list[MeasuredPeriod]
    fills: list[MeasuredFill]
    fills_left_off: int
    overdue: list[MeasuredOverdue]
    rounding_t: str


class MeasuredPart(Schema):
    sheet: str
    stream: str | None
    first: date
    last: date
    inputs: dict[str, Any]
    uncertainty: dict[str, Any]
    ch4_t: float
    co2e_t: float


class MeasuredCovered(Schema):
    """Of how many quarters or weeks of all streams the method has a number."""

    step: Literal["quarters", "weeks"]
    covered: int
    of: int


class MeasuredMethod(Schema):
    """`compared_ch4_t`: the integrated sum of the same streams over the time that the method has a number for;
    `difference_percent`: against that; `reason`: why the method has nothing to say."""

    method: str
    title: Text
    text: Text
    sheets: list[str]
    ch4_t: float | None
    co2e_t: float | None
    compared_ch4_t: float | None = None
    difference_percent: float | None
    covered: list[MeasuredCovered] = []
    reason: Text | None
    parts: list[MeasuredPart]


class MeasuredTold(Schema):
    first: date
    last: date
    filling: Filling
    gwp_set: str
    density_kg_m3: float
    sum: MeasuredSum
    months: list[MeasuredPeriod]
    years: list[MeasuredPeriod]
    streams: list[MeasuredStreamSums]
    methods: list[MeasuredMethod]
    rules: dict[str, Text]
    software_version: str


class MeasuredRest(Schema):
    """What sums rest on: a stream as it was at a version, and the hash of the readings that were taken."""

    id: UUID
    name: str
    version: int
    readings_sha256: str


class MeasurementRow(Schema):
    """`stale`: readings came in since, or a stream was described otherwise or taken away."""

    id: UUID
    longwall: UUID
    first: date
    last: date
    filling: Filling
    by: str
    created: datetime
    software_version: str
    stale: bool
    streams: list[MeasuredRest]
    sum: MeasuredSum


class MeasurementList(Schema):
    """The newest first, 100 at most; `jobs`: what is being summed."""

    items: list[MeasurementRow]
    jobs: list[JobOut]

    model_config = example(items=[ROW], jobs=[JOB | {"kind": "measured_emissions", "step": "summing"}])


class MeasurementOut(MeasurementRow):
    told: MeasuredTold

    model_config = example(**ROW, told=TOLD)


class MeasuredExample(Schema):
    """The sums of a made-up mine."""

    synthetic: Literal[True]
    told: MeasuredTold

    model_config = example(synthetic=True, told=TOLD)


class MeasuredFileOut(Schema):
    """The file is CSV or XLSX, never JSON: this is what its columns are."""

    columns: list[str]

    model_config = example(columns=["stream", "period", "ch4_t", "ch4_t_exact"])
