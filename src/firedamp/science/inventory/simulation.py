"""Draws of a whole inventory: ranges of every line and of every sum, lines that share a factor moving together.

Memory grows neither with the draws nor with the lines: blocks of draws of some lines are summed into groups by one
matrix product. Many lines are taken a portion at a time, and of many groups some after others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.inventory.sources import SOURCES, methane_by_source, outputs_of_sources, with_burnt
from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.propagation import Propagation
from firedamp.science.methods.quantiles import Quantiles
from firedamp.science.methods.spreads import Variable
from firedamp.science.methods.uncertainty import drawn, require_draws

VALUES_AT_ONCE = 262_144  # lines × draws of a block: two megabytes
FEWEST_AT_ONCE = 512
LINES_AT_ONCE = 512  # of an inventory of more, whose groups are a sparse matrix
SUMS_AT_ONCE = 10_000_000  # groups × draws that are kept while the lines of such an inventory go by
GROUPS_AT_ONCE = 100


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


ENDS = ("ch4_low", "ch4_high", "co2e_low", "co2e_high")


def simulate(
    parts: Sequence[Part], groups: Any, gwp_ch4: float, *,
    draws: int, seed: int, of_lines: bool = True, of_sources: bool = False,
) -> Ranges:  # fmt: skip
    """Ranges of lines and groups, or of groups alone, and of sources; `groups` is a (sparse) matrix (groups, lines) of
    shares. All are of the same draws."""
    require_draws(draws, seed)
    count, lines = groups.shape
    sources = len(SOURCES) if of_sources else 0
    of_all = count + (lines if of_lines else 0) + sources
    drawing = _Drawing(parts, gwp_ch4, draws, seed, lines, of_all, of_sources)
    found = (_of_few_lines if lines <= LINES_AT_ONCE else _of_many_lines)(drawing, groups, of_lines)
    if not of_sources:
        return _ranges(found)
    return _ranges(found[:, :-sources], _ranges(found[:, -sources:]))


def _ranges(ends: np.ndarray, sources: Ranges | None = None) -> Ranges:
    ch4_low, ch4_high, co2e_low, co2e_high = ends
    return Ranges(ch4_low, ch4_high, co2e_low, co2e_high, sources)


def _of_few_lines(drawing: _Drawing, groups: Any, of_lines: bool) -> np.ndarray:
    """The ends of the ranges: (those of Ranges, series): lines, groups, sources."""
    collected = drawing.collected(drawing.of_all)
    for block in drawing.blocks(np.arange(groups.shape[1])):
        collected.add(
            [
                np.concatenate([*([lines] if of_lines else []), groups @ lines, *sources])
                for lines, sources in zip(block.lines, block.sources, strict=True)
            ]
        )
    return collected.ranges()


def _of_many_lines(drawing: _Drawing, groups: Any, of_lines: bool) -> np.ndarray:
    """Lines a portion at a time; with them go the sources and as many groups as can be kept, further groups each with
    its lines again.

    A group that is one whole line has the line's range.
    """
    from scipy.sparse import csr_array

    groups = csr_array(groups)
    count, lines = groups.shape
    found = np.empty((len(ENDS), drawing.of_all))
    before = lines if of_lines else 0
    of_groups, of_sources = found[:, before : before + count], found[:, before + count :]
    alone = _lines_alone(groups) if of_lines else np.full(count, -1)
    summed = np.flatnonzero(alone < 0)
    size = max(SUMS_AT_ONCE // drawing.draws, 1)
    batches = [summed[start : start + size] for start in range(0, len(summed), size)] or [summed]
    for number, batch in enumerate(batches):
        first = number == 0  # in which every line goes by
        own = groups[batch]
        places = np.arange(lines) if first else np.unique(own.indices)
        ends = _summed(drawing, own.tocsc(), places, found if first and of_lines else None)
        of_groups[:, batch] = ends[:, : len(batch)]
        if first:
            of_sources[:] = ends[:, len(batch) :]
    of_groups[:, alone >= 0] = found[:, alone[alone >= 0]]
    return found


def _lines_alone(groups: Any) -> np.ndarray:
    """The line that each group is, whole and alone; -1 where it is not one."""
    first = groups.indices[np.minimum(groups.indptr[:-1], max(groups.nnz - 1, 0))]
    one = (np.diff(groups.indptr) == 1) & (groups.sum(axis=1) == 1)
    found: np.ndarray = np.where(one, first, -1)
    return found


def _summed(drawing: _Drawing, groups: Any, places: np.ndarray, of_lines: np.ndarray | None) -> np.ndarray:
    """The ends of the ranges of groups, then of the sources of the lines at `places`; those of these lines are put into
    `of_lines` where it is given."""
    count = groups.shape[0]
    sums = [np.zeros((count + drawing.sources, drawing.draws)) for _ in range(drawing.gases)]
    for start in range(0, len(places), LINES_AT_ONCE):
        portion = places[start : start + LINES_AT_ONCE]
        own, seen = groups[:, portion].tocsr(), 0
        collected = drawing.collected(len(portion)) if of_lines is not None else None
        for block in drawing.blocks(portion):
            ends = seen + block.lines[0].shape[1]
            for total, lines, sources in zip(sums, block.lines, block.sources, strict=True):
                total[:count, seen:ends] += own @ lines
                for source in sources:
                    total[count:, seen:ends] += source
            if collected:
                collected.add(block.lines)
            seen = ends
        if collected and of_lines is not None:
            of_lines[:, portion] = collected.ranges()
    return drawing.ranges_of(sums)


@dataclass(frozen=True)
class _Block:
    """Draws of methane, t, and of CO2 equivalent where it is not methane times a number: of lines (lines, draws), and
    the same of their sources (one array (sources, draws), or none where they were not asked for)."""

    lines: list[np.ndarray]
    sources: list[list[np.ndarray]]


class _Drawing:
    """What draws the lines of an inventory: methane, and CO2 equivalent where it is not methane times a number."""

    def __init__(
        self, parts: Sequence[Part], gwp_ch4: float, draws: int, seed: int, lines: int, of_all: int, of_sources: bool
    ) -> None:
        self.parts, self.gwp_ch4, self.draws, self.seed, self.of_all = parts, gwp_ch4, draws, seed, of_all
        self.sources = len(SOURCES) if of_sources else 0
        outputs = [outputs_of_sources(part.evaluation) if of_sources else ["ch4_t", "co2_t"] for part in parts]
        self.propagations = [
            Propagation(part.evaluation, part.variables, wanted) for part, wanted in zip(parts, outputs, strict=True)
        ]
        self.at_once = min(draws, max(VALUES_AT_ONCE // lines, FEWEST_AT_ONCE))
        self.gases = 2 if any(np.any(part.evaluation.values["co2_t"]) for part in parts) else 1

    def blocks(self, places: np.ndarray) -> Iterator[_Block]:
        """The lines at some places, a block of draws at a time."""
        runs = []
        for part, propagation in zip(self.parts, self.propagations, strict=True):
            rows = np.flatnonzero(np.isin(part.places, places, assume_unique=True))
            if rows.size:
                own = propagation.of_rows(rows, len(part.places))
                into = np.searchsorted(places, part.places[rows])
                runs.append((part.evaluation, rows, into, drawn(own, self.draws, self.seed, self.at_once)))
        for start in range(0, self.draws, self.at_once):
            size = min(self.at_once, self.draws - start)
            ch4, co2 = np.zeros((len(places), size)), np.zeros((len(places) if self.gases > 1 else 0, size))
            by_source = np.zeros((self.sources, size))
            for evaluation, rows, into, run in runs:
                values, _ = next(run)
                ch4[into] = values["ch4_t"]
                if self.gases > 1:
                    co2[into] = values["co2_t"]
                if self.sources:
                    by_source += methane_by_source(evaluation, values, ch4[into], rows)
            yield self._block(ch4, co2, by_source)

    def _block(self, ch4: np.ndarray, co2: np.ndarray, by_source: np.ndarray) -> _Block:
        lines, sources = [ch4], [by_source]
        if self.gases > 1:
            sources.append(with_burnt(by_source, co2.sum(axis=0), self.gwp_ch4) if self.sources else by_source)
            co2 += ch4 * self.gwp_ch4
            lines.append(co2)
        return _Block(lines, [[source] if self.sources else [] for source in sources])

    def collected(self, series: int) -> _Collected:
        return _Collected([Quantiles(series, self.draws, self.of_all) for _ in range(self.gases)], self.gwp_ch4)

    def ranges_of(self, sums: Sequence[np.ndarray]) -> np.ndarray:
        """The ends of the ranges of groups whose draws are all at hand."""
        count = len(sums[0])
        found = np.empty((len(ENDS), count))
        for start in range(0, count, GROUPS_AT_ONCE):
            some = slice(start, min(start + GROUPS_AT_ONCE, count))
            collected = self.collected(some.stop - start)
            collected.add([total[some, : self.at_once] for total in sums])
            if self.at_once < self.draws:
                collected.add([total[some, self.at_once :] for total in sums])
            found[:, some] = collected.ranges()
        return found


@dataclass(frozen=True)
class _Collected:
    """Percentiles of series of methane, and of CO2 equivalent unless they follow from methane's."""

    quantiles: Sequence[Quantiles]
    gwp_ch4: float

    def add(self, block: Sequence[np.ndarray]) -> None:
        for quantiles, values in zip(self.quantiles, block, strict=True):
            quantiles.add(values)

    def ranges(self) -> np.ndarray:
        low, high = self.quantiles[0].range95()
        if len(self.quantiles) > 1:
            return np.array([low, high, *self.quantiles[1].range95()])
        return np.array([low, high, low * self.gwp_ch4, high * self.gwp_ch4])
