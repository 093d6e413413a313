"""Does a recording fit a model? The channels it has learned from, at its step, in its units, with times or without."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.forecasting.card import Card
from firedamp.science.telemetry.recording import Recording

SAME_UNIT = 1_000.0
BELOW = 0.1  # of the span of what was learned: a zero may drift by less


def fitting_recording(card: Card, recording: Recording) -> Recording:
    """The channels that a model has learned from, as `learned_channels` gives them; their units are looked at as well.

    Raises InputError as that does, and `scale_differs` (ppm for per cent).
    """
    clean = learned_channels(card, recording)
    for name in card.channels:
        _require_same_unit(clean.channel(name), name, card.ranges.get(name, ()))
    return clean


def believable(card: Card, recording: Recording) -> tuple[Recording, dict[str, int]]:
    """The recording without readings that no sensor of what was learned can have made: a thousand times the greatest
    (ppm among per cent), or far below nought where nothing was; and how many each channel had of them.

    Each row is judged by itself, so that no later row changes what is said of an earlier one.
    """
    values, refused = recording.values.copy(), {}
    for index, name in enumerate(recording.names):
        known = card.ranges.get(name, ())
        if not known:
            continue
        low, high = known[0], known[-1]
        wrong = np.abs(values[:, index]) > SAME_UNIT * max(abs(low), abs(high)) if high > 0 or low < 0 else None
        if wrong is None:
            continue
        if low >= 0:
            wrong |= values[:, index] < -BELOW * high
        if wrong.any():
            refused[name] = int(wrong.sum())
            values[wrong, index] = np.nan
    return replace(recording, values=values), refused


def learned_channels(card: Card, recording: Recording) -> Recording:
    """The channels that a model has learned from, in its order; without times where it has learned without.

    Raises InputError: `step_unlike_learned`, `unknown_channel`, `missing` (times that the model needs).
    """
    if abs(recording.step_s / card.step_s - 1) > 1e-6:
        raise InputError.one("step", "step_unlike_learned", recording.step_s, learned_s=card.step_s)
    clean = recording.only(card.channels)
    if card.first is None:
        return replace(clean, times=None)
    if clean.times is None:
        raise InputError.one("times", "missing")
    return clean


def _require_same_unit(readings: np.ndarray, name: str, known: tuple[float, ...]) -> None:
    own = readings[np.isfinite(readings) & (readings > 0)]
    middle = known[len(known) // 2] if known else 0.0
    if not len(own) or middle <= 0:
        return
    factor = float(np.median(own)) / middle
    if not 1 / SAME_UNIT < factor < SAME_UNIT:
        raise InputError.one("channel", "scale_differs", name, factor=float(f"{max(factor, 1 / factor):.2g}"))
