"""Iterative ridge regression of each series on the others: scikit-learn's IterativeImputer."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.panel import Panel

ROUNDS = 10
MOST_PREDICTORS = 30


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """Chained Bayesian ridge regressions (van Buuren & Groothuis-Oudshoorn 2011), ten rounds: (T, N).

    Of more than thirty other series thirty are drawn by their correlation. One series alone is left
    (`needs_other_series`).
    """
    from sklearn.experimental import enable_iterative_imputer  # noqa: F401
    from sklearn.impute import IterativeImputer

    series = panel.values.shape[1]
    if series < 2:
        return Filled(panel.values, {0: "needs_other_series"})
    imputer = IterativeImputer(
        max_iter=ROUNDS,
        n_nearest_features=MOST_PREDICTORS if series > MOST_PREDICTORS + 1 else None,
        random_state=int(random.integers(2**31)),
        keep_empty_features=True,
    )
    return Filled(imputer.fit_transform(panel.values))
