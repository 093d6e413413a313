"""How does the API tell of streams and their sums?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q

from firedamp.science.measured.holding import EPOCH
from firedamp.server.measured.models import MeasuredStream, Measurement


def stream_out(stream: MeasuredStream) -> dict[str, Any]:
    plain = ("id", "name", "definition", "version", "changed")
    return {name: getattr(stream, name) for name in plain} | {
        "longwall": stream.longwall_id, "by": stream.by.username,
    }  # fmt: skip


def measurement_row(made: Measurement, versions: dict[str, int]) -> dict[str, Any]:
    """`versions`: of the longwall's streams as they are now, by id."""
    plain = ("id", "first", "last", "filling", "created", "software_version")
    return {name: getattr(made, name) for name in plain} | {
        "longwall": made.longwall_id,
        "by": made.by.username,
        "stale": is_stale(made, versions),
        "streams": made.streams,
        "sum": made.told["sum"],
    }


def is_stale(made: Measurement, versions: dict[str, int]) -> bool:
    """Whether a stream is another now, or readings came in since that the sums may rest on: those of other times than
    the period and what was looked at beside it change nothing."""
    if any(versions.get(each["id"]) != each["version"] for each in made.streams):
        return True
    if made.longwall.batches_taken == made.batches:
        return False
    newer = made.longwall.batches.filter(number__gt=made.batches)
    return any(newer.filter(_touching(*each.get("looked_at", (None, None)))).exists() for each in made.streams)


def _touching(first_us: int | None, last_us: int | None) -> Q:
    """Batches that hold readings between two moments, None where there is no end; one that says no times is among
    them."""
    found = Q()
    if first_us is not None:
        found &= ~Q(last__lt=EPOCH + timedelta(microseconds=first_us))
    if last_us is not None:
        found &= ~Q(first__gt=EPOCH + timedelta(microseconds=last_us))
    return found


def versions_of(made: Measurement) -> dict[str, int]:
    return {str(each.pk): each.version for each in made.longwall.streams.all()}
