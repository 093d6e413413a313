"""What does one project make of the methane that is left for it: tonnes, energy and money, year by year?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.limits import Limit
from firedamp.science.reductions import economics
from firedamp.science.reductions.constants import Basis
from firedamp.science.reductions.engines import Energy, energy, load_of, too_little, units_for
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.safety import HAIR, usable_range
from firedamp.science.reductions.streams import StreamYears, methane_m3
from firedamp.science.reductions.variation import Variation
from firedamp.science.reductions.yearly import Balance, balance

LEAST_LEFT = 1e-6  # of a flow: less is what rounding left


@dataclass(frozen=True)
class Outcome:
    """A project by year. Arrays end in the axis of years; `capacity` is the share of the stream that its units carry
    while they run, 0 in a year in which it stands."""

    project: Project
    units: int
    stream_m3: Any
    received_m3: Any
    capacity: Any
    balance: Balance
    energy: Energy
    gas_1000m3: Any
    own_electricity_mwh: Any
    own_fuel_co2_t: Any
    energy_revenue: Any
    carbon_revenue: Any

    @property
    def fugitive_reduction_t(self) -> Any:
        """The reduction as an inventory sees it under fugitive emissions: the CO2 of gas that is used is counted under
        fuel combustion, that of a flare or an oxidiser here (reductions.md, A project, per year)."""
        tonnes = self.balance
        unburnt = tonnes.project_t - tonnes.co2_formed_t - self.own_co2_t
        burnt_here = 0.0 if self.project.technology.kind == "use" else tonnes.co2_formed_t
        return tonnes.baseline_t - unburnt - burnt_here

    @property
    def own_co2_t(self) -> Any:
        """CO2 of the project's own electricity and fuel."""
        return self.own_electricity_mwh * (self.project.grid_factor_t_mwh or 0.0) + self.own_fuel_co2_t

    @property
    def years(self) -> np.ndarray:
        return np.arange(self.project.start_year, self.project.last_year + 1)

    @property
    def runs(self) -> Any:
        """In which years it takes gas at all."""
        return self.capacity > 0

    @property
    def flows(self) -> Any:
        """Cash flows of the years of operation."""
        return self._flows(self.energy_revenue + self.carbon_revenue)

    @property
    def flows_without_carbon(self) -> Any:
        return self._flows(self.energy_revenue)

    @property
    def npv(self) -> Any:
        return economics.npv(self.project.capex, self.flows, self.project.discount_rate)

    @property
    def cost(self) -> Any:
        """−NPV without carbon revenue, money of the start (reductions.md, Portfolio)."""
        return -economics.npv(self.project.capex, self.flows_without_carbon, self.project.discount_rate)

    @property
    def abatement_cost(self) -> float | None:
        """Cost per discounted t CO2e; None where nothing is reduced."""
        return economics.abatement_cost(-self.cost, self.balance.reduction_t, self.project.discount_rate)

    @property
    def mean_reduction_t(self) -> Any:
        """The mean yearly t CO2e over the project's life."""
        return self.balance.reduction_t.mean(axis=-1)

    def reduction_t_per_year(self, years: tuple[int, int] | None) -> Any:
        """The mean yearly t CO2e over stated years, in which it may not run yet or no more; over its life where none
        are stated."""
        if years is None:
            return self.mean_reduction_t
        first, last = years
        within = (self.years >= first) & (self.years <= last)
        return (self.balance.reduction_t * within).sum(axis=-1) / (last - first + 1)

    def _flows(self, revenue: Any) -> Any:
        given = self.project
        return economics.yearly_flow(revenue, given.opex_per_year, given.capex, given.tax_rate, given.lifetime_years)


def outcome(
    project: Project,
    supply: StreamYears,
    left_m3: Any,
    free: Any,
    limit: Limit,
    basis: Basis,
    units: int | None,
    variation: Variation,
) -> Outcome:
    """The project on a stream of which `left_m3` is left and whose share `free` others do not draw while they run.

    It receives V·availability·ramp_t, never more than its units carry nor than is left. It stands in a year in which
    the concentration is outside what is usable, or the flow below what the technology runs at.
    """
    technology = project.technology
    stream_m3 = methane_m3(supply.flow_m3_min, supply.ch4_percent, supply.minutes)
    flow = supply.flow_m3_min * free
    load = load_of(technology, flow, supply.ch4_percent, basis)
    runs = _runs(project, flow, supply.ch4_percent, load, limit, basis)
    units = units or project.units or _units(technology.unit_size, load, runs)
    capacity = free * runs * _carried(technology.unit_size, units, load)
    able = np.minimum(1.0, project.availability * variation.of_availability(project.id))
    received = np.minimum(stream_m3 * capacity * able * ramp_of(project), np.maximum(left_m3, 0.0))
    running = _running(technology.unit_size, units, load)
    share = _share_of_year(received, stream_m3 * capacity)
    own_mwh = (technology.own_power_kw_per_unit or 0.0) * running / 1000 * supply.minutes / 60 * share
    own_fuel_t = project.own_fuel_co2_t_per_year * share
    made = energy(received, technology.electrical_efficiency or 0.0, technology.thermal_efficiency or 0.0, basis)
    efficiency = technology.destruction_efficiency or 0.0
    tonnes = balance(
        received, efficiency, basis,
        baseline_utilised_m3=received * project.baseline_utilised_share,
        own_electricity_mwh=own_mwh, grid_factor_t_mwh=project.grid_factor_t_mwh or 0.0, own_fuel_co2_t=own_fuel_t,
        displaced_electricity_mwh=made.electricity_mwh * project.claim_displaced,
        displaced_heat_t=made.heat_gj * (project.heat_factor_t_gj or 0.0) * project.claim_displaced,
    )  # fmt: skip
    gas = received * efficiency / 1000 if technology.delivers_gas else 0.0 * received
    prices = project.prices
    revenue = (
        made.electricity_mwh * prices.electricity_per_mwh * variation.of_price("electricity_per_mwh")
        + made.heat_gj * prices.heat_per_gj * variation.of_price("heat_per_gj")
        + gas * prices.gas_per_1000m3 * variation.of_price("gas_per_1000m3")
    )
    carbon = tonnes.reduction_t * prices.carbon_per_t * variation.of_price("carbon_per_t")
    return Outcome(
        project, units, stream_m3, received, capacity, tonnes, made, gas, own_mwh, own_fuel_t, revenue, carbon
    )


def ramp_of(project: Project) -> np.ndarray:
    """The share of the full work in each year: as stated, and the whole after the stated years."""
    stated = project.ramp[: project.lifetime_years]
    return np.array([*stated, *[1.0] * (project.lifetime_years - len(stated))])


def _runs(project: Project, flow: Any, ch4_percent: Any, load: Any, limit: Limit, basis: Basis) -> Any:
    technology = project.technology
    low, high = usable_range(technology, limit)
    runs = (ch4_percent >= low - HAIR) & (ch4_percent <= high + HAIR) & ~too_little(technology, load, basis)
    if technology.flow_min_m3_min is not None:
        runs = runs & (flow >= technology.flow_min_m3_min * (1 - HAIR))
    return runs & (technology.stream == project.stream.kind)


def _units(unit_size: float | None, load: Any, runs: Any) -> int:
    """Whole units for the greatest load of the years in which it runs."""
    greatest = float(np.max(load * runs))
    return units_for(greatest, unit_size) if unit_size and greatest > 0 else 1


def _carried(unit_size: float | None, units: int, load: Any) -> Any:
    """The share of a load that the units carry."""
    if not unit_size:
        return np.ones_like(load)
    return np.minimum(1.0, units * unit_size / np.maximum(load, LEAST_LEFT * unit_size))


def _running(unit_size: float | None, units: int, load: Any) -> Any:
    """How many of the units a load keeps running: they are switched off one after another as a stream declines."""
    return np.clip(np.ceil(load / unit_size - HAIR), 1, units) if unit_size else units


def _share_of_year(received: Any, at_all_times: Any) -> Any:
    """The share of the year in which the project takes gas, and so its units run."""
    return np.divide(received, at_all_times, out=np.zeros_like(received), where=at_all_times > 0)
