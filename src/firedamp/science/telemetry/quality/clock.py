"""In which rows does the time go back, leap or stand still?"""

from __future__ import annotations

import numpy as np

from firedamp.science.telemetry.quality.missing import MINUTE
from firedamp.science.telemetry.quality.readings import Found, Given, nothing


def clock(times: np.ndarray | None, step_s: float, given: Given) -> Found:
    """Rows before which the clock was set or leapt; the minutes that went by beyond one step, below nought if back."""
    rows, minutes = _passed(times)
    wrong = (minutes < 0) | (minutes > given["leap_min"])
    return rows[wrong], minutes[wrong] - step_s / 60


def duplicates(times: np.ndarray | None) -> Found:
    """Rows with the time of the row above."""
    rows, minutes = _passed(times)
    same = rows[minutes == 0]
    return same, np.zeros(len(same))


def _passed(times: np.ndarray | None) -> Found:
    """The rows that have a time but for the first, and the minutes since the one before."""
    if times is None:
        return nothing()
    rows = np.flatnonzero(~np.isnat(times))
    return rows[1:], np.diff(times[rows]) / MINUTE
