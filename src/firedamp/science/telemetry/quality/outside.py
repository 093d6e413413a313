"""Which readings lie beyond what the instrument can show or what is possible?"""

from __future__ import annotations

import numpy as np

from firedamp.science.telemetry.quality.readings import Found, Given, Readings


def outside(readings: Readings, given: Given) -> Found:
    """Rows out of range; how far beyond, below nought where below."""
    low, high = readings.channel.possible()
    slack = given["tolerance_resolutions"] * readings.resolution
    below = np.minimum(readings.values - low, 0)
    above = np.maximum(readings.values - high, 0)
    far = (below < -slack) | (above > slack)
    return readings.rows[far], (below + above)[far]
