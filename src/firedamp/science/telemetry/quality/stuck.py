"""Where does a sensor show the same value for longer than is credible?"""

from __future__ import annotations

import numpy as np

from firedamp.science.telemetry.quality.readings import Found, Given, Readings, nothing

NEARER = (0.25, 0.5, 1.0)  # shares of the time before: where a channel calmed down, the nearest changed less


def stuck(readings: Readings, given: Given) -> Found:
    """Rows of constant stretches that cannot be believed; their length in minutes.

    A stretch of T readings is judged by the changes that T readings had just before it. Of changes that come at random,
    e⁻ᴺ is the chance of none where N were to come; in a mine they come in shifts, so that N may be great when work
    stops. How great, the channel itself tells: a stretch is not believed whose N is several times the greatest N of the
    stretches before it that were.
    """
    if len(readings) < 2:
        return nothing()
    changed = readings.changes != 0
    starts = np.concatenate([[0], np.flatnonzero(changed)])
    lengths = np.diff(starts, append=len(readings))
    expected = _expected(np.concatenate([[0], np.cumsum(changed)]), starts, lengths)
    learnt = starts >= readings.rows_in(60 * given["learns_h"])
    wrong = _not_believed(expected, learnt, given)
    return _rows(readings, starts[wrong], lengths[wrong])


def _expected(counted: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """How often as many readings changed before each stretch; if the nearer half or quarter had less, by those."""
    told = []
    for share in NEARER:
        back = np.ceil(share * lengths).astype(np.int64)
        told.append((counted[starts] - counted[np.maximum(0, starts - back)]) / share)
    return np.asarray(np.min(told, axis=0))


def _not_believed(expected: np.ndarray, learnt: np.ndarray, given: Given) -> np.ndarray:
    """Which stretches are not believed, each by those before it."""
    least, most, times = given["least_changes"], given["most_changes"], given["times_greatest"]
    wrong, greatest = [], 0.0
    for index in np.flatnonzero(expected >= min(least, most) / times):  # others neither are doubtful nor teach
        limit = np.clip(times * greatest, least, most) if learnt[index] else most
        if expected[index] >= limit:
            wrong.append(index)
        else:
            greatest = max(greatest, float(expected[index]))
    return np.array(wrong, dtype=np.int64)


def _rows(readings: Readings, starts: np.ndarray, lengths: np.ndarray) -> Found:
    stretch = np.repeat(np.arange(len(starts)), lengths)
    within = np.arange(len(stretch)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    minutes = lengths * readings.step_s / 60
    return readings.rows[starts[stretch] + within], minutes[stretch]
