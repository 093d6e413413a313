"""A bank of state-space models of two states, averaged by how well each foretells the known values."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.methods.bank import MODELS, smoothed
from firedamp.science.series.methods.seasonal import deseasonalised, moving_mean
from firedamp.science.series.panel import Panel

FEWEST_KNOWN = 6
SEASONAL_SHARE = 0.2  # of the variance about the trend, beyond what chance would explain
VALUES_AT_ONCE = 40_000  # times × series: with the bank some 60 MB


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """x̂ = Σ_m p_m E[level | known values, model m] (+ season), p_m ∝ likelihood of model m: (T, N).

    The models are random walks (one of them is linear interpolation), with noise, with drift, with damped trends, mean
    reversion and cycles (`bank.MODELS`); Kalman filter and smoother run for all series and models at once. Sources:
    Harvey 1989; Durbin & Koopman 2012; averaging after Hoeting, Madigan, Raftery & Volinsky 1999. A season is taken
    off first where it explains a fifth of the variance about the trend. A series of fewer than six known values is left
    (`needs_six_values`).
    """
    season = _season(panel)
    values, few = panel.values - season, panel.known.sum(axis=0) < FEWEST_KNOWN
    result = panel.values.copy()
    wanted = np.flatnonzero((~panel.known).any(axis=0) & ~few)
    at_once = max(VALUES_AT_ONCE // len(values), 1)
    for start in range(0, len(wanted), at_once):
        some = wanted[start : start + at_once]
        result[:, some] = smoothed(values[:, some], panel.positions) + season[:, some]
    lacking = np.flatnonzero((~panel.known).any(axis=0) & few)
    return Filled(result, dict.fromkeys(lacking.tolist(), "needs_six_values"))


def _season(panel: Panel) -> np.ndarray:
    """The seasonal part (T, N) of the series that have one, nought of the others."""
    nothing = np.zeros_like(panel.values)
    if panel.season is None:
        return nothing
    filled, part = deseasonalised(panel)
    about_trend = np.where(panel.known, filled - moving_mean(filled, panel.season), 0.0)
    left = np.where(panel.known, about_trend - part, 0.0)
    count = panel.known.sum(axis=0)
    freedom = np.maximum(count - panel.season, 1) / np.maximum(count - 1, 1)
    share = 1 - (left**2).sum(axis=0) / freedom / np.maximum((about_trend**2).sum(axis=0), 1e-12)
    return np.where(share > SEASONAL_SHARE, part, 0.0)


__all__ = ["MODELS", "fill"]
