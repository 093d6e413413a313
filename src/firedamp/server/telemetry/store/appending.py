"""How do readings come into the store? What is there already is left out, and what is new or changed is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from firedamp.server.telemetry.models import Batch, Channel, Longwall
from firedamp.server.telemetry.store.files import remove
from firedamp.server.telemetry.store.reading import RESOLUTION, rows
from firedamp.server.telemetry.store.writing import KEY, utc, written


@dataclass(frozen=True)
class Taken:
    """What became of readings: `late` are those of the new ones that are older than what their channel had already,
    `changed_within` those of the changed that came in the same batch and were replaced by a later one of it."""

    rows: int
    new: int
    changed: int
    changed_within: int
    duplicate: int
    late: int
    first: datetime | None
    last: datetime | None


def append(longwall: Longwall, batch: Batch, frame: pl.DataFrame) -> Taken:
    """Take readings (channel, time, value) of a batch into the store, in its order: a later one of the same time
    replaces an earlier one. Within a transaction in which the longwall is locked; what was written counts when it is
    committed."""
    told = _against_store(longwall, frame)
    kept = told.filter(pl.col("is_last") & (pl.col("is_new_key") | pl.col("differs")))
    kept = kept.with_columns(pl.lit(batch.number, dtype=pl.Int64).alias("received"))
    newest = _newest_before(longwall)
    late = told.filter(pl.col("is_new") & (pl.col("time") < pl.col("channel").replace_strict(newest, default=None)))
    _write(longwall, kept)
    _note_channels(longwall, kept)
    counts = {
        "new": told["is_new"].sum(), "changed": told["is_changed"].sum(), "late": late.height,
        "changed_within": told["is_changed_within"].sum(),
    }  # fmt: skip
    return Taken(
        rows=frame.height, duplicate=frame.height - int(counts["new"]) - int(counts["changed"]),
        first=utc(frame["time"].min()), last=utc(frame["time"].max()),
        **{name: int(count) for name, count in counts.items()},
    )  # fmt: skip


def _write(longwall: Longwall, kept: pl.DataFrame) -> None:
    """A file for each month; none stays where one cannot be written, for a full disk has no room for strays."""
    made: list[str] = []
    try:
        for (month,), own in kept.group_by(pl.col("time").dt.strftime("%Y-%m").alias("month"), maintain_order=True):
            stored = written(longwall, str(month), own, replaces=own.filter(~pl.col("is_new_key")).height)
            made.append(stored.path)
            stored.save()
    except BaseException:
        for path in made:
            remove(path)
        raise


def _against_store(longwall: Longwall, frame: pl.DataFrame) -> pl.DataFrame:
    """Each reading with what it is: new, changed against the reading before it of that time, or the same."""
    stored = rows(longwall, *_extent(frame), here=True).rename({"value": "stored"})
    ordered = frame.with_row_index("place").sort(*KEY, "place").join(stored, on=KEY, how="left", maintain_order="left")
    same_key = (pl.col("channel") == pl.col("channel").shift(1)) & (pl.col("time") == pl.col("time").shift(1))
    first = (~same_key).fill_null(True)
    ordered = ordered.with_columns(
        is_last=first.shift(-1).fill_null(True),
        before=pl.when(first).then(pl.col("stored")).otherwise(pl.col("value").shift(1)),
    )
    changed = pl.col("before").is_not_null() & (pl.col("before") != pl.col("value"))
    return ordered.with_columns(
        is_new=pl.col("before").is_null(),
        is_changed=changed,
        is_changed_within=changed & ~first,
        is_new_key=pl.col("stored").is_null(),
        differs=(pl.col("stored") != pl.col("value")).fill_null(True),
    )


def _extent(frame: pl.DataFrame) -> tuple[Sequence[int], datetime, datetime]:
    """The channels and the span of a batch."""
    start, end = utc(frame["time"].min()), utc(frame["time"].max())
    return frame["channel"].unique().to_list(), start, end + RESOLUTION


def _newest_before(longwall: Longwall) -> dict[int, datetime]:
    known = longwall.channels.filter(last__isnull=False).values_list("pk", "last")
    return {channel: last.astimezone(UTC).replace(tzinfo=None) for channel, last in known}


def _note_channels(longwall: Longwall, kept: pl.DataFrame) -> None:
    """What each channel has by now, beside its other particulars."""
    told = kept.sort(*KEY).group_by("channel").agg(
        pl.col("is_new_key").sum().alias("readings"),
        pl.col("time").min().alias("first"),
        pl.col("time").max().alias("last"),
        pl.col("value").last().alias("last_value"),
    )  # fmt: skip
    own = {row["channel"]: row for row in told.iter_rows(named=True)}
    changed = list(Channel.objects.filter(longwall=longwall, pk__in=own))
    for channel in changed:
        row = own[channel.pk]
        first, last = utc(row["first"]), utc(row["last"])
        channel.readings += row["readings"]
        channel.first = first if channel.first is None else min(channel.first, first)
        if channel.last is None or last >= channel.last:
            channel.last, channel.last_value = last, row["last_value"]
    Channel.objects.bulk_update(changed, ["readings", "first", "last", "last_value"])
