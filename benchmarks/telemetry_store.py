"""The store of readings: how long it takes to take them in, and to draw months of them by the second.

    .venv/bin/python benchmarks/telemetry_store.py

Synthetic readings, in a data folder of its own that goes afterwards; times are processor time, of all threads. The exit
code is 1 where a limit is passed.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from _measuring import as_json, noted

CHANNELS, DAYS = 4, 90
START = datetime(2026, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def prepared() -> Any:
    """A longwall of a database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "firedamp.server.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from firedamp.server.telemetry.models import Channel, Longwall

    longwall = Longwall.objects.create(name="synthetic")
    for number in range(CHANNELS):
        Channel.objects.create(longwall=longwall, tag=f"S{number}", quantity="methane_concentration", unit="%")
    return longwall


def month_of(channel: int, start: datetime) -> Any:
    import numpy as np
    import polars as pl

    count = DAYS // 3 * 86_400
    begin = start.replace(tzinfo=None)
    times = pl.datetime_range(begin, begin + SECOND * (count - 1), "1s", time_unit="us", eager=True)
    drawn = np.random.default_rng(channel).normal(0, 0.03, count)
    values = np.round(0.6 + 0.2 * np.sin(np.arange(count) / 9_000) + drawn, 2)
    return pl.DataFrame({"channel": np.full(count, channel), "time": times, "value": values})


def take(longwall: Any, readings: Any) -> None:
    from django.db import transaction

    from firedamp.server.telemetry.taking import batch_take, longwall_locked

    with transaction.atomic():
        batch_take(longwall=longwall_locked(longwall), readings=readings, kind="import", sha256="0")


def median_ms(do: Callable[[], object], times: int = 7) -> float:
    do()
    spent = []
    for _ in range(times):
        began = time.process_time()
        do()
        spent.append(1_000 * (time.process_time() - began))
    return statistics.median(spent)


def main() -> int:
    longwall = prepared()
    import polars as pl

    from firedamp.server.telemetry import shapes, showing

    channels = list(longwall.channels.order_by("pk"))
    rows: list[tuple[str, float, float]] = []
    began = time.process_time()
    for third in range(3):
        for channel in channels:
            take(longwall, month_of(channel.pk, START + timedelta(days=DAYS // 3 * third)))
    count = CHANNELS * DAYS * 86_400
    rows.append(
        (
            f"{count / 1e6:.0f} million readings taken in, ms per million",
            1e9 * (time.process_time() - began) / count,
            3_000,
        )
    )

    def drawn(number: int, days: float, points: int = 1_000) -> Callable[[], object]:
        own = channels[:number]

        def ask() -> object:
            end = START + timedelta(days=DAYS)
            span = showing.span_of(longwall, end - timedelta(days=days), end)
            assert span is not None
            return shapes.series_out(longwall, showing.series_of(longwall, own, span, points), own)

        return ask

    for number, days in ((1, 90), (4, 90), (1, 30), (4, 7), (4, 1), (1, 1 / 24)):
        rows.append(
            (f"{number} channels, {days:g} days by the second, 1,000 points", median_ms(drawn(number, days)), 300)
        )
    moment = [START + timedelta(days=DAYS)]

    def stream() -> None:
        moment[0] += timedelta(minutes=1)
        times = [(moment[0] + SECOND * each).replace(tzinfo=None) for each in range(60)]
        values = {"channel": [channels[0].pk] * 60, "time": times, "value": [0.5] * 60}
        take(longwall, pl.DataFrame(values).cast({"time": pl.Datetime("us"), "value": pl.Float64}))

    rows.append(("60 streamed readings taken in", median_ms(stream, 30), 200))
    rows.append(("4 channels, 90 days, with 30 small files beside", median_ms(drawn(4, 90)), 300))
    for name, spent, most in rows:
        noted(name.removesuffix(", ms per million"), spent, "ms per million" if "million" in name else "ms", most)
        print(f"{name:60} {spent:8.0f} ms   (limit {most:,.0f})")
    return int(any(spent > most for _, spent, most in rows))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FIREDAMP_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        sys.exit(as_json(main))
