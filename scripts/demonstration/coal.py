"""How much coal does a mine put out in each of its years?"""

from __future__ import annotations

import numpy as np

from demonstration.chance import chance, wander
from demonstration.mines import FIRST_YEAR, Mine

# The basin's invented fortunes: a share of capacity at these years, straight lines between them.
FORTUNES = {1990: 0.85, 1996: 0.55, 1999: 0.58, 2008: 0.88, 2009: 0.74, 2018: 0.95, 2020: 0.8, 2023: 0.9}
YEARS_TO_FULL_OUTPUT = 3
LAST_YEARS = 4
LEAST_OUTPUT_T, LEAST_OF_CAPACITY = 100_000, 0.25
MOST_OF_CAPACITY = 1.15


def strikes() -> dict[int, float]:
    """Years of strikes in the basin, and the share of the mines that join."""
    years = chance("strikes").choice(range(FIRST_YEAR + 1, 2000), 3, replace=False)
    return {int(year): 0.4 for year in years}


STRIKES = strikes()


def output_t(mine: Mine) -> dict[int, int]:
    """Coal output by year, t, to a thousand tonnes."""
    stream = chance("coal", mine.mine_id)
    trend = float(stream.uniform(-0.012, 0.018))
    factors = wander(stream, len(mine.years), 0.09)
    outputs, least = {}, min(LEAST_OUTPUT_T, mine.capacity_t_year * LEAST_OF_CAPACITY)
    for step, (year, factor) in enumerate(zip(mine.years, factors, strict=True)):
        share = fortune(year) * (1 + trend) ** step * factor * age(mine, year) * halted(mine, year)
        tonnes = mine.capacity_t_year * min(share, MOST_OF_CAPACITY)
        outputs[year] = int(round(max(tonnes, least), -3))
    return outputs


def fortune(year: int) -> float:
    """The share of its capacity that a mine of the basin puts out in a year, before all that is its own."""
    return float(np.interp(year, list(FORTUNES), list(FORTUNES.values())))


def age(mine: Mine, year: int) -> float:
    """A young mine grows to its output, one that will close falls from it."""
    grown = min((year - mine.opening_year + 1) / YEARS_TO_FULL_OUTPUT, 1)
    left = (mine.closing_year - year + 1) / LAST_YEARS if mine.closing_year else 1
    return grown * min(left, 1)


def halted(mine: Mine, year: int) -> float:
    """What a strike of the basin or an accident of the mine leaves of a year."""
    stream = chance("halt", mine.mine_id, year)
    strike, accident, left = float(stream.random()), float(stream.random()), float(stream.uniform(0.45, 0.8))
    return left if strike < STRIKES.get(year, 0) or accident < 0.02 else 1
