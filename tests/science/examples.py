"""One plausible question to each method, for tests that ask all of them the same."""

from __future__ import annotations

import re
from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "ipcc2006.underground": {
        "coal_output": 2_400_000,
        "mine_depth": 350,
        "methane_utilised": 5_000_000,
        "methane_flared": 3_000_000,
    },
    "ipcc2006.surface": {"coal_output": 6_500_000, "overburden_depth": 30},
    "ipcc2006.post_mining_tier2": {"coal_output": 1_000_000, "gas_content": 12},
    "ipcc2006.abandoned.tier1": {
        "mines": 10,
        "share_flooded": 0.3,
        "closure_interval": "1976-2000",
        "inventory_year": 2015,
    },
    "ipcc2006.abandoned.tier2": {
        "mines": 1,
        "coal_rank": "bituminous",
        "emission_before_closure": 20_000_000,
        "years_since_closure_start": 3,
        "years_since_closure_end": 4,
        "recovered": 1_000_000,
    },
    "ru.factors": {"coal_output": 1_000_000, "mine_type": "underground"},
    "ru371.venting": {"gas_volume": 31_536, "ch4_percent": 35, "co2_percent": 1.2},
    "ru371.flaring": {
        "gas_volume": 15_768,
        "ch4_percent": 35,
        "co2_percent": 1.2,
        "other_components": [{"name": "ethane", "percent": 2, "carbon_atoms": 2}],
    },
    "ru371.combustion": {
        "gas_volume": 15_768,
        "ch4_percent": 35,
        "co2_percent": 1.2,
        "slip_share": 0.01,
        "oxidation_factor": 0.99,
    },
    "mine.balance": {
        "ventilation": [{"flow": 12_000, "ch4_percent": 0.35}],
        "drainage": [{"flow": 60, "ch4_percent": 35, "temperature_c": 15, "pressure_kpa": 98}],
        "daily_output": 9_000,
        "minutes": 525_600,
        "methane_flared": 2_000_000,
    },
    "mine.absolute": {"absolute_abundance": 32.5, "minutes": 527_040, "methane_utilised": 1_500_000},
    "mine.relative": {"coal_output": 1_800_000, "relative_abundance": 9.41},
    "mine.gas_content": {
        "coal_output": 1_000_000,
        "gas_content_daf": 14.2,
        "moisture_percent": 6.5,
        "ash_percent": 11.3,
        "residual_gas_content": 2.1,
        "adjacent_share": 0.45,
    },
    "epa.ff.ventilation": {
        "days": 91,
        "flow_acfm": 250_000,
        "ch4_percent": 0.35,
        "temperature_rankine": 525,
        "pressure_atm": 0.97,
    },
    "epa.ff.degasification": {
        "flow_acfm": [1_000, 1_100, 900],
        "ch4_percent": [40, 42, 38],
        "temperature_rankine": [530, 532, 528],
        "pressure_atm": 0.9,
    },
}


def with_number(inputs: dict[str, Any], name: str, value: float) -> dict[str, Any]:
    """The inputs with one number changed: `coal_output`, or `drainage[0].flow` in a list."""
    path = re.fullmatch(r"(\w+)\[(\d+)\]\.(\w+)", name)
    if not path:
        return {**inputs, name: value}
    owner, place, part = path[1], int(path[2]), path[3]
    return {
        **inputs,
        owner: [*inputs[owner][:place], {**inputs[owner][place], part: value}, *inputs[owner][place + 1 :]],
    }
