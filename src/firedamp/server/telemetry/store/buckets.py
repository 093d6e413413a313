"""How do months fit into a chart? In buckets of equal width: the least, the greatest and the last reading of each, so
that no peak is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import ibis
import polars as pl
from ibis.expr.types import Table

from firedamp.server.telemetry.models import Longwall
from firedamp.server.telemetry.store.engine import Backend, asking, frame_of, table_of
from firedamp.server.telemetry.store.files import minutes_file
from firedamp.server.telemetry.store.minutes import COLUMNS, MINUTE_S
from firedamp.server.telemetry.store.parts import MINUTE, Parts, minute_of, naive, newest, once, parts_of, within

WIDTHS_S = (
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
)  # fmt: skip


@dataclass(frozen=True)
class Bucketed:
    """`frame`: channel, time (where a bucket begins), low, high, last, mean, count; buckets without a reading are not
    there."""

    width_s: int
    frame: pl.DataFrame


def width_for(start: datetime, end: datetime, points: int) -> int:
    """The least width of which no more than `points` buckets are needed."""
    wanted = (end - start).total_seconds() / points
    return next((width for width in WIDTHS_S if width >= wanted), WIDTHS_S[-1])


def buckets(longwall: Longwall, channels: Sequence[int], start: datetime, end: datetime, width_s: int) -> Bucketed:
    """Readings from `start` up to, but not including, `end`; buckets lie at multiples of their width since 1970."""
    parts = parts_of(longwall, start, end)
    with asking() as backend:
        found = [_summed(table, width_s) for table in _readings(backend, parts, channels, width_s)]
        found += [_of_minutes(table, width_s) for table in _minutes(backend, parts, channels, width_s)]
        if not found:
            return Bucketed(width_s, NO_BUCKETS)
        frame = frame_of(_combined(found))
    begin = pl.from_epoch(pl.col("bucket") * width_s, time_unit="s").cast(pl.Datetime("us"))
    told = frame.with_columns(begin.alias("time"), pl.col("count").cast(pl.Int64))
    return Bucketed(width_s, told.select(*NO_BUCKETS.columns).sort("channel", "time"))


NO_BUCKETS = pl.DataFrame(
    schema={
        "channel": pl.Int64, "time": pl.Datetime("us"), "low": pl.Float64, "high": pl.Float64, "last": pl.Float64,
        "mean": pl.Float64, "count": pl.Int64,
    }
)  # fmt: skip


def _readings(backend: Backend, parts: Parts, channels: Sequence[int], width_s: int) -> list[Table]:
    """What is not summed by minutes, or lies in a minute of which the span holds only a part."""
    start, end = _whole_minutes(parts)
    if width_s < MINUTE_S or start >= end:
        found = [once(backend, parts, parts.files, channels)]
    else:
        found = [once(backend, parts, parts.plain, channels), *_edges(backend, parts, channels)]
    return [each for each in (*found, newest(backend, parts, channels)) if each is not None]


def _edges(backend: Backend, parts: Parts, channels: Sequence[int]) -> list[Table]:
    start, end = _whole_minutes(parts)
    table = once(backend, parts, parts.summed, channels)
    if table is None:
        return []
    before = [table.filter(table.time < naive(start))] if parts.start < start else []
    return [*before, table.filter(table.time >= naive(end))] if parts.end > end else before


def _whole_minutes(parts: Parts) -> tuple[datetime, datetime]:
    start = minute_of(parts.start)
    return (start if start == parts.start else start + MINUTE), minute_of(parts.end)


def _minutes(backend: Backend, parts: Parts, channels: Sequence[int], width_s: int) -> list[Table]:
    """The whole minutes of the span."""
    start, end = _whole_minutes(parts)
    if width_s < MINUTE_S or start >= end or not parts.summed:
        return []
    table = table_of(backend, [minutes_file(each.path) for each in parts.summed], COLUMNS)
    table = table.filter(table.channel.isin(list(channels)) & within(table.minute, [(start, end)]))
    return [table.filter(~within(table.minute, parts.twice)) if parts.twice else table]


def _summed(table: Table, width_s: int) -> Table:
    keyed = table.mutate(bucket=_bucket(table.time, width_s))
    return keyed.group_by("channel", "bucket").agg(
        low=keyed.value.min(), high=keyed.value.max(), last=keyed.value.argmax(keyed.time), last_time=keyed.time.max(),
        total=keyed.value.sum(), count=keyed.count(),
    )  # fmt: skip


def _of_minutes(table: Table, width_s: int) -> Table:
    keyed = table.mutate(bucket=_bucket(table.minute, width_s))
    return keyed.group_by("channel", "bucket").agg(
        low=keyed.low.min(), high=keyed.high.max(), last=keyed["last"].argmax(keyed.last_time),
        last_time=keyed.last_time.max(), total=keyed.total.sum(), count=keyed["count"].sum(),
    )  # fmt: skip


def _bucket(time: ibis.Value, width_s: int) -> ibis.Value:
    return time.epoch_seconds() // width_s


def _combined(tables: Sequence[Table]) -> Table:
    table = tables[0] if len(tables) == 1 else ibis.union(*tables)
    found = table.group_by("channel", "bucket").agg(
        low=table.low.min(), high=table.high.max(), last=table["last"].argmax(table.last_time),
        total=table.total.sum(), count=table["count"].sum(),
    )  # fmt: skip
    return found.mutate(mean=found.total / found["count"])
