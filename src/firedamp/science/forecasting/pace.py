"""The times by which a forecast adapts, in rows of a recording."""

from __future__ import annotations

from dataclasses import dataclass

BLENDS_H = ((24, 12), (12, 6), (6, 3))  # each blend: over how many hours, and after how many of them one counts half
FADING_H = 2  # after which a loss counts half in the mixture
MOVED_H = 6  # after which a miss of the interval counts half
RENEWED_MIN = 10  # how often decisions are made anew
FEWEST = 200  # rows that came true, before which persistence alone is offered


@dataclass(frozen=True)
class Pace:
    """`horizon`: rows ahead; `memory`: rows that came true of which decisions are made; `blends`: rows and half-life of
    each; `fading`: half-life of losses; `moving`: that of misses of the interval; `renewed`: rows between decisions."""

    horizon: int
    memory: int
    blends: tuple[tuple[int, int], ...]
    fading: float
    moving: float
    renewed: int

    @classmethod
    def of(cls, step_s: float, horizon: int) -> Pace:
        rows_of_hour = 3600 / step_s
        blends = tuple(
            (max(2 * FEWEST, round(hours * rows_of_hour)), max(FEWEST, round(half * rows_of_hour)))
            for hours, half in BLENDS_H
        )
        renewed = max(1, round(RENEWED_MIN / 60 * rows_of_hour))
        memory = max(rows for rows, _ in blends)
        fading, moving = (max(1.0, hours * rows_of_hour) for hours in (FADING_H, MOVED_H))
        return cls(horizon, memory, blends, fading, moving, renewed)

    @property
    def kept(self) -> int:
        """How many rows back a decision may look."""
        return self.memory + self.horizon + self.renewed
