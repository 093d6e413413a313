"""Choose, by the trials, the blend of methods for the gaps of each series and kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from firedamp.science.series.stacking import PRIOR_GAPS, PRIOR_LINEAR, blend
from firedamp.science.series.trials import Trials, apart
from firedamp.science.series.trust import gains, trust

FOLDS = 3
Key = tuple[int, int]


@dataclass(frozen=True)
class Weighed:
    """The weights (C,) chosen for each (column, kind), those of each kind for series without trials of their own, and
    the error of each trial cell under weights learned on other rounds: (cells,)."""

    weights: Mapping[Key, np.ndarray]
    of_kind: Mapping[int, np.ndarray]
    errors: np.ndarray


def weigh(trials: Trials) -> Weighed:
    """Learn the weights; the first method is the one shrunk to (linear interpolation)."""
    methods = trials.errors.shape[1]
    weights: dict[Key, np.ndarray] = {}
    of_kind: dict[int, np.ndarray] = {}
    errors = trials.errors[:, 0].copy() if methods else np.zeros(len(trials.column))
    if methods == 1:
        keys = set(zip(trials.column.tolist(), trials.kind.tolist(), strict=True))
        return Weighed({key: np.ones(1) for key in keys}, {kind: np.ones(1) for _, kind in keys}, errors)
    for kind in np.unique(trials.kind).tolist():
        places = np.flatnonzero(trials.kind == kind)
        own = _of_kind(trials.where(places))
        weights.update({(column, kind): found for column, found in own.weights.items()})
        of_kind[kind] = own.pooled
        errors[places] = own.errors
    return Weighed(weights, of_kind, errors)


@dataclass(frozen=True)
class _Kind:
    weights: Mapping[int, np.ndarray]
    pooled: np.ndarray
    errors: np.ndarray


def _of_kind(trials: Trials) -> _Kind:
    """Weights learned on all rounds, believed as far as weights learned on other rounds did better than linear."""
    plain = np.eye(trials.errors.shape[1])[0]
    pooled, of_series = _learned(trials, plain)
    pooled_errors, series_errors = _foretold(trials, plain)
    linear = trials.errors[:, 0]
    of_all = gains(trials, pooled_errors)
    pooled_trust = trust(of_all)
    overall = plain + pooled_trust * (pooled - plain)
    weights, errors = {}, linear + pooled_trust * (pooled_errors - linear)
    base = errors.copy()
    of_own = gains(trials, series_errors)
    for column, own in of_series.items():
        cells = trials.column == column
        worth = apart(trials.where(cells))
        believed = trust(of_own.of(column, worth), of_all, PRIOR_GAPS * pooled_trust)
        weights[column] = plain + believed * (own - plain)
        errors[cells] = linear[cells] + believed * (series_errors[cells] - linear[cells])
        if np.abs(errors[cells]).mean() >= np.abs(base[cells]).mean():
            weights[column], errors[cells] = overall, base[cells]
    return _Kind(weights, overall, errors)


def _learned(trials: Trials, plain: np.ndarray) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    pooled = blend(trials.errors, apart(trials), plain, PRIOR_LINEAR)
    of_series = {}
    for column in np.unique(trials.column).tolist():
        own = trials.where(trials.column == column)
        of_series[column] = blend(own.errors, apart(own), pooled, PRIOR_GAPS)
    return pooled, of_series


def _foretold(trials: Trials, plain: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The errors under weights learned on other rounds: those of all series, those of the series itself."""
    by_pool, by_series = trials.errors @ plain, trials.errors @ plain
    for fold in range(FOLDS):
        out = trials.round % FOLDS == fold
        if not out.any() or out.all():
            continue
        pooled, of_series = _learned(trials.where(~out), plain)
        by_pool[out] = trials.errors[out] @ pooled
        for column in np.unique(trials.column[out]).tolist():
            cells = out & (trials.column == column)
            by_series[cells] = trials.errors[cells] @ of_series.get(column, pooled)
    return by_pool, by_series
