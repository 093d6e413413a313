"""Where was a methane sensor possibly checked with a test gas?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from firedamp.science.telemetry.quality.readings import ROUNDING, Found, Given, Readings, nothing

BASE_MIN = 10  # of which the level before is the median
LINE = 0.5  # of the first height above that level: below it the check is over
SETTLED = 0.3  # of the height: how far the level after may lie above the one before
FIRST_FLAT = 0.5  # of the flat share: enough of the first readings to look further
RETURNED = 0.1  # of the height, or
RETURNED_RESOLUTIONS = 1.5  # so many resolutions: how far below the level before zeroing may end


def calibrations(readings: Readings, peers: Sequence[Readings], given: Given) -> Found:
    """Rows of possible checks of a methane sensor, with the zeroing behind them; their height above the level before.

    `peers` are the other methane channels. A channel that is read too seldom to see whether a rise is abrupt is not
    judged.
    """
    if readings.step_s > 60 * given["abrupt_min"]:
        return nothing()
    flat = _flat(readings, given)
    found = [_marked(readings, *check, given) for check in _checks(readings, peers, flat, given)]
    if not found:
        return nothing()
    rows = np.concatenate([rows for rows, _ in found])
    heights = np.concatenate([np.full(len(rows), height) for rows, height in found])
    kept, first = np.unique(rows, return_index=True)
    return kept, heights[first]


def _checks(
    readings: Readings, peers: Sequence[Readings], flat: np.ndarray, given: Given
) -> Iterator[tuple[int, int, float, float]]:
    """First reading, the first after, the level before and the height of each check."""
    for start in _rises(readings, flat, given):
        base = _base(readings, start, given)
        end = _end(readings, start, base, flat, given)
        if end is None:
            continue
        height = float(readings.values[start:end].max()) - base
        if not any(_moves(peer, readings, start, end, height, given) for peer in peers):
            yield start, end, base, height


def _rises(readings: Readings, flat: np.ndarray, given: Given) -> np.ndarray:
    """Where an abrupt rise begins a stretch that is flat for the shortest length, and a return follows in time."""
    values, abrupt = readings.values, readings.rows_in(given["abrupt_min"])
    if len(values) <= abrupt:
        return np.empty(0, dtype=np.int64)
    rise = np.zeros(len(values))
    rise[abrupt:] = values[abrupt:] - values[:-abrupt]
    least = readings.own(given["least_rise_percent"])
    rises = np.flatnonzero((rise >= least) & (np.roll(rise, 1) < least))
    counted = np.concatenate([[0], np.cumsum(flat)])
    ends = np.minimum(rises + max(readings.rows_in(given["shortest_min"]), abrupt + 1), len(values))
    begins = np.minimum(rises + abrupt, ends)  # the rise itself is not flat
    rises = rises[counted[ends] - counted[begins] >= FIRST_FLAT * given["flat_share"] * (ends - begins)]
    falls = np.append(np.flatnonzero(rise <= -given["return_share"] * least), np.iinfo(np.int64).max // 2)
    soon = falls[np.searchsorted(falls, rises + 1)] - rises <= readings.rows_in(given["longest_min"]) + abrupt
    return np.asarray(rises[soon])


def _flat(readings: Readings, given: Given) -> np.ndarray:
    level = max(readings.own(given["flat_percent"]), readings.resolution / ROUNDING)
    return np.asarray(np.abs(readings.changes) <= np.maximum(level, given["flat_of_reading"] * readings.values))


def _base(readings: Readings, start: int, given: Given) -> float:
    last = max(1, start - readings.rows_in(given["abrupt_min"]) + 1)
    return float(np.median(readings.values[max(0, last - readings.rows_in(BASE_MIN)) : last]))


def _end(readings: Readings, start: int, base: float, flat: np.ndarray, given: Given) -> int | None:
    """The first reading after a plateau that begins at `start`; None where it is no check's."""
    values, longest = readings.values, readings.rows_in(given["longest_min"])
    window = values[start : start + longest + 1]
    below = np.flatnonzero(window < base + LINE * (window[0] - base))
    length, abrupt = int(below[0]) if len(below) else 0, readings.rows_in(given["abrupt_min"])
    shortest = max(readings.rows_in(given["shortest_min"]), abrupt + 1)
    if length < shortest or readings.rows[start + length] - readings.rows[start] > longest:
        return None
    plateau, height = window[:length], float(window[:length].max()) - base
    fits = (
        readings.own(given["lowest_percent"]) <= plateau.max() <= readings.own(given["highest_percent"])
        and height >= readings.own(given["least_rise_percent"])
        and flat[start + abrupt : start + length].mean() >= given["flat_share"]
        and _returns(readings, start + length, base, height, given)
    )
    return start + length if fits else None


def _returns(readings: Readings, end: int, base: float, height: float, given: Given) -> bool:
    """Whether the fall is abrupt, and the level after it is no higher than the one before."""
    abrupt, values = readings.rows_in(given["abrupt_min"]), readings.values
    fall = values[end - 1] - values[end : end + abrupt].min()
    after = np.median(values[end + abrupt - 1 : end + abrupt - 1 + 2 * abrupt])
    return bool(fall >= given["return_share"] * (values[end - 1] - base) and after <= base + SETTLED * height)


def _moves(peer: Readings, readings: Readings, start: int, end: int, height: float, given: Given) -> bool:
    """Whether another methane channel moves as well: then it is gas."""
    first, last = readings.rows[start], readings.rows[end]
    before, begin, over = np.searchsorted(peer.rows, [first - readings.rows_in(BASE_MIN), first, last])
    if begin == before or over == begin:
        return False
    moved = abs(float(np.median(peer.values[begin:over]) - np.median(peer.values[before:begin])))
    return peer.canonical(moved) > given["neighbour_share"] * readings.canonical(height)


def _marked(
    readings: Readings, start: int, end: int, base: float, height: float, given: Given
) -> tuple[np.ndarray, float]:
    """The rows of a check, and of the zeroing behind it if the readings come back to the level before in time."""
    tolerance = max(RETURNED * height, RETURNED_RESOLUTIONS * readings.resolution)
    window = readings.values[end : end + readings.rows_in(given["longest_min"])]
    back = np.flatnonzero(window >= base - tolerance)
    return readings.rows[start : end + (int(back[0]) if len(back) else 0)], height
