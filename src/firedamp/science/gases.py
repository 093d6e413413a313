"""Gases: densities by condition, volumes brought to 20 °C, and global warming potentials by set."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from firedamp.science.errors import InputError, shown
from firedamp.science.factors import Text, factors_folder

NORMAL_PRESSURE_KPA = 101.325
KELVIN_0C = 273.15
KELVIN_20C = 293.15


def volume_at_20c(volume: Any, temperature_c: Any, pressure_kpa: Any) -> Any:
    """A measured volume (or flow) at 20 °C and 101.325 kPa, in its own unit.

    V20 = V · (p/101.325) · (293.15/(273.15 + t)) (methods.md, Conditions). Arrays broadcast.
    Raises InputError where the pressure is not positive or the temperature is below absolute zero.
    """
    import numpy as np

    if np.any(np.asarray(pressure_kpa) <= 0):
        raise InputError.one("pressure_kpa", "not_above_minimum", float(np.min(pressure_kpa)), minimum=0, unit="kPa")
    if np.any(np.asarray(temperature_c) <= -KELVIN_0C):
        raise InputError.one(
            "temperature_c", "not_above_minimum", float(np.min(temperature_c)), minimum=-KELVIN_0C, unit="°C"
        )
    return volume * (pressure_kpa / NORMAL_PRESSURE_KPA) * (KELVIN_20C / (KELVIN_0C + temperature_c))


@dataclass(frozen=True)
class Density:
    """Density of methane and carbon dioxide at one condition; None where the source gives none."""

    id: str
    name: Text
    temperature_c: float
    pressure_kpa: float
    ch4_kg_m3: float
    co2_kg_m3: float | None
    document: Text
    status: str  # of the density of methane
    co2_status: str


@lru_cache(maxsize=1)
def densities() -> Mapping[str, Density]:
    """Densities by condition (methods.md, Conditions), as the data package `factors` holds them."""
    found = {}
    for row in _rows("densities.csv"):
        found[row["density_id"]] = Density(
            id=row["density_id"],
            name={"en": row["name_en"], "ru": row["name_ru"]},
            temperature_c=float(row["temperature_c"]),
            pressure_kpa=float(row["pressure_kpa"]),
            ch4_kg_m3=float(row["ch4_kg_m3"]),
            co2_kg_m3=float(row["co2_kg_m3"]) if row["co2_kg_m3"] else None,
            document={"en": row["document"], "ru": row["document_ru"]},
            status=row["status"],
            co2_status=row["co2_status"],
        )
    return found


@dataclass(frozen=True)
class GwpSet:
    """Global warming potentials of one source, t CO2e per t; None where the source gives none."""

    id: str
    ch4: float
    n2o: float | None
    title: Text
    source: Text
    status: str

    def of(self, gas: str) -> float:
        """The potential of a gas by its formula; InputError `gas_not_in_gwp_set` where the set has none."""
        value = {"CH4": self.ch4, "N2O": self.n2o}.get(gas)
        if value is None:
            raise InputError.one("gwp_set", "gas_not_in_gwp_set", self.id, gas=gas)
        return value


@lru_cache(maxsize=1)
def gwp_sets() -> Mapping[str, GwpSet]:
    """The sets of methods.md: from the package globalwarmingpotentials where it has the set, else from our table."""
    from globalwarmingpotentials import data as published

    found = {}
    for row in _rows("gwp_sets.csv"):
        values = published[row["column"]] if row["column"] else {}
        n2o = row["n2o"] or values.get("N2O")
        found[row["gwp_set"]] = GwpSet(
            id=row["gwp_set"],
            ch4=float(row["ch4"] or values["CH4"]),
            n2o=float(n2o) if n2o else None,
            title={"en": row["title_en"], "ru": row["title_ru"]},
            source={"en": row["document"], "ru": row["document_ru"]},
            status=row["status"],
        )
    return found


def gwp_set(set_id: str, known: Mapping[str, GwpSet] | None = None) -> GwpSet:
    """A set by its id, of those known (else of the shipped ones); InputError `unknown_gwp_set`."""
    known = gwp_sets() if known is None else known
    try:
        return known[set_id]
    except (KeyError, TypeError):  # TypeError: what cannot be a key at all
        raise InputError.one(
            "gwp_set", "unknown_gwp_set", shown(set_id).strip("'")[:80], choices=", ".join(known)
        ) from None


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((factors_folder() / name).read_text("utf-8").splitlines()))
