"""A basin by every route, year by year: who has the data, what it comes to, and the same for the same mines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp import __version__
from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.offers import ELSEWHERE
from firedamp.science.inventory.routes import BEST_FIRST, METHOD_TITLES, ROUTES
from firedamp.science.inventory.yearly import DRAWS_OF_MANY, Emissions, Sums, emissions, sums_of
from firedamp.science.methods.calculation import SEED
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.sampling import GENERATOR, TRANSFORM
from firedamp.science.methods.trace import canonical

MODELS = tuple(method for method in ROUTES if method not in BEST_FIRST)
ALL, ALIKE = "all", "alike"
# Routes have the data of different mines, so their totals do not compare; over the same mines they do.
LIKE_FOR_LIKE: Text = {
    "en": "Over the mines that have the data of every compared route in the year; a route is compared in a year if at "
    "least one mine has its data, a model never is.",
    "ru": "По шахтам, у которых за год есть данные для каждого из сравниваемых путей; путь сравнивается в году, если "
    "данные для него есть хотя бы у одной шахты; модель не сравнивается.",
}


def reconcile_basin(
    rows: Sequence[MineYear],
    *,
    gwp_set: str = "RU",
    draws: int = DRAWS_OF_MANY,
    seed: int = SEED,
    methods: Library | None = None,
) -> dict[str, Any]:
    """Mine-years of a basin by every route and year, as JSON-ready values.

    For each year and route: how many mines have the data, the coal output they put out (summed over the
    `mines_with_output` of which it is known), methane and CO2e with the 95 % range; and `like_for_like`: the same over
    the same mines (None where no two routes have a mine in common). `reason`: why a route may not be the best here.
    """
    methods = methods or library()
    gwp = methods.gwp_set(gwp_set)
    found = {method: emissions(method, rows, gwp, methods) for method in (*BEST_FIRST, *MODELS)}
    found = {method: emitted for method, emitted in found.items() if len(emitted.rows)}
    years = sorted({row.year for row in rows})
    compared = {year: _compared(found, year) for year in years}
    alike = _alike(found, rows, compared)
    sums = {
        method: sums_of(emitted, _members(emitted, alike if method in BEST_FIRST else set()), draws=draws, seed=seed)
        for method, emitted in found.items()
    }
    tables = {method: _by_key(each, found[method], alike) for method, each in sums.items()}
    return {
        "gwp_set": gwp.id,
        "draws": draws,
        "seed": seed,
        "generator": GENERATOR,
        "transform": TRANSFORM,
        "routes": [
            {
                "route": method,
                "title": dict(METHOD_TITLES[method]),
                "model": method in MODELS,
                "reason": dict(ELSEWHERE) if _of_elsewhere(method, emitted.rows) else None,
            }
            for method, emitted in found.items()
        ],
        "like_for_like": dict(LIKE_FOR_LIKE),
        "years": [_year(year, rows, tables, compared[year]) for year in years],
        "software_version": __version__,
    }


def _of_elsewhere(method: str, rows: Sequence[MineYear]) -> bool:
    """Whether the method's factors are those of another basin than that of some of the mine-years."""
    return any(not ROUTES[method][row.mine_type].holds_in(row.basin) for row in rows)


def _compared(found: Mapping[str, Emissions], year: int) -> list[str]:
    return [
        method
        for method, emitted in found.items()
        if method in BEST_FIRST and any(row.year == year for row in emitted.rows)
    ]


def _alike(found: Mapping[str, Emissions], rows: Sequence[MineYear], compared: Mapping[int, Sequence[str]]) -> set[int]:
    """The places of mine-years that have the data of every route compared in their year, where there are two."""
    kept = {method: set(emitted.kept.tolist()) for method, emitted in found.items()}
    return {
        place
        for place, row in enumerate(rows)
        if len(compared[row.year]) > 1 and all(place in kept[method] for method in compared[row.year])
    }


def _members(emitted: Emissions, alike: set[int]) -> list[tuple[tuple[str, int], int]]:
    every = [((ALL, row.year), line) for line, row in enumerate(emitted.rows)]
    same = [
        ((ALIKE, row.year), line)
        for line, (place, row) in enumerate(zip(emitted.kept.tolist(), emitted.rows, strict=True))
        if place in alike
    ]
    return [*every, *same]


def _by_key(sums: Sums, emitted: Emissions, alike: set[int]) -> dict[Any, dict[str, Any]]:
    """The sums of a route by what they are of: every mine of a year, or the same mines as the other routes."""
    rows: dict[Any, list[MineYear]] = {key: [] for key in sums.keys}
    for key, line in _members(emitted, alike):
        if key in rows:
            rows[key].append(emitted.rows[line])
    return {
        key: {
            "mines": int(sums.lines[number]),
            **_output(rows[key]),
            "ch4_t": canonical(float(sums.ch4_t[number])),
            "ch4_t_low": canonical(float(sums.ch4_low[number])),
            "ch4_t_high": canonical(float(sums.ch4_high[number])),
            "co2e_t": canonical(float(sums.co2e_t[number])),
            "co2e_t_low": canonical(float(sums.co2e_low[number])),
            "co2e_t_high": canonical(float(sums.co2e_high[number])),
        }
        for number, key in enumerate(sums.keys)
    }


def _year(
    year: int, rows: Sequence[MineYear], tables: Mapping[str, Mapping[Any, dict[str, Any]]], compared: Sequence[str]
) -> dict[str, Any]:
    own = [row for row in rows if row.year == year]
    output = _output(own)
    coal = output["output_t"]
    every = [(method, table[ALL, year]) for method, table in tables.items() if (ALL, year) in table]
    same = [(method, tables[method][ALIKE, year]) for method in compared if (ALIKE, year) in tables[method]]
    return {
        "year": year,
        "mines": len(own),
        **output,
        "routes": [{"route": method, **sums, "output_share_percent": _share(sums, coal)} for method, sums in every],
        "like_for_like": {
            **{name: same[0][1][name] for name in ("mines", "output_t", "mines_with_output")},
            "output_share_percent": _share(same[0][1], coal),
            "routes": [{"route": method, **sums} for method, sums in same],
        }
        if same
        else None,
    }


def _output(rows: Sequence[MineYear]) -> dict[str, Any]:
    """The coal of the mine-years whose output is known, and how many these are: a measurement stands without one."""
    known = [row.output_t for row in rows if row.output_t is not None]
    return {"output_t": canonical(sum(known)) if known else None, "mines_with_output": len(known)}


def _share(sums: Mapping[str, Any], output_t: float | None) -> float | None:
    return canonical(100 * sums["output_t"] / output_t) if output_t and sums["output_t"] is not None else None
