"""Where are there no readings, and for how long?"""

from __future__ import annotations

import numpy as np

from firedamp.science.telemetry.quality.readings import Found

MINUTE = np.timedelta64(60_000_000, "us")


def missing(column: np.ndarray, step_s: float, times: np.ndarray | None) -> Found:
    """Rows of a column (n,) without a reading; the length of their gap in minutes, by the clock where there is one.

    A recording shortens long gaps, so that rows alone tell too little.
    """
    gone = np.isnan(column)
    rows = np.flatnonzero(gone)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], gone, [False]]).astype(np.int8)))
    first, after = edges[::2], edges[1::2]
    minutes = (after - first) * step_s / 60
    if times is not None:
        within = (first > 0) & (after < len(column))
        whole = (times[after[within]] - times[first[within] - 1]) / MINUTE - step_s / 60
        minutes[within] = np.where(whole > 0, whole, minutes[within])  # not above nought where the clock went back
    return rows, np.repeat(minutes, after - first)
