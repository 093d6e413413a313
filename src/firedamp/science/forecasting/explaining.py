"""What does a forecast rest on? What each channel adds to it: together with the reading of now, they are the
forecast."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firedamp.science.forecasting.deciding import DIGITS
from firedamp.science.forecasting.features import Features
from firedamp.science.forecasting.members import MEMBERS, OBJECTIVES, PERSISTENCE, RIDGE, Learned, Rows


@dataclass(frozen=True)
class Explanation:
    """Of rows (n,): `start`, the reading of now; `usual`, what all rows have in common; `channels` and what each adds,
    `added` (n, c); `rounded`, to the step in which the channel reads. start + usual + Σ added + rounded = the
    forecast."""

    start: np.ndarray
    usual: np.ndarray
    channels: tuple[str, ...]
    added: np.ndarray
    rounded: np.ndarray


def explain(learned: Learned, features: Features, rows: Rows, weights: np.ndarray, forecast: np.ndarray) -> Explanation:
    """Explain forecasts (n,) that members make with weights (n, k): LightGBM's own contributions (TreeSHAP) and ridge's
    terms, summed over each channel's features."""
    members = {RIDGE: learned.ridge.contributions, **{name: learned.boosted[name].contributions for name in OBJECTIVES}}
    total = sum(weights[:, [MEMBERS.index(name)]] * contributions(rows) for name, contributions in members.items())
    channels = tuple(dict.fromkeys(features.channels))
    owner = np.array([channels.index(channel) for channel in features.channels])
    found = np.asarray(total)
    added = np.zeros((len(found), len(channels)))
    np.add.at(added.T, owner, found[:, :-1].T)
    assert MEMBERS[0] == PERSISTENCE  # which adds nothing to the reading of now
    usual = found[:, -1]
    rounded = np.round(forecast - (rows.now + usual + added.sum(axis=1)), DIGITS)
    return Explanation(rows.now, usual, channels, added, rounded)
