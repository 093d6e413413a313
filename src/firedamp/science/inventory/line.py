"""One line of an inventory, calculated again on its own with its trace: the number that opens."""

from __future__ import annotations

from typing import Any

from firedamp.science.errors import InputError
from firedamp.science.inventory.choice import methods_of_rows
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.parts import without_route
from firedamp.science.inventory.restored import widened
from firedamp.science.inventory.routes import ROUTES, line_inputs, require_method
from firedamp.science.methods.calculation import DRAWS, SEED, calculate
from firedamp.science.methods.library import Library, library


def calculate_line(
    row: MineYear,
    *,
    method: str,
    gwp_set: str = "RU",
    draws: int = DRAWS,
    seed: int = SEED,
    beside: tuple[str, ...] = (),
    methods: Library | None = None,
) -> dict[str, Any]:
    """The calculation behind a line, as `firedamp.science.methods.calculate` gives it: same draws, same range."""
    methods = methods or library()
    require_method(method)
    (taken,) = methods_of_rows(method, [row], methods.gwp_set(gwp_set), methods)
    route = ROUTES[taken].get(row.mine_type)
    if route is None:
        raise InputError([without_route(taken, row)])
    return calculate(
        route.sheet,
        line_inputs(route, row),
        gwp_set=gwp_set,
        uncertainty=route.uncertainty,
        widened=widened(route, [row]),
        draws=draws,
        seed=seed,
        beside=beside,
        methods=methods,
        line=row.line_id,
    )
