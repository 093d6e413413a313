"""What is a project: a stream, a technology on it, its life, its money?"""

from __future__ import annotations

from dataclasses import dataclass, field

from firedamp.science.reductions.streams import Stream
from firedamp.science.reductions.technologies import Technology

StreamKey = tuple[str, str, str]


@dataclass(frozen=True)
class Prices:
    """Prices of what a project sells, in its currency; 0 for what it does not sell."""

    electricity_per_mwh: float = 0.0
    heat_per_gj: float = 0.0
    gas_per_1000m3: float = 0.0
    carbon_per_t: float = 0.0


@dataclass(frozen=True)
class Project:
    """A project as a file gives it. `availability` and `lifetime_years` are the technology's where none is given;
    `baseline_utilised_share`: of the methane received, what would have been utilised or flared without the project;
    `heat_factor_t_gj`: t CO2 of a GJ of heat that its heat displaces; `own_fuel_co2_t_per_year`: of the fuel that it
    burns beside the methane in a year in which it always runs; `affects`: the share of the mine's ventilation methane
    that this drainage takes away; `defaulted`: which fields were taken from the catalogue."""

    id: str
    mine: str
    organisation: str
    stream: Stream
    technology: Technology
    units: int | None
    availability: float
    ramp: tuple[float, ...]
    start_year: int
    lifetime_years: int
    capex: float
    opex_per_year: float
    prices: Prices
    discount_rate: float
    tax_rate: float = 0.0
    grid_factor_t_mwh: float | None = None
    heat_factor_t_gj: float | None = None
    own_fuel_co2_t_per_year: float = 0.0
    claim_displaced: bool = False
    alternative_group: str | None = None
    order: float = 0.0
    affects: float = 0.0
    baseline_utilised_share: float = 0.0
    price_year: int | None = None
    currency: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    defaulted: tuple[str, ...] = ()

    @property
    def stream_key(self) -> StreamKey:
        """Which stream of which mine it takes from: projects with the same key share it."""
        return self.mine, self.stream.kind, self.stream.id

    @property
    def last_year(self) -> int:
        return self.start_year + self.lifetime_years - 1
