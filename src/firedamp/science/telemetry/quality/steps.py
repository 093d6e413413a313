"""Where does a channel's level change at once and stay, while no other channel's does?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.telemetry.quality.readings import ROUNDING, Found, Given, Readings, median_and_deviation, nothing

FEWEST_COMPARED = 10  # readings that make a level
MOST_COMPARED = 60  # readings of each side, evenly taken
AT_ONCE = 4_000  # candidates, for memory's sake


@dataclass(frozen=True)
class Sides:
    """What lies before and after some rows: medians, deviations, and the windows (m, w) themselves."""

    before: np.ndarray
    after: np.ndarray
    windows: tuple[np.ndarray, np.ndarray]
    deviation: np.ndarray

    @property
    def shift(self) -> np.ndarray:
        """By how much the level changes."""
        return np.asarray(self.after - self.before)


def steps(readings: Readings, peers: Sequence[Readings], given: Given) -> Found:
    """The first rows of new levels; the change of level. A channel that is read too seldom for one is not judged."""
    if readings.rows_in(given["window_min"]) < FEWEST_COMPARED:
        return nothing()
    need = np.maximum(given["usual_changes"] * readings.usual_change, given["least_resolutions"] * readings.resolution)
    waited = np.diff(readings.rows, prepend=readings.rows[:1])
    jumps = np.flatnonzero((np.abs(readings.changes) >= ROUNDING * need) & (readings.changes != 0))
    jumps = jumps[waited[jumps] <= readings.rows_in(given["gap_min"])]
    parts = [_lasting(readings, peers, jumps[at : at + AT_ONCE], given) for at in range(0, len(jumps), AT_ONCE)]
    places = np.concatenate([each[0] for each in parts]) if parts else np.empty(0, dtype=np.int64)
    shifts = np.concatenate([each[1] for each in parts]) if parts else np.empty(0)
    kept = _greatest(readings, places, readings.rows_in(given["window_min"]))
    return readings.rows[places[kept]], shifts[kept]


def _lasting(
    readings: Readings, peers: Sequence[Readings], jumps: np.ndarray, given: Given
) -> tuple[np.ndarray, np.ndarray]:
    """Those of the jumps that last and that no peer explains, with the change of level."""
    sides = _sides(readings, readings.rows[jumps], given)
    with np.errstate(invalid="ignore"):
        lasts = (
            _shifted(readings, sides, given) & _apart(sides, given["share"]) & _abrupt(readings, jumps, sides, given)
        )
    jumps, shift = jumps[lasts], sides.shift[lasts]
    for peer in peers:
        alone = ~_explains(peer, readings, jumps, shift, given)
        jumps, shift = jumps[alone], shift[alone]
    return jumps, shift


def _sides(readings: Readings, rows: np.ndarray, given: Given) -> Sides:
    """What a channel reads within the window before some rows, and from them on; NaN where half of it is missing."""
    width = readings.rows_in(given["window_min"])
    offsets = np.unique(np.linspace(1, width, min(width, MOST_COMPARED)).round().astype(np.int64))
    at = np.searchsorted(readings.rows, rows)
    windows = tuple(_window(readings, at, each, rows, 2 * width) for each in (-offsets, offsets - 1))
    (before, spread_before), (after, spread_after) = (median_and_deviation(each) for each in windows)
    return Sides(before, after, (windows[0], windows[1]), np.maximum(spread_before, spread_after))


def _window(readings: Readings, at: np.ndarray, offsets: np.ndarray, rows: np.ndarray, furthest: int) -> np.ndarray:
    if not len(readings):
        return np.full((len(at), len(offsets)), np.nan)
    places = at[:, None] + offsets
    inside = (places >= 0) & (places < len(readings))
    places = np.clip(places, 0, len(readings) - 1)
    inside &= np.abs(readings.rows[places] - rows[:, None]) <= furthest
    inside &= inside.mean(axis=1, keepdims=True) >= 0.5
    return np.where(inside, readings.values[places], np.nan)


def _shifted(readings: Readings, sides: Sides, given: Given) -> np.ndarray:
    """Whether the levels differ by more than the readings of each scatter and than the instrument resolves."""
    need = np.maximum(given["deviations"] * sides.deviation, given["least_resolutions"] * readings.resolution)
    return np.asarray(np.abs(sides.shift) >= ROUNDING * need)


def _apart(sides: Sides, share: float) -> np.ndarray:
    """Whether the readings of each side lie on their own side of the middle."""
    middle = ((sides.before + sides.after) / 2)[:, None]
    rises = (sides.shift > 0)[:, None]
    apart = []
    for window, high in zip(sides.windows, (~rises, rises), strict=True):
        known = np.isfinite(window)
        own = np.where(high, window > middle, window < middle) & known
        apart.append(own.sum(axis=1) >= share * known.sum(axis=1))
    return np.asarray(apart[0] & apart[1])


def _abrupt(readings: Readings, jumps: np.ndarray, sides: Sides, given: Given) -> np.ndarray:
    """Whether the jump, of one reading or of two where the first is a mean over it, makes most of the change."""
    next_but_one = np.minimum(jumps + 1, len(readings) - 1)
    jump = np.stack([readings.values[place] - readings.values[jumps - 1] for place in (jumps, next_but_one)])
    return np.asarray((jump * np.sign(sides.shift) >= given["abruptness"] * np.abs(sides.shift)).any(axis=0))


def _explains(peer: Readings, readings: Readings, jumps: np.ndarray, shift: np.ndarray, given: Given) -> np.ndarray:
    """Whether the peer's level changed as well, by a good share of the change."""
    sides = _sides(peer, readings.rows[jumps], given)
    with np.errstate(invalid="ignore"):
        enough = np.abs(peer.canonical(1) * sides.shift) >= given["together_share"] * np.abs(
            readings.canonical(1) * shift
        )
        return np.asarray(enough & _shifted(peer, sides, given))


def _greatest(readings: Readings, places: np.ndarray, width: int) -> np.ndarray:
    """Of jumps that lie within a window of each other the greatest: one change of level is one step."""
    if not len(places):
        return np.empty(0, dtype=np.int64)
    group = np.cumsum(np.diff(readings.rows[places], prepend=readings.rows[places[0]]) > width)
    order = np.lexsort((-np.abs(readings.changes[places]), group))
    first = np.unique(group[order], return_index=True)[1]
    return np.sort(order[first])
