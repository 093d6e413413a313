"""Which readings of a day are not to be trusted, by the rules of quality?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.measured.stream import Stream
from firedamp.science.telemetry.quality import Flags, flags, range_flags
from firedamp.science.telemetry.recording import recording

# What rules look back on, and ahead to: marks of a day rest on its own surroundings, however the readings were cut up.
BEFORE_US = 24 * 3600 * 1_000_000
AHEAD_US = 2 * 3600 * 1_000_000
FEWEST = 3  # readings that have a usual step


def good_readings(
    stream: Stream, times: np.ndarray, values: np.ndarray, own: slice
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Which readings of the rows `own` of a stretch are there and bear no mark of the stream's rules, and how many of
    each channel (p,) each rule took away; `times` (n,) of int64 microseconds that rise strictly, `values` (n, p) as
    `stream.measured`.

    A stretch whose rows are not at a usual step is judged by its ranges alone.
    """
    known = np.isfinite(values)
    asked = [rule for rule in stream.dropouts if rule != "gap"]
    if not asked or not known.any():
        return known[own], {}
    channels = [each.as_channel for each in stream.measured]
    names = [each.name for each in channels]
    moments = times.astype("datetime64[us]")
    step = float(np.median(np.diff(times))) / 1e6 if len(times) >= FEWEST else 0.0
    try:
        rows = recording(names, values, step or stream.step_s, moments if step else None)
        found = flags(rows, channels) if step else range_flags(rows, channels)
    except InputError:
        rows = recording(names, values, stream.step_s)
        found = range_flags(rows, channels)
    by_rule = {rule: _marked(found, names, rule)[rows.rows][own] & known[own] for rule in asked}
    good = known[own].copy()
    for marked in by_rule.values():
        good &= ~marked
    return good, {rule: marked.sum(axis=0) for rule, marked in by_rule.items() if marked.any()}


def _marked(found: Flags, names: Sequence[str], rule: str) -> np.ndarray:
    return np.column_stack([found.marked(name, rule) for name in names])
