"""Telemetry: readings sent in batches and read as tables; everything else as the API has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from firedamp.client.files import Progress
from firedamp.client.rooms.telemetry import TelemetryRoom

if TYPE_CHECKING:
    import polars

    from firedamp.client import shapes

BATCH = 10_000  # what the server takes at once


class Telemetry(TelemetryRoom):
    """`client.telemetry`."""

    def frame(
        self, longwall_id: str, *, channels: Sequence[int] | None = None, start: datetime | str | None = None,
        end: datetime | str | None = None, progress: Progress | None = None,
    ) -> polars.DataFrame:  # fmt: skip
        """The readings of a span, channels side by side: `time` in UTC and a column for each channel, in its unit."""
        from firedamp.client.frames import parquet_frame

        file = self.longwall_readings(longwall_id, channels=channels, start=start, end=end, format="parquet")
        return parquet_frame(file.read(progress))

    def readings_add_many(
        self, channel_id: int, readings: Iterable[tuple[datetime | str, float]], *,
        progress: Progress | None = None,
    ) -> dict[str, int]:  # fmt: skip
        """Send readings of a channel, in its unit, however many: sums of what became of them.

        `readings` are (time with its offset, value); they go in batches of 10,000, each taken whole or not at all. Sent
        again after a fault, those that are there already count as `duplicate`. `progress` is told how many have gone.
        """
        sums = dict.fromkeys(("rows", "new", "changed", "duplicate", "late"), 0)
        for batch in _batches(readings):
            taken = self.readings_add(channel_id, batch)
            sums = {name: number + int(dict(taken)[name]) for name, number in sums.items()}  # type: ignore[call-overload]
            if progress:
                progress(sums["rows"], None)
        return sums


def _batches(readings: Iterable[tuple[datetime | str, float]]) -> Iterator[list[shapes.ReadingIn]]:
    left = iter(readings)
    while batch := list(islice(left, BATCH)):
        yield [
            {"time": time.isoformat() if isinstance(time, datetime) else time, "value": value} for time, value in batch
        ]
