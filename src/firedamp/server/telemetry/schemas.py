"""Which shapes does telemetry have over HTTP? Numbers of a channel are in its `unit`; times have their offset."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from firedamp.server.answers import FieldProblem, Key, Strict, Text, Translated, example, strict_example
from firedamp.server.telemetry import examples

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
LongWords = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Id = Annotated[str, Field(max_length=60)]
Zone = Annotated[str, Field(min_length=1, max_length=60)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
Number = Annotated[float, Field(ge=-1e100, le=1e100)]
Speed = Annotated[float, Field(ge=0.1, le=3_600)]
Seconds = Annotated[float, Field(ge=0, le=1e10)]


class LongwallIn(Strict):
    """`mine`: an id of the mines' table, or none and `site` in words. `time_zone`: IANA name; times of its files that
    have no offset are of it."""

    name: Name
    name_en: Words = ""
    organisation: Key | None = None
    mine: Key | None = None
    site: LongWords = ""
    seam: Words = ""
    time_zone: Zone = "UTC"

    model_config = strict_example(**examples.LONGWALL_IN)


class ChannelIdentity(Strict):
    """What must hold between channels, named by their tags: pure methane flow = mixture flow · concentration (`of`:
    the two); or a column that holds the change of another against the row before (`of`: that one)."""

    kind: Literal["pure_methane", "difference"]
    result: Tag
    of: Annotated[list[Tag], Field(min_length=1, max_length=2)]


class LongwallChangeIn(Strict):
    """What is not named stays. `closed`: whether it takes readings no more."""

    version: Version
    name: Name | None = None
    name_en: Words | None = None
    mine: Key | None = None
    site: LongWords | None = None
    seam: Words | None = None
    time_zone: Zone | None = None
    identities: Annotated[list[ChannelIdentity], Field(max_length=100)] | None = None
    closed: bool | None = None

    model_config = strict_example(version=1, seam="7-7а", closed=False)


class ReplayOut(Schema):
    """`now`: the recording's own time up to which it is shown; `state` `stopped`: all of it is shown."""

    state: Literal["running", "paused", "stopped"]
    speed: float | None
    position_s: float | None
    duration_s: float
    now: datetime | None
    ended: bool
    started: datetime | None

    model_config = example(**examples.REPLAY)


class LongwallRow(Schema):
    """`arbitrary_times`: its source has no times; the axis is one that was chosen. Null: there are no readings yet.
    `may_change`: whether you may enter its data. `attribution` goes with public data wherever they are shown."""

    id: UUID
    version: int
    name: Text
    organisation: Translated | None
    mine: Translated | None
    site: str
    seam: str
    time_zone: str
    identities: list[ChannelIdentity]
    arbitrary_times: bool | None
    attribution: Text | None
    closed: datetime | None
    created: datetime
    first: datetime | None
    last: datetime | None
    readings: int
    may_change: bool
    replay: ReplayOut | None

    model_config = example(**examples.LONGWALL)


class LongwallPage(Schema):
    items: list[LongwallRow]
    next_cursor: str | None
    total: int

    model_config = example(items=[examples.LONGWALL], next_cursor=None, total=1)


class ChannelIn(Strict):
    """`tag`: as its source calls it; `quantity` and `place`: ids of `GET /telemetry/quantities`. Every number is in
    `unit`."""

    tag: Tag
    title: LongWords = ""
    title_en: LongWords = ""
    quantity: Id
    unit: Annotated[str, Field(max_length=30)] = ""
    place: Id = ""
    location: LongWords = ""
    range_low: Number | None = None
    range_high: Number | None = None
    resolution: Number | None = None
    step_s: Number | None = None
    warning_limit: Number | None = None
    alarm_limit: Number | None = None

    model_config = strict_example(**examples.CHANNEL_IN)


class ChannelChangeIn(Strict):
    """What is not named stays; quantity and unit of a channel that has readings do."""

    version: Version
    tag: Tag | None = None
    title: LongWords | None = None
    title_en: LongWords | None = None
    quantity: Id | None = None
    unit: Annotated[str, Field(max_length=30)] | None = None
    place: Id | None = None
    location: LongWords | None = None
    range_low: Number | None = None
    range_high: Number | None = None
    resolution: Number | None = None
    step_s: Number | None = None
    warning_limit: Number | None = None
    alarm_limit: Number | None = None

    model_config = strict_example(version=1, warning_limit=0.8, alarm_limit=1.0)


class ChannelOut(Schema):
    id: int
    version: int
    tag: str
    title: Text
    quantity: str
    quantity_title: Text
    unit: str
    place: str
    place_title: Text | None
    location: str
    range_low: float | None
    range_high: float | None
    resolution: float | None
    step_s: float | None
    warning_limit: float | None
    alarm_limit: float | None
    readings: int
    first: datetime | None
    last: datetime | None

    model_config = example(**examples.CHANNEL)


class ChannelList(Schema):
    items: list[ChannelOut]

    model_config = example(items=[examples.CHANNEL])


class MeasuredQuantity(Schema):
    """What a channel may measure, in which units; the first of them is the canonical one."""

    id: str
    title: Text
    unit: str
    units: list[str]


class PlaceLimit(Schema):
    """A limit of methane that a document states for such a place, in %: what a rule allows, not what a sensor is set
    to."""

    id: str
    percent: float
    title: Text
    document: Text
    status: str


class MeasuringPlace(Schema):
    id: str
    title: Text
    limits: list[PlaceLimit]


class QuantitiesOfTelemetry(Schema):
    quantities: list[MeasuredQuantity]
    places: list[MeasuringPlace]

    model_config = example(**examples.QUANTITIES)


class ReadingIn(BaseModel):  # as Strict, without what Ninja does for each object: half of the time of a batch
    """`time`: ISO 8601 with its offset."""

    model_config = ConfigDict(extra="forbid")

    time: Annotated[str, Field(max_length=40, json_schema_extra={"format": "date-time"})]
    value: Annotated[float, Field(strict=True)]


class ReadingsIn(Strict):
    readings: Annotated[list[ReadingIn], Field(max_length=10_000)]

    model_config = strict_example(**examples.READINGS_IN)


class ReadingsTakenOut(Schema):
    """What became of a batch: of its `rows`, `new` ones, those that `changed` a value of the same time
    (`changed_within`: a value of the batch itself), and those that were there already. `late`: of the new, older than
    what the channel had. `repeated`: the answer to an earlier request of the same key."""

    batch: int
    repeated: bool
    rows: int
    new: int
    changed: int
    changed_within: int
    duplicate: int
    late: int
    first: datetime | None
    last: datetime | None

    model_config = example(**examples.TAKEN)


class BatchOut(Schema):
    """`changed`: readings that were replaced by another value, `changed_within` of them within the batch itself (of
    two rows of one time the later counts). `notes`: what was passed over or assumed as its file was read."""

    number: int
    kind: Literal["stream", "import", "package"]
    filename: str
    source: str | None
    by: str | None
    at: datetime
    rows: int
    new: int
    changed: int
    changed_within: int
    duplicate: int
    late: int
    first: datetime | None
    last: datetime | None
    arbitrary_times: bool
    notes: list[FieldProblem]


class BatchPage(Schema):
    items: list[BatchOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[examples.BATCH], next_cursor=None, total=1)


class ChannelSeries(Schema):
    """Where `width_s` is null, `values` are the readings themselves; else `times` are where buckets begin, with the
    least, greatest, last and mean reading of each. A bucket without a reading is not there."""

    channel: int
    tag: str
    unit: str
    times: list[str]
    values: list[float] | None
    low: list[float] | None
    high: list[float] | None
    last: list[float] | None
    mean: list[float] | None
    count: list[int] | None


class LongwallSeries(Schema):
    """`until`: the "now" of a replay, behind which nothing is shown. `start` and `end` are null where there is nothing
    to show."""

    start: datetime | None
    end: datetime | None
    arbitrary_times: bool | None
    until: datetime | None
    width_s: int | None
    series: list[ChannelSeries]

    model_config = example(**examples.SERIES)


class LatestReading(Schema):
    """`believed`: whether the sensor can have measured it, between `lowest` and `highest` (null: not bounded)."""

    channel: int
    tag: str
    unit: str
    time: datetime | None
    value: float | None
    believed: bool = True
    lowest: float | None = None
    highest: float | None = None


class LatestReadings(Schema):
    arbitrary_times: bool | None
    until: datetime | None
    items: list[LatestReading]

    model_config = example(**examples.LATEST)


class ReadingsFileOut(Schema):
    """The file is CSV or Parquet, never JSON: this is what its columns are."""

    time: str
    channels: list[str]

    model_config = example(time="time", channels=["MM116, %"])


class QualityRule(Schema):
    """What a rule looks for, what the size of its finds is, and what it rests on."""

    id: str
    title: Text
    text: Text
    size: Text
    source: Text


class MarkedReadings(Schema):
    """How many readings of a channel bear the mark of a rule."""

    channel: int
    rule: str
    readings: int


class JudgedChannel(Schema):
    """`readings`: how many there are; `marked`: how many of the channel's rows bear any mark; `step_s`: the step at
    which they were looked at, stated or found."""

    channel: int
    tag: str
    unit: str
    step_s: float | None
    readings: int
    marked: int


class QualityEpisode(Schema):
    """Marked readings in a row. `size`: the greatest of what the rule found (see the rule); `lowest` and `highest`:
    readings meanwhile; `before` and `after`: the readings around. Null: nothing is known."""

    channel: int
    tag: str
    rule: str
    start: datetime
    end: datetime
    minutes: float
    size: float
    lowest: float | None
    highest: float | None
    before: float | None
    after: float | None


class LongwallQuality(Schema):
    """Marks of the readings of a span, none of which is changed or dropped. `doubts`: what speaks against a channel's
    unit. `episodes`: those of the page; `total` of them there are."""

    start: datetime | None
    end: datetime | None
    arbitrary_times: bool | None
    until: datetime | None
    rules: list[QualityRule]
    channels: list[JudgedChannel]
    counts: list[MarkedReadings]
    doubts: list[FieldProblem]
    episodes: list[QualityEpisode]
    total: int

    model_config = example(**examples.QUALITY)


class MarkedInMonth(Schema):
    """How many readings of a month lie out of range, stand out as a spike, or belong to a day at one value and more."""

    range: int
    spike: int
    stuck: int


class ChannelMonth(Schema):
    """A month (UTC) of a channel. `believed`: readings without a mark, of which `believed_mean` is (null where there is
    none). `covered_s`: the time that readings stand for, each for a step; `whole_s`: how long the month is within what
    was asked for. Neighbours and stretches are looked for within the month."""

    channel: int
    tag: str
    unit: str
    month: str
    readings: int
    low: float
    high: float
    mean: float
    believed: int
    believed_mean: float | None
    marked: MarkedInMonth
    covered_s: float
    whole_s: float


class LongwallMonths(Schema):
    """Channels by month, as they are asked for; months without a reading are not there."""

    start: datetime | None
    end: datetime | None
    arbitrary_times: bool | None
    until: datetime | None
    months: list[ChannelMonth]

    model_config = example(**examples.MONTHS)


class ReplayIn(Strict):
    """What is not named stays as it is; a new replay begins at 0 s with the speed 1."""

    state: Literal["running", "paused"] = "running"
    speed: Speed | None = None
    position_s: Seconds | None = None

    model_config = strict_example(**examples.REPLAY_IN)
