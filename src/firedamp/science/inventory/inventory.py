"""An emission inventory: a line for each mine and year, summed by mine, company, district, mine type and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from firedamp import __version__
from firedamp.science.factors import Text
from firedamp.science.gases import GwpSet
from firedamp.science.inventory.choice import methods_of_rows
from firedamp.science.inventory.groups import MINE_TYPE_NAMES, Grouping, groupings_of, sum_matrix
from firedamp.science.inventory.mine_year import MineYear, of_year
from firedamp.science.inventory.parts import parts_of
from firedamp.science.inventory.restored import restoration_of, restored_figures
from firedamp.science.inventory.routes import METHOD_TITLES, Route, line_inputs, line_quality, require_method
from firedamp.science.inventory.screening import rule_in_force, screened
from firedamp.science.inventory.simulation import LINES_AT_ONCE, Part, Ranges, simulate
from firedamp.science.inventory.sources import SOURCE_NAMES, methane_by_source, with_burnt
from firedamp.science.methods.calculation import DRAWS, SEED
from firedamp.science.methods.confirmation import to_confirm
from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.propagation import live_symbols
from firedamp.science.methods.sampling import GENERATOR, TRANSFORM
from firedamp.science.methods.trace import canonical


@dataclass(frozen=True)
class Inventory:
    """Lines, sums and ranges. Masses in t, one entry per line; made by `build_inventory`."""

    title: Text
    method: str
    gwp: GwpSet
    year: int | None
    draws: int
    seed: int
    rows: Sequence[MineYear]
    methods_of_rows: Sequence[str]
    parts: Sequence[Part]
    routes: Sequence[Route]
    ch4_t: np.ndarray
    co2_t: np.ndarray
    groupings: Mapping[str, Grouping]
    ranges: Ranges
    methods: Library

    @property
    def period(self) -> tuple[int, int]:
        years = [row.year for row in self.rows]
        return min(years), max(years)

    @cached_property
    def co2e_t(self) -> np.ndarray:
        """CO2 equivalent of each line under the inventory's GWP set, t."""
        co2e: np.ndarray = self.ch4_t * self.gwp.ch4 + self.co2_t
        return co2e

    def by(self, key: str) -> list[dict[str, Any]]:
        """Sums by "mine", "company", "district", "parent", "mine_type" or "source", greatest first but the sources.

        Of a mine with several parents each has its share; where not all shares are known it counts under their names
        together.
        """
        if key == "source":
            return self._by_source()
        if key == "mine":
            rows = [self._sums(place, [place], row.mine_id, row.name) for place, row in enumerate(self.rows)]
        else:
            grouping, first = self.groupings[key], self._first_of(key)
            rows = [
                self._sums(first + number, grouping.lines[number], key_of_group, name, grouping.shares[number])
                for number, (key_of_group, name) in enumerate(zip(grouping.keys, grouping.names, strict=True))
            ]
        return sorted(rows, key=lambda row: -row["co2e_t"])

    def screening(self) -> list[dict[str, Any]]:
        """Companies against the 296-FZ threshold in force at the span's end; empty before there was one."""
        rule = rule_in_force(self.period[1], self.methods)
        if rule is None:
            return []
        companies = self.groupings["company"]
        lines = dict(zip(companies.keys, companies.lines, strict=True))
        whole = {key: all(self.rows[line].output_t is not None for line in own) for key, own in lines.items()}
        return [
            screened(
                row if whole[row["key"]] else row | {"output_t": None}, rule, self.gwp.ch4,
                self._density(lines[row["key"]]), self.methods,
            )
            for row in self.by("company")
        ]  # fmt: skip

    def totals(self) -> dict[str, Any]:
        return self._plain_sums(self._first_of("total"), range(len(self.rows)))

    def restored(self) -> dict[str, Any] | None:
        """The part of the total whose lines rest on restored figures, and the runs of these; None: no line does."""
        taken = {
            place: [restoration_of(self.rows[place], figure) for figure in figures.values()]
            for part, route in zip(self.parts, self.routes, strict=True)
            for place in part.places.tolist()
            if (figures := restored_figures(route, self.rows[place]))
        }
        if not taken:
            return None
        lines, total = sorted(taken), float(self.co2e_t.sum())
        own = float(self.co2e_t[lines].sum())
        runs = {str(told["run"]) for each in taken.values() for told in each if told}
        return {
            "mines": len({self.rows[line].mine_id for line in lines}),
            "co2e_t": canonical(own),
            "share_percent": canonical(100 * own / total) if total else None,
            "runs": sorted(runs),
        }

    def to_dict(self) -> dict[str, Any]:
        """The inventory as JSON-ready values of ten significant digits."""
        first, last = self.period
        by_type = {name: self._of_type(name) for name in MINE_TYPE_NAMES}
        return {
            "title": dict(self.title),
            "method": self.method,
            "method_title": dict(METHOD_TITLES[self.method]),
            "methods": sorted({part.evaluation.sheet.id for part in self.parts}),
            "gwp_set": self.gwp.id,
            "year": self.year,
            "period": {"first": first, "last": last},
            "draws": self.draws,
            "seed": self.seed,
            "generator": GENERATOR,
            "transform": TRANSFORM,
            "totals": self.totals(),
            "restored": self.restored(),
            "by_type": {name: sums for name, sums in by_type.items() if sums},
            "by_source": self._by_source(),
            "lines": self._lines(),
            "to_confirm": self._to_confirm(),
            "gwp_beside": self._gwp_beside(),
            "sheet_hashes": {part.evaluation.sheet.id: part.evaluation.sheet.hash for part in self.parts},
            "factors_hash": self.methods.factors.hash,
            "software_version": __version__,
        }

    def _density(self, lines: np.ndarray) -> float:
        """Density of the lines' methane, kg/m³: where methods of several densities meet, that of their whole volume."""
        densities = np.empty(len(self.rows))
        for part in self.parts:
            densities[part.places] = part.evaluation.values["density"]
        own, masses = densities[lines], self.ch4_t[lines]
        if np.all(own == own[0]) or not masses.any():
            return float(own[0])
        return float(masses.sum() / (masses / own).sum())

    def _first_of(self, key: str) -> int:
        """Where a grouping's ranges begin: after those of the lines and of the groupings before it."""
        place = len(self.rows)
        for name, grouping in self.groupings.items():
            if name == key:
                return place
            place += len(grouping.keys)
        raise KeyError(key)

    def _plain_sums(
        self, place: int, lines: Sequence[int] | np.ndarray, shares: np.ndarray | None = None
    ) -> dict[str, Any]:
        """Sums of lines, of each its share where shares are given; `mines` counts those that have any."""
        chosen = np.asarray(lines)
        part = np.ones(len(chosen)) if shares is None else shares
        sums = {
            "mines": len({self.rows[line].mine_id for line in chosen}),
            "output_t": float(
                sum((self.rows[line].output_t or 0.0) * own for line, own in zip(chosen, part, strict=True))
            ),
            "ch4_t": float((self.ch4_t[chosen] * part).sum()),
            "co2_t": float((self.co2_t[chosen] * part).sum()),
            "co2e_t": float((self.co2e_t[chosen] * part).sum()),
            "co2e_t_low": float(self.ranges.co2e_low[place]),
            "co2e_t_high": float(self.ranges.co2e_high[place]),
            "ch4_t_low": float(self.ranges.ch4_low[place]),
            "ch4_t_high": float(self.ranges.ch4_high[place]),
        }
        return {name: canonical(value) for name, value in sums.items()}

    def _sums(
        self, place: int, lines: Sequence[int] | np.ndarray, key: str, name: Text, shares: np.ndarray | None = None
    ) -> dict[str, Any]:
        sums = self._plain_sums(place, lines, shares)
        total = float(self.co2e_t.sum())
        share = canonical(100 * sums["co2e_t"] / total) if total else None
        return {"key": key, "name": dict(name), **sums, "share_percent": share}

    def _of_type(self, name: str) -> dict[str, Any] | None:
        grouping = self.groupings["mine_type"]
        if name not in grouping.keys:
            return None
        number = grouping.keys.index(name)
        return self._plain_sums(self._first_of("mine_type") + number, grouping.lines[number])

    def _by_source(self) -> list[dict[str, Any]]:
        """Emissions by source category with their ranges; a source without any is left out."""
        parts = [
            methane_by_source(part.evaluation, part.evaluation.values, self.ch4_t[part.places]) for part in self.parts
        ]
        ch4 = np.sum(parts, axis=0)
        co2e = with_burnt(ch4, self.co2_t.sum(), self.gwp.ch4)
        total, ranges = float(self.co2e_t.sum()), self.ranges.sources
        assert ranges is not None  # asked for by `build_inventory`
        return [
            {
                "key": key,
                "name": dict(name),
                "ch4_t": canonical(float(ch4[place])),
                "ch4_t_low": canonical(float(ranges.ch4_low[place])),
                "ch4_t_high": canonical(float(ranges.ch4_high[place])),
                "co2e_t": canonical(float(co2e[place])),
                "co2e_t_low": canonical(float(ranges.co2e_low[place])),
                "co2e_t_high": canonical(float(ranges.co2e_high[place])),
                "share_percent": canonical(100 * float(co2e[place]) / total) if total else None,
            }
            for place, (key, name) in enumerate(SOURCE_NAMES.items())
            if co2e[place]
        ]

    def _lines(self) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = [{}] * len(self.rows)
        for part, route in zip(self.parts, self.routes, strict=True):
            marks = [entry["id"] for entry in to_confirm(part.evaluation, self.methods.factors, ())]
            live = live_symbols(part.evaluation)
            for number, place in enumerate(part.places):
                factors = _factors_of(part.evaluation, number, live)
                lines[place] = self._line(int(place), part.evaluation, route) | {
                    "factors": factors,
                    "to_confirm": marks,
                }
        return lines

    def _line(self, place: int, evaluation: Evaluation, route: Route) -> dict[str, Any]:
        row = self.rows[place]
        given = {name: value for name, value in line_inputs(route, row).items() if name in evaluation.given}
        return {
            "mine_id": row.mine_id,
            "name": dict(row.name),
            "mine_type": row.mine_type,
            "year": row.year,
            "route": self.methods_of_rows[place],
            "method": evaluation.sheet.id,
            "tier": None if route.model else evaluation.sheet.tier,
            **self._plain_sums(place, [place]),
            "output_t": None if row.output_t is None else canonical(row.output_t),
            "company": dict(row.company),
            "parent": [{"name": name, "share_percent": share} for name, share in row.parent],
            "district": {"id": row.district["id"], "name": row.district["name"]},
            "inputs": given,
            "quality": line_quality(route, row),
            "restored": list(restored_figures(route, row).values()),
            "origin": {name: dict(origin) for name, origin in row.origin.items()},
        }

    def _to_confirm(self) -> list[dict[str, Any]]:
        """What is to be confirmed in any line, once; a default uncertainty with the method that it belongs to."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for part in self.parts:
            title = part.evaluation.sheet.title
            for entry in to_confirm(part.evaluation, self.methods.factors, part.variables):
                if entry["kind"] == "uncertainty":
                    entry["reason"] = {lang: f"{title[lang]}. {reason}" for lang, reason in entry["reason"].items()}
                found.setdefault((entry["kind"], entry["id"]), entry)
        return list(found.values())

    def _gwp_beside(self) -> dict[str, Any]:
        sums = {
            other.id: float((self.ch4_t * other.ch4 + self.co2_t).sum()) for other in self.methods.gwp_sets.values()
        }
        return {name: {"co2e_t": canonical(value)} for name, value in sums.items()}


@np.errstate(all="ignore")  # what comes of it is not finite, and is refused as such
def build_inventory(
    mine_years: Iterable[MineYear],
    *,
    title: Text,
    method: str = "ipcc2006",
    year: int | None = None,
    gwp_set: str = "RU",
    draws: int = DRAWS,
    seed: int = SEED,
    methods: Library | None = None,
) -> Inventory:
    """The inventory of mine-years by one method (methods.md, Inventory).

    With a year only its lines; without, the composite of each mine's latest output. Raises InputError (a mine twice
    in a year, a figure that the method needs missing, more gas recovered than released: each with its mine) and
    MethodError `unknown_inventory_method`.
    """
    methods = methods or library()
    gwp = methods.gwp_set(gwp_set)
    require_method(method)
    rows = of_year(mine_years, year)
    taken = methods_of_rows(method, rows, gwp, methods)
    parts, routes = parts_of(rows, taken, gwp, methods)
    ch4, co2 = (_gathered(parts, name, len(rows)) for name in ("ch4_t", "co2_t"))
    groupings = groupings_of(rows)
    matrix = sum_matrix(groupings.values(), len(rows), dense=len(rows) <= LINES_AT_ONCE)
    ranges = simulate(parts, matrix, gwp.ch4, draws=draws, seed=seed, of_sources=True)
    return Inventory(
        title, method, gwp, year, draws, seed, rows, taken, parts, routes, ch4, co2, groupings, ranges, methods
    )


def _gathered(parts: Sequence[Part], output: str, lines: int) -> np.ndarray:
    values = np.empty(lines)
    for part in parts:
        values[part.places] = part.evaluation.values[output]
    return values


def _factors_of(evaluation: Evaluation, number: int, live: set[str]) -> list[str]:
    """Factor records that a line rests on."""
    found = []
    for symbol, origin in evaluation.origins.items():
        if origin.kind == "factor" and symbol in live:
            chosen = 0 if origin.index is None else origin.index[number % origin.index.size]
            found.append(origin.ids[chosen])
    return list(dict.fromkeys(found))
