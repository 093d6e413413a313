"""How does each channel of a longwall go with one of them? By science, of the latest rows at the target's step.

Channels of another step are brought to it by the mean of their readings in each row; what was found is kept in the
process until readings come in.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

import numpy as np
import polars as pl

from firedamp.science.errors import InputError
from firedamp.science.telemetry import Recording, recording
from firedamp.science.telemetry.correlation import FEWEST, Correlated, correlate
from firedamp.server.telemetry import store
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.showing import Span
from firedamp.server.telemetry.store.reading import RESOLUTION

MOST_ROWS = 20_000
MOST_CELLS = 200_000  # rows and channels: more take longer than somebody waits
MOST_CHANNELS = 100
KEPT = 32
RECENT = timedelta(days=1)
SECOND = np.timedelta64(1_000_000, "us")


@dataclass(frozen=True)
class Correlation:
    """`rows`: of the step, from `start` to `end`, gaps among them; `shortened`: the span holds more than these."""

    step_s: float
    start: datetime
    end: datetime
    rows: int
    most_rows: int
    shortened: bool
    found: Sequence[Correlated]


_kept: OrderedDict[tuple[object, ...], Correlation] = OrderedDict()
_keeping = threading.Lock()


def correlation_of(
    longwall: Longwall, target: Channel, channels: Sequence[Channel], span: Span, longest_lag_min: float
) -> Correlation:
    """Every channel with the target. InputError `too_many_items`, `too_few_rows`, `constant_target`."""
    others = [each for each in channels if each.pk != target.pk]
    if len(others) >= MOST_CHANNELS:
        raise InputError.one("channels", "too_many_items", len(others) + 1, maximum=MOST_CHANNELS)
    ids = tuple((each.pk, each.tag, each.step_s) for each in (target, *others))
    key = (longwall.pk, longwall.batches_taken, ids, span.start, span.end, longest_lag_min)
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = _correlated(longwall, target, [target, *others], span, longest_lag_min)
    with _keeping:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def _correlated(
    longwall: Longwall, target: Channel, channels: Sequence[Channel], span: Span, longest_lag_min: float
) -> Correlation:
    step_s = _step(longwall, target, span)
    most = min(MOST_ROWS, MOST_CELLS // len(channels))
    first = span.end - timedelta(seconds=step_s * (most - 1))
    start = max(span.start, first)
    rows = _rows(longwall, channels, start, span.end, step_s)
    found = correlate(rows, target.tag, longest_lag_min)
    return Correlation(step_s, start, span.end, len(rows), most, first > span.start, found)


def _step(longwall: Longwall, target: Channel, span: Span) -> int:
    """The step that is stated, else that of most of its latest readings, in whole seconds: the store's buckets are."""
    end = span.end + RESOLUTION
    count = store.counts(longwall, [target.pk], span.start, end)[target.pk]
    if count < FEWEST:
        raise InputError.one("target", "too_few_rows", count, minimum=FEWEST)
    if target.step_s:
        return max(1, ceil(target.step_s))
    times = store.readings(longwall, [target.pk], max(span.start, span.end - RECENT), end).times
    if len(times) < FEWEST:
        times = store.readings(longwall, [target.pk], span.start, end).times
    return max(1, ceil(float(np.median(np.diff(times) / SECOND))))


def _rows(longwall: Longwall, channels: Sequence[Channel], start: datetime, end: datetime, step_s: int) -> Recording:
    """Channels side by side, a row for each step in which any of them has a reading."""
    found = store.buckets(longwall, [each.pk for each in channels], start, end + RESOLUTION, step_s).frame
    times = found["time"].unique().sort().to_numpy()
    values = np.full((len(times), len(channels)), np.nan)
    for place, channel in enumerate(channels):
        own = found.filter(pl.col("channel") == channel.pk)
        values[np.searchsorted(times, own["time"].to_numpy()), place] = own["mean"].to_numpy()
    return recording([each.tag for each in channels], values, float(step_s), times)
