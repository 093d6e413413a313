"""Tables of series for the tests: a few common courses, noise, and gaps of every kind."""

from __future__ import annotations

import numpy as np

from firedamp.science.series import SeriesTable, series_table


def mines(times: int = 40, series: int = 5, seed: int = 1) -> SeriesTable:
    """Complete series that rise and fall together, all above nought."""
    random = np.random.default_rng(seed)
    courses = random.normal(size=(times, 2)).cumsum(axis=0)
    values = 30 + courses @ random.normal(size=(2, series)) + random.normal(scale=0.5, size=(times, series))
    return series_table(range(1980, 1980 + times), [f"mine {number}" for number in range(series)], np.abs(values) + 1)


def with_gaps(table: SeriesTable) -> SeriesTable:
    """A short gap, a block, a tail, a head, and three series that break together."""
    values = table.values.copy()
    values[5, 0] = values[12:19, 1] = values[-6:, 2] = values[:4, 3] = np.nan
    values[22:28, :3] = np.nan
    return series_table(table.times, table.names, values)


def one(values: list[float | None], first: int = 2000) -> SeriesTable:
    """One series by year."""
    return series_table(range(first, first + len(values)), ["a"], [[value] for value in values])
