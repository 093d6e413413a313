"""Draws of a whole inventory: ranges of every line and of every sum, lines that share a factor moving together.

Blocks of draws of all lines are summed into groups by one matrix product, so that memory does not grow with the draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.inventory.sources import SOURCES, methane_by_source, outputs_of_sources, with_burnt
from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.propagation import Propagation
from firedamp.science.methods.quantiles import Quantiles
from firedamp.science.methods.spreads import Variable
from firedamp.science.methods.uncertainty import drawn, require_draws

VALUES_AT_ONCE = 262_144  # lines × draws of a block: two megabytes
FEWEST_AT_ONCE = 512


@dataclass(frozen=True)
class Part:
    """Lines of one route: where they stand in the inventory, their evaluation, their uncertain symbols."""

    places: np.ndarray
    evaluation: Evaluation
    variables: Sequence[Variable]


@dataclass(frozen=True)
class Ranges:
    """2.5 and 97.5 percentiles, t: of the lines first (where they were asked for), then of the groups.

    `sources`: those of `SOURCES`, where they were asked for.
    """

    ch4_low: np.ndarray
    ch4_high: np.ndarray
    co2e_low: np.ndarray
    co2e_high: np.ndarray
    sources: Ranges | None = None


def simulate(
    parts: Sequence[Part], groups: np.ndarray, gwp_ch4: float, *,
    draws: int, seed: int, of_lines: bool = True, of_sources: bool = False,
) -> Ranges:  # fmt: skip
    """Ranges of lines and groups, or of groups alone, and of sources; `groups` is a (sparse) matrix (groups, lines) of
    shares. All are of the same draws."""
    require_draws(draws, seed)
    lines = groups.shape[1]
    propagations = [
        Propagation(
            part.evaluation,
            part.variables,
            outputs_of_sources(part.evaluation) if of_sources else ["ch4_t", "co2_t"],
        )
        for part in parts
    ]
    at_once = min(draws, max(VALUES_AT_ONCE // lines, FEWEST_AT_ONCE))
    runs = [drawn(propagation, draws, seed, at_once) for propagation in propagations]
    without_co2 = all(not np.any(part.evaluation.values["co2_t"]) for part in parts)
    series = groups.shape[0] + (lines if of_lines else 0)
    ch4_ranges = Quantiles(series, draws)
    co2e_ranges = None if without_co2 else Quantiles(series, draws)
    sources = _SourceRanges(draws, gwp_ch4) if of_sources else None
    for start in range(0, draws, at_once):
        size = min(at_once, draws - start)
        ch4, co2 = np.empty((lines, size)), np.zeros((lines, size) if co2e_ranges else (0, 0))
        by_source = np.zeros((len(SOURCES), size))
        for part, run in zip(parts, runs, strict=True):
            values, _ = next(run)
            ch4[part.places] = values["ch4_t"]
            if co2e_ranges:
                co2[part.places] = values["co2_t"]
            if sources:
                by_source += methane_by_source(part.evaluation, values, ch4[part.places])
        if sources:
            sources.add(by_source, co2.sum(axis=0) if co2e_ranges else 0.0)
        ch4_ranges.add(_summed(ch4, groups, of_lines))
        if co2e_ranges:
            ch4 *= gwp_ch4
            ch4 += co2
            co2e_ranges.add(_summed(ch4, groups, of_lines))
    low, high = ch4_ranges.range95()
    found = sources.ranges() if sources else None
    if co2e_ranges is None:  # CO2e is methane times a number: so are its percentiles
        return Ranges(low, high, low * gwp_ch4, high * gwp_ch4, found)
    return Ranges(low, high, *co2e_ranges.range95(), found)


class _SourceRanges:
    """Collects draws of the sources."""

    def __init__(self, draws: int, gwp_ch4: float) -> None:
        self.ch4, self.co2e = Quantiles(len(SOURCES), draws), Quantiles(len(SOURCES), draws)
        self.gwp_ch4 = gwp_ch4

    def add(self, ch4_by_source: np.ndarray, co2_t: np.ndarray | float) -> None:
        self.ch4.add(ch4_by_source)
        self.co2e.add(with_burnt(ch4_by_source, co2_t, self.gwp_ch4))

    def ranges(self) -> Ranges:
        return Ranges(*self.ch4.range95(), *self.co2e.range95())


def _summed(lines: np.ndarray, groups: np.ndarray, of_lines: bool) -> np.ndarray:
    return np.concatenate([lines, groups @ lines]) if of_lines else groups @ lines
