"""What does each month of a channel come to? Asked month by month, so many channels at once as memory holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import polars as pl

from firedamp.science.telemetry.monthly import Limits, by_months
from firedamp.server.telemetry.models import Longwall, StoredFile
from firedamp.server.telemetry.store.engine import SPARK, Backend, asking, frame_of
from firedamp.server.telemetry.store.parts import all_of, parts_of
from firedamp.server.telemetry.store.reading import month_span

AT_ONCE = 10_000_000  # readings that DuckDB puts in order at once: half a gigabyte
NO_MONTHS = pl.DataFrame(
    schema={
        "channel": pl.Int64, "month": pl.Int64, "readings": pl.Int64, "low": pl.Float64, "high": pl.Float64,
        "mean": pl.Float64, "believed": pl.Int64, "believed_mean": pl.Float64, "range": pl.Int64, "spike": pl.Int64,
        "stuck": pl.Int64, "covered_s": pl.Float64,
    }
)  # fmt: skip


def monthly(longwall: Longwall, limits: Sequence[Limits], start: datetime, end: datetime) -> pl.DataFrame:
    """Channels by month, as `science.telemetry.monthly` tells them, of readings from `start` up to, but not including,
    `end`; months are of UTC, and each is judged by itself."""
    counting = StoredFile.objects.filter(longwall=longwall, retired__isnull=True, last__gte=start, first__lt=end)
    rows: dict[str, int] = {}
    for month, count in counting.values_list("month", "rows"):
        rows[month] = rows.get(month, 0) + count
    found = [NO_MONTHS]
    for month in sorted(rows):
        first, after = month_span(month)
        parts = parts_of(longwall, max(start, first), min(end, after))
        with asking() as backend:
            for some in _portions(backend, limits, rows[month]):
                table = all_of(backend, parts, [each.channel for each in some])
                if table is not None:
                    found.append(frame_of(by_months(table, some)).cast(dict(NO_MONTHS.schema)))  # type: ignore[arg-type]
    return pl.concat(found).sort("channel", "month")


def _portions(backend: Backend, limits: Sequence[Limits], rows: int) -> Iterator[Sequence[Limits]]:
    """A cluster divides the work by itself."""
    count = 1 if backend.name == SPARK else max(1, min(len(limits), -(-rows // AT_ONCE)))
    size = -(-len(limits) // count) or 1
    for first in range(0, len(limits), size):
        yield limits[first : first + size]
