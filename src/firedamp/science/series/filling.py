"""A method run on a panel, with linear interpolation where it has no answer."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.panel import Panel
from firedamp.science.series.registry import methods

FARTHEST = 10.0  # spreads of a series beyond its known values that an answer is believed
NO_ANSWER, RAN_AWAY = "no_answer", "ran_away"


@dataclass(frozen=True)
class Answer:
    """A panel filled by a method: `values` (T, N) without NaN, and by column why linear interpolation stood in;
    `wholly`: the columns in which it did so at every gap."""

    values: np.ndarray
    instead: dict[int, str]
    wholly: frozenset[int] = frozenset()


def run(method_id: str, panel: Panel, random: np.random.Generator) -> Answer:
    """Fill the gaps of a panel; known cells are returned as they are.

    A column that the method leaves, wholly or in part, or whose answer is not finite or more than ten spreads beyond
    the known values, is interpolated linearly there, and the reason is told.
    """
    fill = methods()[method_id].fill  # imported here: statsmodels, when imported, would have its warnings shown again
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        filled = fill(panel, random)
    return _whole(filled, panel)


def _whole(filled: Filled, panel: Panel) -> Answer:
    known = panel.known
    low, high = np.nanmin(panel.values, axis=0) - FARTHEST, np.nanmax(panel.values, axis=0) + FARTHEST
    values = np.where(known, panel.values, filled.values)
    away = np.isfinite(values) & ((values < low) | (values > high))
    left = ~np.isfinite(values) | away
    instead = dict(filled.lacking)
    if left.any():
        values = np.where(left, interpolated(panel.values, panel.positions), values)
        for column in np.flatnonzero(left.any(axis=0)):
            instead.setdefault(int(column), RAN_AWAY if away[:, column].any() else NO_ANSWER)
    own = ~known & ~left  # cells that the method filled
    wholly = np.flatnonzero(~known.all(axis=0) & ~own.any(axis=0)).tolist()
    return Answer(values, instead, frozenset(wholly) & instead.keys())
