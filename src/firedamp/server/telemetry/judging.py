"""How good are the readings of a span? The rules of science on what is shown, channels of one step beside each other.

Marks follow from the readings and from what is said of the channels: they are found anew when they are asked for, so
that they are never those of readings or limits that have changed since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.telemetry import Recording, recording
from firedamp.science.telemetry.quality import Episode, Flags, Identity, episodes, flags, range_flags
from firedamp.science.telemetry.unit_doubts import unit_doubts
from firedamp.server.telemetry import store
from firedamp.server.telemetry.channels import measured_of
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.showing import Span
from firedamp.server.telemetry.store.reading import RESOLUTION

MOST_READINGS = 4_000_000
FEWEST = 3  # readings, of which a step can be found
SECOND = np.timedelta64(1_000_000, "us")


@dataclass(frozen=True)
class Judged:
    """What was found of one channel; `step_s` None where it has too few readings to see one."""

    channel: Channel
    step_s: float | None
    readings: int
    marked: int
    counts: Mapping[str, int]
    doubts: Sequence[Problem]


@dataclass(frozen=True)
class Found:
    """An episode with its channel and its moments."""

    channel: Channel
    episode: Episode
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Quality:
    channels: Sequence[Judged]
    episodes: Sequence[Found]


def quality_of(longwall: Longwall, channels: Sequence[Channel], span: Span) -> Quality:
    """The marks of the readings of a span; InputError `too_many_items` where they are too many to judge at once."""
    ids, end = [each.pk for each in channels], span.end + RESOLUTION
    counts = store.counts(longwall, ids, span.start, end)
    count = sum(counts.values())
    if count > MOST_READINGS:
        raise InputError.one("readings", "too_many_items", count, maximum=MOST_READINGS)
    judged: list[Judged] = []
    found: list[Found] = []
    for step_s, group in _by_step(longwall, channels, span, counts).items():
        if step_s is None:
            own = _of_possible(longwall, group, span, None, ())
        else:
            own = _judged(longwall, group, span, step_s)
        judged += own.channels
        found += own.episodes
    order = {channel.pk: place for place, channel in enumerate(channels)}
    judged.sort(key=lambda each: order[each.channel.pk])
    found.sort(key=lambda each: (each.start, order[each.channel.pk], each.episode.rule))
    return Quality(judged, found)


def _by_step(
    longwall: Longwall, channels: Sequence[Channel], span: Span, counts: Mapping[int, int]
) -> Mapping[float | None, list[Channel]]:
    """Channels by the step that is stated, else that of most of their readings; None where they are too few."""
    found: dict[float | None, list[Channel]] = defaultdict(list)
    for channel in channels:
        step_s = None
        if counts[channel.pk] >= FEWEST:
            step_s = channel.step_s or _usual_step(longwall, channel, span)
        found[step_s].append(channel)
    return found


def _usual_step(longwall: Longwall, channel: Channel, span: Span) -> float:
    times = store.readings(longwall, [channel.pk], span.start, span.end + RESOLUTION).times
    return float(np.median(np.diff(times) / SECOND))


def _judged(longwall: Longwall, channels: Sequence[Channel], span: Span, step_s: float) -> Quality:
    held = store.readings(longwall, [each.pk for each in channels], span.start, span.end + RESOLUTION)
    names = [each.tag for each in channels]
    try:
        of = recording(names, held.values, step_s, held.times)
    except InputError as error:  # a step that is stated otherwise than the readings come
        return _of_possible(longwall, channels, span, step_s, error.problems)
    marks = flags(of, [measured_of(each) for each in channels], _identities(longwall, names))
    by_tag = {each.tag: each for each in channels}
    told = [_channel(of, marks, each, step_s) for each in channels]
    return Quality(told, [_found(of, by_tag[each.channel], each) for each in episodes(of, marks)])


def _of_possible(
    longwall: Longwall, channels: Sequence[Channel], span: Span, step_s: float | None, doubts: Sequence[Problem]
) -> Quality:
    """What can be said without a step: which readings are impossible, each channel by itself."""
    judged: list[Judged] = []
    found: list[Found] = []
    for channel in channels:
        held = store.readings(longwall, [channel.pk], span.start, span.end + RESOLUTION)
        if not len(held.times):
            judged.append(Judged(channel, step_s, 0, 0, {}, doubts))
            continue
        of = replace(recording([channel.tag], held.values, step_s or 1.0), times=held.times)
        marks = range_flags(of, [measured_of(channel)])
        own = _channel(of, marks, channel, step_s)
        judged.append(replace(own, doubts=(*doubts, *own.doubts)))
        found += [_by_its_times(_found(of, channel, each)) for each in episodes(of, marks)]
    return Quality(judged, found)


def _by_its_times(found: Found) -> Found:
    """An episode of readings of no known step lasts from its first to its last one."""
    minutes = (found.end - found.start) / timedelta(minutes=1)
    return replace(found, episode=replace(found.episode, minutes=minutes))


def _channel(of: Recording, marks: Flags, channel: Channel, step_s: float | None) -> Judged:
    values = of.channel(channel.tag)
    known, marked = int(np.isfinite(values).sum()), int(marks.marked(channel.tag).sum())
    return Judged(channel, step_s, known, marked, marks.counts[channel.tag], unit_doubts(values, measured_of(channel)))


def _identities(longwall: Longwall, names: Sequence[str]) -> list[Identity]:
    """Those whose channels are all looked at."""
    said: list[dict[str, Any]] = longwall.identities
    known = [each for each in said if {each["result"], *each["of"]} <= set(names)]
    return [Identity(each["kind"], each["result"], tuple(each["of"])) for each in known]


def _found(of: Recording, channel: Channel, episode: Episode) -> Found:
    return Found(channel, episode, _time(of, episode.first, -1), _time(of, episode.last, +1))


def _time(of: Recording, row: int, towards: int) -> datetime:
    """When a row was; of one that was missing, by the nearest row that was not, before it or after it."""
    assert of.times is not None
    near = row
    while np.isnat(of.times[near]):
        near += towards
    moment = of.times[near].astype("datetime64[us]").astype(int) + (row - near) * of.step_s * 1e6
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(moment))
