"""Which values of the tables by mine and year were restored? Those that were accepted and still stand there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from firedamp.server.restoration.models import AcceptedValue

Place = tuple[str, str, int, int]  # table, column, the mine's primary key, year
TABLES = ("coal_output", "methane_abundance", "methane_use")


def accepted_in_force(**conditions: Any) -> QuerySet[AcceptedValue]:
    """Accepted values whose change has not been taken back, the latest first."""
    standing = AcceptedValue.objects.filter(change_set__undone_by__isnull=True, withdrawn__isnull=True)
    return standing.filter(**conditions).order_by("-id")


def marks_of(accepted: Iterable[AcceptedValue]) -> dict[Place, AcceptedValue]:
    """By place the latest accepted value."""
    found: dict[Place, AcceptedValue] = {}
    for each in accepted:
        found.setdefault((each.table, each.column, each.mine_id, each.year), each)
    return found


def told(mark: AcceptedValue) -> str:
    """A restored value in words of any language, as a cell of an exported table tells of it."""
    ends = (
        f" ({mark.low:.6g}–{mark.high:.6g}, {mark.level:.0%})" if mark.low is not None and mark.high is not None else ""
    )
    return f"{mark.column} = {mark.value:.6g}{ends}, {mark.method}, {mark.restoration_id}"


def mark_of(marks: dict[Place, AcceptedValue], place: Place, value: float | None) -> dict[str, Any] | None:
    """How the value at a place was restored; None where it is known, or somebody has changed it since."""
    found = marks.get(place)
    if found is None or value is None or found.value != value:
        return None
    return {
        "low": found.low,
        "high": found.high,
        "level": found.level,
        "method": found.method,
        "reason": found.reason,
        "run": str(found.restoration_id),
    }
