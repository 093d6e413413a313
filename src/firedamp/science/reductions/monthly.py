"""What did a project achieve month by month against its plan?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.reductions.constants import Basis
from firedamp.science.reductions.engines import load_of
from firedamp.science.reductions.evaluating import Terms
from firedamp.science.reductions.outcome import Outcome
from firedamp.science.reductions.progress import (
    CAUSES,
    MINUTES_PER_HOUR,
    Achieved,
    Hours,
    Plan,
    achieved_of,
    without_gaps,
)
from firedamp.science.reductions.safety import safe_range
from firedamp.science.reductions.streams import by_year
from firedamp.science.reductions.technologies import KILOWATTS, Technology

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Stretch:
    """Readings of consecutive hours from a time on; a reading stands for the hour that begins then."""

    start: datetime
    hours: Hours

    @property
    def end(self) -> datetime:
        """When the hour after the last begins."""
        return self.start + HOUR * len(self.hours.flame)


def plans_of(found: Outcome, terms: Terms) -> dict[int, Plan]:
    """The plan of each year of a project: what its units carry of the stream, and the share of the hours in which they
    take it; 0 in a year in which it stands."""
    project = found.project
    supply = by_year(project.stream, project.start_year, project.lifetime_years)
    share = _ratio(found.received_m3, found.stream_m3 * found.capacity)
    own_t_per_hour = _ratio(found.own_co2_t, share * supply.minutes / MINUTES_PER_HOUR)
    displaced_t_per_m3 = _ratio(found.balance.displaced_t, found.received_m3)
    unsafe, safe = safe_range(project.stream.kind, terms.limit)
    most_flow, most_methane = _carried(project.technology, found.units, terms.basis)
    return {
        int(year): Plan(
            float(supply.flow_m3_min[place] * found.capacity[place]), float(supply.ch4_percent[place]),
            float(share[place]), project.technology.destruction_efficiency or 0.0, project.baseline_utilised_share,
            float(own_t_per_hour[place]), float(displaced_t_per_m3[place]), unsafe, safe, most_flow, most_methane,
        )
        for place, year in enumerate(found.years)
    }  # fmt: skip


def _ratio(value: Any, of: Any) -> np.ndarray:
    """0 where there is nothing to divide by: the project stands."""
    whole = np.broadcast_to(np.asarray(of, dtype=float), np.broadcast_shapes(np.shape(value), np.shape(of)))
    found: np.ndarray = np.divide(value, whole, out=np.zeros(whole.shape), where=whole > 0)
    return found


def _carried(technology: Technology, units: int, basis: Basis) -> tuple[float | None, float | None]:
    """How much mixture, or pure methane, m³/min, the units carry; None where their size does not say."""
    if not technology.unit_size:
        return None, None
    if technology.unit_size_unit not in KILOWATTS:
        return units * technology.unit_size, None
    load_of_methane = float(load_of(technology, 1.0, 100.0, basis))
    return None, units * technology.unit_size / load_of_methane if load_of_methane else None


def monthly(
    stretches: Sequence[Stretch], plans: Mapping[int, Plan], destruction_efficiency: float, basis: Basis
) -> dict[str, Achieved]:
    """What was achieved in the measured hours of each month ("2025-01"), and what was planned for those hours.

    Gaps are filled over a whole stretch of hours, stretches that touch being one; what lies between two stretches was
    not measured, and counts on neither side. Raises InputError `outside_plan` for an hour in a year of no plan,
    `hours_twice` where two stretches overlap.
    """
    found: dict[str, list[Achieved]] = {}
    for stretch in joined(stretches):
        filled = without_gaps(stretch.hours)
        for month, part in _months(stretch):
            year = int(month[:4])
            if year not in plans:
                raise InputError.one("time", "outside_plan", month, first=min(plans), last=max(plans))
            one = achieved_of(filled.of(part), plans[year], destruction_efficiency, basis)
            found.setdefault(month, []).append(one)
    return {month: summed(parts) for month, parts in sorted(found.items())}


def joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """In the order of time, those that touch as one. InputError `hours_twice` where two overlap."""
    whole: list[Stretch] = []
    for each in sorted(stretches, key=lambda stretch: stretch.start):
        if whole and each.start < whole[-1].end:
            raise InputError.one("time", "hours_twice", each.start.isoformat(sep=" ", timespec="minutes"))
        if whole and each.start == whole[-1].end:
            before = whole.pop()
            parts = ([*getattr(before.hours, name), *getattr(each.hours, name)] for name in READINGS)
            each = Stretch(before.start, Hours(*parts))
        whole.append(each)
    return whole


READINGS = tuple(each.name for each in fields(Hours))


def summed(parts: Sequence[Achieved]) -> Achieved:
    """Several times together: all of it adds up, the causes of the difference too."""
    names = [each.name for each in fields(Achieved) if each.name != "by_cause_t"]
    causes = {cause: sum(each.by_cause_t[cause] for each in parts) for cause in CAUSES}
    return Achieved(**{name: sum(getattr(each, name) for each in parts) for name in names}, by_cause_t=causes)


def _months(stretch: Stretch) -> Iterator[tuple[str, slice]]:
    """The months of a stretch and which of its hours each has."""
    times = [stretch.start + HOUR * place for place in range(len(stretch.hours.flame))]
    for month, own in groupby(range(len(times)), key=lambda place: f"{times[place]:%Y-%m}"):
        places = list(own)
        yield month, slice(places[0], places[-1] + 1)
