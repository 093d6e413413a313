"""Of which parts is an answer made? Files that count, and the times at which one of them replaces another's readings.

Where no file replaces anything, no reading is there twice: rows are taken as they are, or summed by minutes. Only
between the first and the last replacing reading of a month is the newest of each time looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import ibis
from ibis.expr.types import BooleanValue, Table

from firedamp.server.telemetry.models import Longwall, StoredFile
from firedamp.server.telemetry.store.engine import Backend, table_of
from firedamp.server.telemetry.store.files import SCHEMA, readings_file

MINUTE = timedelta(minutes=1)
Span = tuple[datetime, datetime]  # both in UTC; the end is not within


@dataclass(frozen=True)
class Parts:
    """Files whose readings may lie within a span, and the spans of it (`twice`) in which some are replaced."""

    start: datetime
    end: datetime
    plain: Sequence[StoredFile]
    summed: Sequence[StoredFile]
    twice: Sequence[Span]

    @property
    def files(self) -> list[StoredFile]:
        return [*self.plain, *self.summed]


def parts_of(longwall: Longwall, start: datetime, end: datetime) -> Parts:
    """What the database says now; the files stay readable for a while after they are retired."""
    counting = StoredFile.objects.filter(longwall=longwall, retired__isnull=True, last__gte=start, first__lt=end)
    files = list(counting)
    months = {each.month for each in files if each.replaces}
    twice = [_hull(each for each in files if each.month == month and each.replaces) for month in sorted(months)]
    return Parts(
        start, end,
        plain=[each for each in files if not each.minutes],
        summed=[each for each in files if each.minutes],
        twice=twice,
    )  # fmt: skip


def _hull(files: Iterable[StoredFile]) -> Span:
    """From the first to the last reading of files that replace some, in whole minutes."""
    found = list(files)
    return minute_of(min(each.first for each in found)), minute_of(max(each.last for each in found)) + MINUTE


def minute_of(time: datetime) -> datetime:
    return time.replace(second=0, microsecond=0)


def naive(time: datetime) -> datetime:
    """As it stands in the files: UTC without a zone."""
    return time.astimezone(UTC).replace(tzinfo=None)


def within(column: ibis.Value, spans: Iterable[Span]) -> BooleanValue:
    found = ibis.literal(False)
    for start, end in spans:
        found |= (column >= naive(start)) & (column < naive(end))
    return found


def once(backend: Backend, parts: Parts, files: Sequence[StoredFile], channels: Sequence[int]) -> Table | None:
    """Readings of some of the files that are there once, in their span."""
    if not files:
        return None
    table = _of(backend, files, channels)
    table = table.filter(within(table.time, [(parts.start, parts.end)]))
    if parts.twice:
        table = table.filter(~within(table.time, parts.twice))
    return table.select("channel", "time", "value")


def newest(backend: Backend, parts: Parts, channels: Sequence[int]) -> Table | None:
    """Readings of the spans in which some are replaced: of each time the one of the newest batch."""
    if not parts.twice:
        return None
    table = _of(backend, parts.files, channels)
    table = table.filter(within(table.time, parts.twice) & within(table.time, [(parts.start, parts.end)]))
    window = ibis.window(group_by=["channel", "time"], order_by=ibis.desc("received"))
    ranked = table.mutate(age=ibis.row_number().over(window))
    return ranked.filter(ranked.age == 0).select("channel", "time", "value")


def all_of(backend: Backend, parts: Parts, channels: Sequence[int]) -> Table | None:
    """Every reading that holds, in no order; None where there is no file."""
    found = [once(backend, parts, parts.files, channels), newest(backend, parts, channels)]
    return together([each for each in found if each is not None])


def together(tables: Sequence[Table]) -> Table | None:
    return None if not tables else tables[0] if len(tables) == 1 else ibis.union(*tables)


def _of(backend: Backend, files: Sequence[StoredFile], channels: Sequence[int]) -> Table:
    table = table_of(backend, [readings_file(each.path) for each in files], [*SCHEMA])
    return table.filter(table.channel.isin(list(channels)))
