"""What does an example project cost? By visible formulas with scatter, in a unit that nobody can take for money.

No price of equipment could be supported by a source: nothing here says what anything costs anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from demonstration.chance import chance, noise
from firedamp.science.reductions.technologies import Technology

UNIT = "example unit"
PRICE_YEAR = 2024
DISCOUNT_RATE = 0.1
GRID_FACTOR_T_MWH = 0.4
PRICES = {"electricity_per_mwh": 36.0, "heat_per_gj": 2.5, "carbon_per_t": 12.0}
# Half-widths of 95 % ranges, percent: as made up as the figures that they belong to.
SPREADS = {"flow": 15, "ch4": 10, "availability": 5, "electricity_per_mwh": 25, "heat_per_gj": 25, "carbon_per_t": 40}
SITE = 60_000  # pipes, foundations, permits of any project
PER_UNIT = {"gas_engine": 700_000, "boiler": 350_000, "vam_rto": 650_000}
FLARE_PER_M3_MIN = 14_000
SCATTER = 0.12
HOURS_A_YEAR = 8_760


@dataclass(frozen=True)
class Cost:
    """Investment, and operating cost a year with the project's own electricity in it."""

    capex: int
    opex_per_year: int


def cost(project_id: str, technology: Technology, flow_m3_min: float, units: int) -> Cost:
    """A site and units of a size; a flare by the mixture that it burns. Upkeep is the catalogue's share of it."""
    size = PER_UNIT[technology.id] * units if technology.id in PER_UNIT else FLARE_PER_M3_MIN * flow_m3_min
    capex = round((SITE + size) * noise(chance("cost", project_id), SCATTER), -3)
    upkeep = capex * (technology.opex_share_of_capex or 0)
    own_mwh = (technology.own_power_kw_per_unit or 0) * units / 1000 * HOURS_A_YEAR * (technology.availability or 0)
    return Cost(int(capex), int(round(upkeep + own_mwh * PRICES["electricity_per_mwh"], -2)))
