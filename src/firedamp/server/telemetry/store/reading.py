"""Which readings does the store hold? Of some channels and a span of time, side by side or one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from firedamp.server.telemetry.models import Longwall, StoredFile
from firedamp.server.telemetry.store.engine import asking, frame_of
from firedamp.server.telemetry.store.files import SCHEMA
from firedamp.server.telemetry.store.parts import all_of, parts_of

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
NO_ROWS = pl.DataFrame(schema={name: SCHEMA[name] for name in ("channel", "time", "value")})
RESOLUTION = timedelta(microseconds=1)


@dataclass(frozen=True)
class Readings:
    """Channels side by side: `values` (m, p), NaN where a channel has no reading of that time; `times` (m,) UTC."""

    channels: tuple[int, ...]
    times: np.ndarray
    values: np.ndarray


def rows(
    longwall: Longwall,
    channels: Sequence[int],
    start: datetime = EARLIEST,
    end: datetime = LATEST,
    *,
    here: bool = False,
) -> pl.DataFrame:
    """Readings (channel, time, value) from `start` up to, but not including, `end`, by channel and time; `here`: asked
    of this process, not of a cluster."""
    parts = parts_of(longwall, start, end)
    with asking(here=here) as backend:
        table = all_of(backend, parts, channels)
        return NO_ROWS if table is None else frame_of(table).sort("channel", "time")


def counts(
    longwall: Longwall, channels: Sequence[int], start: datetime = EARLIEST, end: datetime = LATEST
) -> Mapping[int, int]:
    """How many readings there are of each channel."""
    parts = parts_of(longwall, start, end)
    with asking() as backend:
        table = all_of(backend, parts, channels)
        found = {} if table is None else dict(frame_of(table.group_by("channel").agg(count=table.count())).iter_rows())
    return {channel: found.get(channel, 0) for channel in channels}


def readings(
    longwall: Longwall, channels: Sequence[int], start: datetime = EARLIEST, end: datetime = LATEST
) -> Readings:
    """The same, channels side by side in the order in which they are asked for."""
    found = rows(longwall, channels, start, end)
    moments = found["time"].unique().sort().to_numpy()
    values = np.full((len(moments), len(channels)), np.nan)
    for index, channel in enumerate(channels):
        own = found.filter(pl.col("channel") == channel)
        values[np.searchsorted(moments, own["time"].to_numpy()), index] = own["value"].to_numpy()
    return Readings(tuple(channels), moments, values)


def latest(longwall: Longwall, channels: Sequence[int], until: datetime) -> Mapping[int, tuple[datetime, float]]:
    """Of each channel the last reading up to a moment, that moment included; looked for from the newest month back."""
    own = StoredFile.objects.filter(longwall=longwall, retired__isnull=True, first__lte=until)
    found: dict[int, tuple[datetime, float]] = {}
    for month in sorted(set(own.values_list("month", flat=True)), reverse=True):
        wanted = [channel for channel in channels if channel not in found]
        if wanted:
            found |= _last_of_month(longwall, wanted, month, until)
    return found


def _last_of_month(
    longwall: Longwall, channels: Sequence[int], month: str, until: datetime
) -> dict[int, tuple[datetime, float]]:
    start, after = month_span(month)
    parts = parts_of(longwall, start, min(after, until + RESOLUTION))
    with asking() as backend:
        table = all_of(backend, parts, channels)
        if table is None:
            return {}
        last = frame_of(table.group_by("channel").agg(value=table.value.argmax(table.time), time=table.time.max()))
    return {row["channel"]: (row["time"].replace(tzinfo=UTC), row["value"]) for row in last.iter_rows(named=True)}


def month_span(month: str) -> tuple[datetime, datetime]:
    """From the first moment of a month ("2026-07", UTC) to that of the next."""
    year, number = map(int, month.split("-"))
    return datetime(year, number, 1, tzinfo=UTC), datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)
