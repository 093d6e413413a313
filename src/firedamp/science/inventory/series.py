"""A quantity by year for mines, companies, districts or a basin: what a group's value is, and what it rests on."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.parts import lines_by_route
from firedamp.science.inventory.quality import RESTORED, SYNTHETIC, weakest
from firedamp.science.inventory.routes import line_quality
from firedamp.science.inventory.yearly import DRAWS_OF_MANY, Emissions, emissions, sums_of
from firedamp.science.methods.calculation import SEED
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.trace import canonical
from firedamp.science.units import displayed

LEVELS = ("mine", "company", "district", "basin")
SUM, BY_OUTPUT = "sum", "by_output"
Range = tuple[float, float]


@dataclass(frozen=True)
class Quantity:
    """What a series is of; `rule` makes one value of a group's mines; `by_method`: computed by an inventory method."""

    id: str
    unit: str
    label: Text
    rule: str
    rule_text: Text
    by_method: bool


@dataclass(frozen=True)
class Value:
    """A quantity of a mine in a year, in the quantity's unit, and how good it is."""

    mine_id: str
    year: int
    value: float
    quality: str | None = None


@dataclass(frozen=True)
class Group:
    """What has a series of its own: a mine, or the mines of a company, a district or a basin.

    `worked`: the first and the last year in which a mine is known to have worked (None: open), as its passport says;
    of a year between without an output it is only known that the mine worked.
    """

    id: str
    name: Text
    mines: frozenset[str]
    worked: Mapping[str, tuple[int, int | None]] = field(default_factory=dict)

    def working(self, outputs: Mapping[str, Value]) -> set[str]:
        """The mines that put out coal."""
        return {mine_id for mine_id in self.mines & outputs.keys() if outputs[mine_id].value > 0}

    def unrecorded(self, year: int, outputs: Mapping[str, Value]) -> set[str]:
        """The mines that are known to have worked in the year, of whose coal output there is no record."""
        between = {mine_id for mine_id, (first, last) in self.worked.items() if first <= year <= (last or year)}
        return (between & self.mines) - outputs.keys()


@lru_cache(maxsize=1)
def quantities() -> Mapping[str, Quantity]:
    """The quantities of quantities.toml, in its order."""
    document = tomllib.loads((files("firedamp") / "science" / "inventory" / "quantities.toml").read_text("utf-8"))
    return {
        name: Quantity(
            name,
            displayed(stated["unit"]),
            stated["label"],
            stated["rule"],
            document["rules"][stated["rule"]]["text"],
            stated.get("by_method", False),
        )
        for name, stated in document["quantities"].items()
    }


def quantity_of(quantity_id: str) -> Quantity:
    """The quantity of that id; InputError `not_a_choice`."""
    if quantity_id not in quantities():
        raise InputError.one("quantity", "not_a_choice", quantity_id, choices=", ".join(quantities()))
    return quantities()[quantity_id]


def series_of(
    quantity: Quantity,
    values: Iterable[Value],
    outputs: Iterable[Value],
    groups: Sequence[Group],
    ranges: Mapping[tuple[str, int], Range] = {},
    *,
    first: int | None = None,
    last: int | None = None,
) -> list[dict[str, Any]]:
    """The series of each group: a point for every year of the span, without a value where no mine has one.

    `outputs` are coal outputs, t: they weigh a mean, and a mine that put out coal but has no value is `missing`; one
    that is only known to have worked, of which neither an output nor a value is recorded, is `unrecorded`.
    The span is that of the data, within `first` and `last`. A year without data is a gap, never nought.
    """
    of_year = _by_year(values)
    output_of_year = _by_year(outputs)
    years = [year for year in {*of_year, *output_of_year} if (first or year) <= year <= (last or year)]
    span = range(min(years), max(years) + 1) if years else range(0)
    return [
        {
            "id": group.id,
            "name": dict(group.name),
            "points": [
                _point(quantity, group, year, of_year.get(year, {}), output_of_year.get(year, {}), ranges)
                for year in span
            ],
        }
        for group in groups
    ]


def emission_series(
    quantity: Quantity,
    rows: Sequence[MineYear],
    groups: Sequence[Group],
    *,
    method: str,
    gwp_set: str = "RU",
    first: int | None = None,
    last: int | None = None,
    draws: int = DRAWS_OF_MANY,
    seed: int = SEED,
    methods: Library | None = None,
) -> list[dict[str, Any]]:
    """The emission by an inventory method as series, with 95 % ranges (approach 2, lines that share a factor together).

    A mine-year that the method cannot take is missing.
    """
    asked = frozenset().union(*(group.mines for group in groups))
    own = [row for row in rows if row.mine_id in asked and (first or row.year) <= row.year <= (last or row.year)]
    methods = methods or library()
    emitted = emissions(method, own, methods.gwp_set(gwp_set), methods)
    sums = sums_of(emitted, _members(emitted, groups), draws=draws, seed=seed)
    in_ch4 = quantity.id == "ch4_t"
    low, high = (sums.ch4_low, sums.ch4_high) if in_ch4 else (sums.co2e_low, sums.co2e_high)
    ends = zip(low.tolist(), high.tolist(), strict=True)
    ranges: dict[Any, Range] = dict(zip(sums.keys, ends, strict=True))
    amounts = (emitted.ch4_t if in_ch4 else emitted.co2e_t).tolist()
    values = [
        Value(row.mine_id, row.year, amount, quality)
        for row, amount, quality in zip(emitted.rows, amounts, _qualities(emitted), strict=True)
    ]
    outputs = [Value(row.mine_id, row.year, row.output_t) for row in own if row.output_t is not None]
    return series_of(quantity, values, outputs, groups, ranges)


def _by_year(values: Iterable[Value]) -> dict[int, dict[str, Value]]:
    found: dict[int, dict[str, Value]] = defaultdict(dict)
    for value in values:
        found[value.year][value.mine_id] = value
    return dict(found)


def _members(emitted: Emissions, groups: Sequence[Group]) -> list[tuple[tuple[str, int], int]]:
    lines: dict[str, list[int]] = defaultdict(list)
    for line, row in enumerate(emitted.rows):
        lines[row.mine_id].append(line)
    return [
        ((group.id, emitted.rows[line].year), line)
        for group in groups
        for mine_id in sorted(group.mines)
        for line in lines.get(mine_id, ())
    ]


def _qualities(emitted: Emissions) -> list[str | None]:
    found: list[str | None] = [None] * len(emitted.rows)
    for lines in lines_by_route(emitted.rows, emitted.methods_of_rows):
        for place, row in zip(lines.places, lines.rows, strict=True):
            found[place] = line_quality(lines.route, row) if lines.route else None
    return found


def _point(
    quantity: Quantity,
    group: Group,
    year: int,
    values: Mapping[str, Value],
    outputs: Mapping[str, Value],
    ranges: Mapping[tuple[str, int], Range],
) -> dict[str, Any]:
    """A group's value of a year, how many mines it rests on, and how many it lacks that put out coal or worked."""
    working = group.working(outputs)
    alone = len(group.mines) == 1
    known = [values[mine_id] for mine_id in sorted(group.mines & values.keys())]
    if quantity.rule == BY_OUTPUT and not alone:
        known = [value for value in known if value.mine_id in working]
    low, high = ranges.get((group.id, year), (None, None)) if known else (None, None)
    qualities = [value.quality for value in known]
    counted = {value.mine_id for value in known}
    return {
        "year": year,
        "value": canonical(_value(quantity, known, outputs, alone)) if known else None,
        "low": None if low is None else canonical(low),
        "high": None if high is None else canonical(high),
        "quality": weakest(qualities),
        "mines": len(known),
        "restored": qualities.count(RESTORED),
        "synthetic": qualities.count(SYNTHETIC),
        "missing": len(working - counted),
        "unrecorded": len(group.unrecorded(year, outputs) - counted),
    }


def _value(quantity: Quantity, known: Sequence[Value], outputs: Mapping[str, Value], alone: bool) -> float:
    amounts = np.array([value.value for value in known])
    if quantity.rule == SUM or alone:
        return float(amounts.sum())
    weights = np.array([outputs[value.mine_id].value for value in known])
    return float((amounts * weights).sum() / weights.sum())
