"""How much methane flows at a reading: the flow at 20 °C and 101.325 kPa, its water, its methane, and how each number
moves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from firedamp.science.gases import KELVIN_0C, volume_at_20c
from firedamp.science.measured.stream import (
    CONCENTRATION,
    DRY,
    FLOW,
    HUMIDITY,
    INTAKE,
    PRESSURE,
    TEMPERATURE,
    Stream,
)

# Saturation vapour pressure over water, Magnus form: WMO-No. 8, Guide to Instruments and Methods of Observation,
# annex 4.B: e = 6.112·exp(17.62·t/(243.12 + t)) hPa.
MAGNUS_HPA, MAGNUS_A, MAGNUS_B_C = 6.112, 17.62, 243.12
HPA_PER_KPA = 10.0
MOST_WATER = 0.9  # of the volume: beyond, the readings contradict each other
Values = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Flow:
    """Of each moment (n,): mixture and methane at 20 °C and 101.325 kPa, the methane that the intake air brought, in
    m³/min; `moves`: by role, the methane that a unit more of its canonical number makes; `moisture`: MCF of FF-1."""

    mixture: np.ndarray
    methane: np.ndarray
    intake: np.ndarray
    moisture: np.ndarray
    actual_m3_min: np.ndarray
    moves: Values


def flow_of(stream: Stream, values: Values) -> Flow:
    """The methane of the numbers of each role (n,), in the canonical units of their quantities (hPa, °C, %).

    Q20 = Q·(p/101.325)·(293.15/(273.15 + t)), methane = Q20·MCF·C/100. MCF is that of 40 CFR 98.323: 1 on one basis,
    1 − f where the flow is wet and the concentration dry, 1/(1 − f) the other way round; f = RH/100·e(t)/p.
    """
    temperature, pressure = values[TEMPERATURE], values[PRESSURE]
    per_unit = volume_at_20c(stream.per_unit_of_flow, temperature, pressure / HPA_PER_KPA)
    mixture = values[FLOW] * per_unit
    share = values[CONCENTRATION] / 100
    moisture, moved = _moisture(stream, values)
    methane = mixture * moisture * share
    moves = {
        FLOW: per_unit * moisture * share,
        CONCENTRATION: mixture * moisture / 100,
        TEMPERATURE: -methane / (KELVIN_0C + temperature),
        PRESSURE: methane / pressure,
    }
    for role, relative in moved.items():
        moves[role] = moves.get(role, 0.0) + methane * relative
    intake = mixture * moisture * values[INTAKE] / 100 if INTAKE in values else np.zeros_like(mixture)
    return Flow(mixture, methane, intake, moisture, values[FLOW] * stream.per_unit_of_flow, moves)


def vapour_hpa(temperature_c: np.ndarray) -> np.ndarray:
    """The pressure of saturated water vapour."""
    found: np.ndarray = MAGNUS_HPA * np.exp(MAGNUS_A * temperature_c / (MAGNUS_B_C + temperature_c))
    return found


def water_share(humidity_percent: np.ndarray, temperature_c: np.ndarray, pressure_hpa: np.ndarray) -> np.ndarray:
    """fH2O of 40 CFR 98.323: the share of the gas that is water vapour."""
    found: np.ndarray = np.clip(humidity_percent / 100 * vapour_hpa(temperature_c) / pressure_hpa, 0, MOST_WATER)
    return found


def _moisture(stream: Stream, values: Values) -> tuple[np.ndarray, Values]:
    """MCF, and by role its relative change with a unit more."""
    if not stream.moist:
        return np.ones_like(values[FLOW]), {}
    temperature = values[TEMPERATURE]
    water = water_share(values[HUMIDITY], temperature, values[PRESSURE])
    power = -1.0 if stream.flow_basis == DRY else 1.0
    by_water = -power / (1 - water)
    return (1 - water) ** power, {
        HUMIDITY: by_water * vapour_hpa(temperature) / values[PRESSURE] / 100,
        PRESSURE: -by_water * water / values[PRESSURE],
        TEMPERATURE: by_water * water * MAGNUS_A * MAGNUS_B_C / (MAGNUS_B_C + temperature) ** 2,
    }
