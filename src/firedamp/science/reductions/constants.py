"""Which numbers do the formulas of reductions rest on, from where, and how sure are they?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from firedamp.science.factors import TO_CONFIRM, Text, shipped_factors
from firedamp.science.gases import GwpSet
from firedamp.science.packaged import rows_of

DENSITY, CO2_PER_CH4 = "density.ch4.20c", "co2_per_ch4"  # records of the package `factors`


@dataclass(frozen=True)
class Constant:
    """One number of the data package `reductions`, in the unit of its record."""

    id: str
    value: float
    unit: str
    name: Text
    document: Text
    status: str


@lru_cache(maxsize=1)
def constants() -> Mapping[str, Constant]:
    """The constants of the data package `reductions` by their ids."""
    return {
        row["constant_id"]: Constant(
            id=row["constant_id"],
            value=float(row["value"]),
            unit=row["unit"],
            name={"en": row["name_en"], "ru": row["name_ru"]},
            document={"en": row["document"], "ru": row["document_ru"]},
            status=row["status"],
        )
        for row in rows_of("reductions", "constants.csv")
    }


@dataclass(frozen=True)
class Basis:
    """The numbers that every project of an evaluation shares."""

    gwp_ch4: float
    density_kg_m3: float
    co2_per_ch4: float
    lower_heating_value_mj_kg: float
    part_load_minimum: float

    @property
    def tonnes_per_m3(self) -> float:
        """k = density/1000 (reductions.md, A project, per year)."""
        return self.density_kg_m3 / 1000


def basis(gwp: GwpSet) -> Basis:
    """The shipped numbers with the warming potential of a set."""
    factors = shipped_factors()
    return Basis(
        gwp_ch4=gwp.ch4,
        density_kg_m3=factors[DENSITY].value,
        co2_per_ch4=factors[CO2_PER_CH4].value,
        lower_heating_value_mj_kg=constants()["methane_lhv"].value,
        part_load_minimum=constants()["part_load_minimum"].value,
    )


def unconfirmed(ids: Iterable[str]) -> list[dict[str, Any]]:
    """Those of the constants named that are to be confirmed, as a result lists them."""
    return [
        marked("constant", found.id, found.name)
        for found in (constants()[name] for name in ids)
        if found.status == TO_CONFIRM
    ]


def marked(kind: str, name: str, reason: Text) -> dict[str, Any]:
    """One thing that is to be confirmed, in the shape that calculations use."""
    return {"kind": kind, "id": name, "reason": dict(reason)}
