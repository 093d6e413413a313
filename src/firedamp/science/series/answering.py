"""Fill a panel by a fixed method or by auto, with the width of each value's interval."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from firedamp.science.series.chosen import Choice, Chosen
from firedamp.science.series.filling import run
from firedamp.science.series.gaps import kinds_of_cells
from firedamp.science.series.panel import Panel
from firedamp.science.series.registry import AUTO


def answer(
    panel: Panel, wanted: np.ndarray, method: str, *, seed: int, level: float, tell: Callable[[float], None]
) -> Chosen:
    """The panel filled where `wanted` (T, N of bool), with intervals at `level`; `tell` hears the share done."""
    kinds = kinds_of_cells(panel.known)
    filled = run("linear" if method == AUTO else method, panel, np.random.default_rng(seed))
    choices = {
        (int(column), int(kind)): Choice(((method, 1.0),), filled.instead.get(int(column), "asked_for"))
        for column in range(kinds.shape[1])
        for kind in np.unique(kinds[wanted[:, column], column])
    }
    return Chosen(filled.values, np.full(kinds.shape, np.nan), kinds, choices)
