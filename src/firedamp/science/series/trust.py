"""How far is a gain over linear interpolation believed? As far as it is more than luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.series.trials import Trials, apart

CAUTION = 1.0
PARTS = ("gain", "relative", "column", "round")
FEWEST = 1.5  # gaps apart, of which a gain is believed at all


@dataclass(frozen=True)
class Gains:
    """By how much each artificial gap was restored better than by linear interpolation: (gaps,), with its column and
    round. `relative` is between −1 and 1: a few large gaps do not decide alone. `worth`: `trials.apart`."""

    gain: np.ndarray
    relative: np.ndarray
    column: np.ndarray
    round: np.ndarray
    worth: float

    def of(self, column: int, worth: float) -> Gains:
        """Those of one series."""
        own = self.column == column
        return Gains(self.gain[own], self.relative[own], self.column[own], self.round[own], worth)


def together(found: Sequence[Gains]) -> Gains:
    """The gains of several kinds of gaps."""
    parts = {name: np.concatenate([getattr(each, name) for each in found]) for name in PARTS}
    return Gains(**parts, worth=sum(each.worth for each in found))


def gains(trials: Trials, errors: np.ndarray) -> Gains:
    """The gains of other `errors` (cells,) over those of the trials' first method."""
    gaps, first, place = np.unique(trials.gap, return_index=True, return_inverse=True)
    counts = np.bincount(place, minlength=len(gaps))
    plain = np.bincount(place, weights=np.abs(trials.errors[:, 0]), minlength=len(gaps)) / counts
    other = np.bincount(place, weights=np.abs(errors), minlength=len(gaps)) / counts
    relative = (plain - other) / np.maximum(plain + other, 1e-12)
    return Gains(plain - other, relative, trials.column[first], trials.round[first], apart(trials))


def trust(found: Gains, prior: Gains | None = None, prior_gaps: float = 0.0) -> float:
    """0 to 1: max(0, 1 − (c·SE/mean)²) after James and Stein, the lesser for gains and relative gains.

    SE counts gaps that cover the same cells once and gains of a round as far as they go together. The mean of `prior`
    counts as `prior_gaps` more gaps.
    """
    if len(found.gain) < 2 or found.worth + prior_gaps < FEWEST:
        return 0.0
    return min(
        _believed(found.gain, found, prior.gain if prior else None, prior_gaps),
        _believed(found.relative, found, prior.relative if prior else None, prior_gaps),
    )


def _believed(values: np.ndarray, found: Gains, prior: np.ndarray | None, prior_gaps: float) -> float:
    worth = max(found.worth, 1.0)
    mean = values.mean()
    if prior is not None and len(prior):
        mean = (worth * mean + prior_gaps * prior.mean()) / (worth + prior_gaps)
    if mean <= 0:
        return 0.0
    deviations = values - values.mean()
    by_round = np.bincount(found.round, weights=deviations)
    repeats = len(values) / worth
    alone = deviations @ deviations / max(len(values) - 1, 1) / (worth + prior_gaps)
    together = float((by_round**2).sum()) / len(values) ** 2 * repeats * worth / (worth + prior_gaps)
    variance = max(alone, together) * (1 + 2 / (worth + prior_gaps))
    return float(max(0.0, 1 - CAUTION**2 * variance / mean**2))
