"""What did one day of a stream come to? The step functions of its roles, multiplied and integrated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.measured.conditions import Flow, flow_of
from firedamp.science.measured.filling import UNREGULATED, Filling
from firedamp.science.measured.holding import Held
from firedamp.science.measured.stream import CONCENTRATION, PRESSURE, TEMPERATURE, Source, Stream
from firedamp.science.measured.sums import CM3_PER_M3, DaySum, GapKey

MINUTE_US = 60_000_000
MOST_M3 = 1e12  # of a part of a day: a day of them still counts in whole numbers
SECOND_US = 1_000_000


@dataclass(frozen=True)
class Numbers:
    """A role over the parts of a day: its values, in which of them no reading holds, half of the range of what fills
    it there, and the pair of readings that each lies between."""

    values: np.ndarray
    in_gap: np.ndarray
    half: np.ndarray
    pair: np.ndarray


class DayOf:
    """A day of a stream between two moments: cut wherever a number may change, each part as one."""

    def __init__(
        self, stream: Stream, day: date, span: tuple[int, int], steps: Mapping[str, Held], way: Filling
    ) -> None:
        self.stream, self.day, self.span, self.steps, self.way = stream, day, span, steps, way
        start, end = span
        cuts = [each.cuts() for each in steps.values()]
        moments = np.sort(np.concatenate([*cuts, way.cuts(start, end), [start]]), kind="stable")
        kept = np.diff(moments, append=end) > 0
        self.moments = moments[kept & (moments >= start) & (moments < end)]
        self.lengths = np.diff(np.append(self.moments, end))

    @cached_property
    def numbers(self) -> Mapping[str, Numbers]:
        return {role: self._of(role, step) for role, step in self.steps.items()}

    def _of(self, role: str, step: Held) -> Numbers:
        values, in_gap, pair = step.at(self.moments)
        half = np.zeros(len(values))
        if in_gap.any():
            filled, halves = self.way.values(role, step, pair[in_gap], self.moments[in_gap])
            values, half[in_gap] = values.copy(), halves
            values[in_gap] = filled
        return Numbers(values, in_gap, half, pair)

    @cached_property
    def known(self) -> np.ndarray:
        """The parts in which every role has a number."""
        found = np.ones(len(self.moments), dtype=bool)
        for each in self.numbers.values():
            found &= ~np.isnan(each.values)
        return found

    @cached_property
    def filled(self) -> np.ndarray:
        """The known parts in which some role's number is filled."""
        found = np.zeros(len(self.moments), dtype=bool)
        for each in self.numbers.values():
            found |= each.in_gap
        both: np.ndarray = found & self.known
        return both

    @cached_property
    def flow(self) -> Flow:
        """Of the known parts."""
        given = {role: each.values[self.known] for role, each in self.numbers.items()}
        size = int(self.known.sum())
        for role, source in self.stream.sources.items():
            if source.value is not None:
                given[role] = np.full(size, source.value)
        self.given = given
        return flow_of(self.stream, given)

    def summed(self, taken_away: Mapping[str, int]) -> DaySum:
        flow, known = self.flow, self.known
        minutes = self.lengths[known] / MINUTE_US
        self._require_possible(minutes)
        methane = _whole(flow.methane * minutes)
        filled = self.filled[known]
        return DaySum(
            day=self.day,
            length_us=self.span[1] - self.span[0],
            measured_us=int(self.lengths[known & ~self.filled].sum()),
            filled_us=int(self.lengths[self.filled].sum()),
            missing_us=int(self.lengths[~known].sum()),
            unregulated_us=int(self.lengths[self._unregulated()].sum()),
            mixture_cm3=int(_whole(flow.mixture * minutes).sum()),
            methane_cm3=int(methane.sum()),
            intake_cm3=int(_whole(flow.intake * minutes).sum()),
            filled_cm3=int(methane[filled].sum()),
            systematic=self._systematic(minutes),
            random=self._random(minutes),
            gaps=self._gaps(minutes),
            stated=self.stream.stated,
            means=self._means(),
            sample=self._sample(),
            taken_away=taken_away,
        )

    def _require_possible(self, minutes: np.ndarray) -> None:
        """InputError with every role whose numbers make more gas than can be counted: no rule of quality took away
        what cannot be."""
        greatest = float(np.abs(self.flow.mixture * minutes).max(initial=0.0))
        if greatest <= MOST_M3:
            return
        problems = [
            Problem(_field(source), "above_maximum", most, {"maximum": limit, "unit": source.unit})
            for role, source in self.stream.sources.items()
            if (limit := source.most_possible) is not None
            and (most := source.quantity.in_unit(float(self.given[role].max()), source.unit)) > limit
        ]
        whole = {"maximum": MOST_M3, "unit": "m3"}
        raise InputError(problems or [Problem("flow", "above_maximum", greatest, whole)])

    def _unregulated(self) -> np.ndarray:
        found = np.zeros(len(self.moments), dtype=bool)
        for role, each in self.numbers.items():
            step = self.steps[role]
            if each.in_gap.any() and self.way.rule(step, len(step.before) - 1) == UNREGULATED:
                found |= each.in_gap & (each.pair == len(step.before) - 1)
        both: np.ndarray = found & self.known
        return both

    def _systematic(self, minutes: np.ndarray) -> dict[str, float]:
        """By role. What fills a part rests on readings of the same instrument, so that its error stays on it beside
        that of the filling: a range never narrows because less was measured."""
        found = {}
        for role, source in self._moving():
            scale = source.quantity.line_from(source.unit)[0]
            percent = np.hypot(source.accuracy.systematic_percent, found_error_percent(source, self.day))
            half = np.hypot(source.accuracy.systematic * scale, self._relative(source, percent))
            if np.any(half):
                found[role] = float(abs((self.flow.moves[role] * half * minutes).sum()))
        return {role: half for role, half in found.items() if half}

    def _random(self, minutes: np.ndarray) -> float:
        """The square: readings err independently. A reading that holds for several parts errs alike in all of them."""
        square = 0.0
        for role, source in self._moving():
            scale = source.quantity.line_from(source.unit)[0]
            half = np.hypot(source.accuracy.random * scale, self._relative(source, source.accuracy.random_percent))
            if source.channel is None or not np.any(half):
                continue
            parts = self.flow.moves[role] * half * minutes * self._measured(role)
            share = np.maximum(1.0, source.step_s * SECOND_US / self.lengths[self.known])
            square += float((parts**2 * share).sum())
        return square

    def _moving(self) -> list[tuple[str, Source]]:
        """The roles that move the methane: humidity does only where the bases differ, the intake never."""
        return [(role, source) for role, source in self.stream.sources.items() if role in self.flow.moves]

    def _measured(self, role: str) -> np.ndarray | float:
        return ~self.numbers[role].in_gap[self.known] if role in self.numbers else 1.0

    def _relative(self, source: Source, percent: float) -> np.ndarray:
        """Percent of a reading as it is shown, in its canonical unit: a percent of 20 °C is not one of 293 K."""
        _, offset = source.quantity.line_from(source.unit)
        found: np.ndarray = np.abs(self.given[source.role] - offset) * percent / 100
        return found

    def _gaps(self, minutes: np.ndarray) -> dict[GapKey, float]:
        """By gap: what fills it errs alike all along it."""
        found: dict[GapKey, float] = {}
        for role, each in self.numbers.items():
            own = each.in_gap[self.known]
            if not own.any() or role not in self.flow.moves:
                continue
            parts = (self.flow.moves[role] * each.half[self.known] * minutes)[own]
            pairs, place = np.unique(each.pair[self.known][own], return_inverse=True)
            sums = np.bincount(place, parts)
            starts = self.steps[role].bounds[pairs, 0]
            found |= {
                (self.stream.id, role, int(start)): abs(float(half)) for start, half in zip(starts, sums, strict=True)
            }
        return found

    def _means(self) -> dict[str, float]:
        """Integrals over seconds of what FF-1 and FF-3 take, in m³/min, %, °C and hPa."""
        seconds = self.lengths[self.known] / SECOND_US
        return {name: float((each * seconds).sum()) for name, each in self._of_ff().items()}

    def _of_ff(self) -> dict[str, np.ndarray]:
        return {
            "flow": self.flow.actual_m3_min, "concentration": self.given[CONCENTRATION],
            "temperature": self.given[TEMPERATURE], "pressure": self.given[PRESSURE], "moisture": self.flow.moisture,
        }  # fmt: skip

    def _sample(self) -> dict[str, float] | None:
        """The numbers that hold at the middle of the day, if they were measured."""
        place = int(np.searchsorted(self.moments, (self.span[0] + self.span[1]) // 2, side="right")) - 1
        if not self.known[place] or self.filled[place]:
            return None
        at = int(self.known[:place].sum())
        return {name: float(each[at]) for name, each in self._of_ff().items()}


def found_error_percent(source: Source, day: date) -> float:
    """What the calibrations add to the systematic part: the error that the first one on or after the day found, which
    had come about by then, and the uncertainty of its reference; without one after, the reference of the last."""
    later = [each for each in source.calibrations if each.day >= day]
    if later:
        return float(np.hypot(later[0].error_percent, later[0].reference_percent))
    return source.calibrations[-1].reference_percent if source.calibrations else 0.0


def overdue(source: Source, day: date) -> bool:
    """Whether on that day the last calibration was longer ago than the stream allows."""
    if source.overdue_days is None or source.channel is None:
        return False
    before = [each.day for each in source.calibrations if each.day <= day]
    return not before or (day - before[-1]).days > source.overdue_days


def _field(source: Source) -> str:
    return f"{source.role}.channel" if source.channel else f"{source.role}.value"


def _whole(volume_m3: np.ndarray) -> np.ndarray:
    """m³ in whole cubic centimetres, each part by itself."""
    if volume_m3.size and np.abs(volume_m3).max() > MOST_M3:
        raise InputError.one("flow", "above_maximum", float(np.abs(volume_m3).max()), maximum=MOST_M3, unit="m3")
    found: np.ndarray = np.rint(volume_m3 * CM3_PER_M3).astype(np.int64)
    return found
