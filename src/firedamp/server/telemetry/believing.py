"""Which readings can a sensor have measured? Those within its range and what physics allows; others are kept and shown,
and never stand for what the air is like."""

from __future__ import annotations

import math
from collections.abc import Sequence

import polars as pl

from firedamp.server.telemetry.channels import measured_of
from firedamp.server.telemetry.models import Channel


def bounds_of(channel: Channel) -> tuple[float | None, float | None]:
    """Between which readings are believed; None where nothing is said."""
    low, high = measured_of(channel).possible()
    return (low if math.isfinite(low) else None, high if math.isfinite(high) else None)


def is_believed(channel: Channel, value: float) -> bool:
    low, high = measured_of(channel).possible()
    return low <= value <= high


def believed(found: pl.DataFrame, channels: Sequence[Channel]) -> pl.DataFrame:
    """Readings (channel, time, value) without those that their sensors cannot have measured."""
    outside = pl.lit(False)
    for each in channels:
        low, high = measured_of(each).possible()
        if math.isfinite(low) or math.isfinite(high):
            outside |= (pl.col("channel") == each.pk) & ~pl.col("value").is_between(low, high)
    return found.filter(~outside)
