"""How does a file of readings come into the store? It is written first; it counts from when its row is saved."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl

from firedamp.server.telemetry.models import Longwall, StoredFile
from firedamp.server.telemetry.store.files import SCHEMA, minutes_file, new_path, readings_file, remove, write_whole
from firedamp.server.telemetry.store.minutes import FEWEST_ROWS, by_minutes

KEY = ("channel", "time")


def written(longwall: Longwall, month: str, frame: pl.DataFrame, *, replaces: int) -> StoredFile:
    """A file of readings (channel, time, value, received) of one month, and its row, which is not saved yet. Where it
    cannot be written, nothing of it stays."""
    path = new_path(longwall.pk, month)
    ordered = frame.select(*SCHEMA).cast(SCHEMA).sort(*KEY)  # type: ignore[arg-type]
    write_whole(ordered, readings_file(path))
    minutes = ordered.height >= FEWEST_ROWS
    if minutes:
        try:
            write_whole(by_minutes(ordered), minutes_file(path))
        except BaseException:
            remove(path)
            raise
    return StoredFile(
        longwall=longwall, path=path, month=month, rows=ordered.height, replaces=replaces, minutes=minutes,
        first=utc(ordered["time"].min()), last=utc(ordered["time"].max()),
    )  # fmt: skip


def utc(time: object) -> datetime:
    """A time as it stands in the files, with its zone."""
    assert isinstance(time, datetime)
    return time.replace(tzinfo=UTC)
