"""What a method gets: series without units, each with mean 0 and spread 1, over times counted in steps."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from firedamp.science.series.table import MONTH, TIMESTAMP, SeriesTable, positions, usual_step

HOUR = 3_600e6  # microseconds
CYCLES = {24 * HOUR, 7 * 24 * HOUR, 365.25 * 24 * HOUR}
CONSTANT = 1e-12  # of a series' size: a spread that rounding alone makes
REGULAR = 0.02  # by which a step may differ from the usual one, for the series to have a season


@dataclass(frozen=True)
class Panel:
    """Standardised series: `values` (T, N), NaN where missing; `positions` (T,) in steps; `season` in steps, or None.

    `centre` and `scale` (N,) lead back: value = centre + scale · standardised.
    """

    values: np.ndarray
    positions: np.ndarray
    centre: np.ndarray
    scale: np.ndarray
    season: int | None = None

    @property
    def known(self) -> np.ndarray:
        """Which cells have a value: (T, N) of bool."""
        found: np.ndarray = np.isfinite(self.values)
        return found

    def without(self, hidden: np.ndarray) -> Panel:
        """The same panel with cells hidden; scaled as before."""
        return replace(self, values=np.where(hidden, np.nan, self.values))

    def columns(self, chosen: np.ndarray) -> Panel:
        """Some of the series."""
        return replace(self, values=self.values[:, chosen], centre=self.centre[chosen], scale=self.scale[chosen])


def panel_of(table: SeriesTable, columns: np.ndarray | None = None) -> Panel:
    """The panel of a table, or of some of its `columns`; each needs a known value.

    A constant series, or one of a single value, tells no spread: it is taken to vary in proportion to its value as the
    others do in the median, or where it is nought as much as they do; alone by as much as it is, 1 of nought.
    """
    values = table.values if columns is None else table.values[:, columns]
    centre = np.nanmean(values, axis=0)
    spread = np.nanstd(values, axis=0)
    scale = np.where(spread > CONSTANT * np.abs(centre), spread, _usual_spread(centre, spread))
    return Panel((values - centre) / scale, positions(table), centre, scale, season_of(table))


def _usual_spread(centre: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """What each series would vary by if it did as the others do: (N,), above nought."""
    size = np.abs(centre)
    told = spread > CONSTANT * size
    relative = np.median(spread[told & (size > 0)] / size[told & (size > 0)]) if (told & (size > 0)).any() else 1.0
    absolute = np.median(spread[told]) if told.any() else 1.0
    found: np.ndarray = np.where(size > 0, relative * size, absolute)
    return found


def season_of(table: SeriesTable) -> int | None:
    """The season's length in steps: 12 months; a day, a week or a year of timestamps; None without a regular step,
    for years, and for fewer than two cycles."""
    step = usual_step(table)
    irregular = np.abs(np.diff(positions(table)) - 1) > REGULAR
    if len(table.times) < 4 or irregular.any():
        return None
    lengths = {MONTH: [12.0], TIMESTAMP: sorted(CYCLES)}.get(table.step, [])
    for length in lengths:
        season = length / step
        if 4 <= round(season) <= len(table.times) / 2 and abs(season - round(season)) <= REGULAR * season:
            return round(season)
        if table.step == MONTH and 2 <= round(season) <= len(table.times) / 2 and season == round(season):
            return round(season)
    return None
