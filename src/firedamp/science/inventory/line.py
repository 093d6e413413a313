"""One line of an inventory, calculated again on its own with its trace: the number that opens."""

from __future__ import annotations

from typing import Any

from firedamp.science.inventory.inventory import line_inputs
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.routes import routes_of
from firedamp.science.methods.calculation import DRAWS, SEED, calculate
from firedamp.science.methods.library import Library


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
    route = routes_of(method)[row.mine_type]
    return calculate(
        route.sheet,
        line_inputs(route, row),
        gwp_set=gwp_set,
        uncertainty=route.uncertainty,
        draws=draws,
        seed=seed,
        beside=beside,
        methods=methods,
        line=row.line_id,
    )
