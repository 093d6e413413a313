"""Which moment of UTC is each time: by the offset in its cell, by the zone named, by the title, or taken as UTC?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from firedamp.science.errors import Problem
from firedamp.tables.telemetry.asking import Asked
from firedamp.tables.telemetry.limits import MOST_FAULTS
from firedamp.tables.telemetry.moments import Told
from firedamp.tables.telemetry.tables import Fault, Table, refuse
from firedamp.tables.telemetry.timing import TimeColumn
from firedamp.tables.telemetry.titles import offset_in
from firedamp.tables.telemetry.zones import in_utc

SECOND = 1_000_000


def utc_of(
    table: Table, times: Sequence[TimeColumn], told: Told, asked: Asked, groups: np.ndarray | None
) -> tuple[np.ndarray, tuple[Problem, ...]]:
    """Microseconds of UTC, and what is assumed of them; `groups` (m,) are the channels of a long file. A zone that is
    asked for goes before what the title says, an offset in the cells before both. Raises InputError `not_in_zone`."""
    if not np.isnan(told.offset_s).any():
        return told.local - told.offset_s.astype(np.int64) * SECOND, ()
    if asked.zone is not None:
        return _in_zone(table, times, told, asked.zone, groups)
    offsets = (offset_in(each.column.title) for each in times)
    said = next((offset for offset in offsets if offset is not None), None)
    if said is None:
        return told.local, (Problem("times", "note_zone_assumed"),)
    return told.local - said * SECOND, ()


def _in_zone(
    table: Table, times: Sequence[TimeColumn], told: Told, zone: str, groups: np.ndarray | None
) -> tuple[np.ndarray, tuple[Problem, ...]]:
    found = in_utc(told.local, zone, groups)
    column = times[-1].column
    rows = np.flatnonzero(found.skipped)[:MOST_FAULTS].tolist()
    faults = (Fault(row, "not_in_zone", column.shown(row), {"zone": zone}) for row in rows)
    refuse(table, "times", ((column, fault) for fault in faults))
    doubled = int(found.doubled.sum())
    return found.moments, (Problem("times", "note_doubled_hour", doubled, {"zone": zone}),) if doubled else ()
