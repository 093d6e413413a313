"""How are readings taken away? Channels side by side as CSV or Parquet, so that the file can be imported again."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import polars as pl

from firedamp.server.telemetry.models import Channel, Longwall
from firedamp.server.telemetry.showing import rows_of, span_of

TYPES = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
NO_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class File:
    content: bytes
    name: str
    content_type: str


def readings_file(
    longwall: Longwall, channels: Sequence[Channel], start: datetime | None, end: datetime | None,
    kind: Literal["csv", "parquet"],
) -> File:  # fmt: skip
    """The readings of a span; an empty table where there are none."""
    span = span_of(longwall, start, end)
    found = rows_of(longwall, channels, span) if span and channels else None
    table = _side_by_side(channels, found)
    zone = longwall.time_zone if kind == "csv" else "UTC"
    table = table.with_columns(pl.col("time").dt.replace_time_zone("UTC").dt.convert_time_zone(zone))
    name = NO_NAME.sub("-", longwall.name_en or longwall.name).strip("-") or "longwall"
    return File(_csv(table) if kind == "csv" else _parquet(table), f"{name}.{kind}", TYPES[kind])


def _side_by_side(channels: Sequence[Channel], found: pl.DataFrame | None) -> pl.DataFrame:
    titles = {each.pk: f"{each.tag}, {each.unit}" if each.unit else each.tag for each in channels}
    times = pl.Series("time", [] if found is None else found["time"].unique().sort(), dtype=pl.Datetime("us"))
    table = times.to_frame()
    for channel, title in titles.items():
        own = NOTHING if found is None else found.filter(pl.col("channel") == channel)
        table = table.join(
            own.select("time", pl.col("value").alias(title)), on="time", how="left", maintain_order="left"
        )
    return table


NOTHING = pl.DataFrame(schema={"time": pl.Datetime("us"), "value": pl.Float64})


def _csv(table: pl.DataFrame) -> bytes:
    text = table.with_columns(pl.col("time").dt.to_string("%Y-%m-%dT%H:%M:%S%.f%:z"))
    return b"\xef\xbb\xbf" + text.write_csv(None, line_terminator="\r\n").encode()


def _parquet(table: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()
