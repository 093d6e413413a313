"""What is one observation of methane from air or space, and what is a place that it may come from?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from firedamp.science.factors import Text


@dataclass(frozen=True)
class Plume:
    """A plume (шлейф) of one overpass: a moment, not a yearly mean. Time in UTC, degrees of WGS 84.

    `uncertainty_kg_h` is one standard deviation. `emission_kg_h` is None where a plume was seen and not quantified.
    `detected` is False for an overpass that saw the place and no plume (its emission is then 0).
    `row` is where it stands in the table that it comes from.
    """

    plume_id: str
    observed_at: datetime
    latitude: float
    longitude: float
    emission_kg_h: float | None
    uncertainty_kg_h: float | None = None
    instrument: str = ""
    source: str = ""
    label: str = ""
    detected: bool = True
    row: int | None = None


@dataclass(frozen=True)
class Estimate:
    """A yearly methane emission in t with its 95 % range; where no range is known both ends are None."""

    ch4_t: float
    low_t: float | None = None
    high_t: float | None = None


@dataclass(frozen=True)
class Place:
    """A mine on the map, and what an inventory says of it: the year, the method and the methane with its range.

    `exact`: whether its coordinates are those of the mine; None where its source does not say.
    """

    mine_id: str
    name: Text
    latitude: float
    longitude: float
    exact: bool | None = None
    inventory: Estimate | None = None
    inventory_year: int | None = None
    inventory_method: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False
