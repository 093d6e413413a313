"""A longwall's readings as a recording at a fixed step: what falls into one step is averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np
import polars as pl

from firedamp.science.errors import InputError
from firedamp.science.telemetry import Recording, recording
from firedamp.server.telemetry.believing import believed
from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.replaying import shown_until
from firedamp.server.telemetry.store.reading import EARLIEST, LATEST, rows

MICROSECONDS = 1_000_000
MOST_ROWS = 200_000  # of the newest, that a model is learned of


def step_of(channel: Channel) -> float:
    """The step, s, at which a channel's forecasts are made. Raises InputError `missing` where nobody has said it."""
    if channel.step_s is None:
        raise InputError.one("step_s", "missing", channel.tag)
    return channel.step_s


def recording_of(longwall: Longwall, channel: Channel, until: datetime | None = None) -> Recording:
    """All that is shown of a longwall (until a moment, if one is given), at the step of its target channel. Raises
    InputError `no_readings`."""
    channels = list(longwall.channels.order_by("pk"))
    until = until or shown_until(longwall)
    steps = stepped(longwall, channels, step_of(channel), EARLIEST, LATEST if until is None else until)
    if steps.is_empty():
        raise InputError.one("longwall", "nothing_measured")
    moments = steps["step"].unique().sort()[-MOST_ROWS:]
    values = matrix(steps, channels, moments.to_numpy())
    known = np.isfinite(values).any(axis=0)
    names = [each.tag for each, has in zip(channels, known, strict=True) if has]
    step_s = step_of(channel)
    times = (moments.to_numpy() * round(step_s * MICROSECONDS)).astype("datetime64[us]")
    return recording(names, values[:, known], step_s, times)


def learnable(longwall: Longwall, readings: Recording) -> Recording:
    """The recording as a forecast learns of it: times that were chosen for a source without any tell no hour of day."""
    return replace(readings, times=None) if longwall.arbitrary_times else readings


def stepped(
    longwall: Longwall, channels: Sequence[Channel], step_s: float, start: datetime, end: datetime
) -> pl.DataFrame:
    """Means (channel, step, value) by step, counted from 1970, of the readings that are believed; `end` itself is not
    in it."""
    found = believed(rows(longwall, [each.pk for each in channels], start, end), channels)
    number = pl.col("time").cast(pl.Datetime("us")).to_physical() // round(step_s * MICROSECONDS)
    return found.group_by("channel", number.alias("step")).agg(pl.col("value").mean())


def matrix(steps: pl.DataFrame, channels: Sequence[Channel], numbers: np.ndarray) -> np.ndarray:
    """The means (m, p) side by side at rising numbers of steps (m,), NaN where there is none."""
    values = np.full((len(numbers), len(channels)), np.nan)
    for place, channel in enumerate(channels):
        own = steps.filter(pl.col("channel") == channel.pk)
        at = own["step"].to_numpy()
        where = np.searchsorted(numbers, at)
        there = (where < len(numbers)) & (numbers[np.minimum(where, len(numbers) - 1)] == at)
        values[where[there], place] = own["value"].to_numpy()[there]
    return values
