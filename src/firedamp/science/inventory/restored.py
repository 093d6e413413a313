"""How much wider does a range become by figures that were restored? By the interval of the restoration.

A restored figure has the uncertainty of a known one and, independent of it, that of its restoration: the interval at
its level, taken as a normal one, brought to 95 % (methods.md, Uncertainty; docs/restoration.md, Intervals).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import Any

from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.routes import Route, figures_of, line_inputs
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.library import Library
from firedamp.science.methods.spreads import LARGEST_PERCENT, Z95, variables
from firedamp.science.methods.trace import canonical


def restored_percent(value: float, low: float | None, high: float | None, level: float) -> float:
    """Half of the 95 % range of a restoration in percent of the value; that of its wider side, as it was cut at nought.

    0 for a nought, which no percentage can widen, and where nothing is known of the error (no interval).
    """
    if low is None or high is None or value == 0:
        return 0.0
    half = max(high - value, value - low) / abs(value)
    return min(100 * half * Z95 / NormalDist().inv_cdf((1 + level) / 2), LARGEST_PERCENT)


def restoration_of(row: MineYear, figure: str) -> Mapping[str, Any] | None:
    """The restoration that a figure comes from: low, high, level, method, run; None where it is known."""
    found: Mapping[str, Any] | None = row.origin.get(figure, {}).get("restored")
    return found


def restored_figures(route: Route, row: MineYear) -> dict[str, str]:
    """Input -> the restored figure of the mine-year that it takes."""
    restored = {figure for figure, told in row.origin.items() if told.get("restored")}  # of most mine-years none
    return {name: figure for name, figure in figures_of(route, row).items() if figure in restored} if restored else {}


def widened(route: Route, rows: Sequence[MineYear]) -> dict[str, list[float]]:
    """Input -> the percent that restoration adds to its uncertainty in each row; inputs that are known are left out."""
    found: dict[str, list[float]] = {}
    for place, row in enumerate(rows):
        for name, figure in restored_figures(route, row).items():
            added = found.setdefault(name, [0.0] * len(rows))
            added[place] = _percent(row, figure)
    return found


def restored_uncertainty(route: Route, row: MineYear, methods: Library) -> dict[str, dict[str, float]]:
    """Restored input -> its whole uncertainty in percent, own and of restoration, as a calculation takes it."""
    wider = widened(route, [row])
    if not wider:
        return {}
    sheet = methods.sheet(route.sheet)
    evaluation = evaluate(sheet, methods.factors, line_inputs(route, row), methods.gwp_set(sheet.gwp_set))
    found = variables(evaluation, route.uncertainty, (row.line_id,), wider)
    return {each.symbol: {"percent": canonical(each.size)} for each in found if each.symbol in wider}


def _percent(row: MineYear, figure: str) -> float:
    told = restoration_of(row, figure) or {}
    return restored_percent(getattr(row, figure), told["low"], told["high"], told["level"])
