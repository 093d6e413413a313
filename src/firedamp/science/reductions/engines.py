"""How much energy is in the methane, how many units does a stream need, and at what load do they run?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.reductions.constants import Basis
from firedamp.science.reductions.technologies import KILOWATTS, Technology

MJ_PER_KWH = 3.6
HAIR = 1e-9  # of a unit: a flow of exactly two units needs two, whatever the last bit says


@dataclass(frozen=True)
class Energy:
    """Energy of methane received: fuel by the lower heating value, electricity and heat made of it."""

    fuel_energy_gj: Any
    electricity_mwh: Any
    heat_gj: Any


def energy(received_m3: Any, electrical_efficiency: Any, thermal_efficiency: Any, basis: Basis) -> Energy:
    """fuel = V_in·k·LHV, GJ; electricity = fuel·η_el/3.6, MWh; heat = fuel·η_th, GJ (reductions.md, Energy)."""
    fuel_gj = received_m3 * basis.tonnes_per_m3 * basis.lower_heating_value_mj_kg
    return Energy(fuel_gj, fuel_gj * electrical_efficiency / MJ_PER_KWH, fuel_gj * thermal_efficiency)


def fuel_power_kw(methane_m3_min: Any, basis: Basis) -> Any:
    """Power of a flow of pure methane by its lower heating value, kW: m³/min·kg/m³·MJ/kg·1000/60."""
    return methane_m3_min * basis.density_kg_m3 * basis.lower_heating_value_mj_kg * 1000 / 60


def load_of(technology: Technology, flow_m3_min: Any, ch4_percent: Any, basis: Basis) -> Any:
    """What a stream asks of a technology, in the unit of its size: mixture in m³/min, or kW of its product."""
    if technology.unit_size_unit not in KILOWATTS:
        return flow_m3_min * np.ones_like(ch4_percent)
    electric = technology.unit_size_unit == "kW_electric"
    efficiency = (technology.electrical_efficiency if electric else technology.thermal_efficiency) or 0.0
    return fuel_power_kw(flow_m3_min * ch4_percent / 100, basis) * efficiency


def units_for(load: float, unit_size: float) -> int:
    """Whole units that carry a load; at least one."""
    return max(1, int(np.ceil(load / unit_size - HAIR)))


def too_little(technology: Technology, load: Any, basis: Basis) -> Any:
    """Where a load is below the least part load of one unit (reductions.md: below 50 % it is refused).

    Units are switched off one after another as a stream declines, so that only the last can be run too low.
    """
    if technology.unit_size_unit not in KILOWATTS or not technology.unit_size:
        return np.zeros_like(load, dtype=bool)
    return load < technology.unit_size * basis.part_load_minimum * (1 - HAIR)


def require_part_load(load: float, unit_size: float, basis: Basis, field: str = "units") -> None:
    """InputError `part_load_too_low` where a stream drives not even one unit at the least part load."""
    if load < unit_size * basis.part_load_minimum * (1 - HAIR):
        raise InputError.one(field, "part_load_too_low", 100 * load / unit_size, minimum=100 * basis.part_load_minimum)
