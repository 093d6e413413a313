"""Which rows of a table tell of one and the same observation? Told by the provider's id, else by all that was seen."""

from __future__ import annotations

from firedamp.science.topdown.plume import Plume

NEAR_DEGREES = 1e-4  # 11 m: two tables round one point differently


class Observations:
    """The observations of a table so far, each with the row that told of it first."""

    def __init__(self) -> None:
        self.by_id: dict[str, int] = {}
        self.by_sight: dict[tuple[object, ...], list[Plume]] = {}

    def first_row(self, plume: Plume, provider_id: str) -> int | None:
        """The earlier row of the same observation: of the provider's id, or of one instrument, time, place and rate.

        None where there is none; the plume is then kept in mind.
        """
        if provider_id and (known := self.by_id.setdefault(provider_id, plume.row or 0)) != plume.row:
            return known
        rate = None if plume.emission_kg_h is None else f"{plume.emission_kg_h:.6g}"
        alike = self.by_sight.setdefault((plume.instrument, plume.observed_at, plume.detected, rate), [])
        for other in alike:
            if _near(plume, other):
                return other.row
        alike.append(plume)
        return None


def _near(one: Plume, other: Plume) -> bool:
    degrees = abs(one.latitude - other.latitude), abs(one.longitude - other.longitude)
    return max(degrees) <= NEAR_DEGREES
