"""The routes to a mine's methane side by side: their estimates and ranges, which overlap, and why they may differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from firedamp import __version__
from firedamp.science.inventory.inventory import Inventory, build_inventory
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.offers import Offer, figure_label, offers
from firedamp.science.inventory.reasons import Found, reasons_of
from firedamp.science.inventory.restored import restored_uncertainty
from firedamp.science.inventory.routes import figures_of, line_inputs
from firedamp.science.inventory.telemetry_route import TelemetryYear, first_of_all, telemetry_route
from firedamp.science.methods.calculation import DRAWS, SEED
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.sampling import GENERATOR, TRANSFORM
from firedamp.science.methods.trace import canonical

SUMS = ("ch4_t", "ch4_t_low", "ch4_t_high", "co2_t", "co2e_t", "co2e_t_low", "co2e_t_high")


def reconcile_mine(
    row: MineYear, *, gwp_set: str = "RU", draws: int = DRAWS, seed: int = SEED, methods: Library | None = None,
    telemetry: TelemetryYear | None = None,
) -> dict[str, Any]:  # fmt: skip
    """A mine and year by every route that its data allow, as JSON-ready values.

    `routes`: all of them, the best tier first, with numbers or with the reason why there are none; `pairs`: whether the
    95 % ranges (approach 2) of two routes overlap, and left/right of their estimates; `reasons`: why they may differ.
    `telemetry`: what was measured in the year, a route before the others.
    """
    methods = methods or library()
    gwp = methods.gwp_set(gwp_set)
    found: list[Found] = []
    shown: list[dict[str, Any]] = []
    offered = offers(row, gwp_set=gwp_set, methods=methods)
    for offer in offered:
        entry = offered_json(offer, row, methods)
        if offer.available:
            built = build_inventory(
                [row], title=row.name, method=offer.method, year=row.year, gwp_set=gwp_set, draws=draws, seed=seed,
                methods=methods,
            )  # fmt: skip
            one = _found(offer.method, built)
            found.append(one)
            entry |= _numbers(built, one, row)
        shown.append(entry)
    reasons = reasons_of(row, found, [each.method for each in offered if each.route and each.route.holds_in(row.basin)])
    if telemetry:
        entry, own = telemetry_route(row, telemetry, gwp_set=gwp.id, draws=draws, seed=seed, methods=methods)
        shown, found = first_of_all(entry, shown), [*([own] if own else []), *found]
    return {
        "mine": {"id": row.mine_id, "name": dict(row.name), "mine_type": row.mine_type},
        "year": row.year,
        "output_t": None if row.output_t is None else canonical(row.output_t),
        "gwp_set": gwp.id,
        "draws": draws,
        "seed": seed,
        "generator": GENERATOR,
        "transform": TRANSFORM,
        "routes": shown,
        "pairs": pairs_of(found),
        "reasons": reasons,
        "software_version": __version__,
    }


def offered_json(offer: Offer, row: MineYear, methods: Library) -> dict[str, Any]:
    """An offer as JSON-ready values: what it takes from the mine-year, or what it wants."""
    sheet = methods.sheet(offer.route.sheet) if offer.route else None
    model = bool(offer.route and offer.route.model)
    return {
        "route": offer.method,
        "title": dict(offer.title),
        "method": sheet.id if sheet else None,
        "tier": sheet.tier if sheet and not model else None,
        "model": model,
        "available": offer.available,
        "best": offer.best,
        "inputs": line_inputs(offer.route, row) if offer.route and offer.available else {},
        "origin": _origins(offer, row),
        "uncertainty": _own_uncertainty(offer, row, methods),
        "missing": [{"figure": figure, "label": dict(figure_label(figure))} for figure in offer.missing],
        "reason": dict(offer.reason) if offer.reason else None,
    }


def _origins(offer: Offer, row: MineYear) -> dict[str, Any]:
    """Input -> where the figure that it takes came from."""
    if not offer.route or not offer.available:
        return {}
    taken = figures_of(offer.route, row)
    return {name: dict(row.origin[figure]) for name, figure in taken.items() if figure in row.origin}


def _own_uncertainty(offer: Offer, row: MineYear, methods: Library) -> dict[str, dict[str, float]]:
    """What stands in place of the sheet's default uncertainties, as a calculation takes it: the route's own, and what
    the restoration of figures makes of theirs."""
    if not offer.route:
        return {}
    own = {
        symbol: {"factor": spread.factor} if spread.factor else {"percent": spread.percent or 0.0}
        for symbol, spread in offer.route.uncertainty.items()
    }
    return own | (restored_uncertainty(offer.route, row, methods) if offer.available else {})


def pairs_of(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Two routes at a time: whether their ranges overlap, and how many times the right estimate the left one is."""
    return [
        {
            "left": left.method,
            "right": right.method,
            "overlap": left.ch4_low_t <= right.ch4_high_t and right.ch4_low_t <= left.ch4_high_t,
            "ratio": canonical(left.ch4_t / right.ch4_t) if right.ch4_t else None,
        }
        for left, right in combinations(found, 2)
    ]


def _numbers(built: Inventory, found: Found, row: MineYear) -> dict[str, Any]:
    (line,) = built.to_dict()["lines"]
    return {
        **{name: line[name] for name in SUMS},
        "released_m3": canonical(found.released_m3),
        "released_m3_t": canonical(found.released_m3 / row.output_t) if row.output_t else None,
        "density_kg_m3": canonical(found.density_kg_m3),
        "quality": line["quality"],
        "to_confirm": line["to_confirm"],
    }


def _found(method: str, built: Inventory) -> Found:
    values = built.parts[0].evaluation.values
    return Found(
        method,
        float(built.ch4_t[0]),
        float(built.ranges.ch4_low[0]),
        float(built.ranges.ch4_high[0]),
        _one(values["ch4_volume"]),
        _one(values.get("V_post", 0.0)),
        _one(values["density"]),
    )


def _one(value: Any) -> float:
    return float(np.ravel(value)[0])
