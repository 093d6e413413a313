"""What does each month of a channel come to, and how much of it may be believed? As expressions for any engine.

The marks are those of the rules that a database can find by itself, over any number of readings: a reading out of
range, a spike of one reading, hours in which a sensor stood still, time without readings. They are fixed tests, those
of QARTOD (gross range, spike, flat line, gap), and coarser than `quality`, whose rules learn from the channel what is
usual: where the two differ, `quality` is right. The rules that need more than neighbours and hours (step, calibration,
identity, clock, duplicate) are not among them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from firedamp.science.telemetry.channels import Channel
from firedamp.science.telemetry.quantities import CONTINUOUS, STATE

HOUR_S = 3600
TOLERANCE_RESOLUTIONS = 0.5  # beyond a limit, that rounding excuses: as `quality` has it
SPIKE_OF_RANGE = 0.1  # of the instrument's range: how far a spike rises above both neighbours; Firedamp's choice
SPIKE_RESOLUTIONS = 3  # that it rises at least, as `quality` has it
SPIKE_AGREE = 0.5  # of its height: how far the neighbours may lie apart, as `quality` has it
STUCK_H = 24  # whole hours of the clock at one value; a real longwall's sensor rested for 12 of a quiet week-end
MARKS = ("range", "spike", "stuck")
COLUMNS = ("channel", "month", "readings", "low", "high", "mean", "believed", "believed_mean", *MARKS, "covered_s")


@dataclass(frozen=True)
class Limits:
    """What the marks of a channel, by its number, rest on, in its unit; infinite where nothing is said, so that no
    engine meets a missing number. `step_s` 0: unknown, the fullest hour of a month is taken for a whole one."""

    channel: int
    lowest: float
    highest: float
    spike: float
    stuck_h: float
    step_s: float


SCHEMA = pa.schema([(each.name, pa.int64() if each.name == "channel" else pa.float64()) for each in fields(Limits)])


def limits_of(number: int, channel: Channel) -> Limits:
    """The limits of a channel. One whose range is not stated has no spikes: how high one is nobody said. A switch may
    rest as long as it likes."""
    low, high = channel.possible()
    resolution, nature = channel.resolution or 0.0, channel.quantity.nature
    spike, stuck_h = math.inf, math.inf if nature == STATE else STUCK_H
    if nature == CONTINUOUS and channel.range_low is not None and channel.range_high is not None:
        spike = max(SPIKE_OF_RANGE * (channel.range_high - channel.range_low), SPIKE_RESOLUTIONS * resolution)
    slack = TOLERANCE_RESOLUTIONS * resolution
    return Limits(number, low - slack, high + slack, spike, stuck_h, channel.step_s or 0.0)


def by_months(readings: Table, limits: Sequence[Limits]) -> Table:
    """Of readings (channel, time of UTC, value), each there once: a row for each channel and month.

    `month` (counted from the year 0: 12·year + month - 1), `readings`, `low`, `high`, `mean`; `believed` and
    `believed_mean` of those that bear no mark; `range`, `spike`, `stuck`: how many bear that one (a reading out of
    range is no spike, an hour that stood still may hold either); `covered_s`: the time that the readings stand for,
    each for a step, an hour at most for each hour. Stretches and neighbours are looked for within what is given.
    """
    names = [field.name for field in fields(Limits)]
    known = ibis.memtable(pa.table(dict(zip(names, zip(*map(astuple, limits), strict=True), strict=True)), SCHEMA))
    return _months(_with_stuck(_hours(_marked(readings, known)).join(known, "channel")))


def _marked(readings: Table, known: Table) -> Table:
    """The neighbours are found first: what is put in order then is no more than the readings."""
    in_order = ibis.window(group_by=readings.channel, order_by=readings.time)
    before, after = readings.value.lag().over(in_order), readings.value.lead().over(in_order)
    table = readings.mutate(before=before, after=after)
    table = table.join(known.select("channel", "lowest", "highest", "spike"), "channel")
    height = ibis.least((table.value - table.before).abs(), (table.value - table.after).abs())
    alone = (table.value > table.before) == (table.value > table.after)
    agree = (table.before - table.after).abs() <= SPIKE_AGREE * height
    out = (table.value < table.lowest) | (table.value > table.highest)
    spike = ibis.coalesce((height >= table.spike) & alone & agree & ~out, ibis.literal(value=False))
    return table.select("channel", "time", "value", is_out=out, is_spike=spike)


def _hours(table: Table) -> Table:
    """Readings of each hour of the clock: there stuck sensors and missing time are seen, in thousands of times less."""
    table = table.mutate(hour=table.time.epoch_seconds() // HOUR_S, good=~(table.is_out | table.is_spike))
    return table.group_by("channel", "hour").agg(
        count=table.count(), low=table.value.min(), high=table.value.max(), total=table.value.sum(),
        out=table.is_out.sum(), spikes=table.is_spike.sum(),
        good=table.good.sum(), good_total=table.good.ifelse(table.value, 0.0).sum(), begun=table.time.min(),
    )  # fmt: skip


def _with_stuck(hours: Table) -> Table:
    """Each hour with whether it belongs to `stuck_h` hours and more, one after the other, of one value."""
    in_order = ibis.window(group_by=hours.channel, order_by=hours.hour)
    known = hours.mutate(low_before=hours.low.lag().over(in_order), hour_before=hours.hour.lag().over(in_order))
    goes_on = (known.low == known.high) & (known.low == known.low_before) & (known.hour == known.hour_before + 1)
    begins = ibis.coalesce(goes_on, ibis.literal(value=False)).ifelse(0, 1)
    so_far = ibis.window(group_by=known.channel, order_by=known.hour, preceding=None, following=0)
    runs = known.mutate(run=begins.sum().over(so_far))
    flat = (runs.low == runs.high).ifelse(1, 0).sum().over(ibis.window(group_by=[runs.channel, runs.run]))
    return runs.mutate(is_stuck=flat >= runs.stuck_h)


def _months(hours: Table) -> Table:
    keyed = hours.mutate(month=(hours.begun.year() * 12 + hours.begun.month() - 1).cast("int64"))
    of_month = ibis.window(group_by=[keyed.channel, keyed.month])
    fullest = HOUR_S / keyed["count"].max().over(of_month)
    stepped = keyed.mutate(step_s=(keyed.step_s > 0).ifelse(keyed.step_s, fullest))
    whole = ibis.greatest(stepped.step_s, ibis.literal(float(HOUR_S)))
    told = stepped.mutate(
        covered_s=ibis.least(stepped["count"] * stepped.step_s, whole),
        believed=stepped.is_stuck.ifelse(0, stepped.good),
        believed_total=stepped.is_stuck.ifelse(0.0, stepped.good_total),
        stuck=stepped.is_stuck.ifelse(stepped["count"], 0),
    )
    found = told.group_by("channel", "month").agg(
        readings=told["count"].sum(), low=told.low.min(), high=told.high.max(), total=told.total.sum(),
        believed=told.believed.sum(), believed_total=told.believed_total.sum(),
        range=told.out.sum(), spike=told.spikes.sum(), stuck=told.stuck.sum(), covered_s=told.covered_s.sum(),
    )  # fmt: skip
    believed_mean = (found.believed > 0).ifelse(found.believed_total / found.believed, None)
    return found.mutate(mean=found.total / found.readings, believed_mean=believed_mean).select(*COLUMNS)

