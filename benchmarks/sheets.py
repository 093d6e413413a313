"""Speed of every method sheet over a million rows against its formulas written by hand in NumPy.

    .venv/bin/python benchmarks/sheets.py

What is written by hand gives the same outputs, checks that inputs are in range and that no more is recovered than is
released, and has its constants put in; both are compared before they are timed. Seconds are those of the processor:
neither runs on more than one, and what else the machine does is left out. Numbers are made up.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from _measuring import as_json, heading, paired, report

from firedamp.science.factors import shipped_factors
from firedamp.science.gases import gwp_set
from firedamp.science.methods import library
from firedamp.science.methods.rows import evaluate_rows

ROWS = 1_000_000
LIMIT = 1.5
REPEATS = 25  # some take three milliseconds
Outputs = dict[str, Any]
Case = tuple[str, str, dict[str, Any], Callable[[], Outputs]]  # sheet, what is by rows, inputs, by hand

RANDOM = np.random.default_rng(1)


def numbers(low: float, high: float) -> np.ndarray:
    return RANDOM.uniform(low, high, ROWS)


def words(*choices: str) -> np.ndarray:
    return np.array(choices)[RANDOM.integers(0, len(choices), ROWS)]


COAL = numbers(1e4, 1e7)
DEPTH = numbers(50, 900)
UTILISED, FLARED = numbers(0, 1e4), numbers(0, 1e4)


def require(low: float, column: np.ndarray, high: float = np.inf) -> None:
    if not (column.min() >= low and column.max() <= high and np.isfinite(column.max())):
        raise ValueError


def recovered(volume: np.ndarray, k: float, gwp: float, utilised: Any = 0.0, flared: Any = 0.0) -> Outputs:
    """What a sheet with recovery puts out, for the methane released."""
    if np.any(utilised + flared > volume):
        raise ValueError
    emitted = volume - utilised - flared + 0.02 * flared if np.ndim(flared) else volume - utilised
    ch4, co2 = emitted * k, flared * (0.98 * k * 2.75)
    return {
        "ch4_volume": volume,
        "ch4_emitted_volume": emitted,
        "ch4_t": ch4,
        "co2_t": co2,
        "co2_utilised_t": utilised * (k * 2.75),
        "co2e_t": ch4 * gwp + co2 if np.ndim(flared) else ch4 * gwp,
    }


def plain(volume: np.ndarray, k: float, gwp: float) -> Outputs:
    ch4 = volume * k
    return {"ch4_volume": volume, "ch4_t": ch4, "co2_t": 0.0, "co2e_t": ch4 * gwp}


def underground_by_depth() -> Case:
    def by_hand() -> Outputs:
        require(0, COAL), require(0, DEPTH, 3000), require(0, UTILISED), require(0, FLARED)
        mining = np.select([DEPTH < 200, DEPTH <= 400], [10.0, 18.0], 25.0)
        post_mining = np.select([DEPTH < 200, DEPTH <= 400], [0.9, 2.5], 4.0)
        volume = COAL * (mining + post_mining)
        return {"V_post": COAL * post_mining} | recovered(volume, 0.67e-3, 28, UTILISED, FLARED)

    given = {"coal_output": COAL, "mine_depth": DEPTH, "methane_utilised": UTILISED, "methane_flared": FLARED}
    return "ipcc2006.underground", "output, depth, recovery", given, by_hand


def underground_average() -> Case:
    def by_hand() -> Outputs:
        require(0, COAL)
        return {"V_post": COAL * 2.5} | recovered(COAL * 20.5, 0.67e-3, 28)

    return "ipcc2006.underground", "output", {"coal_output": COAL}, by_hand


def surface_by_depth() -> Case:
    depth = numbers(5, 120)

    def by_hand() -> Outputs:
        require(0, COAL), require(0, depth, 3000)
        mining = np.select([depth < 25, depth <= 50], [0.3, 1.2], 2.0)
        post_mining = np.select([depth < 25, depth <= 50], [0.0, 0.1], 0.2)
        return {"V_post": COAL * post_mining} | recovered(COAL * (mining + post_mining), 0.67e-3, 28)

    return "ipcc2006.surface", "output, depth", {"coal_output": COAL, "overburden_depth": depth}, by_hand


def post_mining() -> Case:
    content, drained = numbers(1, 25), RANDOM.random(ROWS) < 0.5

    def by_hand() -> Outputs:
        require(0, COAL), require(0, content, 100)
        return plain(COAL * content * np.where(drained, 0.1, 0.3), 0.67e-3, 28)

    given = {"coal_output": COAL, "gas_content": content, "pre_drained": drained}
    return "ipcc2006.post_mining_tier2", "output, content, drained", given, by_hand


YEARS = RANDOM.integers(1990, 2030, ROWS)
INTERVALS = {"1901-1925": 1912.5, "1926-1950": 1937.5, "1951-1975": 1962.5, "1976-2000": 1987.5}
MINES = numbers(1, 50)


def abandoned_table() -> np.ndarray:
    """The table of the Guidelines as one grid: interval, year from 1990 to 2016."""
    cells = shipped_factors().tables["abandoned_tier1"].cells
    columns = [f"closed_{interval.replace('-', '_')}" for interval in INTERVALS]
    return np.array([[cells[column][year] for year in range(1990, 2017)] for column in columns])


def tier1_one_interval() -> Case:
    table = abandoned_table()[3]

    def by_hand() -> Outputs:
        require(0, MINES), require(1990, YEARS, 2100)
        later = 5.736 * (1 + 4.478 * (YEARS - 1987.5)) ** -0.5156
        factor = np.where(YEARS > 2016, later, table[np.minimum(YEARS, 2016) - 1990])
        return plain(MINES * factor * 1e6, 0.67e-3, 28)

    given = {"mines": MINES, "closure_interval": "1976-2000", "inventory_year": YEARS}
    return "ipcc2006.abandoned.tier1", "mines, year", given, by_hand


def tier1_by_interval() -> Case:
    table, intervals = abandoned_table(), words(*INTERVALS)

    def by_hand() -> Outputs:
        require(0, MINES), require(1990, YEARS, 2100)
        number, known = np.zeros(ROWS, int), np.zeros(ROWS, bool)
        for place, interval in enumerate(INTERVALS):
            same = intervals == interval
            number[same] = place
            known |= same
        if not known.all():
            raise ValueError
        closed = np.array(list(INTERVALS.values()))[number]
        later = 5.736 * (1 + 4.478 * (YEARS - closed)) ** -0.5156
        factor = np.where(YEARS > 2016, later, table[number, np.minimum(YEARS, 2016) - 1990])
        return plain(MINES * factor * 1e6, 0.67e-3, 28)

    given = {"mines": MINES, "closure_interval": intervals, "inventory_year": YEARS}
    return "ipcc2006.abandoned.tier1", "mines, interval, year", given, by_hand


EMISSION = numbers(1e6, 1e8)


def decline(volume: np.ndarray) -> Outputs:
    ch4 = volume * 0.67e-3
    return {"ch4_volume": volume, "ch4_emitted_volume": volume, "ch4_t": ch4, "co2_t": 0.0, "co2e_t": ch4 * 28}


def tier2_by_rank() -> Case:
    years, ranks = numbers(0, 50), words("anthracite", "bituminous", "subbituminous")

    def by_hand() -> Outputs:
        require(0, years, 300), require(0, EMISSION)
        of_rank = [ranks == "anthracite", ranks == "bituminous", ranks == "subbituminous"]
        if not np.logical_or.reduce(of_rank).all():
            raise ValueError
        a = np.select(of_rank[:2], [1.72, 3.72], 0.27)
        b = np.select(of_rank[:2], [-0.58, -0.42], -1.0)
        return decline(2 * EMISSION * (1 + a * years) ** b)

    given = {"mines": 2, "coal_rank": ranks, "emission_before_closure": EMISSION, "years_since_closure": years}
    return "ipcc2006.abandoned.tier2", "rank, years, emission", given, by_hand


def tier2_of_a_year() -> Case:
    start = numbers(0, 50)
    end = start + 1

    def by_hand() -> Outputs:
        require(0, start, 300), require(0, end, 300), require(0, EMISSION)
        if not (start < end).all():
            raise ValueError
        mean = ((1 + 3.72 * end) ** 0.58 - (1 + 3.72 * start) ** 0.58) / (3.72 * 0.58 * (end - start))
        return decline(2 * EMISSION * mean)

    given = {"mines": 2, "coal_rank": "bituminous", "emission_before_closure": EMISSION}
    given |= {"years_since_closure_start": start, "years_since_closure_end": end}
    return "ipcc2006.abandoned.tier2", "start, end, emission", given, by_hand


def kuzbass_of_one_type() -> Case:
    def by_hand() -> Outputs:
        require(0, COAL)
        return {"V_post": COAL * 3} | recovered(COAL * 18.1, 0.668e-3, 25)

    return "ru.factors", "output", {"coal_output": COAL, "mine_type": "underground"}, by_hand


def kuzbass_by_type() -> Case:
    kinds = words("underground", "surface")

    def by_hand() -> Outputs:
        require(0, COAL)
        underground = kinds == "underground"
        if not (underground | (kinds == "surface")).all():
            raise ValueError
        volume = COAL * np.where(underground, 18.1, 5.5)
        return {"V_post": COAL * np.where(underground, 3.0, 0.0)} | recovered(volume, 0.668e-3, 25)

    return "ru.factors", "output, type", {"coal_output": COAL, "mine_type": kinds}, by_hand


GAS, METHANE, DIOXIDE, ETHANE = numbers(1, 1e5), numbers(1, 60), numbers(0, 3), numbers(0, 5)
COMPOSITION = {"gas_volume": GAS, "ch4_percent": METHANE, "co2_percent": DIOXIDE}
WITH_ETHANE = COMPOSITION | {"other_components": [{"name": "C2H6", "percent": ETHANE, "carbon_atoms": 2}]}


def require_composition(*parts: np.ndarray) -> None:
    require(0, GAS)
    for part in parts:
        require(0, part, 100)
    if np.any(sum(parts) > 100):
        raise ValueError


def burnt(ch4: np.ndarray, co2: np.ndarray) -> Outputs:
    return {"ch4_t": ch4, "co2_t": co2, "co2e_t": ch4 * 25 + co2}


def venting() -> Case:
    def by_hand() -> Outputs:
        require_composition(METHANE, DIOXIDE)
        methane = GAS * METHANE
        return {"ch4_volume": methane * 10} | burnt(methane * 0.668e-2, GAS * DIOXIDE * 1.8393e-2)

    return "ru371.venting", "volume, composition", COMPOSITION, by_hand


def flaring() -> Case:
    def by_hand() -> Outputs:
        require_composition(METHANE, DIOXIDE, ETHANE)
        co2 = GAS * ((DIOXIDE + (METHANE + ETHANE * 2) * 0.9994) * 1.8393e-2)
        return burnt(GAS * (METHANE * (0.0006 * 0.668e-2)), co2)

    return "ru371.flaring", "volume, composition", WITH_ETHANE, by_hand


def combustion() -> Case:
    def by_hand() -> Outputs:
        require_composition(METHANE, DIOXIDE, ETHANE)
        co2 = GAS * ((METHANE + DIOXIDE + ETHANE * 2) * 1.8393e-2)
        return burnt(GAS * METHANE * (0.01 * 0.668e-2), co2)

    return "ru371.combustion", "volume, composition", WITH_ETHANE | {"slip_share": 0.01}, by_hand


FLOW, RETURN, INTAKE = numbers(1e3, 2e4), numbers(0.1, 0.5), numbers(0, 0.1)
DRAWN, RICH, WARMTH = numbers(50, 200), numbers(20, 60), numbers(10, 30)
MINUTES, DAILY = 525_600.0, 9_000.0


def balance_of(ventilated: np.ndarray, drained: Any = 0.0) -> Outputs:
    absolute = ventilated + drained
    share = np.where(absolute > 0, drained / absolute, 0.0) if np.ndim(drained) else 0.0
    sums = {"absolute_abundance": absolute, "relative_abundance": absolute * (1440 / DAILY), "drainage_share": share}
    return sums | recovered(absolute * MINUTES, 0.668e-3, 25)


def balance_of_one_stream() -> Case:
    def by_hand() -> Outputs:
        require(0, FLOW, 1e6), require(0, RETURN, 100)
        return balance_of(FLOW * RETURN / 100)

    streams = [{"flow": FLOW, "ch4_percent": RETURN}]
    return "mine.balance", "one stream", {"ventilation": streams, "daily_output": DAILY, "minutes": MINUTES}, by_hand


def balance_of_three_streams() -> Case:
    def by_hand() -> Outputs:
        for low, column, high in ((0, FLOW, 1e6), (0, RETURN, 100), (0, INTAKE, 100), (0, DRAWN, 1e6), (0, RICH, 100)):
            require(low, column, high)
        require(-60, WARMTH, 400)
        if np.any(INTAKE > RETURN):
            raise ValueError
        drained = DRAWN * ((98 / 101.325) * (293.15 / (273.15 + WARMTH))) * RICH / 100
        return balance_of(FLOW * (RETURN - INTAKE) / 100 + 5000 * RETURN / 100, drained)

    given: dict[str, Any] = {"daily_output": DAILY, "minutes": MINUTES}
    given["ventilation"] = [
        {"flow": FLOW, "ch4_percent": RETURN, "intake_percent": INTAKE},
        {"flow": 5000, "ch4_percent": RETURN},
    ]
    given["drainage"] = [{"flow": DRAWN, "ch4_percent": RICH, "temperature_c": WARMTH, "pressure_kpa": 98}]
    return "mine.balance", "three streams", given, by_hand


def relative() -> Case:
    abundance = numbers(1, 40)

    def by_hand() -> Outputs:
        require(0, COAL), require(0, abundance, 500)
        return recovered(COAL * abundance, 0.668e-3, 25)

    return "mine.relative", "output, abundance", {"coal_output": COAL, "relative_abundance": abundance}, by_hand


def relative_with_recovery() -> Case:
    abundance = numbers(3, 40)

    def by_hand() -> Outputs:
        require(0, COAL), require(0, abundance, 500), require(0, UTILISED), require(0, FLARED)
        return recovered(COAL * abundance, 0.668e-3, 25, UTILISED, FLARED)

    given = {"coal_output": COAL, "relative_abundance": abundance}
    return "mine.relative", "… and recovery", given | {"methane_utilised": UTILISED, "methane_flared": FLARED}, by_hand


CONTENT, RESIDUAL, ADJACENT = numbers(1, 20), numbers(0, 5), numbers(0, 1)


def content() -> Case:
    def by_hand() -> Outputs:
        require(0, COAL), require(0, CONTENT, 100), require(0, ADJACENT, 20)
        return {"V_post": 0.0} | recovered(COAL * (CONTENT * (1 + ADJACENT)), 0.668e-3, 25)

    given = {"coal_output": COAL, "gas_content": CONTENT, "adjacent_share": ADJACENT}
    return "mine.gas_content", "output, content, adjacent", given, by_hand


def content_dry_ash_free() -> Case:
    moisture, ash = numbers(1, 10), numbers(3, 30)

    def by_hand() -> Outputs:
        require(0, COAL), require(0, CONTENT, 100), require(0, RESIDUAL, 100), require(0, ADJACENT, 20)
        require(0, moisture, 100), require(0, ash, 100)
        if np.any(moisture + ash > 100):
            raise ValueError
        as_worked = CONTENT * (100 - moisture - ash) / 100
        after = COAL * np.minimum(as_worked, RESIDUAL)
        volume = COAL * (np.maximum(as_worked - RESIDUAL, 0) * (1 + ADJACENT)) + after
        return {"V_post": after} | recovered(volume, 0.668e-3, 25)

    given = {"coal_output": COAL, "gas_content_daf": CONTENT, "moisture_percent": moisture, "ash_percent": ash}
    given |= {"residual_gas_content": RESIDUAL, "adjacent_share": ADJACENT}
    return "mine.gas_content", "all of dry ash-free", given, by_hand


def absolute() -> Case:
    abundance = numbers(1, 250)

    def by_hand() -> Outputs:
        require(0, abundance, 1e5)
        return recovered(abundance * MINUTES, 0.668e-3, 25)

    return "mine.absolute", "abundance", {"absolute_abundance": abundance, "minutes": MINUTES}, by_hand


CUBIC_FEET, RANKINE, ATMOSPHERES = numbers(1e3, 1e5), numbers(480, 580), numbers(0.8, 1.1)


def of_a_day(flow: Any, percent: Any, temperature: Any, pressure: Any) -> Any:
    return flow * percent / temperature * pressure * (0.0423 * 520 * 1440 * 0.454 / 1000 / 100)


def require_american(*columns: np.ndarray) -> None:
    for column, low, high in zip(columns, (0, 0, 1e-9, 1e-9), (np.inf, 100, 2000, 100), strict=True):
        require(low, column, high)


def american(ch4: np.ndarray) -> Outputs:
    return {"ch4_t": ch4, "co2_t": 0.0, "co2e_t": ch4 * 28}


def ventilation_of_a_quarter() -> Case:
    columns = (CUBIC_FEET, RETURN, RANKINE, ATMOSPHERES)

    def by_hand() -> Outputs:
        require_american(*columns)
        return american(90 * of_a_day(*columns))

    names = ("flow_acfm", "ch4_percent", "temperature_rankine", "pressure_atm")
    return "epa.ff.ventilation", "one quarter", {"days": 90} | dict(zip(names, columns, strict=True)), by_hand


def degasification_of_a_week() -> Case:
    share = np.linspace(0.9, 1.1, 7)[:, np.newaxis]
    columns = (CUBIC_FEET * share, RICH * share, RANKINE * np.ones((7, 1)), ATMOSPHERES * np.ones((7, 1)))

    def by_hand() -> Outputs:
        require_american(*columns)
        return american(of_a_day(*columns).sum(axis=0))

    names = ("flow_acfm", "ch4_percent", "temperature_rankine", "pressure_atm")
    return "epa.ff.degasification", "seven days", dict(zip(names, columns, strict=True)), by_hand


CASES = [
    underground_by_depth,
    underground_average,
    surface_by_depth,
    post_mining,
    tier1_one_interval,
    tier1_by_interval,
    tier2_by_rank,
    tier2_of_a_year,
    kuzbass_of_one_type,
    kuzbass_by_type,
    venting,
    flaring,
    combustion,
    balance_of_one_stream,
    balance_of_three_streams,
    relative,
    relative_with_recovery,
    content,
    content_dry_ash_free,
    absolute,
    ventilation_of_a_quarter,
    degasification_of_a_week,
]


def measured(case: Case) -> bool:
    method, by_rows, given, by_hand = case
    sheet, factors = library().sheet(method), library().factors
    gwp = gwp_set(sheet.gwp_set)

    def ours() -> dict[str, np.ndarray]:
        return evaluate_rows(sheet, factors, given, gwp)

    found, expected = ours(), by_hand()
    assert found.keys() == expected.keys(), (method, found.keys() ^ expected.keys())
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], np.broadcast_to(values, ROWS), rtol=1e-10, err_msg=f"{method} {name}")
    del found, expected
    return report(f"{method} ({by_rows})", *paired(ours, by_hand, REPEATS, time.process_time), LIMIT)


def main() -> int:
    heading()
    cases = [case for case in (made() for made in CASES) if case[0] in library().ids()]
    good = [measured(case) for case in cases]
    lacking = set(library().ids()) - {method for method, *_ in cases}
    if lacking:
        print(f"not measured: {', '.join(sorted(lacking))}")
    return 0 if all(good) and not lacking else 1


if __name__ == "__main__":
    sys.exit(as_json(main))
