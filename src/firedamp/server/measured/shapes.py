"""How does the API tell of streams and their sums?"""

from __future__ import annotations

from typing import Any

from firedamp.server.measured.models import MeasuredStream, Measurement


def stream_out(stream: MeasuredStream) -> dict[str, Any]:
    plain = ("id", "name", "definition", "version", "changed")
    return {name: getattr(stream, name) for name in plain} | {
        "longwall": stream.longwall_id, "by": stream.by.username,
    }  # fmt: skip


def measurement_row(made: Measurement, versions: dict[str, int]) -> dict[str, Any]:
    """`versions`: of the longwall's streams as they are now, by id."""
    plain = ("id", "first", "last", "filling", "created", "software_version")
    changed = any(versions.get(each["id"]) != each["version"] for each in made.streams)
    return {name: getattr(made, name) for name in plain} | {
        "longwall": made.longwall_id,
        "by": made.by.username,
        "stale": changed or made.longwall.batches_taken != made.batches,
        "streams": made.streams,
        "sum": made.told["sum"],
    }


def versions_of(made: Measurement) -> dict[str, int]:
    return {str(each.pk): each.version for each in made.longwall.streams.all()}
