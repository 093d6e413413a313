"""Which method sheet serves a mine by each inventory method, and which of its figures the sheet's inputs take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, MethodError, Problem
from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear, calendar_minutes
from firedamp.science.inventory.quality import quality_of, weakest
from firedamp.science.methods.sheet import Spread


@dataclass(frozen=True)
class Route:
    """From the figures of a mine-year to the inputs of a sheet.

    `columns`: input -> figure; `fixed`: input -> value; `needed`: figures without which there is no line;
    `uncertainty` replaces defaults of the sheet; `basins`: where its factors hold, anywhere if none is named.
    """

    sheet: str
    columns: Mapping[str, str]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    uncertainty: Mapping[str, Spread] = field(default_factory=dict)
    model: bool = False  # a model's figure, not one of the IPCC's tiers
    basins: tuple[str, ...] = ()

    def holds_in(self, basin: str) -> bool:
        return not self.basins or basin in self.basins


RECOVERY = {"methane_utilised": "methane_utilised_m3", "methane_flared": "methane_flared_m3"}
COMMON = {"coal_output": "output_t", **RECOVERY}
OUTPUT = ("output_t",)

GEM = Route(
    sheet="mine.gas_content",
    columns=COMMON | {"gas_content": "gas_content_m3_t", "adjacent_share": "gem_adjacent_share"},
    fixed={"density": 0.67},
    needed=(*OUTPUT, "gas_content_m3_t", "emission_coefficient"),
    model=True,
    # methods.md, Uncertainty: a factor of 2 on GEM's gas content × coefficient, in place of those of its parts.
    uncertainty={
        "q_mining": Spread("q_mining", "to_confirm", factor=2),
        "gas_content": Spread("gas_content", "to_confirm", percent=0),
        "adjacent_share": Spread("adjacent_share", "to_confirm", percent=0),
    },
)
MEASURED = Route(
    "mine.absolute",
    RECOVERY | {"absolute_abundance": "absolute_abundance_m3_min", "minutes": "calendar_minutes"},
    needed=("absolute_abundance_m3_min",),
)
ABUNDANCE = Route(
    "mine.relative",
    COMMON | {"relative_abundance": "relative_abundance_m3_t"},
    needed=(*OUTPUT, "relative_abundance_m3_t"),
)
GAS_CONTENT = Route(
    "mine.gas_content",
    COMMON | {"gas_content": "seam_gas_content_m3_t", "adjacent_share": "adjacent_share"},
    needed=(*OUTPUT, "seam_gas_content_m3_t", "adjacent_share"),
)
# The depth of a surface mine is its pit's, not its overburden's: `overburden_depth` stays unknown.
ROUTES: Mapping[str, Mapping[str, Route]] = {
    "ipcc2006": {
        "underground": Route("ipcc2006.underground", COMMON | {"mine_depth": "depth_m"}, needed=OUTPUT),
        "surface": Route("ipcc2006.surface", COMMON, needed=OUTPUT),
    },
    "ru.factors": {
        kind: Route("ru.factors", COMMON, {"mine_type": kind}, needed=OUTPUT, basins=("kuzbass",))
        for kind in ("underground", "surface")
    },
    "gem_model": {"underground": GEM, "surface": GEM},
    "measured": {"underground": MEASURED},
    "abundance": {"underground": ABUNDANCE},
    "gas_content": {"underground": GAS_CONTENT},
}
# The best that a mine-year's data allow is the first of these that it can take; a model is none of them.
BEST = "best"
BEST_FIRST = ("measured", "abundance", "gas_content", "ru.factors", "ipcc2006")
INVENTORY_METHODS = (*ROUTES, BEST)
METHOD_TITLES: Mapping[str, Text] = {
    "ipcc2006": {"en": "IPCC 2006, Tier 1", "ru": "МГЭИК 2006, уровень 1"},
    "ru.factors": {"en": "Kuzbass factors", "ru": "Коэффициенты Кузбасса"},
    "gem_model": {"en": "GEM model", "ru": "Модель GEM"},
    "measured": {"en": "Absolute abundance", "ru": "Абсолютная метанообильность"},
    "abundance": {"en": "Relative abundance", "ru": "Относительная метанообильность"},
    "gas_content": {"en": "Seam gas content", "ru": "Газоносность пласта"},
    BEST: {"en": "Best that the data allow", "ru": "Лучшее, что позволяют данные"},
}
NO_ABUNDANCE: Text = {"en": "no surface mine has a methane abundance", "ru": "у разрезов нет метанообильности"}
NO_SEAM_BALANCE: Text = {"en": "it is a method for underground mines", "ru": "это методика для шахт"}
# Why a method has no route for a type of mine.
NOT_FOR: Mapping[str, Mapping[str, Text]] = {
    "measured": {"surface": NO_ABUNDANCE},
    "abundance": {"surface": NO_ABUNDANCE},
    "gas_content": {"surface": NO_SEAM_BALANCE},
}
# Figures that no table states as they are, but that follow from those of the mine-year.
DERIVED: Mapping[str, Callable[[MineYear], float]] = {
    "calendar_minutes": lambda row: calendar_minutes(row.year),
    "gem_adjacent_share": lambda row: (row.emission_coefficient or 0.0) - 1.0,
}
STATED_AS = {"gem_adjacent_share": "emission_coefficient"}


def require_method(method: str) -> None:
    """MethodError `unknown_inventory_method` unless an inventory can be made by it."""
    if method not in INVENTORY_METHODS:
        raise MethodError("unknown_inventory_method", method=method, known=", ".join(INVENTORY_METHODS))


def needs_output(method: str) -> bool:
    """Whether no mine can be calculated by the method without its coal output; a measured abundance stands alone."""
    names = BEST_FIRST if method == BEST else (method,)
    routes = [route for name in names for route in ROUTES.get(name, {}).values()]
    return all("output_t" in route.needed for route in routes)


def lacking(route: Route, row: MineYear) -> tuple[str, ...]:
    """The figures that the route needs and the mine-year does not have."""
    return tuple(figure for figure in route.needed if getattr(row, figure) is None)


def inputs_of(route: Route, rows: Sequence[MineYear]) -> dict[str, Any]:
    """Inputs of the sheet for many mine-years: arrays (rows,); what no row has is left out, zeros are one number.

    Raises InputError naming every mine that lacks a figure the route needs.
    """
    missing = [
        Problem(figure, "missing", None, {**row.named, "unit": ""}) for row in rows for figure in lacking(route, row)
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


def line_inputs(route: Route, row: MineYear) -> dict[str, Any]:
    """Inputs of the sheet for one mine-year, as scalars: what recalculates the line with its trace."""
    inputs = inputs_of(route, [row])
    return {name: float(value[0]) if isinstance(value, np.ndarray) else value for name, value in inputs.items()}


def figures_of(route: Route, row: MineYear) -> dict[str, str]:
    """Input -> the stated figure of the mine-year that it takes; recovery that is nought is none."""
    stated = {name: STATED_AS.get(figure, figure) for name, figure in route.columns.items()}
    return {name: figure for name, figure in stated.items() if figure not in DERIVED and _is_told(row, figure)}


def line_quality(route: Route, row: MineYear) -> str | None:
    """The weakest of the qualities of the figures that the route takes of the mine-year."""
    return weakest(quality_of(row, figure) for figure in figures_of(route, row).values())


def _is_told(row: MineYear, figure: str) -> bool:
    value = getattr(row, figure)
    return value is not None and (value != 0 or not figure.startswith("methane"))


def _figure(row: MineYear, figure: str) -> float:
    value = DERIVED[figure](row) if figure in DERIVED else getattr(row, figure)
    return float("nan") if value is None else float(value)
