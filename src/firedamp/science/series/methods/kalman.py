"""Kalman smoothing of a structural model: statsmodels' local linear trend, with a season where there is one."""

from __future__ import annotations

import warnings

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.panel import Panel

FEWEST_KNOWN = 8
MOST_SEASON = 24  # a longer one makes as many states
ITERATIONS = 50
MOST_CELLS = 100_000


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """The smoothed signal of y = level + season + noise, by maximum likelihood: (T, N).

    Level and slope are random walks, steps are taken as equal. Source: Harvey 1989; Durbin & Koopman 2012; statsmodels
    UnobservedComponents. A series of fewer than 8 known values is left (`needs_eight_values`), a table of more than
    100,000 cells too (`too_large`).
    """
    values, lacking = panel.values.copy(), {}
    for column in np.flatnonzero((~panel.known).any(axis=0)).tolist():
        if panel.known[:, column].sum() < FEWEST_KNOWN:
            lacking[column] = "needs_eight_values"
        elif values.size > MOST_CELLS:
            lacking[column] = "too_large"
        else:
            values[:, column] = _smoothed(panel.values[:, column], panel.season)
    return Filled(values, lacking)


def _smoothed(series: np.ndarray, season: int | None) -> np.ndarray:
    from statsmodels.tools.sm_exceptions import ConvergenceWarning
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    seasonal = season if season and season <= MOST_SEASON else None
    model = UnobservedComponents(series, level="local linear trend", seasonal=seasonal)
    with warnings.catch_warnings():  # where it has not converged after so many steps, the trials tell how good it is
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = model.fit(disp=False, maxiter=ITERATIONS, low_memory=False)
    states = fitted.smoother_results.smoothed_state
    signal: np.ndarray = model.ssm["design", :, :][0] @ states
    return signal
