"""Readings summed by minutes: what months are drawn from, sixty times fewer than readings by the second."""

from __future__ import annotations

import polars as pl

MINUTE_S = 60
FEWEST_ROWS = 50_000  # fewer are summed as they are read
COLUMNS = ("channel", "minute", "low", "high", "last", "last_time", "total", "count")


def by_minutes(frame: pl.DataFrame) -> pl.DataFrame:
    """Of readings sorted by channel and time: a row per channel and minute that has any."""
    minute = pl.col("time").dt.truncate("1m").alias("minute")
    value = pl.col("value")
    return frame.group_by("channel", minute, maintain_order=True).agg(
        value.min().alias("low"),
        value.max().alias("high"),
        value.last().alias("last"),
        pl.col("time").last().alias("last_time"),
        value.sum().alias("total"),
        pl.len().cast(pl.Int64).alias("count"),
    )
