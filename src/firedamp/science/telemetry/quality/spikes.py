"""Which readings stand alone, far from both neighbours and from what is around?"""

from __future__ import annotations

import numpy as np

from firedamp.science.telemetry.quality.readings import ROUNDING, Found, Given, Readings, median_and_deviation, nothing

AGREE = 0.5  # of the spike's height: how far its two neighbours may lie apart


def spikes(readings: Readings, given: Given) -> Found:
    """Rows of spikes; their distance from the median around."""
    need = ROUNDING * np.maximum(
        given["usual_changes"] * readings.usual_change, given["least_resolutions"] * readings.resolution
    )
    found = [_of_length(readings, need, length, given) for length in range(1, int(given["longest_readings"]) + 1)]
    rows = np.concatenate([each[0] for each in found])
    sizes = np.concatenate([each[1] for each in found])
    kept, first = np.unique(rows, return_index=True)
    return kept, sizes[first]


def _of_length(readings: Readings, need: np.ndarray, length: int, given: Given) -> Found:
    values = readings.values
    window = int(given["window_readings"])
    starts = np.arange(1, len(values) - length)
    rise = readings.changes[starts]
    fall = -readings.changes[starts + length]
    height = np.minimum(np.abs(rise), np.abs(fall))
    apart = np.abs(values[starts + length] - values[starts - 1])
    whole = readings.rows[starts + length] - readings.rows[starts - 1] <= window + length
    alone = (rise * fall > 0) & (height >= need[starts]) & (apart <= AGREE * height) & whole
    starts = starts[alone]
    if not len(starts):
        return nothing()
    median, deviation = median_and_deviation(_around(readings, starts, length, window))
    places = starts[:, None] + np.arange(length)
    distance = values[places] - median[:, None]
    far = np.abs(distance) >= np.maximum(given["deviations"] * deviation, need[starts])[:, None]
    return readings.rows[places[far]], distance[far]


def _around(readings: Readings, starts: np.ndarray, length: int, window: int) -> np.ndarray:
    """The readings before and after each spike (m, 2·window), NaN where there are none so near."""
    offsets = np.concatenate([np.arange(-window, 0), np.arange(length, length + window)])
    places = starts[:, None] + offsets
    inside = (places >= 0) & (places < len(readings))
    places = np.clip(places, 0, len(readings) - 1)
    near = np.abs(readings.rows[places] - readings.rows[starts][:, None]) <= 2 * window + length
    return np.where(inside & near, readings.values[places], np.nan)
