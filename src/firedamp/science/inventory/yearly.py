"""The emission of many mine-years at once, whatever their years, and of groups of them: for series and tables."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.gases import GwpSet
from firedamp.science.inventory.choice import able, methods_of_rows
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.parts import parts_of
from firedamp.science.inventory.simulation import Part, simulate
from firedamp.science.methods.library import Library

DRAWS_OF_MANY = 1_000  # of tables and series of thousands of lines; their answers say so


@dataclass(frozen=True)
class Emissions:
    """Mine-years that can take a method, each with its emission, t; `kept` is where they stood among those given."""

    gwp: GwpSet
    kept: np.ndarray
    rows: Sequence[MineYear]
    methods_of_rows: Sequence[str]
    parts: Sequence[Part]
    ch4_t: np.ndarray
    co2_t: np.ndarray

    @property
    def co2e_t(self) -> np.ndarray:
        co2e: np.ndarray = self.ch4_t * self.gwp.ch4 + self.co2_t
        return co2e


@dataclass(frozen=True)
class Sums:
    """Emissions of groups of mine-years with their 95 % ranges, t: one entry per group, in the order of `keys`."""

    keys: Sequence[Hashable]
    lines: np.ndarray
    ch4_t: np.ndarray
    ch4_low: np.ndarray
    ch4_high: np.ndarray
    co2e_t: np.ndarray
    co2e_low: np.ndarray
    co2e_high: np.ndarray


def able_rows(method: str, rows: Sequence[MineYear], gwp: GwpSet, methods: Library) -> tuple[np.ndarray, list[str]]:
    """Which mine-years can be calculated by a method (or by the best of each), and by which."""
    taken = methods_of_rows(method, rows, gwp, methods)
    found = np.zeros(len(rows), dtype=bool)
    for each in dict.fromkeys(taken):
        places = [place for place, name in enumerate(taken) if name == each]
        found[places] = able(each, [rows[place] for place in places], gwp, methods)
    return found, taken


def emissions(method: str, rows: Sequence[MineYear], gwp: GwpSet, methods: Library) -> Emissions:
    """The emission of the mine-years that can take the method; the others are left out, never taken as nought."""
    possible, taken = able_rows(method, rows, gwp, methods)
    kept = np.flatnonzero(possible)
    own = [row for row, able_to in zip(rows, possible, strict=True) if able_to]
    names = [name for name, able_to in zip(taken, possible, strict=True) if able_to]
    parts, _ = parts_of(own, names, gwp, methods)
    ch4, co2 = np.empty(len(own)), np.empty(len(own))
    for part in parts:
        ch4[part.places] = part.evaluation.values["ch4_t"]
        co2[part.places] = part.evaluation.values["co2_t"]
    return Emissions(gwp, kept, own, names, parts, ch4, co2)


def sums_of(
    emitted: Emissions, members: Sequence[tuple[Hashable, int]], *, draws: int = DRAWS_OF_MANY, seed: int
) -> Sums:
    """Sums of groups: `members` pairs a group's key with the number of a line; a line may stand in several groups.

    Lines that share a factor move together, as in an inventory: a group has the range that it has there.
    """
    from scipy.sparse import csr_array

    keys = list(dict.fromkeys(key for key, _ in members))
    if not keys:
        return Sums([], *[np.zeros(0)] * 7)
    places = {key: place for place, key in enumerate(keys)}
    groups, lines = [places[key] for key, _ in members], [line for _, line in members]
    matrix = csr_array((np.ones(len(members)), (groups, lines)), shape=(len(keys), len(emitted.rows)))
    ranges = simulate(emitted.parts, matrix, emitted.gwp.ch4, draws=draws, seed=seed, of_lines=False)
    return Sums(
        keys,
        matrix.sum(axis=1),
        matrix @ emitted.ch4_t,
        ranges.ch4_low,
        ranges.ch4_high,
        matrix @ emitted.co2e_t,
        ranges.co2e_low,
        ranges.co2e_high,
    )
