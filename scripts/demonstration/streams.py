"""Which streams of methane does an underground mine let into the air today, and how strong are they?

How much methane it is follows from the tables alone; in how much air it comes is chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from demonstration.chance import chance
from demonstration.methane import MINUTES_A_YEAR

DRAINAGE, VENTILATION = "drainage", "ventilation"
# Percent of methane: drained gas now and then below the 30 % from which it may be used, air of shafts far below 1 %.
DRAINAGE_PERCENT, VENTILATION_PERCENT = (25.0, 55.0), (0.22, 0.5)
LEAST_AIR_M3_MIN = 650  # what the smallest mine is ventilated with, however little gas it has
DECLINE_PER_YEAR = (0.003, 0.012)


@dataclass(frozen=True)
class Stream:
    """A stream: mixture in m³/min at 20 °C and 101.325 kPa, methane in percent, and what its flow loses a year."""

    kind: str
    flow_m3_min: float
    ch4_percent: float
    decline_per_year: float

    def flow_of_year(self, year: int) -> float:
        """The flow of a year of a project, the first being 1, m³/min."""
        return float(self.flow_m3_min * (1 - self.decline_per_year) ** (year - 1))


def streams(mine_id: str, abundance: dict[str, Any], use: dict[str, Any] | None) -> Iterator[Stream]:
    """The streams of a mine by its rows of a year; `use` is None of a mine that drains nothing.

    What a table has lost is not made up: a stream that hangs on an empty cell is left out.
    """
    released, drained = abundance.get("absolute_abundance_m3_min"), use["drained_m3"] if use else 0
    if use and use["vented_m3"]:
        yield _drainage(mine_id, use["vented_m3"] / MINUTES_A_YEAR)
    if released is not None and drained is not None:
        yield _ventilation(mine_id, released - drained / MINUTES_A_YEAR)


def _drainage(mine_id: str, methane_m3_min: float) -> Stream:
    stream = chance("flow", mine_id, DRAINAGE)
    percent = round(float(stream.uniform(*DRAINAGE_PERCENT)), 1)
    return Stream(DRAINAGE, _flow(methane_m3_min, percent), percent, _decline(stream))


def _ventilation(mine_id: str, methane_m3_min: float) -> Stream:
    stream = chance("flow", mine_id, VENTILATION)
    air = max(methane_m3_min / float(stream.uniform(*VENTILATION_PERCENT)) * 100, LEAST_AIR_M3_MIN)
    percent = round(100 * methane_m3_min / air, 3)
    return Stream(VENTILATION, _flow(methane_m3_min, percent), percent, _decline(stream))


def _flow(methane_m3_min: float, percent: float) -> float:
    """The mixture that carries a flow of methane, rounded down: never more methane than there is."""
    return math.floor(methane_m3_min / percent * 1e4) / 100


def _decline(stream: Any) -> float:
    return round(float(stream.uniform(*DECLINE_PER_YEAR)), 3)
