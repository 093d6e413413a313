"""What does a project's worth hang on? One figure after another is moved, the others stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from firedamp.science.methods.trace import canonical
from firedamp.science.reductions.evaluating import Terms, evaluated
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.sharing import supplies_of, together
from firedamp.science.reductions.uncertainty import PRICES
from firedamp.science.reductions.variation import Variation

CHANGE_PERCENT = 20.0
Moved = Callable[[Project, float], tuple[Project, Variation]]


def sensitivity(project: Project, terms: Terms, change_percent: float = CHANGE_PERCENT) -> list[dict[str, Any]]:
    """NPV and mean yearly reduction with each figure lower and higher by a percentage, the largest effect first.

    Units stay those of the given numbers. Only figures that the project has are moved.
    """
    units = {project.id: evaluated(project, terms).outcome.units}
    found = []
    for name, moved in FIGURES.items():
        if _has(project, name):
            low, high = (_worth(*moved(project, 1 + sign * change_percent / 100), terms, units) for sign in (-1, 1))
            found.append({
                "name": name,
                "npv_low": low[0], "npv_high": high[0],
                "reduction_t_per_year_low": low[1], "reduction_t_per_year_high": high[1],
            })  # fmt: skip
    return sorted(found, key=lambda each: -abs(each["npv_high"] - each["npv_low"]))


def _worth(project: Project, variation: Variation, terms: Terms, units: Mapping[str, int]) -> tuple[float, float]:
    supplies = supplies_of([project])
    found = together([project], supplies, terms.limit, terms.basis, units=units, variation=variation)[project.id]
    return canonical(float(found.npv)), canonical(float(found.mean_reduction_t))


def _has(project: Project, name: str) -> bool:
    if name in PRICES:
        return bool(getattr(project.prices, name))
    return bool(getattr(project, name, True))


def _own(name: str) -> Moved:
    return lambda project, factor: (replace(project, **{name: getattr(project, name) * factor}), Variation())


def _price(name: str) -> Moved:
    return lambda project, factor: (project, Variation(price={name: np.array([factor])}))


FIGURES: dict[str, Moved] = {
    "flow_m3_min": lambda project, factor: (project, Variation(flow={project.stream_key: np.array([factor])})),
    "ch4_percent": lambda project, factor: (project, Variation(ch4={project.stream_key: np.array([factor])})),
    "availability": lambda project, factor: (project, Variation(availability={project.id: np.array([factor])})),
    "capex": _own("capex"),
    "opex_per_year": _own("opex_per_year"),
    "discount_rate": _own("discount_rate"),
    **{name: _price(name) for name in PRICES},
}
