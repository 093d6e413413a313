"""Gradient-boosted trees in rounds over the series, in the manner of missForest."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.methods.neighbours import most_alike
from firedamp.science.series.panel import Panel

ROUNDS = 3
FEWEST_KNOWN = 20
MOST_PREDICTORS = 30
MOST_CELLS = 100_000
TREES = {"max_iter": 60, "max_depth": 3, "learning_rate": 0.15, "min_samples_leaf": 5}


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """Each series with gaps, those of fewest first, is predicted by boosted trees from the thirty series most like it
    (as filled so far), from time and from its own values one step before and after; three rounds: (T, N).

    After Stekhoven & Bühlmann 2012, with histogram gradient boosting for the forest. A series of fewer than 20 known
    values is left (`needs_twenty_values`), a table of more than 100,000 cells too (`too_large`).
    """
    from sklearn.ensemble import HistGradientBoostingRegressor

    values = interpolated(panel.values, panel.positions)
    gaps = ~panel.known
    few = panel.known.sum(axis=0) < FEWEST_KNOWN
    lacking = {int(column): "needs_twenty_values" for column in np.flatnonzero(few & gaps.any(axis=0))}
    if values.size > MOST_CELLS:
        return Filled(panel.values, dict.fromkeys(range(values.shape[1]), "too_large"))
    order = [
        column for column in np.argsort(gaps.sum(axis=0), kind="stable") if gaps[:, column].any() and not few[column]
    ]
    alike = most_alike(values, MOST_PREDICTORS)
    seed = int(random.integers(2**31))
    for _ in range(ROUNDS):
        for column in order:
            features = _features(values, panel.positions, column, alike[column])
            gap = gaps[:, column]
            model = HistGradientBoostingRegressor(**TREES, early_stopping=False, random_state=seed)
            model.fit(features[~gap], panel.values[~gap, column])
            values[gap, column] = model.predict(features[gap])
    for column in lacking:
        values[:, column] = panel.values[:, column]
    return Filled(values, lacking)


def _features(values: np.ndarray, positions: np.ndarray, column: int, others: np.ndarray) -> np.ndarray:
    own = values[:, column]
    before, after = np.roll(own, 1), np.roll(own, -1)
    before[0], after[-1] = own[0], own[-1]
    return np.column_stack([positions, before, after, values[:, others]])
