"""What holds of every method at any inputs: proportions, bounds, the same numbers for one row and for many."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.examples import EXAMPLES, with_number

from firedamp.science.errors import InputError
from firedamp.science.gases import gwp_set, gwp_sets, volume_at_20c
from firedamp.science.methods import calculate, library
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.rows import evaluate_rows
from firedamp.science.methods.sheet import Input
from firedamp.science.methods.trace import canonical

# What each method's emission is proportional to, nothing recovered.
PROPORTIONAL = [
    ("ipcc2006.underground", "coal_output"),
    ("ipcc2006.surface", "coal_output"),
    ("ipcc2006.post_mining_tier2", "coal_output"),
    ("ipcc2006.post_mining_tier2", "gas_content"),
    ("ipcc2006.abandoned.tier1", "mines"),
    ("ipcc2006.abandoned.tier2", "mines"),
    ("ipcc2006.abandoned.tier2", "emission_before_closure"),
    ("ru.factors", "coal_output"),
    ("ru371.venting", "gas_volume"),
    ("ru371.flaring", "gas_volume"),
    ("ru371.combustion", "gas_volume"),
    ("mine.balance", "minutes"),
    ("mine.absolute", "absolute_abundance"),
    ("mine.absolute", "minutes"),
    ("mine.relative", "coal_output"),
    ("mine.relative", "relative_abundance"),
    ("mine.gas_content", "coal_output"),
    ("epa.ff.ventilation", "days"),
    ("epa.ff.ventilation", "flow_acfm"),
    ("epa.ff.ventilation", "ch4_percent"),
    ("epa.ff.ventilation", "pressure_atm"),
    ("epa.ff.degasification", "pressure_atm"),
]


def without_recovery(method: str) -> dict[str, Any]:
    recovery = ("methane_utilised", "methane_flared", "recovered")
    return {name: value for name, value in EXAMPLES[method].items() if name not in recovery}


def outputs(method: str, inputs: dict[str, Any], gwp: str = "") -> dict[str, float]:
    sheet = library().sheet(method)
    found = evaluate(sheet, library().factors, inputs, gwp_set(gwp or sheet.gwp_set)).outputs
    return {name: float(np.ravel(value)[0]) for name, value in found.items()}


@pytest.mark.parametrize(("method", "name"), PROPORTIONAL)
def test_twice_as_much_gives_twice_the_emission(method: str, name: str) -> None:
    inputs = without_recovery(method)
    once, twice = outputs(method, inputs), outputs(method, {**inputs, name: 2 * inputs[name]})
    assert twice["co2e_t"] == pytest.approx(2 * once["co2e_t"], rel=1e-12)


@pytest.mark.parametrize("method", EXAMPLES)
@pytest.mark.parametrize("gwp", sorted(gwp_sets()))
def test_co2e_is_methane_by_its_gwp_and_co2(method: str, gwp: str) -> None:
    found = outputs(method, EXAMPLES[method], gwp)
    assert found["co2e_t"] == pytest.approx(found["ch4_t"] * gwp_sets()[gwp].ch4 + found["co2_t"], rel=1e-12)


@pytest.mark.parametrize("method", [method for method in EXAMPLES if not method.startswith("epa.")])
def test_methane_is_proportional_to_its_density(method: str) -> None:
    light, heavy = (outputs(method, {**EXAMPLES[method], "density": density})["ch4_t"] for density in (0.5, 1.0))
    assert heavy == pytest.approx(2 * light, rel=1e-12)


@pytest.mark.parametrize("method", EXAMPLES)
def test_many_rows_give_what_each_gives_alone(method: str) -> None:
    sheet = library().sheet(method)
    single = [
        name
        for name, item in sheet.inputs.items()
        if item.kind == "number" and isinstance(EXAMPLES[method].get(name), int | float)
    ]
    scales = np.array([0.5, 0.9, 1.0])
    columns = {**EXAMPLES[method], single[0]: EXAMPLES[method][single[0]] * scales} if single else EXAMPLES[method]
    rows = evaluate_rows(sheet, library().factors, columns, gwp_set(sheet.gwp_set))
    for place, scale in enumerate(scales):
        changes = {single[0]: EXAMPLES[method][single[0]] * scale} if single else {}
        alone = outputs(method, {**EXAMPLES[method], **changes})
        for name, value in alone.items():
            assert np.broadcast_to(rows[name], 3)[place] == pytest.approx(value, rel=1e-14)


def numbers_of(item: Input) -> st.SearchStrategy[float]:
    low = item.minimum if item.minimum is not None else (item.above or 0)
    high = item.maximum if item.maximum is not None else 1e12
    return st.floats(low, high, exclude_min=item.above is not None)


@settings(max_examples=300, deadline=None)
@given(data=st.data(), method=st.sampled_from(sorted(EXAMPLES)))
def test_any_numbers_in_range_give_emissions_not_below_nought_or_a_reason(data: st.DataObject, method: str) -> None:
    inputs = dict(EXAMPLES[method])
    for name, item in library().sheet(method).inputs.items():
        if item.kind == "number" and name in inputs and data.draw(st.booleans(), label=f"change {name}"):
            inputs[name] = data.draw(numbers_of(item), label=name)
        if item.kind == "list" and inputs.get(name):
            for field, part in item.fields.items():
                if part.kind == "number" and data.draw(st.booleans(), label=f"change {name}.{field}"):
                    inputs = with_number(inputs, f"{name}[0].{field}", data.draw(numbers_of(part), label=field))
    try:
        found = outputs(method, inputs)
    except InputError:
        return
    largest = max(map(abs, found.values()))
    assert all(math.isfinite(value) and value >= -1e-8 * largest for value in found.values())


@settings(max_examples=60, deadline=None)
@given(
    output=st.floats(0, 1e9),
    depth=st.none() | st.floats(0, 3_000),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    efficiency=st.floats(0, 1),
)
def test_recovery_never_makes_or_loses_gas(
    output: float, depth: float | None, shares: tuple[float, float], efficiency: float
) -> None:
    factor = 20.5 if depth is None or 200 <= depth <= 400 else 10.9 if depth < 200 else 29.0
    volume = output * factor
    utilised = volume * shares[0]
    flared = (volume - utilised) * shares[1]
    inputs = {
        "coal_output": output,
        "mine_depth": depth,
        "methane_utilised": utilised,
        "methane_flared": flared,
        "flare_efficiency": efficiency,
    }
    found = outputs("ipcc2006.underground", inputs)
    burnt = found["co2_t"] / 2.75 + found["co2_utilised_t"] / 2.75
    assert found["ch4_t"] + burnt == pytest.approx(volume * 0.00067, rel=1e-9, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(
    rank=st.sampled_from([("anthracite", 1.72, -0.58), ("bituminous", 3.72, -0.42), ("subbituminous", 0.27, -1.0)]),
    start=st.floats(0, 100),
    length=st.floats(0.01, 50),
)
def test_the_mean_decline_lies_between_its_ends(rank: tuple[str, float, float], start: float, length: float) -> None:
    name, a, b = rank
    inputs = {
        "mines": 1,
        "coal_rank": name,
        "emission_before_closure": 1e6,
        "years_since_closure_start": start,
        "years_since_closure_end": start + length,
    }
    factor = outputs("ipcc2006.abandoned.tier2", inputs)["ch4_volume"] / 1e6
    assert (1 + a * (start + length)) ** b <= factor * (1 + 1e-9)
    assert factor <= (1 + a * start) ** b * (1 + 1e-9)
    years = np.linspace(start, start + length, 4_001)
    assert factor == pytest.approx(float(np.trapezoid((1 + a * years) ** b, years)) / length, rel=1e-4)


MEAN_YEAR_CLOSED = {"1901-1925": 1912.5, "1926-1950": 1937.5, "1951-1975": 1962.5, "1976-2000": 1987.5, "2001-": 2001}


@pytest.mark.parametrize("interval", MEAN_YEAR_CLOSED)
def test_the_abandoned_table_lies_on_the_curve_within_1_2_percent(interval: str) -> None:
    for year in range(2001 if interval == "2001-" else 1990, 2017):
        inputs = {"mines": 1, "closure_interval": interval, "inventory_year": year}
        cell = outputs("ipcc2006.abandoned.tier1", inputs)["ch4_volume"] / 1e6
        curve = 5.736 * (1 + 4.478 * (year - MEAN_YEAR_CLOSED[interval])) ** -0.5156
        assert cell == pytest.approx(curve, rel=0.012)


@pytest.mark.parametrize("year", [2017, 2020, 2050])
def test_years_after_the_table_are_on_the_curve_and_say_so(year: int) -> None:
    inputs = {"mines": 3, "closure_interval": "2001-", "inventory_year": year}
    found = calculate("ipcc2006.abandoned.tier1", inputs, draws=100)
    by_hand = 3 * 5.736e6 * (1 + 4.478 * (year - 2001)) ** -0.5156 * 0.00067
    assert found["outputs"]["ch4_t"] == pytest.approx(by_hand)
    assert {"assumption"} <= {entry["kind"] for entry in found["to_confirm"]}


@settings(max_examples=100, deadline=None)
@given(volume=st.floats(0, 1e9), temperature=st.floats(-60, 400), pressure=st.floats(1, 1_000))
def test_a_volume_at_20_degrees_keeps_its_moles(volume: float, temperature: float, pressure: float) -> None:
    moles = pressure * volume / (273.15 + temperature)
    assert volume_at_20c(volume, temperature, pressure) * 101.325 / 293.15 == pytest.approx(moles)


@pytest.mark.parametrize(("temperature", "pressure"), [(-273.15, 100), (-300, 100), (20, 0), (20, -1)])
def test_conditions_that_cannot_be_are_refused(temperature: float, pressure: float) -> None:
    with pytest.raises(InputError):
        volume_at_20c(1.0, temperature, pressure)


@given(st.floats(-1e300, 1e300))
def test_a_canonical_number_has_ten_digits_and_stays(value: float) -> None:
    once = canonical(value)
    assert once == canonical(once)
    assert once == pytest.approx(value, rel=1e-9, abs=1e-300)
    assert len(json.dumps(abs(once)).replace(".", "").partition("e")[0].strip("0")) <= 10
