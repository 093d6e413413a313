"""Draws of a whole inventory: ranges of every line and of every sum, lines that share a factor moving together.

Memory grows neither with the draws nor with the lines: blocks of draws of some lines are summed into groups by one
matrix product. Many lines are taken a portion at a time, and of many groups some after others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

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
    """2.5 and 97.5 percentiles, t: of the lines first (where they were asked for), then of the groups."""

    ch4_low: np.ndarray
    ch4_high: np.ndarray
    co2e_low: np.ndarray
    co2e_high: np.ndarray


ENDS = tuple(item.name for item in fields(Ranges))


def simulate(
    parts: Sequence[Part], groups: Any, gwp_ch4: float, *, draws: int, seed: int, of_lines: bool = True
) -> Ranges:
    """Ranges of lines and groups, or of groups alone; `groups` is a (sparse) matrix (groups, lines) of shares."""
    require_draws(draws, seed)
    count, lines = groups.shape
    drawing = _Drawing(parts, gwp_ch4, draws, seed, lines, of_all=count + (lines if of_lines else 0))
    few = lines <= LINES_AT_ONCE
    return Ranges(*(_of_few_lines if few else _of_many_lines)(drawing, groups, of_lines))


def _of_few_lines(drawing: _Drawing, groups: Any, of_lines: bool) -> np.ndarray:
    """The ends of the ranges: (those of Ranges, series)."""
    collected = drawing.collected(drawing.of_all)
    for block in drawing.blocks(np.arange(groups.shape[1])):
        collected.add([np.concatenate([lines, groups @ lines]) if of_lines else groups @ lines for lines in block])
    return collected.ranges()


def _of_many_lines(drawing: _Drawing, groups: Any, of_lines: bool) -> np.ndarray:
    """Lines a portion at a time; with them go as many groups as can be kept, further groups each with its lines again.

    A group that is one whole line has the line's range.
    """
    from scipy.sparse import csr_array

    groups = csr_array(groups)
    count, lines = groups.shape
    found = np.empty((len(ENDS), drawing.of_all))
    of_groups = found[:, -count:]
    alone = _lines_alone(groups) if of_lines else np.full(count, -1)
    summed = np.flatnonzero(alone < 0)
    size = max(SUMS_AT_ONCE // drawing.draws, 1)
    batches = [summed[start : start + size] for start in range(0, len(summed), size)] or [summed]
    for number, batch in enumerate(batches):
        with_lines = of_lines and number == 0
        own = groups[batch]
        places = np.arange(lines) if with_lines else np.unique(own.indices)
        of_groups[:, batch] = _summed(drawing, own.tocsc(), places, found if with_lines else None)
    of_groups[:, alone >= 0] = found[:, alone[alone >= 0]]
    return found


def _lines_alone(groups: Any) -> np.ndarray:
    """The line that each group is, whole and alone; -1 where it is not one."""
    first = groups.indices[np.minimum(groups.indptr[:-1], max(groups.nnz - 1, 0))]
    one = (np.diff(groups.indptr) == 1) & (groups.sum(axis=1) == 1)
    found: np.ndarray = np.where(one, first, -1)
    return found


def _summed(drawing: _Drawing, groups: Any, places: np.ndarray, of_lines: np.ndarray | None) -> np.ndarray:
    """The ends of the ranges of groups; those of the lines at `places` are put into `of_lines` where it is given."""
    sums = [np.zeros((groups.shape[0], drawing.draws)) for _ in range(drawing.gases)]
    for start in range(0, len(places), LINES_AT_ONCE):
        portion = places[start : start + LINES_AT_ONCE]
        own, seen = groups[:, portion].tocsr(), 0
        collected = drawing.collected(len(portion)) if of_lines is not None else None
        for block in drawing.blocks(portion):
            ends = seen + block[0].shape[1]
            for total, lines in zip(sums, block, strict=True):
                total[:, seen:ends] += own @ lines
            if collected:
                collected.add(block)
            seen = ends
        if collected and of_lines is not None:
            of_lines[:, portion] = collected.ranges()
    return drawing.ranges_of(sums)


class _Drawing:
    """What draws the lines of an inventory: methane, and CO2 equivalent where it is not methane times a number."""

    def __init__(self, parts: Sequence[Part], gwp_ch4: float, draws: int, seed: int, lines: int, of_all: int) -> None:
        self.parts, self.gwp_ch4, self.draws, self.seed, self.of_all = parts, gwp_ch4, draws, seed, of_all
        self.propagations = [Propagation(part.evaluation, part.variables, ["ch4_t", "co2_t"]) for part in parts]
        self.at_once = min(draws, max(VALUES_AT_ONCE // lines, FEWEST_AT_ONCE))
        self.gases = 2 if any(np.any(part.evaluation.values["co2_t"]) for part in parts) else 1

    def blocks(self, places: np.ndarray) -> Iterator[list[np.ndarray]]:
        """Methane, t, and CO2 equivalent of the lines at some places, a block of draws at a time: (lines, draws)."""
        runs = []
        for part, propagation in zip(self.parts, self.propagations, strict=True):
            rows = np.flatnonzero(np.isin(part.places, places, assume_unique=True))
            if rows.size:
                own = propagation.of_rows(rows, len(part.places))
                into = np.searchsorted(places, part.places[rows])
                runs.append((into, drawn(own, self.draws, self.seed, self.at_once)))
        for start in range(0, self.draws, self.at_once):
            size = min(self.at_once, self.draws - start)
            gases = [np.zeros((len(places), size)) for _ in range(self.gases)]
            for into, run in runs:
                values, _ = next(run)
                gases[0][into] = values["ch4_t"]
                if self.gases > 1:
                    gases[1][into] = values["co2_t"]
            if self.gases > 1:
                gases[1] += gases[0] * self.gwp_ch4
            yield gases

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
