"""Which method sheet serves a mine by each inventory method, and which of its figures the sheet's inputs take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, MethodError, Problem
from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.methods.sheet import Spread


@dataclass(frozen=True)
class Route:
    """From the figures of a mine-year to the inputs of a sheet.

    `columns`: input -> figure; `fixed`: input -> value; `needed`: figures without which there is no line;
    `uncertainty` replaces defaults of the sheet.
    """

    sheet: str
    columns: Mapping[str, str]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    uncertainty: Mapping[str, Spread] = field(default_factory=dict)
    model: bool = False  # a model's figure, not one of the IPCC's tiers


COMMON = {"coal_output": "output_t", "methane_utilised": "methane_utilised_m3", "methane_flared": "methane_flared_m3"}

GEM = Route(
    sheet="mine.gas_content",
    columns=COMMON | {"gas_content": "gas_content_m3_t", "adjacent_share": "adjacent_share"},
    fixed={"density": 0.67},
    needed=("gas_content_m3_t", "emission_coefficient"),
    model=True,
    # methods.md, Uncertainty: a factor of 2 on GEM's gas content × coefficient, in place of those of its parts.
    uncertainty={
        "q_mining": Spread("q_mining", "to_confirm", factor=2),
        "gas_content": Spread("gas_content", "to_confirm", percent=0),
        "adjacent_share": Spread("adjacent_share", "to_confirm", percent=0),
    },
)
# The depth of a surface mine is its pit's, not its overburden's: `overburden_depth` stays unknown.
ROUTES: Mapping[str, Mapping[str, Route]] = {
    "ipcc2006": {
        "underground": Route("ipcc2006.underground", COMMON | {"mine_depth": "depth_m"}),
        "surface": Route("ipcc2006.surface", COMMON),
    },
    "ru.factors": {kind: Route("ru.factors", COMMON, {"mine_type": kind}) for kind in ("underground", "surface")},
    "gem_model": {"underground": GEM, "surface": GEM},
}
INVENTORY_METHODS = tuple(ROUTES)
METHOD_TITLES: Mapping[str, Text] = {
    "ipcc2006": {"en": "IPCC 2006, Tier 1", "ru": "МГЭИК 2006, уровень 1"},
    "ru.factors": {"en": "Kuzbass factors", "ru": "Коэффициенты Кузбасса"},
    "gem_model": {"en": "GEM model", "ru": "Модель GEM"},
}


def routes_of(method: str) -> Mapping[str, Route]:
    """Route of each mine type; MethodError `unknown_inventory_method`."""
    if method not in ROUTES:
        raise MethodError("unknown_inventory_method", method=method, known=", ".join(ROUTES))
    return ROUTES[method]


def inputs_of(route: Route, rows: Sequence[MineYear]) -> dict[str, Any]:
    """Inputs of the sheet for many mine-years: arrays (rows,); what no row has is left out, zeros are one number.

    Raises InputError naming every mine that lacks a figure the route needs.
    """
    missing = [
        Problem(figure, "missing", None, {"mine_id": row.mine_id, "name": dict(row.name), "unit": ""})
        for row in rows
        for figure in route.needed
        if getattr(row, figure) is None
    ]
    if missing:
        raise InputError(missing)
    inputs: dict[str, Any] = dict(route.fixed)
    for name, figure in route.columns.items():
        values = np.array([_figure(row, figure) for row in rows], dtype=float)
        if np.isnan(values).all() or (figure.startswith("methane") and not values.any()):
            continue  # unknown everywhere, or nothing recovered: the sheet's own default
        inputs[name] = values
    return inputs


def _figure(row: MineYear, figure: str) -> float:
    if figure == "adjacent_share":
        return (row.emission_coefficient or 0.0) - 1.0
    value = getattr(row, figure)
    return float("nan") if value is None else float(value)
