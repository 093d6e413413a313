"""How much methane does an underground mine release in a year, and what becomes of the part that is drained?"""

from __future__ import annotations

from dataclasses import dataclass

from demonstration.chance import chance, noise, wander
from demonstration.mines import LAST_YEAR, Mine

MINUTES_A_YEAR = 525_600
# Ranges that the figures keep to, with room for the noise of measurement: relative 1–40 m³/t, absolute 1–150 m³/min.
RELATIVE_M3_T = (1.1, 36.5)
ABSOLUTE_M3_MIN = (1.1, 138.0)
MEASUREMENT_NOISE = 0.03
DEEPER_M_A_YEAR = 4
SHALLOWEST_M = 150


@dataclass(frozen=True)
class Abundance:
    """Methane abundance of a mine in a year as measured: absolute in m³/min, relative in m³/t."""

    absolute_m3_min: float
    relative_m3_t: float


@dataclass(frozen=True)
class Use:
    """Drained methane of a mine in a year, m³ at 20 °C and 101.325 kPa, and what became of it."""

    drained_m3: int
    utilised_m3: int
    flared_m3: int

    @property
    def vented_m3(self) -> int:
        return self.drained_m3 - self.utilised_m3 - self.flared_m3


def abundance(mine: Mine, outputs_t: dict[int, int]) -> dict[int, Abundance]:
    """Absolute and relative abundance by year, which belong together by q = I·525600/A but for their own noise."""
    stream = chance("abundance", mine.mine_id)
    own = float(stream.uniform(0.75, 1.2))
    goaf_m3_min = float(stream.uniform(0.3, 1.5))
    measured = {}
    for (year, output_t), factor in zip(outputs_t.items(), wander(stream, len(outputs_t), 0.06), strict=True):
        relative = released_m3_t(mine, year) * own * factor + goaf_m3_min * MINUTES_A_YEAR / output_t
        relative = within_ranges(relative, output_t)
        absolute = relative * output_t / MINUTES_A_YEAR
        measured[year] = Abundance(
            round(absolute * noise(stream, MEASUREMENT_NOISE), 2), round(relative * noise(stream, MEASUREMENT_NOISE), 2)
        )
    return measured


def released_m3_t(mine: Mine, year: int) -> float:
    """Methane of the seam at the year's depth and of its neighbours, per tonne: a mine goes deeper year by year."""
    if mine.field is None or mine.adjacent_share is None:
        raise ValueError(f"{mine.mine_id} works no seam whose gas is known")
    depth_m = max(mine.depth_m - DEEPER_M_A_YEAR * ((mine.closing_year or LAST_YEAR) - year), SHALLOWEST_M)
    return mine.field.as_worked(mine.field.daf_m3_t(depth_m)) * (1 + mine.adjacent_share)


def within_ranges(relative_m3_t: float, output_t: float) -> float:
    """The relative abundance at which both it and the absolute one stay in their ranges."""
    tonnes_a_minute = output_t / MINUTES_A_YEAR
    least = max(RELATIVE_M3_T[0], ABSOLUTE_M3_MIN[0] / tonnes_a_minute)
    most = min(RELATIVE_M3_T[1], ABSOLUTE_M3_MIN[1] / tonnes_a_minute)
    return min(max(relative_m3_t, least), most)


def use(mine: Mine, measured: dict[int, Abundance]) -> dict[int, Use]:
    """Drainage from the year that the mine begins it: ever more of the methane drained, ever more of that used."""
    stream = chance("use", mine.mine_id)
    if stream.random() < 0.2:
        return {}
    begins = int(stream.integers(1985, 2000))
    share = float(stream.uniform(0.08, 0.3))
    uses_from = int(stream.integers(1998, 2018)) if stream.random() < 0.6 else LAST_YEAR + 1
    flares_from = int(stream.integers(2008, 2020)) if stream.random() < 0.4 else LAST_YEAR + 1
    uses = {}
    for year, found in measured.items():
        drawn = min(share + 0.008 * max(year - begins, 0), 0.55) * noise(stream, 0.1)
        used, burnt = float(stream.uniform(0.2, 0.6)), float(stream.uniform(0.05, 0.35))
        if mine.vents_all:
            used, burnt = 0.0, 0.0
        if year >= begins:
            drained = round(found.absolute_m3_min * MINUTES_A_YEAR * drawn, -3)
            uses[year] = Use(
                int(drained),
                int(round(drained * used, -3)) if year >= uses_from else 0,
                int(round(drained * burnt, -3)) if year >= flares_from else 0,
            )
    return uses
