"""Which readings are shown of a longwall? All that there are; while a recording is replayed, those up to its "now"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from firedamp.science.errors import InputError
from firedamp.server.telemetry import store
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.replaying import extent, shown_until
from firedamp.server.telemetry.selectors import channels_of
from firedamp.server.telemetry.store.buckets import width_for
from firedamp.server.telemetry.store.reading import RESOLUTION

MOST_EXPORTED = 5_000_000


@dataclass(frozen=True)
class Span:
    """From `start` up to and including `end`; `until`: the replay's "now", where there is one."""

    start: datetime
    end: datetime
    until: datetime | None


@dataclass(frozen=True)
class Series:
    """`width_s` None: `frame` holds the readings themselves (channel, time, value), for they are few."""

    span: Span
    channels: Sequence[Channel]
    width_s: int | None
    frame: pl.DataFrame


def channels_named(longwall: Longwall, ids: Sequence[int]) -> list[Channel]:
    """The channels of those ids, all where none is named; InputError `unknown_id`."""
    own = {channel.pk: channel for channel in channels_of(longwall)}
    if not ids:
        return list(own.values())
    unknown = [each for each in ids if each not in own]
    if unknown:
        raise InputError.one("channels", "unknown_id", unknown[0])
    return [own[each] for each in dict.fromkeys(ids)]


def span_of(longwall: Longwall, start: datetime | None, end: datetime | None) -> Span | None:
    """What was asked for, within what there is to show; None where there is nothing. InputError `ends_before_start`."""
    if start is not None and end is not None and end < start:
        raise InputError.one("end", "ends_before_start", end.isoformat(), first=start.isoformat())
    recorded = extent(longwall)
    if recorded is None:
        return None
    first, last = recorded
    until = shown_until(longwall)
    last = last if until is None else min(last, until)
    span = Span(max(start or first, first), min(end or last, last), until)
    return span if span.start <= span.end else None


def latest_of(longwall: Longwall, until: datetime | None) -> Mapping[int, tuple[datetime, float]]:
    """The last reading of each channel by its id, up to the "now" of a replay where there is one."""
    own = channels_of(longwall)
    if until is None:
        return {each.pk: (each.last, each.last_value) for each in own if each.last and each.last_value is not None}
    return store.latest(longwall, [each.pk for each in own], until)


def series_of(longwall: Longwall, channels: Sequence[Channel], span: Span, points: int) -> Series:
    """The readings of a span in at most so many buckets, or as they are where they are no more than that."""
    ids, end = [each.pk for each in channels], span.end + RESOLUTION
    width = width_for(span.start, end, points)
    found = store.buckets(longwall, ids, span.start, end, width)
    counts = found.frame.group_by("channel").agg(pl.col("count").sum())["count"]
    if (counts.max() or 0) <= points:  # type: ignore[operator]
        return Series(span, channels, None, store.rows(longwall, ids, span.start, end))
    return Series(span, channels, width, found.frame)


def rows_of(longwall: Longwall, channels: Sequence[Channel], span: Span) -> pl.DataFrame:
    """The readings of a span to be taken away; InputError `too_many_items` where they are too many for one file."""
    ids, end = [each.pk for each in channels], span.end + RESOLUTION
    count = sum(store.counts(longwall, ids, span.start, end).values())
    if count > MOST_EXPORTED:
        raise InputError.one("readings", "too_many_items", count, maximum=MOST_EXPORTED)
    return store.rows(longwall, ids, span.start, end)
