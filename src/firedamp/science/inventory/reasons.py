"""Why may the routes to a mine's methane differ? Rules of reasons.toml over facts of the mine-year and its routes."""

from __future__ import annotations

import ast
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.quality import QUALITIES, SYNTHETIC, quality_of
from firedamp.science.inventory.routes import ROUTES
from firedamp.science.inventory.seam_gas import NEAREST
from firedamp.science.methods.expression import compute, parse
from firedamp.science.methods.trace import canonical
from firedamp.science.units import displayed

UNKNOWN = math.nan
OF_A_ROUTE = ("", "_low", "_high", "_m3", "_per_tonne", "_post_mining_share", "_density")
SURVEYS = ("measured", "abundance")
ESTIMATED = ("calculated", "restored", "expert")
FIGURES = tuple(item.name for item in fields(MineYear) if item.type in ("float", "float | None"))


@dataclass(frozen=True)
class Found:
    """What a route found for a mine-year: emission and its 95 % range, t; methane released and after mining, m³."""

    method: str
    ch4_t: float
    ch4_low_t: float
    ch4_high_t: float
    released_m3: float
    post_mining_m3: float
    density_kg_m3: float


@dataclass(frozen=True)
class Reason:
    """One rule of reasons.toml."""

    id: str
    routes: tuple[str, ...]
    facts: tuple[str, ...]
    when: ast.expr
    text: Text


def reasons_of(row: MineYear, found: Sequence[Found], holding: Sequence[str]) -> list[dict[str, Any]]:
    """The reasons whose conditions hold, each with the routes that it speaks of and the numbers behind it.

    `holding`: the methods whose factors are those of the mine's basin.
    """
    facts = facts_of(row, found, holding)
    available = {each.method for each in found}
    with np.errstate(invalid="ignore"):
        true = [rule for rule in rules() if available & set(rule.routes) and bool(compute(rule.when, facts))]
    return [
        {
            "id": rule.id,
            "text": dict(rule.text),
            "routes": [method for method in rule.routes if method in available],
            "facts": [_shown(name, facts[name]) for name in rule.facts if not math.isnan(facts[name])],
        }
        for rule in true
    ]


def facts_of(row: MineYear, found: Sequence[Found], holding: Sequence[str]) -> dict[str, float]:
    """Everything that a condition may name, as numbers; NaN is what is not known (no origin, no quality)."""
    by_method = {each.method: each for each in found}
    facts: dict[str, float] = {}
    for method in ROUTES:
        facts |= _of_route(method.replace(".", "_"), by_method.get(method), row)
        facts[f"{method.replace('.', '_')}_holds"] = float(method in holding)
    facts |= _of_route("survey", next((by_method[name] for name in SURVEYS if name in by_method), None), row)
    others = [each.ch4_t for each in found if each.method not in SURVEYS]
    densities = [each.density_kg_m3 for each in found]
    for figure in FIGURES:
        value, quality = getattr(row, figure), quality_of(row, figure)
        facts[figure] = UNKNOWN if value is None else float(value)
        facts |= {f"{figure}_is_{each}": float(quality == each) for each in QUALITIES}
        facts[f"{figure}_estimated"] = float(quality in ESTIMATED)
    return facts | {
        "highest_other": max(others, default=UNKNOWN),
        "least_density": min(densities, default=UNKNOWN),
        "greatest_density": max(densities, default=UNKNOWN),
        "underground": float(row.mine_type == "underground"),
        "depth_known": float(row.depth_m is not None),
        "seam_gas_nearest": float(row.origin.get("seam_gas_content_m3_t", {}).get("how") == NEAREST),
        "any_synthetic": float(any(origin.get("quality") == SYNTHETIC for origin in row.origin.values())),
    }


def _of_route(name: str, found: Found | None, row: MineYear) -> dict[str, float]:
    if found is None:
        return dict.fromkeys((name + ending for ending in OF_A_ROUTE), UNKNOWN)
    released, output = found.released_m3, row.output_t
    values = (
        found.ch4_t,
        found.ch4_low_t,
        found.ch4_high_t,
        released,
        released / output if output else UNKNOWN,
        found.post_mining_m3 / released if released else UNKNOWN,
        found.density_kg_m3,
    )
    return {name + ending: value for ending, value in zip(OF_A_ROUTE, values, strict=True)}


def _shown(name: str, value: float) -> dict[str, Any]:
    stated = _document()["facts"][name]
    return {
        "name": name,
        "label": dict(stated["label"]),
        "value": canonical(value),
        "unit": displayed(stated["unit"]),
    }


@lru_cache(maxsize=1)
def rules() -> tuple[Reason, ...]:
    """The rules of reasons.toml, in its order."""
    return tuple(
        Reason(rule["id"], tuple(rule["routes"]), tuple(rule["facts"]), parse(rule["when"]), rule["text"])
        for rule in _document()["reasons"]
    )


@lru_cache(maxsize=1)
def _document() -> Mapping[str, Any]:
    text = (files("firedamp") / "science" / "inventory" / "reasons.toml").read_text("utf-8")
    return tomllib.loads(text)
