"""What do moments make of a year: mean of the detections × persistence × hours, with its 95 % range."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.methods.sampling import NormalStreams
from firedamp.science.topdown.overpasses import NORMAL_95, Together
from firedamp.science.topdown.plume import Estimate

DRAWS, SEED = 10_000, 1
KG_PER_T = 1000.0
PERCENTILES = (2.5, 97.5)


@dataclass(frozen=True)
class Persistence:
    """The share of the time in which the place emits as it did when seen (0–1), and its 95 % range, both the user's."""

    value: float
    low: float | None = None
    high: float | None = None

    @property
    def has_range(self) -> bool:
        return self.low is not None and self.high is not None


def persistence_said(value: float | None, low: float | None = None, high: float | None = None) -> Persistence | None:
    """The persistence, or None where none is said. InputError for a range without a value, and as `persistence_of`."""
    if value is not None:
        return persistence_of(value, low, high)
    ends = [f"{each:g}" for each in (low, high) if each is not None]
    if ends:
        raise InputError.one("persistence", "range_without_value", "–".join(ends))
    return None


def persistence_of(value: float, low: float | None = None, high: float | None = None) -> Persistence:
    """A persistence that was found sound; InputError with everything wrong: beyond 0–1, half a range, one beside it."""
    problems = []
    for name, given in (("persistence", value), ("persistence_low", low), ("persistence_high", high)):
        if given is None:
            continue
        if not math.isfinite(given):
            problems.append(Problem(name, "not_finite", given))
        elif given < 0:
            problems.append(Problem(name, "below_minimum", given, {"minimum": 0}))
        elif given > 1:
            problems.append(Problem(name, "above_maximum", given, {"maximum": 1}))
    if not problems and (low is None) != (high is None):
        problems.append(Problem("persistence_low" if low is None else "persistence_high", "missing"))
    if not problems and low is not None and high is not None:
        if low > value:
            problems.append(Problem("persistence_low", "above_maximum", low, {"maximum": value}))
        if high < value:
            problems.append(Problem("persistence_high", "below_minimum", high, {"minimum": value}))
    if problems:
        raise InputError(problems)
    return Persistence(value, low, high)


def hours_of(year: int | None) -> float:
    """Hours of a calendar year; 8,760 where no year is meant."""
    return 8784.0 if year is not None and calendar.isleap(year) else 8760.0


def annual(
    seen: Together, persistence: Persistence, *, hours: float = 8760.0, key: str = "", draws: int = DRAWS,
    seed: int = SEED,
) -> Estimate | None:  # fmt: skip
    """Methane of a year in t; None where no detection was quantified.

    The mean is drawn as a lognormal of its own mean and standard error, the persistence as a normal on either side of
    its value, cut at 0 and 1. Without a standard error there is no range: what is not known is not made up. `key` names
    the draws, so that a place draws the same alone and among others.
    """
    if seen.mean_kg_h is None:
        return None
    ch4_t = seen.mean_kg_h * persistence.value * hours / KG_PER_T
    sigma = seen.sigma_kg_h
    if sigma is None:
        return Estimate(ch4_t)
    if ch4_t == 0 and not persistence.has_range:
        return Estimate(0.0, 0.0, 0.0)
    rate, share = NormalStreams((f"topdown.rate|{key}", f"topdown.persistence|{key}"), seed).next(draws)
    drawn = _rates(seen.mean_kg_h, sigma, rate) * _shares(persistence, share) * hours / KG_PER_T
    low, high = np.percentile(drawn, PERCENTILES)
    return Estimate(ch4_t, min(float(low), ch4_t), max(float(high), ch4_t))


def _rates(mean: float, sigma: float, normal: np.ndarray) -> np.ndarray:
    if mean <= 0 or sigma == 0:
        return np.full(normal.shape, mean)
    width = math.sqrt(math.log1p((sigma / mean) ** 2))
    rates: np.ndarray = mean * np.exp(width * normal - width**2 / 2)
    return rates


def _shares(persistence: Persistence, normal: np.ndarray) -> np.ndarray:
    if persistence.low is None or persistence.high is None:
        return np.full(normal.shape, persistence.value)
    above, below = persistence.high - persistence.value, persistence.value - persistence.low
    shares: np.ndarray = np.clip(persistence.value + normal * np.where(normal > 0, above, below) / NORMAL_95, 0, 1)
    return shares
