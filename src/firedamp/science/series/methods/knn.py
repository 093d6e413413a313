"""k nearest neighbours over times: scikit-learn's KNNImputer."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.panel import Panel

NEIGHBOURS = 5


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """A gap gets the mean, weighted by 1/distance, of the series' values at the five times most like it in the other
    series: (T, N). One series alone is left (`needs_other_series`)."""
    from sklearn.impute import KNNImputer

    series = panel.values.shape[1]
    if series < 2:
        return Filled(panel.values, {0: "needs_other_series"})
    imputer = KNNImputer(n_neighbors=NEIGHBOURS, weights="distance", keep_empty_features=True)
    return Filled(imputer.fit_transform(panel.values))
