"""Which shapes do the calls of `client.telemetry` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import FieldProblem, Text, Translated


class AtLag(TypedDict):
    """Pearson's coefficient at a lag that was tried; null where it is not known."""

    lag_min: float
    pearson: float | None


class BatchOut(TypedDict):
    """`changed`: readings that were replaced by another value, `changed_within` of them within the batch itself
    (of two rows of one time the later counts). `notes`: what was passed over or assumed as its file was read.
    """

    number: int
    kind: Literal["stream", "import", "package"]
    filename: str
    source: str | None
    by: str | None
    at: str
    rows: int
    new: int
    changed: int
    changed_within: int
    duplicate: int
    late: int
    first: str | None
    last: str | None
    arbitrary_times: bool
    notes: list[FieldProblem]


class BatchPage(TypedDict):
    """What `batch_list` answers."""

    items: list[BatchOut]
    next_cursor: str | None
    total: int


class ChannelChangeIn(TypedDict):
    """What is not named stays; quantity and unit of a channel that has readings do."""

    version: int
    tag: NotRequired[str | None]
    title: NotRequired[str | None]
    title_en: NotRequired[str | None]
    quantity: NotRequired[str | None]
    unit: NotRequired[str | None]
    place: NotRequired[str | None]
    location: NotRequired[str | None]
    range_low: NotRequired[float | None]
    range_high: NotRequired[float | None]
    resolution: NotRequired[float | None]
    step_s: NotRequired[float | None]
    warning_limit: NotRequired[float | None]
    alarm_limit: NotRequired[float | None]


class ChannelIdentity(TypedDict):
    """What must hold between channels, named by their tags: pure methane flow = mixture flow · concentration
    (`of`: the two); or a column that holds the change of another against the row before (`of`: that one).
    """

    kind: Literal["pure_methane", "difference"]
    result: str
    of: list[str]


class ChannelIn(TypedDict):
    """`tag`: as its source calls it; `quantity` and `place`: ids of `GET /telemetry/quantities`. Every number is
    in `unit`.
    """

    tag: str
    title: NotRequired[str]
    title_en: NotRequired[str]
    quantity: str
    unit: NotRequired[str]
    place: NotRequired[str]
    location: NotRequired[str]
    range_low: NotRequired[float | None]
    range_high: NotRequired[float | None]
    resolution: NotRequired[float | None]
    step_s: NotRequired[float | None]
    warning_limit: NotRequired[float | None]
    alarm_limit: NotRequired[float | None]


class ChannelList(TypedDict):
    """What `channel_list` answers."""

    items: list[ChannelOut]


class ChannelMonth(TypedDict):
    """A month (UTC) of a channel. `believed`: readings without a mark, of which `believed_mean` is (null where
    there is none). `covered_s`: the time that readings stand for, each for a step; `whole_s`: how long the
    month is within what was asked for. Neighbours and stretches are looked for within the month.
    """

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


class ChannelOfColumn(TypedDict):
    """The channel of a column, and the unit of the file's numbers (null: what the file states)."""

    channel: int
    unit: NotRequired[str | None]


class ChannelOut(TypedDict):
    """What `channel_create` answers."""

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
    first: str | None
    last: str | None


class ChannelSeries(TypedDict):
    """Where `width_s` is null, `values` are the readings themselves; else `times` are where buckets begin, with
    the least, greatest, last and mean reading of each. A bucket without a reading is not there.
    """

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


class Coefficient(TypedDict):
    """The correlation of the channel `lag_min` minutes before with the target of now. `count`: pairs of readings;
    `independent_count`: how many independent pairs they are worth, as both series remember themselves; `p`: the
    chance of as much correlation between series that have nothing to do with each other; `significant`: it is
    below 0.05.
    """

    value: float
    lag_min: float
    count: int
    independent_count: float
    p: float
    significant: bool


class CorrelatedChannel(TypedDict):
    """A part of `LongwallCorrelation`."""

    channel: int
    tag: str
    title: Text
    unit: str
    pearson: NowAndGreatest
    spearman: NowAndGreatest
    kendall: NowAndGreatest
    by_lag_min: list[AtLag]


class JudgedChannel(TypedDict):
    """`readings`: how many there are; `marked`: how many of the channel's rows bear any mark; `step_s`: the step
    at which they were looked at, stated or found.
    """

    channel: int
    tag: str
    unit: str
    step_s: float | None
    readings: int
    marked: int


class LatestReading(TypedDict):
    """`believed`: whether the sensor can have measured it, between `lowest` and `highest` (null: not bounded)."""

    channel: int
    tag: str
    unit: str
    time: str | None
    value: float | None
    believed: NotRequired[bool]
    lowest: NotRequired[float | None]
    highest: NotRequired[float | None]


class LatestReadings(TypedDict):
    """What `longwall_latest` answers."""

    arbitrary_times: bool | None
    until: str | None
    items: list[LatestReading]


class LongwallChangeIn(TypedDict):
    """What is not named stays. `closed`: whether it takes readings no more."""

    version: int
    name: NotRequired[str | None]
    name_en: NotRequired[str | None]
    mine: NotRequired[str | None]
    site: NotRequired[str | None]
    seam: NotRequired[str | None]
    time_zone: NotRequired[str | None]
    identities: NotRequired[list[ChannelIdentity] | None]
    closed: NotRequired[bool | None]


class LongwallCorrelation(TypedDict):
    """`start` and `end`: what was correlated, in `rows` of `step_s`, the target's step; gaps are rows too. At most
    `most_rows` are: `shortened` says that more was asked for, and that these are the latest.
    """

    start: str | None
    end: str | None
    arbitrary_times: bool | None
    until: str | None
    target: int
    tag: str
    step_s: float | None
    rows: int
    most_rows: int
    shortened: bool
    longest_lag_min: float
    channels: list[CorrelatedChannel]


class LongwallIn(TypedDict):
    """`mine`: an id of the mines' table, or none and `site` in words. `time_zone`: IANA name; times of its files
    that have no offset are of it.
    """

    name: str
    name_en: NotRequired[str]
    organisation: NotRequired[str | None]
    mine: NotRequired[str | None]
    site: NotRequired[str]
    seam: NotRequired[str]
    time_zone: NotRequired[str]


class LongwallMonths(TypedDict):
    """Channels by month, as they are asked for; months without a reading are not there."""

    start: str | None
    end: str | None
    arbitrary_times: bool | None
    until: str | None
    months: list[ChannelMonth]


class LongwallPage(TypedDict):
    """What `longwall_list` answers."""

    items: list[LongwallRow]
    next_cursor: str | None
    total: int


class LongwallQuality(TypedDict):
    """Marks of the readings of a span, none of which is changed or dropped. `doubts`: what speaks against a
    channel's unit. `episodes`: those of the page; `total` of them there are.
    """

    start: str | None
    end: str | None
    arbitrary_times: bool | None
    until: str | None
    rules: list[QualityRule]
    channels: list[JudgedChannel]
    counts: list[MarkedReadings]
    doubts: list[FieldProblem]
    episodes: list[QualityEpisode]
    total: int


class LongwallRow(TypedDict):
    """`arbitrary_times`: its source has no times; the axis is one that was chosen. Null: there are no readings
    yet. `may_change`: whether you may enter its data. `attribution` goes with public data wherever they are
    shown.
    """

    id: str
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
    closed: str | None
    created: str
    first: str | None
    last: str | None
    readings: int
    may_change: bool
    replay: ReplayOut | None


class LongwallSeries(TypedDict):
    """`until`: the "now" of a replay, behind which nothing is shown. `start` and `end` are null where there is
    nothing to show.
    """

    start: str | None
    end: str | None
    arbitrary_times: bool | None
    until: str | None
    width_s: int | None
    series: list[ChannelSeries]


class MarkedInMonth(TypedDict):
    """How many readings of a month lie out of range, stand out as a spike, or belong to a day at one value and
    more.
    """

    range: int
    spike: int
    stuck: int


class MarkedReadings(TypedDict):
    """How many readings of a channel bear the mark of a rule."""

    channel: int
    rule: str
    readings: int


class MeasuredQuantity(TypedDict):
    """What a channel may measure, in which units; the first of them is the canonical one."""

    id: str
    title: Text
    unit: str
    units: list[str]


class MeasuringPlace(TypedDict):
    """A part of `QuantitiesOfTelemetry`."""

    id: str
    title: Text
    limits: list[PlaceLimit]


class NowAndGreatest(TypedDict):
    """Without a lag, and at the lag at which it is greatest; null where one of the two does not vary."""

    now: Coefficient | None
    greatest: Coefficient | None


class PlaceLimit(TypedDict):
    """A limit of methane that a document states for such a place, in %: what a rule allows, not what a sensor is
    set to.
    """

    id: str
    percent: float
    title: Text
    document: Text
    status: str


class QualityEpisode(TypedDict):
    """Marked readings in a row. `size`: the greatest of what the rule found (see the rule); `lowest` and
    `highest`: readings meanwhile; `before` and `after`: the readings around. Null: nothing is known.
    """

    channel: int
    tag: str
    rule: str
    start: str
    end: str
    minutes: float
    size: float
    lowest: float | None
    highest: float | None
    before: float | None
    after: float | None


class QualityRule(TypedDict):
    """What a rule looks for, what the size of its finds is, and what it rests on."""

    id: str
    title: Text
    text: Text
    size: Text
    source: Text


class QuantitiesOfTelemetry(TypedDict):
    """What `telemetry_quantities` answers."""

    quantities: list[MeasuredQuantity]
    places: list[MeasuringPlace]


class ReadingIn(TypedDict):
    """`time`: ISO 8601 with its offset."""

    time: str
    value: float


class ReadingsFileOut(TypedDict):
    """The file is CSV or Parquet, never JSON: this is what its columns are."""

    time: str
    channels: list[str]


class ReadingsIn(TypedDict):
    """What `readings_add` takes."""

    readings: list[ReadingIn]


class ReadingsTakenOut(TypedDict):
    """What became of a batch: of its `rows`, `new` ones, those that `changed` a value of the same time
    (`changed_within`: a value of the batch itself), and those that were there already. `late`: of the new,
    older than what the channel had. `repeated`: the answer to an earlier request of the same key.
    """

    batch: int
    repeated: bool
    rows: int
    new: int
    changed: int
    changed_within: int
    duplicate: int
    late: int
    first: str | None
    last: str | None


class RememberedSource(TypedDict):
    """A part of `RememberedSources`."""

    name: str
    time_title: str
    time_zone: str
    mapping: dict[str, ChannelOfColumn | None]
    changed: str


class RememberedSources(TypedDict):
    """What `telemetry_source_list` answers."""

    items: list[RememberedSource]


class ReplayIn(TypedDict):
    """What is not named stays as it is; a new replay begins at 0 s with the speed 1."""

    state: NotRequired[Literal["running", "paused"]]
    speed: NotRequired[float | None]
    position_s: NotRequired[float | None]


class ReplayOut(TypedDict):
    """`now`: the recording's own time up to which it is shown; `state` `stopped`: all of it is shown."""

    state: Literal["running", "paused", "stopped"]
    speed: float | None
    position_s: float | None
    duration_s: float
    now: str | None
    ended: bool
    started: str | None


class SaidOfColumn(TypedDict):
    """`confirmed`: the numbers are in this unit throughout, although they look like another. It is not remembered."""

    channel: int
    unit: NotRequired[str | None]
    confirmed: NotRequired[bool]


class TelemetryColumn(TypedDict):
    """A column of the file, and the channel that it is taken for: as somebody said (`said`), as is remembered of
    its source, or by its tag. Without a channel its readings are not taken; `quantities`: what is measured in
    its unit. `replaced`: of its readings, those of which a later row of the file has the same time and another
    value. `doubted`: its readings speak against the unit; nothing is taken until that is `confirmed`, or
    another unit or channel said.
    """

    title: str
    stated_unit: str | None
    channel: int | None
    tag: str | None
    unit: str | None
    doubted: bool
    confirmed: bool
    by: Literal["said", "remembered", "tag"] | None
    readings: int
    replaced: int
    least: float | None
    greatest: float | None
    quantities: list[str]


class TelemetryImportChangeIn(TypedDict):
    """What is not named stays. `columns`: by title, null for one that is left out. `time`: the title of the column
    of times; `zone`: of times without an offset. `start` and `step_s`: of a file without times. `source`: what
    the file comes from; how it is read is remembered under this name when it is taken over.
    """

    source: NotRequired[str | None]
    sheet: NotRequired[str | None]
    encoding: NotRequired[Literal["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"] | None]
    time: NotRequired[str | None]
    zone: NotRequired[str | None]
    start: NotRequired[str | None]
    step_s: NotRequired[float | None]
    columns: NotRequired[dict[str, SaidOfColumn | None] | None]


class TelemetryImportOut(TypedDict):
    """`job`: a large file is still being read, and what was found follows. `ready`: nothing stands in the way of
    taking it over; else `faults` says what does. `has_times` false: say `start` and `step_s`; its axis is then
    arbitrary.
    """

    id: str
    filename: str
    size: int
    sha256: str
    created: str
    said: dict[str, Any]
    job: str | None
    ready: bool
    rows: int
    has_times: bool
    first: str | None
    last: str | None
    source: str | None
    columns: list[TelemetryColumn]
    faults: list[FieldProblem]
    notes: list[FieldProblem]
