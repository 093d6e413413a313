"""What does the methane that a project receives come to: destroyed, slip, CO2, baseline, reduction?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firedamp.science.errors import InputError
from firedamp.science.reductions.constants import Basis


@dataclass(frozen=True)
class Balance:
    """The tonnes of a year. `reduction_t` holds `displaced_t`: a line of its own, 0 unless it is claimed."""

    methane_destroyed_t: Any
    methane_slip_t: Any
    co2_formed_t: Any
    baseline_t: Any
    project_t: Any
    displaced_t: Any
    reduction_t: Any


def balance(
    received_m3: Any,
    destruction_efficiency: Any,
    basis: Basis,
    *,
    own_electricity_mwh: Any = 0.0,
    grid_factor_t_mwh: Any = 0.0,
    own_fuel_co2_t: Any = 0.0,
    baseline_utilised_m3: Any = 0.0,
    displaced_electricity_mwh: Any = 0.0,
    displaced_heat_t: Any = 0.0,
) -> Balance:
    """The balance of methane received, m³ (reductions.md, A project, per year).

    m = V_in·k; destroyed = m·η; slip = m − destroyed; CO2 formed = 2.75·destroyed; baseline = m·GWP of what would have
    been vented (without `baseline_utilised_m3`, what was utilised or flared before); project = CO2 formed + slip·GWP +
    own electricity·grid factor + own fuel; reduction = baseline − project + displaced. `displaced_electricity_mwh` and
    `displaced_heat_t`, t CO2 of the heat that others need not make, are given only where the user claims them.
    """
    methane_t = received_m3 * basis.tonnes_per_m3
    destroyed_t = methane_t * destruction_efficiency
    slip_t = methane_t - destroyed_t
    co2_formed_t = basis.co2_per_ch4 * destroyed_t
    baseline_t = (methane_t - baseline_utilised_m3 * basis.tonnes_per_m3) * basis.gwp_ch4
    own_t = own_electricity_mwh * grid_factor_t_mwh + own_fuel_co2_t
    project_t = co2_formed_t + slip_t * basis.gwp_ch4 + own_t
    displaced_t = displaced_electricity_mwh * grid_factor_t_mwh + displaced_heat_t
    return Balance(
        destroyed_t, slip_t, co2_formed_t, baseline_t, project_t, displaced_t, baseline_t - project_t + displaced_t
    )


def require_utilised_within(received_m3: float, baseline_utilised_m3: float) -> None:
    """InputError where more was utilised before than the project receives: nothing of it would have been vented."""
    if baseline_utilised_m3 > received_m3:
        raise InputError.one(
            "baseline_utilised_m3", "above_maximum", baseline_utilised_m3, maximum=received_m3, unit="m3"
        )
