"""Which seams are there, and how much gas do they hold at which depth?"""

from __future__ import annotations

from dataclasses import dataclass

from demonstration.chance import chance
from demonstration.place import DISTRICTS, District

SEAMS_COUNT = 18
DEPTHS_M = range(150, 900, 50)
# Methane at the lower edge of the zone of gas weathering, where the curve begins, m³/t daf.
WEATHERED_M3_T = 2.0


@dataclass(frozen=True)
class Seam:
    """A seam with the constants of its Langmuir-like curve: the most it can hold, and the depth of half of that."""

    seam_id: str
    name_en: str
    name_ru: str
    thickness_m: float
    coal_rank: str
    most_m3_t: float
    half_depth_m: float


@dataclass(frozen=True)
class Field:
    """A seam in one district: where its gas begins, how gassy the district is, and its coal's moisture and ash."""

    seam: Seam
    district: District
    weathered_m: float
    factor: float
    moisture_percent: float
    ash_percent: float

    def daf_m3_t(self, depth_m: float) -> float:
        """Gas content of the dry ash-free coal, m³/t: from the weathered zone's up, ever more slowly with depth."""
        below = max(depth_m - self.weathered_m, 0)
        rise = (self.seam.most_m3_t * self.factor - WEATHERED_M3_T) * below / (self.seam.half_depth_m + below)
        return WEATHERED_M3_T + rise

    def as_worked(self, daf_m3_t: float) -> float:
        """X = X_daf·(100 − W − A)/100: the gas of coal with its moisture and ash. Exact: no more is rounded off."""
        return round(daf_m3_t * (100 - self.moisture_percent - self.ash_percent) / 100, 4)


def _seam(number: int) -> Seam:
    stream = chance("seam", number)
    return Seam(
        seam_id=f"DEMO-S{number:02d}",
        name_en=f"Synthetic seam {number:02d}",
        name_ru=f"Синтетический пласт {number:02d}",
        thickness_m=round(float(stream.uniform(1.2, 5.5)), 1),
        coal_rank=str(stream.choice(["bituminous", "bituminous", "bituminous", "anthracite", "subbituminous"])),
        most_m3_t=float(stream.uniform(19, 27)),
        half_depth_m=float(stream.uniform(260, 440)),
    )


def _field(seam: Seam, district: District) -> Field:
    stream = chance("field", seam.seam_id, district.district_id)
    return Field(
        seam=seam,
        district=district,
        weathered_m=float(stream.uniform(40, 90)),
        factor=float(stream.uniform(0.88, 1.08)),
        moisture_percent=round(float(stream.uniform(1.5, 6.0)), 1),
        ash_percent=round(float(stream.uniform(6.0, 20.0)), 1),
    )


def _districts_of(number: int) -> list[District]:
    """Three neighbouring districts, or two: where a seam lies."""
    first = (number - 1) * 3
    return [DISTRICTS[(first + step) % len(DISTRICTS)] for step in range(2 if number % 4 == 0 else 3)]


SEAMS = tuple(_seam(number) for number in range(1, SEAMS_COUNT + 1))
FIELDS = tuple(
    _field(seam, district) for number, seam in enumerate(SEAMS, start=1) for district in _districts_of(number)
)


def sampled(field: Field) -> list[tuple[int, float]]:
    """Depth and gas content (m³/t daf, to a tenth) of a field's samples: uneven steps, never less gas at more depth."""
    stream = chance("gas content", field.seam.seam_id, field.district.district_id)
    samples: list[tuple[int, float]] = []
    level, before = field.daf_m3_t(DEPTHS_M[0]), field.daf_m3_t(DEPTHS_M[0])
    for depth in DEPTHS_M:
        level += (field.daf_m3_t(depth) - before) * float(stream.uniform(0.6, 1.4))
        before = field.daf_m3_t(depth)
        samples.append((depth, round(level, 1)))
    return samples
