"""What does each month of what is shown come to? Counted by the store, with the time that could have been covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from firedamp.science.errors import InputError
from firedamp.science.telemetry.monthly import MARKS, limits_of
from firedamp.server.telemetry import store
from firedamp.server.telemetry.channels import measured_of
from firedamp.server.telemetry.models import Channel, Longwall, StoredFile
from firedamp.server.telemetry.showing import Span
from firedamp.server.telemetry.store.reading import RESOLUTION, month_span

MOST_READINGS = 200_000_000  # half a minute of a request
NUMBERS = ("readings", "low", "high", "mean", "believed", "believed_mean", "covered_s")


@dataclass(frozen=True)
class Month:
    """`marked`: readings by the mark that they bear; `whole_s`: how long the month is within the span."""

    channel: Channel
    month: str
    readings: int
    low: float
    high: float
    mean: float
    believed: int
    believed_mean: float | None
    covered_s: float
    whole_s: float
    marked: Mapping[str, int]


def months_of(longwall: Longwall, channels: Sequence[Channel], span: Span) -> list[Month]:
    """The months of a span, by channel; InputError `too_many_items` where they are more than one may wait for."""
    _require_few(longwall, channels, span)
    by_id = {channel.pk: channel for channel in channels}
    limits = [limits_of(channel.pk, measured_of(channel)) for channel in channels]
    found = store.monthly(longwall, limits, span.start, span.end + RESOLUTION)
    return [
        Month(
            channel=by_id[row["channel"]], month=_name(row["month"]), whole_s=_whole_s(_name(row["month"]), span),
            marked={mark: row[mark] for mark in MARKS}, **{name: row[name] for name in NUMBERS},
        )
        for row in found.iter_rows(named=True)
    ]  # fmt: skip


def _require_few(longwall: Longwall, channels: Sequence[Channel], span: Span) -> None:
    """By what the database knows: of the channels, and of the files in the span."""
    files = StoredFile.objects.filter(
        longwall=longwall, retired__isnull=True, last__gte=span.start, first__lte=span.end
    )  # fmt: skip
    count = min(sum(each.readings for each in channels), sum(files.values_list("rows", flat=True)))
    if count > MOST_READINGS:
        raise InputError.one("readings", "too_many_items", count, maximum=MOST_READINGS)


def _name(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _whole_s(month: str, span: Span) -> float:
    first, after = month_span(month)
    end: datetime = min(after, span.end)
    return (end - max(first, span.start)).total_seconds()
