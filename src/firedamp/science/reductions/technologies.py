"""The catalogue: which technologies take methane of a mine, within what ranges, and how well. Empty cells are None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from firedamp.science.errors import InputError, shown
from firedamp.science.factors import Text
from firedamp.science.packaged import rows_of

NUMBERS = (
    "ch4_min_percent", "ch4_max_percent", "flow_min_m3_min", "flow_max_m3_min", "unit_size", "destruction_efficiency",
    "electrical_efficiency", "thermal_efficiency", "availability", "own_power_kw_per_unit", "capex_per_unit",
    "opex_share_of_capex", "lifetime_years",
)  # fmt: skip
KILOWATTS = ("kW_electric", "kW_thermal")


@dataclass(frozen=True)
class Technology:
    """A row of the catalogue, or a user's own figures. Flows are of the mixture; None is a figure nobody supported.

    `sourced`: the figures that the source supports; the others are engineering judgement to confirm."""

    id: str
    name: Text
    kind: str  # source, pump, destruction or use
    stream: str  # drainage or ventilation
    ch4_min_percent: float | None = None
    ch4_max_percent: float | None = None
    flow_min_m3_min: float | None = None
    flow_max_m3_min: float | None = None
    unit_size: float | None = None
    unit_size_unit: str | None = None
    destruction_efficiency: float | None = None
    electrical_efficiency: float | None = None
    thermal_efficiency: float | None = None
    availability: float | None = None
    own_power_kw_per_unit: float | None = None
    capex_per_unit: float | None = None
    opex_share_of_capex: float | None = None
    lifetime_years: float | None = None
    status: str = "user"
    source: Text | None = None
    source_year: int | None = None
    sourced: tuple[str, ...] = ()

    @property
    def delivers_gas(self) -> bool:
        """Whether the gas itself is the product: a use that makes neither electricity nor heat of it."""
        return self.kind == "use" and not self.electrical_efficiency and not self.thermal_efficiency

    @property
    def destroys(self) -> bool:
        """Whether it reduces emissions by itself; wells and pumps only bring the gas."""
        return self.destruction_efficiency is not None


@lru_cache(maxsize=1)
def technologies() -> Mapping[str, Technology]:
    """The catalogue of the data package `reductions`, by id."""
    return {row["id"]: _technology(row) for row in rows_of("reductions", "technologies.csv")}


def technology(name: object) -> Technology:
    """A technology of the catalogue; InputError `not_a_choice` with those there are."""
    found = technologies().get(name) if isinstance(name, str) else None
    if found is None:
        raise InputError.one("technology", "not_a_choice", shown(name).strip("'")[:80], choices=list(technologies()))
    return found


def _technology(row: Mapping[str, str]) -> Technology:
    numbers = {name: float(row[name]) if row[name] else None for name in NUMBERS}
    return Technology(
        id=row["id"],
        name={"en": row["name_en"], "ru": row["name_ru"]},
        kind=row["kind"],
        stream=row["stream"],
        unit_size_unit=row["unit_size_unit"] or None,
        status=row["status"],
        source={"en": row["source"], "ru": row["source_ru"]},
        source_year=int(row["source_year"]) if row["source_year"] else None,
        sourced=tuple(row["sourced"].split()),
        **numbers,
    )
