"""How much methane does a stream of a mine carry, now and by year of its plan?"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError

DRAINAGE, VENTILATION = "drainage", "ventilation"
MINUTES_PER_DAY = 1440


@dataclass(frozen=True)
class PlanYear:
    """What the mine plans of a stream for one year."""

    year: int
    flow_m3_min: float
    ch4_percent: float


@dataclass(frozen=True)
class Stream:
    """A stream of a mine: mixture at 20 °C and 101.325 kPa, methane in volume percent, its plan and its decline.

    `id` tells streams of one kind of one mine apart; where it is empty there is one of the kind.
    """

    kind: str
    flow_m3_min: float | None
    ch4_percent: float | None
    decline_per_year: float = 0.0
    plan: tuple[PlanYear, ...] = ()
    id: str = ""


def methane_m3(flow_m3_min: Any, ch4_percent: Any, minutes: Any) -> Any:
    """Pure methane of a stream, m³: V = Q·C/100·minutes (reductions.md, Streams)."""
    return flow_m3_min * ch4_percent / 100 * minutes


def minutes_of(year: int) -> int:
    """Calendar minutes: 525,600 in a year, 527,040 in a leap year."""
    return MINUTES_PER_DAY * (366 if calendar.isleap(year) else 365)


def plan_of_coal(
    output_t: Mapping[int, float], relative_abundance_m3_t: float, share: float, ch4_percent: float
) -> tuple[PlanYear, ...]:
    """A stream that follows the mine's coal plan: methane q·A of a year, of which a share (of drainage, say) is in the
    stream at a concentration (reductions.md, Streams). Raises InputError for what is negative or no share.
    """
    _require_within("relative_abundance", relative_abundance_m3_t)
    _require_within("share", share, 1.0)
    _require_within("ch4_percent", ch4_percent, 100.0)
    if ch4_percent == 0:
        raise InputError.one("ch4_percent", "not_above_minimum", ch4_percent, minimum=0)
    for coal_t in output_t.values():
        _require_within("coal_output", coal_t)
    drawn_m3_t = relative_abundance_m3_t * share / (ch4_percent / 100)
    return tuple(
        PlanYear(year, drawn_m3_t * coal_t / minutes_of(year), ch4_percent) for year, coal_t in sorted(output_t.items())
    )


def _require_within(name: str, value: float, maximum: float | None = None) -> None:
    if not value >= 0:
        raise InputError.one(name, "below_minimum", value, minimum=0)
    if maximum is not None and value > maximum:
        raise InputError.one(name, "above_maximum", value, maximum=maximum)


@dataclass(frozen=True)
class StreamYears:
    """A stream over consecutive years: flow, concentration and minutes of each."""

    first_year: int
    flow_m3_min: np.ndarray
    ch4_percent: np.ndarray
    minutes: np.ndarray

    def of(self, first_year: int, years: int) -> StreamYears:
        """The same stream over a part of its years."""
        part = slice(first_year - self.first_year, first_year - self.first_year + years)
        return StreamYears(first_year, self.flow_m3_min[..., part], self.ch4_percent[..., part], self.minutes[part])


def by_year(stream: Stream, first_year: int, years: int, field: str = "stream") -> StreamYears:
    """The stream by year: V_t = V_0·(1 − d)^t from the first year on, a year of the plan as planned.

    A year that the plan leaves out declines from the year before. Raises InputError `missing` where neither a
    flow nor a plan says how the first year is.
    """
    planned = {each.year: (each.flow_m3_min, each.ch4_percent) for each in stream.plan}
    state = (stream.flow_m3_min, stream.ch4_percent)
    found = []
    for year in range(first_year, first_year + years):
        if year in planned:
            state = planned[year]
        elif year > first_year:
            state = (state[0] * (1 - stream.decline_per_year), state[1])  # type: ignore[operator]
        if None in state:
            name = "flow_m3_min" if state[0] is None else "ch4_percent"
            raise InputError.one(f"{field}.{name}", "missing", None)
        found.append(state)
    flow, ch4 = np.array(found, dtype=float).T
    return StreamYears(first_year, flow, ch4, np.array([minutes_of(first_year + t) for t in range(years)], dtype=float))
