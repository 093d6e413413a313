"""A longwall with channels, and readings for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from django.db import transaction
from tests.server.people import organisation

from firedamp.server.telemetry.models import Batch, Channel, Longwall
from firedamp.server.telemetry.store import Taken, append

START = datetime(2026, 3, 30, tzinfo=UTC)


def longwall(name: str = "Лава 18-26", *tags: str) -> Longwall:
    made = Longwall.objects.create(organisation=organisation(), name=name, site="Шахта", time_zone="Asia/Novokuznetsk")
    for tag in tags or ("MM1", "V1"):
        Channel.objects.create(longwall=made, tag=tag, quantity="ch4", unit="%")
    return made


@pytest.fixture
def lava(db: None) -> Longwall:
    return longwall()


def ids(of: Longwall) -> list[int]:
    return list(of.channels.order_by("pk").values_list("pk", flat=True))


def frame(channel: int, values: list[float], start: datetime = START, step_s: float = 60) -> pl.DataFrame:
    times = [(start + timedelta(seconds=step_s * index)).replace(tzinfo=None) for index in range(len(values))]
    return pl.DataFrame(
        {"channel": [channel] * len(values), "time": times, "value": values},
        schema={"channel": pl.Int64, "time": pl.Datetime("us"), "value": pl.Float64},
    )


def took(of: Longwall, readings: pl.DataFrame, **fields: Any) -> Taken:
    """Readings taken in as one batch."""
    with transaction.atomic():
        own = Longwall.objects.select_for_update().get(pk=of.pk)
        own.batches_taken += 1
        own.save()
        batch = Batch.objects.create(longwall=own, number=own.batches_taken, kind="import", sha256="0", **fields)
        return append(own, batch, readings)
