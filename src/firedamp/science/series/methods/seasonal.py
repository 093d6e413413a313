"""Seasonal decomposition: what returns every cycle is taken off, the rest interpolated, and put back."""

from __future__ import annotations

import numpy as np

from firedamp.science.series.filled import Filled
from firedamp.science.series.methods.linear import interpolated
from firedamp.science.series.panel import Panel

ROUNDS = 3


def fill(panel: Panel, random: np.random.Generator) -> Filled:
    """x̂ = s(phase) + linear interpolation of (x − s); s by classical decomposition, refined as the gaps fill: (T, N).

    Source: Cleveland, Cleveland, McRae & Terpenning 1990, in the plain form of moving means. A table without a season
    (years, irregular steps, fewer than two cycles) is left (`needs_season`).
    """
    if panel.season is None:
        return Filled(panel.values, dict.fromkeys(range(panel.values.shape[1]), "needs_season"))
    return Filled(deseasonalised(panel)[0])


def deseasonalised(panel: Panel) -> tuple[np.ndarray, np.ndarray]:
    """The series filled so, and their seasonal part at every time: both (T, N)."""
    assert panel.season is not None
    filled = interpolated(panel.values, panel.positions)
    part = np.zeros_like(filled)
    for _ in range(ROUNDS):
        part = _seasonal_part(panel.known, filled, panel.season)
        filled = interpolated(panel.values - part, panel.positions) + part
    return filled, part


def _seasonal_part(known: np.ndarray, filled: np.ndarray, season: int) -> np.ndarray:
    """Mean deviation from the moving mean by phase, over known cells, centred on nought: (T, N)."""
    trend = moving_mean(filled, season)
    deviation = np.where(known, filled - trend, 0.0)
    phase = np.arange(len(filled)) % season
    sums, counts = np.zeros((season, filled.shape[1])), np.zeros((season, filled.shape[1]))
    np.add.at(sums, phase, deviation)
    np.add.at(counts, phase, known)
    by_phase = sums / np.maximum(counts, 1)
    by_phase -= by_phase.mean(axis=0)
    part: np.ndarray = by_phase[phase]
    return part


def moving_mean(values: np.ndarray, season: int) -> np.ndarray:
    """The centred moving mean over a season, (T, N); ends are carried on by their straight line."""
    weights = np.ones(season) / season if season % 2 else np.r_[0.5, np.ones(season - 1), 0.5] / season
    half = len(weights) // 2
    total = np.cumsum(np.vstack([np.zeros((1, values.shape[1])), values]), axis=0)
    whole = (total[season:] - total[:-season]) / season
    inner = whole if season % 2 else (whole[1:] + whole[:-1]) / 2
    slope = (inner[-1] - inner[0]) / max(len(inner) - 1, 1)
    steps = np.arange(1, half + 1)[:, None]
    return np.vstack([inner[0] - slope * steps[::-1], inner, inner[-1] + slope * steps])[: len(values)]
