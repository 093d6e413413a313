"""Has a model gone stale? The inputs and the errors of the last days against those it was learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.card import Card
from firedamp.science.forecasting.offering import ADAPTIVE
from firedamp.science.telemetry.recording import Recording

FEWEST = 100  # readings, below which nothing is said of a channel
OUTSIDE = 0.25  # the share of readings beyond the learned 1…99 % range, 0.02 as learned, from which a channel has moved
WORSE = 1.5  # times the error of validation, from which the forecast is stale
SMALLEST = 1e-3


@dataclass(frozen=True)
class ChannelDrift:
    """`outside`: the share of readings beyond the learned range; `shift`: population stability index (Siddiqi 2006)
    over the learned quantiles; None with too few readings. `moved`: whether too many lie outside; by `shift` nothing is
    judged, for within hours every channel of a mine is elsewhere in its range."""

    channel: str
    outside: float | None
    shift: float | None
    moved: bool


@dataclass(frozen=True)
class Drift:
    """`error` and `learned_error`: absolute error of late and on validation; `stale`: whether the model is to be
    renewed, because its error grew or half of its channels moved."""

    channels: tuple[ChannelDrift, ...]
    error: float | None
    learned_error: float
    stale: bool


def drift_of(
    card: Card, recording: Recording, errors: Sequence[float] | np.ndarray = (),
    plain: Sequence[float] | np.ndarray = (),
) -> Drift:  # fmt: skip
    """The drift of the readings of a recording, and of errors (n,) of what was offered, NaN where not known yet.

    `plain`: the errors of persistence at the same rows, where they are known. In wild hours every forecast errs more
    than on a quiet validation: a model is stale by its errors alone where it does no better than persistence, too.
    """
    channels = tuple(_channel(name, recording.channel(name), card) for name in card.channels)
    learned = card.validation[card.choice if card.choice in card.validation else ADAPTIVE].mae
    error, usual = _mean_size(errors), _mean_size(plain)
    worse = error is not None and error > WORSE * learned and (usual is None or error > usual)
    moved = sum(each.moved for each in channels) * 2 >= len(channels)
    return Drift(channels, error, learned, worse or moved)


def _mean_size(errors: Sequence[float] | np.ndarray) -> float | None:
    known = np.abs(np.asarray(errors, dtype=float))
    known = known[np.isfinite(known)]
    return float(known.mean()) if len(known) >= FEWEST else None


def _channel(name: str, readings: np.ndarray, card: Card) -> ChannelDrift:
    known = readings[np.isfinite(readings)]
    if len(known) < FEWEST or name not in card.ranges:
        return ChannelDrift(name, None, None, moved=False)
    ranges = card.ranges[name]
    outside = float(((known < ranges[0]) | (known > ranges[-1])).mean())
    return ChannelDrift(name, outside, _shift(known, ranges, card.shares[name]), moved=outside > OUTSIDE)


def _shift(known: np.ndarray, ranges: tuple[float, ...], shares: tuple[float, ...]) -> float:
    """Σ (now − then) · ln(now / then) over the shares between the learned quantiles; those that coincide are one."""
    edges, places = np.unique(np.asarray(ranges), return_index=True)
    then = np.diff([0.0, *np.asarray(shares)[places], 1.0])
    now = np.bincount(np.searchsorted(edges, known, side="left"), minlength=len(edges) + 1) / len(known)
    then, now = np.maximum(then, SMALLEST), np.maximum(now, SMALLEST)
    return float(((now - then) * np.log(now / then)).sum())
