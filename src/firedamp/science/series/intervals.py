"""How wide is the interval of a restored value? Conformal, from the errors on artificial gaps.

|error| ≈ u · s(series, kind) · d^γ(kind) · √max(1, L/ℓ(kind)), with d the steps to the nearest known value, L the gap's
length and ℓ the usual length of the artificial ones: a gap longer than could be tried has a wider interval. For u the
half-width takes the level's quantile of those of the artificial gaps (Vovk, Gammerman & Shafer 2005; normalised as by
Papadopoulos et al. 2008). Of fewer gaps than that quantile takes to be one of them it takes Student's, by their mean
square, and no less than a step's usual change: that a few artificial gaps happen to lie in line is no proof. Of more
gaps no interval is narrower than that change over their number and one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from firedamp.science.series.trials import Trials, apart

ANY = -1  # stands for all kinds together
PRIOR_CELLS = 8.0  # cells that the mean of all series weighs against a series' own
FEWEST = 4
USUAL_LENGTH = 0.75  # quantile of the artificial gaps' lengths
WIDENED = 0.25  # by which share of 1/n, for n gaps
STEEPEST = 1.0
USUAL, PRIOR_SPREAD = 0.5, 10.0  # the power of a random walk, and what it weighs against the trials


@dataclass(frozen=True)
class Widths:
    """Half-widths are `quantile`[kind] · `scale`[column, kind] (or `of_kind`[kind]) · d^`power`[kind], widened for gaps
    longer than `length`[kind]; `least`[kind] · `steps`[column] at least."""

    quantile: Mapping[int, float]
    scale: Mapping[tuple[int, int], float]
    of_kind: Mapping[int, float]
    power: Mapping[int, float]
    length: Mapping[int, float]
    least: Mapping[int, float]
    steps: np.ndarray

    def of(self, columns: np.ndarray, kinds: np.ndarray, distance: np.ndarray, length: np.ndarray) -> np.ndarray:
        """Half-widths of cells, standardised; of a kind without artificial gaps those of all kinds. NaN where there
        are none at all."""
        found = np.full(len(columns), np.nan)
        for place, (column, own) in enumerate(zip(columns.tolist(), kinds.tolist(), strict=True)):
            kind = own if own in self.quantile else ANY
            if kind in self.quantile:
                scale = self.scale.get((column, kind), self.of_kind[kind])
                longer = max(1.0, length[place] / self.length[kind]) ** 0.5
                usual = self.quantile[kind] * scale * longer * distance[place] ** self.power[kind]
                found[place] = max(usual, self.least[kind] * self.steps[column])
        return found


def widths(trials: Trials, errors: np.ndarray, level: float, steps: np.ndarray) -> Widths:
    """Learn the widths from the trials' errors (cells,) under weights learned on other rounds; `steps` (N,): how much
    each series usually changes in a step."""
    quantile, scale, of_kind, power, length, least = {}, {}, {}, {}, {}, {}
    for kind in (*np.unique(trials.kind).tolist(), ANY):
        cells = np.flatnonzero((trials.kind == kind) | (kind == ANY))
        if len(cells) < FEWEST:
            continue
        own, size = trials.where(cells), np.abs(errors[cells])
        length[kind] = float(np.quantile(np.unique(own.gap, return_counts=True)[1], USUAL_LENGTH))
        power[kind] = _power(own.distance, size)
        size = size / own.distance ** power[kind]
        of_kind[kind] = float(size.mean())
        without, whole = _scales(own, size)
        scale.update({(column, kind): value for column, value in whole.items()})
        ratio = np.sort(size / np.maximum(without, 1e-12))
        quantile[kind] = _quantile(ratio, apart(own), level)
        least[kind] = 1.0 if apart(own) < fewest_for(level) else 1 / (1 + apart(own))
    return Widths(quantile, scale, of_kind, power, length, least, steps)


def usual_steps(values: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """By how much each series (T, N) usually changes in a step: the mean over its known neighbours; 0 of one value."""
    found = np.zeros(values.shape[1])
    for column, series in enumerate(values.T):
        known = np.flatnonzero(np.isfinite(series))
        if len(known) > 1:
            found[column] = np.mean(np.abs(np.diff(series[known])) / np.diff(positions[known]))
    return found


def fewest_for(level: float) -> float:
    """How many cases it takes for a level to be the quantile of one of them: nine of 90 %."""
    return round(level / (1 - level), 6)


def _quantile(ratio: np.ndarray, worth: float, level: float) -> float:
    """The quantile of sorted ratios at the level of n gaps, (1 + 1/n)·level, and wider still where n is small."""
    gaps = max(worth, 1.0)
    usual = float(np.quantile(ratio, min(1.0, level * (1 + 1 / gaps)))) * (1 + WIDENED / gaps)
    if gaps >= fewest_for(level):
        return usual
    from scipy.special import stdtrit  # when it is asked for: a second of every start of the server else

    return max(usual, float(stdtrit(gaps, (1 + level) / 2) * np.sqrt(np.mean(ratio**2))))


def _power(distance: np.ndarray, size: np.ndarray) -> float:
    """γ by least squares of log mean |error| on log d, weighted by cells, held to 0 to 1."""
    steps, place = np.unique(distance, return_inverse=True)
    if len(steps) < 2:
        return 0.5
    counts = np.bincount(place)
    means = np.log(np.maximum(np.bincount(place, weights=size) / counts, 1e-9))
    at = np.log(np.maximum(steps, 1))
    centre, mean = np.average(at, weights=counts), np.average(means, weights=counts)
    spread = (counts * (at - centre) ** 2).sum()
    slope = (counts * (at - centre) * (means - mean)).sum() / max(spread, 1e-12)
    own = spread / (spread + PRIOR_SPREAD)
    slope = own * slope + (1 - own) * USUAL
    return float(np.clip(slope, 0.0, STEEPEST))


def _scales(trials: Trials, size: np.ndarray) -> tuple[np.ndarray, dict[int, float]]:
    """Mean size by series, drawn to that of all: for each cell without its own gap, and for each column whole."""
    overall = size.mean()
    columns, place = np.unique(trials.column, return_inverse=True)
    gap_place = np.unique(trials.gap, return_inverse=True)[1]
    sums, counts = np.bincount(place, weights=size), np.bincount(place)
    gap_sums, gap_counts = np.bincount(gap_place, weights=size), np.bincount(gap_place)
    prior = PRIOR_CELLS * overall
    without = (sums[place] - gap_sums[gap_place] + prior) / (counts[place] - gap_counts[gap_place] + PRIOR_CELLS)
    whole = (sums + prior) / (counts + PRIOR_CELLS)
    return without, dict(zip(columns.tolist(), whole.tolist(), strict=True))
