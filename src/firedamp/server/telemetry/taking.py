"""How do readings become a batch? One at a time of a longwall, counted against what the store holds, and noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import polars as pl
from django.db import transaction
from django.utils import timezone

from firedamp.server.operations.metrics import readings_noted
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.models import Batch, Longwall
from firedamp.server.telemetry.store import Taken, append

Readings = pl.DataFrame | Callable[[Longwall, Batch], Taken]  # or what takes them into the store by itself
COUNTS = ("rows", "new", "changed", "changed_within", "duplicate", "late")
AHEAD = timedelta(minutes=5)  # how far the clock of a source may be ahead of ours
MIXED = {
    "en": "Its times are arbitrary ones, those of the readings are not (or the other way round): the two do not mix. "
    "Enter another longwall.",
    "ru": "Ось времени у лавы условная, а у показаний нет (или наоборот): смешивать их нельзя. Заведите другую лаву.",
}


def latest_allowed() -> datetime:
    return timezone.now() + AHEAD


def longwall_locked(longwall: Longwall) -> Longwall:
    """The longwall as it is now, until the transaction ends: its batches come one after the other."""
    return Longwall.objects.select_for_update(of=("self",)).get(pk=longwall.pk)


@transaction.atomic
def batch_take(
    *, longwall: Longwall, readings: Readings, arbitrary_times: bool = False, replaced: int = 0, **noted: Any
) -> Batch:
    """Readings (channel, time, value) as the newest batch of a longwall that `longwall_locked` gave; `replaced`: how
    many more there were, which one of these had replaced already. ApiProblem `conflict` where arbitrary times would be
    mixed with others."""
    if longwall.arbitrary_times not in (None, arbitrary_times):
        raise ApiProblem("conflict", MIXED)
    number = longwall.batches_taken + 1
    Longwall.objects.filter(pk=longwall.pk).update(batches_taken=number, arbitrary_times=arbitrary_times)
    batch = Batch(longwall=longwall, number=number, arbitrary_times=arbitrary_times, **noted)
    taken = append(longwall, batch, readings) if isinstance(readings, pl.DataFrame) else readings(longwall, batch)
    for name in COUNTS:
        setattr(batch, name, getattr(taken, name))
    for name in ("rows", "changed", "changed_within"):
        setattr(batch, name, getattr(batch, name) + replaced)
    batch.first, batch.last = taken.first, taken.last
    batch.save()
    transaction.on_commit(partial(readings_noted, new=batch.new, changed=batch.changed, duplicate=batch.duplicate))
    return batch
