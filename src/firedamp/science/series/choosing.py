"""Choose, by the trials, the blend of methods for the gaps of each series and kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.series.stacking import PRIOR_GAPS, PRIOR_LINEAR, blend
from firedamp.science.series.trials import Trials, apart
from firedamp.science.series.trust import Gains, gains, together, trust

FOLDS = 3
PRIOR_KINDS = 6.0  # gaps that the other kinds weigh against a kind's own
Key = tuple[int, int]


@dataclass(frozen=True)
class Weighed:
    """The weights (C,) chosen for each (column, kind), those of each kind for series without trials of their own, of a
    kind without trials those of the others (`of_any`); the error of each trial cell under weights learned on other
    rounds: (cells,)."""

    weights: Mapping[Key, np.ndarray]
    of_kind: Mapping[int, np.ndarray]
    of_any: np.ndarray
    errors: np.ndarray


def weigh(trials: Trials) -> Weighed:
    """Learn the weights; the first method is the one shrunk to (linear interpolation)."""
    methods = trials.errors.shape[1]
    errors = trials.errors[:, 0].copy() if methods else np.zeros(len(trials.column))
    plain = np.eye(max(methods, 1))[0]
    if methods == 1:
        keys = set(zip(trials.column.tolist(), trials.kind.tolist(), strict=True))
        return Weighed(dict.fromkeys(keys, plain), {kind: plain for _, kind in keys}, plain, errors)
    weights: dict[Key, np.ndarray] = {}
    of_kind: dict[int, np.ndarray] = {}
    places = {kind: np.flatnonzero(trials.kind == kind) for kind in np.unique(trials.kind).tolist()}
    of_kinds = {kind: _of_all_series(trials.where(cells), plain) for kind, cells in places.items()}
    for kind, cells in places.items():
        others = [each for other, each in of_kinds.items() if other != kind]
        own = _of_kind(trials.where(cells), plain, others)
        weights.update({(column, kind): found for column, found in own.weights.items()})
        of_kind[kind] = own.pooled
        errors[cells] = own.errors
    return Weighed(weights, of_kind, _mean(list(of_kinds.values()), plain), errors)


@dataclass(frozen=True)
class _Pooled:
    """What all series together say of a kind: its gains, how far they are believed, the weights drawn to linear."""

    gains: Gains
    trust: float
    weights: np.ndarray


def _of_all_series(trials: Trials, plain: np.ndarray) -> _Pooled:
    pooled = blend(trials.errors, apart(trials), plain, PRIOR_LINEAR)
    foretold = _foretold(trials, plain, lambda known: blend(known.errors, apart(known), plain, PRIOR_LINEAR))
    found = gains(trials, foretold)
    believed = trust(found)
    return _Pooled(found, believed, plain + believed * (pooled - plain))


def _mean(kinds: Sequence[_Pooled], plain: np.ndarray) -> np.ndarray:
    """The weights of some kinds, by the gaps that they are worth."""
    worth = sum(each.gains.worth for each in kinds)
    mean = sum((each.gains.worth * each.weights for each in kinds), np.zeros(len(plain)))
    found: np.ndarray = mean / worth if worth else plain
    return found


@dataclass(frozen=True)
class _Kind:
    weights: Mapping[int, np.ndarray]
    pooled: np.ndarray
    errors: np.ndarray


def _of_kind(trials: Trials, plain: np.ndarray, others: Sequence[_Pooled]) -> _Kind:
    """Weights learned on all rounds, believed as far as weights learned on other rounds did better than linear; what
    the other kinds of gaps tell stands in for gaps of the kind itself, where these are few."""
    start = _mean(others, plain)
    prior = together([each.gains for each in others]) if others else None
    prior_gaps = PRIOR_KINDS * max((each.trust for each in others), default=0.0)
    pooled, of_series = _learned(trials, start)
    pooled_errors, series_errors = _foretold_both(trials, start)
    linear = trials.errors[:, 0]
    of_all = gains(trials, pooled_errors)
    pooled_trust = trust(of_all, prior, prior_gaps)
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


def _learned(trials: Trials, start: np.ndarray) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    pooled = blend(trials.errors, apart(trials), start, PRIOR_LINEAR)
    of_series = {}
    for column in np.unique(trials.column).tolist():
        own = trials.where(trials.column == column)
        of_series[column] = blend(own.errors, apart(own), pooled, PRIOR_GAPS)
    return pooled, of_series


def _foretold_both(trials: Trials, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The errors under weights learned on other rounds: those of all series, those of the series itself."""
    by_pool, by_series = trials.errors @ start, trials.errors @ start
    for out in _folds(trials):
        pooled, of_series = _learned(trials.where(~out), start)
        by_pool[out] = trials.errors[out] @ pooled
        for column in np.unique(trials.column[out]).tolist():
            cells = out & (trials.column == column)
            by_series[cells] = trials.errors[cells] @ of_series.get(column, pooled)
    return by_pool, by_series


def _foretold(trials: Trials, start: np.ndarray, learn: Callable[[Trials], np.ndarray]) -> np.ndarray:
    """The errors of all series' weights, learned on other rounds."""
    found: np.ndarray = trials.errors @ start
    for out in _folds(trials):
        found[out] = trials.errors[out] @ learn(trials.where(~out))
    return found


def _folds(trials: Trials) -> Iterator[np.ndarray]:
    for fold in range(FOLDS):
        out = trials.round % FOLDS == fold
        if out.any() and not out.all():
            yield out
