"""What do several observations of one place say together: their mean, how sure it is, how often there was a plume?

Plumes of one instrument within a minute of the first of them are parts of one overpass and add up: a mine has several
shafts. Overpasses are looks at the same place at other moments: of those that saw a plume the mean is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from firedamp.science.topdown.plume import Plume

NORMAL_95 = 1.959963984540054
OVERPASS = timedelta(minutes=1)  # from its first plume
# Student's t, 97.5 %, of 1 to 10 degrees of freedom (Abramowitz and Stegun, table 26.10); beyond, their 26.7.5.
STUDENT_95 = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)


@dataclass(frozen=True)
class Overpass:
    """One look at a place; `emission_kg_h` None: a plume was seen, and not quantified."""

    at: datetime
    instrument: str
    plumes: tuple[Plume, ...]

    @property
    def detected(self) -> bool:
        return any(plume.detected for plume in self.plumes)

    @property
    def emission_kg_h(self) -> float | None:
        rates = [plume.emission_kg_h for plume in self.plumes if plume.detected]
        return None if not rates or None in rates else math.fsum(rate for rate in rates if rate is not None)

    @property
    def uncertainty_kg_h(self) -> float | None:
        """One standard deviation; None where that of a plume is not known."""
        own = [plume.uncertainty_kg_h for plume in self.plumes if plume.detected]
        return None if not own or None in own else math.hypot(*(each for each in own if each is not None))


@dataclass(frozen=True)
class Together:
    """The mean of the detections in kg/h and its standard errors; `sampling_kg_h` is None of one overpass alone.

    `seen_share` is the share of overpasses with a plume with its 95 % range, None where the table tells of no overpass
    without one.
    """

    overpasses: tuple[Overpass, ...]
    quantified: int
    detections: int
    nulls: int
    mean_kg_h: float | None
    measurement_kg_h: float | None
    sampling_kg_h: float | None
    seen_share: tuple[float, float, float] | None

    @property
    def sigma_kg_h(self) -> float | None:
        """The standard error of the mean. The scatter of the detections holds their measurement errors: the greater
        of the two counts, never both. None where neither is known."""
        known = [each for each in (self.measurement_kg_h, self.sampling_kg_h) if each is not None]
        return max(known) if known else None


def together(plumes: Iterable[Plume]) -> Together:
    """What the observations of one place say together."""
    looks = overpasses_of(plumes)
    seen = [look for look in looks if look.detected]
    rates = [rate for look in seen if (rate := look.emission_kg_h) is not None]
    own = [look.uncertainty_kg_h for look in seen if look.emission_kg_h is not None]
    nulls = len(looks) - len(seen)
    known = [each for each in own if each is not None]
    return Together(
        looks, len(rates), len(seen), nulls,
        math.fsum(rates) / len(rates) if rates else None,
        math.hypot(*known) / len(known) if known and len(known) == len(own) else None,
        _sampling_error(rates),
        seen_share(len(seen), len(looks)) if nulls else None,
    )  # fmt: skip


def overpasses_of(plumes: Iterable[Plume]) -> tuple[Overpass, ...]:
    """The observations by overpass, in the order of time: those of an instrument within a minute of its first."""
    found: list[list[Plume]] = []
    for plume in sorted(plumes, key=lambda each: (each.instrument, each.observed_at)):
        first = found[-1][0] if found else None
        if first and first.instrument == plume.instrument and plume.observed_at - first.observed_at <= OVERPASS:
            found[-1].append(plume)
        else:
            found.append([plume])
    looks = (Overpass(own[0].observed_at, own[0].instrument, tuple(own)) for own in found)
    return tuple(sorted(looks, key=lambda look: (look.at, look.instrument)))


def _sampling_error(rates: Sequence[float]) -> float | None:
    """Standard error of the mean by the scatter of the rates, widened for their number by Student's t; None of one."""
    count = len(rates)
    if count < 2:
        return None
    mean = math.fsum(rates) / count
    scatter = math.sqrt(math.fsum((rate - mean) ** 2 for rate in rates) / (count - 1))
    return scatter / math.sqrt(count) * student_95(count - 1) / NORMAL_95


def student_95(freedom: int) -> float:
    """The 97.5 % point of Student's t."""
    if freedom <= len(STUDENT_95):
        return STUDENT_95[freedom - 1]
    z = NORMAL_95
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


def seen_share(seen: int, looks: int) -> tuple[float, float, float]:
    """The share of overpasses with a plume and its 95 % range: E. B. Wilson, JASA 22 (1927), 209–212."""
    share, z2 = seen / looks, NORMAL_95**2
    centre = (share + z2 / (2 * looks)) / (1 + z2 / looks)
    half = NORMAL_95 / (1 + z2 / looks) * math.sqrt(share * (1 - share) / looks + z2 / (4 * looks**2))
    return share, max(0.0, centre - half), min(1.0, centre + half)
