"""By which method is each mine-year calculated when the best that its data allow is asked for?

A mine-year can take a method if it has every figure that the method needs and the method's sheet accepts them: a mine
that utilised more gas than a method finds released contradicts it, and the next best is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.gases import GwpSet
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.parts import lines_by_route
from firedamp.science.inventory.routes import BEST, BEST_FIRST, Route, inputs_of, lacking
from firedamp.science.methods.evaluation import values_where_allowed
from firedamp.science.methods.library import Library


def methods_of_rows(method: str, rows: Sequence[MineYear], gwp: GwpSet, methods: Library) -> list[str]:
    """The method of each mine-year: the one asked for, or the best that its own data allow.

    Where no method accepts a mine-year, the last is named: its sheet says what is wrong.
    """
    if method != BEST:
        return [method] * len(rows)
    found = [BEST_FIRST[-1]] * len(rows)
    left = list(range(len(rows)))
    for each in BEST_FIRST:
        taken = able(each, [rows[place] for place in left], gwp, methods, where_it_holds=True)
        for place, takes in zip(left, taken, strict=True):
            found[place] = each if takes else found[place]
        left = [place for place, takes in zip(left, taken, strict=True) if not takes]
    return found


def able(
    method: str, rows: Sequence[MineYear], gwp: GwpSet, methods: Library, *, where_it_holds: bool = False
) -> np.ndarray:
    """Which mine-years can take a method; with `where_it_holds` only where its factors are those of the basin."""
    found = np.zeros(len(rows), dtype=bool)
    for lines in lines_by_route(rows, [method] * len(rows)):
        if lines.route is None:
            continue
        ready = [
            number
            for number, row in enumerate(lines.rows)
            if not lacking(lines.route, row) and (not where_it_holds or lines.route.holds_in(row.basin))
        ]
        if ready:
            found[lines.places[ready]] = _accepted(lines.route, [lines.rows[number] for number in ready], gwp, methods)
    return found


def _accepted(route: Route, rows: Sequence[MineYear], gwp: GwpSet, methods: Library) -> np.ndarray:
    """Which mine-years the route's sheet accepts; where one is out of range, each is asked apart."""
    try:
        inputs = inputs_of(route, rows)
        values = values_where_allowed(methods.sheet(route.sheet), methods.factors, inputs, gwp, "ch4_t")
    except InputError:
        if len(rows) == 1:
            return np.zeros(1, dtype=bool)
        return np.concatenate([_accepted(route, [row], gwp, methods) for row in rows])
    allowed: np.ndarray = np.broadcast_to(np.isfinite(values), len(rows))
    return allowed
