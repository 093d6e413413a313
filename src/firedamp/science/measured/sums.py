"""Sums of methane that add up exactly, with their range and the time they rest on.

A day holds whole cubic centimetres of gas at 20 °C and 101.325 kPa and whole microseconds; a month and a year are sums
of whole numbers. Tonnes and CO2e are exact decimal multiples of them, so that they add up as well, to the last digit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from math import fsum, sqrt

from firedamp.science.gases import gwp_set

EXACT = Context(prec=60)
T_PER_CM3_KG_M3 = Decimal("1e-9")  # cm³ · kg/m³ is 10⁻⁹ t
M3_PER_CM3 = Decimal("1e-6")
CM3_PER_M3 = 1_000_000
FF_MEANS = ("flow", "concentration", "temperature", "pressure", "moisture")  # what FF-1 and FF-3 take, as means of time
TIMES = ("length_us", "measured_us", "filled_us", "missing_us", "unregulated_us")
VOLUMES = ("mixture_cm3", "methane_cm3", "intake_cm3", "filled_cm3")
GapKey = tuple[str, str, int]  # stream, role, when the last good reading was


@dataclass(frozen=True)
class Basis:
    """By which density a volume becomes a mass, and by which potential CO2e."""

    density_kg_m3: float = 0.668
    gwp_set: str = "RU"

    def tonnes(self, cm3: int) -> Decimal:
        """Exactly: every digit."""
        return EXACT.multiply(EXACT.multiply(Decimal(cm3), Decimal(repr(self.density_kg_m3))), T_PER_CM3_KG_M3)

    def co2e_t(self, cm3: int) -> Decimal:
        return EXACT.multiply(self.tonnes(cm3), Decimal(repr(gwp_set(self.gwp_set).of("CH4"))))


@dataclass(frozen=True)
class DaySum:
    """A day of a stream. Volumes at 20 °C and 101.325 kPa; `filled_cm3` of the methane rests on a filled number.

    `systematic`: by role, half of the 95 % range of the methane in m³ if its readings all err alike; `random`: the
    square of it that independent errors make; `gaps`: by gap, the same of what filled it. `means`: integrals over
    seconds of what the equations of subpart FF take; `sample`: those numbers at noon, None where they were not
    measured. `taken_away`: readings that each rule of quality took. `stated`: whether the stream says how it errs.
    """

    day: date
    length_us: int
    measured_us: int
    filled_us: int
    missing_us: int
    unregulated_us: int
    mixture_cm3: int
    methane_cm3: int
    intake_cm3: int
    filled_cm3: int
    systematic: Mapping[str, float]
    random: float
    gaps: Mapping[GapKey, float] = field(default_factory=dict)
    means: Mapping[str, float] = field(default_factory=dict)
    sample: Mapping[str, float] | None = None
    taken_away: Mapping[str, int] = field(default_factory=dict)
    stated: bool = True


@dataclass(frozen=True)
class Sum:
    """Days together, of one stream or of several whose errors are independent of each other. `half_m3`: None where a
    stream says nothing of how it errs."""

    days: int
    length_us: int
    measured_us: int
    filled_us: int
    missing_us: int
    unregulated_us: int
    mixture_cm3: int
    methane_cm3: int
    intake_cm3: int
    filled_cm3: int
    half_m3: float | None
    taken_away: Mapping[str, int]

    @property
    def partial(self) -> bool:
        """Whether some of the time is missing, so that the sum is of less than the period."""
        return self.missing_us > 0

    @property
    def low_cm3(self) -> int | None:
        """The lower end of the 95 % range; no stream gives off less than nothing."""
        return None if self.half_m3 is None else max(0, self.methane_cm3 - round(self.half_m3 * CM3_PER_M3))

    @property
    def high_cm3(self) -> int | None:
        return None if self.half_m3 is None else self.methane_cm3 + round(self.half_m3 * CM3_PER_M3)


def summed(streams: Iterable[Sequence[DaySum]]) -> Sum:
    """The days of each stream together. Within a stream the systematic error of an instrument is the same on all days;
    those of several instruments, streams and gaps are independent: squares add up."""
    whole = dict.fromkeys((*TIMES, *VOLUMES), 0)
    square, count, away, stated = 0.0, 0, Counter[str](), True
    for days in streams:
        for each in days:
            for name in whole:
                whole[name] += getattr(each, name)
            away.update(each.taken_away)
            stated &= each.stated
        square += _square(days)
        count = max(count, len(days))
    return Sum(count, **whole, half_m3=sqrt(square) if stated else None, taken_away=dict(away))


def _square(days: Sequence[DaySum]) -> float:
    systematic: dict[str, list[float]] = {}
    gaps: dict[GapKey, list[float]] = {}
    for each in days:
        for role, half in each.systematic.items():
            systematic.setdefault(role, []).append(half)
        for key, half in each.gaps.items():
            gaps.setdefault(key, []).append(half)
    together = [fsum(halves) ** 2 for halves in (*systematic.values(), *gaps.values())]
    return fsum([*together, *(each.random for each in days)])
