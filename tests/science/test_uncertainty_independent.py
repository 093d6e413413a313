"""Uncertainty against computations written out here: other draws, other code, the same definitions of methods.md.

"±p %" is normal with σ = p/196 of the estimate, "a factor of n" lognormal with σ = ln(n)/1.96 around it.
"""

from __future__ import annotations

import hashlib
import json
import math
import warnings
from typing import Any

import numpy as np
import pytest
from scipy.special import ndtri
from tests.science.examples import EXAMPLES

from firedamp.science.errors import InputError
from firedamp.science.gases import gwp_set
from firedamp.science.methods import calculate, library
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.propagation import Propagation
from firedamp.science.methods.quantiles import Quantiles
from firedamp.science.methods.sampling import NormalStreams, inverse_normal
from firedamp.science.methods.spreads import variables
from firedamp.science.methods.uncertainty import approach2, drawn

MANY = 400_000
TOLERANCE = 0.01  # of a percentile: ten times its standard error at this many draws


def normal(rng: np.random.Generator, percent: float) -> np.ndarray:
    return 1 + percent / 196 * rng.standard_normal(MANY)


def lognormal(rng: np.random.Generator, factor: float) -> np.ndarray:
    return np.exp(math.log(factor) / 1.96 * rng.standard_normal(MANY))


def range95(draws: np.ndarray) -> list[float]:
    return [float(end) for end in np.percentile(draws, [2.5, 97.5])]


def of(
    method: str, inputs: dict[str, Any], output: str = "ch4_t", **more: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Approach 1 and approach 2 of an output."""
    found = calculate(method, inputs, draws=MANY, **more)["uncertainty"]
    return found["approach1"][output], found["approach2"][output]


def agrees(found: dict[str, Any], by_hand: np.ndarray) -> None:
    assert [found["low"], found["high"]] == pytest.approx(range95(by_hand), rel=TOLERANCE)
    assert found["mean"] == pytest.approx(float(by_hand.mean()), rel=TOLERANCE)


def test_tier_1_underground_by_monte_carlo() -> None:
    rng = np.random.default_rng(11)
    by_hand = 1e6 * normal(rng, 2) * (18 * lognormal(rng, 2) + 2.5 * lognormal(rng, 3)) * 0.00067
    agrees(of("ipcc2006.underground", {"coal_output": 1e6})[1], by_hand)


def test_tier_1_surface_by_monte_carlo() -> None:
    rng = np.random.default_rng(12)
    by_hand = 1e6 * normal(rng, 2) * (2 * lognormal(rng, 3) + 0.2 * lognormal(rng, 3)) * 0.00067
    agrees(of("ipcc2006.surface", {"coal_output": 1e6, "overburden_depth": 60})[1], by_hand)


def test_tier_1_with_recovery_by_monte_carlo() -> None:
    rng = np.random.default_rng(13)
    volume = 2.4e6 * normal(rng, 2) * (18 * lognormal(rng, 2) + 2.5 * lognormal(rng, 3))
    efficiency = np.minimum(0.98 * normal(rng, 1), 1)
    ch4 = (np.maximum(volume - 8e6, 0) + (1 - efficiency) * 3e6) * 0.00067
    co2 = efficiency * 3e6 * 0.00067 * 2.75
    inputs = {"coal_output": 2.4e6, "mine_depth": 350, "methane_utilised": 5e6, "methane_flared": 3e6}
    agrees(of("ipcc2006.underground", inputs)[1], ch4)
    agrees(of("ipcc2006.underground", inputs, "co2e_t")[1], 28 * ch4 + co2)


@pytest.mark.parametrize(("kind", "factor"), [("underground", 18.1), ("surface", 5.5)])
def test_the_kuzbass_factors_by_monte_carlo(kind: str, factor: float) -> None:
    rng = np.random.default_rng(14)
    spread = normal(rng, 50) if kind == "underground" else lognormal(rng, 2)
    by_hand = 1e6 * normal(rng, 2) * factor * np.maximum(spread, 0) * 0.000668
    agrees(of("ru.factors", {"coal_output": 1e6, "mine_type": kind})[1], by_hand)


def test_the_balance_by_monte_carlo() -> None:
    rng = np.random.default_rng(15)
    ventilation = 30 * normal(rng, 20) + 12 * normal(rng, 20)  # two returns err on their own
    drainage = 21 * normal(rng, 5)
    suction = 6 * normal(rng, 5)
    inputs = {
        "ventilation": [{"flow": 10_000, "ch4_percent": 0.3}, {"flow": 4_000, "ch4_percent": 0.3}],
        "drainage": [{"flow": 60, "ch4_percent": 35}],
        "gas_suction": [{"flow": 300, "ch4_percent": 2}],
        "daily_output": 9_000,
        "minutes": 525_600,
    }
    total = ventilation + drainage + suction
    agrees(of("mine.balance", inputs, "absolute_abundance")[1], total)
    agrees(of("mine.balance", inputs, "drainage_share")[1], drainage / total)


def test_the_gas_content_by_monte_carlo() -> None:
    rng = np.random.default_rng(16)
    content = np.maximum(10 * normal(rng, 30), 0)
    residual = np.maximum(2 * normal(rng, 50), 0)
    adjacent = np.maximum(0.5 * normal(rng, 50), 0)
    output = 1e6 * normal(rng, 2)
    volume = output * (np.maximum(content - residual, 0) * (1 + adjacent) + np.minimum(content, residual))
    inputs = {"coal_output": 1e6, "gas_content": 10, "residual_gas_content": 2, "adjacent_share": 0.5}
    agrees(of("mine.gas_content", inputs)[1], volume * 0.000668)


def test_flaring_by_order_371_by_monte_carlo() -> None:
    rng = np.random.default_rng(17)
    volume, ch4, co2, ethane = 15_768 * normal(rng, 5), 35 * normal(rng, 2), 1.2 * normal(rng, 2), 2 * normal(rng, 2)
    by_hand = volume * (co2 + (ch4 + 2 * ethane) * (1 - 0.0006)) * 1.8393 / 100
    agrees(of("ru371.flaring", EXAMPLES["ru371.flaring"], "co2_t")[1], by_hand)


def test_abandoned_mines_by_monte_carlo() -> None:
    rng = np.random.default_rng(18)
    tier_1 = 10 * 0.7 * 0.478 * lognormal(rng, 3) * 1e6 * 0.00067
    agrees(of("ipcc2006.abandoned.tier1", EXAMPLES["ipcc2006.abandoned.tier1"])[1], tier_1)
    inputs = {"mines": 1, "coal_rank": "bituminous", "emission_before_closure": 2e7, "years_since_closure": 10}
    tier_2 = 2e7 * (1 + 3.72 * 10) ** -0.42 * lognormal(rng, 2) * 0.00067
    agrees(of("ipcc2006.abandoned.tier2", inputs)[1], tier_2)


def test_a_ventilation_shaft_by_monte_carlo() -> None:
    by_hand = 91 * 250_000 * 0.0035 * 0.0423 * (520 / 525) * 0.97 * 1440 * 0.454 / 1000
    agrees(of("epa.ff.ventilation", EXAMPLES["epa.ff.ventilation"])[1], by_hand * normal(np.random.default_rng(19), 20))


def test_approach_1_is_the_root_of_the_sum_of_squares() -> None:
    factor_2 = 196 * math.sqrt(math.exp((math.log(2) / 1.96) ** 2) - 1)
    factor_3 = 196 * math.sqrt(math.exp((math.log(3) / 1.96) ** 2) - 1)
    of_factors = math.hypot(18 * factor_2, 2.5 * factor_3) / 20.5
    found, _ = of("ipcc2006.underground", {"coal_output": 1e6})
    assert found["percent"] == pytest.approx(math.hypot(2, of_factors), rel=1e-6)
    assert found["high"] == pytest.approx(13_735 * (1 + math.hypot(2, of_factors) / 100), rel=1e-6)
    assert found["read_approach2"]


def test_approach_1_of_a_sum_of_streams() -> None:
    inputs = {
        "ventilation": [{"flow": 10_000, "ch4_percent": 0.3}, {"flow": 4_000, "ch4_percent": 0.3}],
        "drainage": [{"flow": 60, "ch4_percent": 35}],
        "daily_output": 9_000,
        "minutes": 525_600,
    }
    found, _ = of("mine.balance", inputs, "absolute_abundance")
    assert found["percent"] == pytest.approx(math.hypot(30 * 20, 12 * 20, 21 * 5) / 63, rel=1e-6)
    assert not found["read_approach2"]


def test_approach_1_of_co2e_knows_that_methane_and_co2_are_of_one_flare() -> None:
    # CO2e = GWP·(V − F + (1 − η)F)k + η·F·k·2.75: dη moves both, against each other
    inputs = {"coal_output": 1e6, "methane_flared": 1e7}
    own = {"coal_output": {"percent": 0}, "mining_factor": {"percent": 0}, "post_mining_factor": {"percent": 0}}
    found = calculate("ipcc2006.underground", inputs, uncertainty=own, draws=100)
    slope = abs(-28 + 2.75) * 1e7 * 0.00067
    estimate = found["outputs"]["co2e_t"]
    assert found["uncertainty"]["approach1"]["co2e_t"]["percent"] == pytest.approx(0.98 * slope / estimate, rel=1e-6)


@pytest.mark.parametrize("method", EXAMPLES)
def test_both_approaches_agree_where_all_is_small_and_normal(method: str) -> None:
    evaluation = evaluate(
        library().sheet(method), library().factors, EXAMPLES[method], gwp_set(library().sheet(method).gwp_set)
    )
    own = {variable.symbol: {"percent": 1} for variable in variables(evaluation)}
    if not own:
        return
    found = calculate(method, EXAMPLES[method], uncertainty=own, draws=100_000)["uncertainty"]
    for name, first in found["approach1"].items():
        second = found["approach2"][name]
        assert (second["high"] - second["low"]) == pytest.approx(first["high"] - first["low"], rel=0.02, abs=1e-9)


def test_shares_of_variance_are_those_of_the_variances_one_by_one() -> None:
    rng = np.random.default_rng(20)
    parts = {
        "coal_output": (20.5 * normal(rng, 2)).var(),
        "mining_factor": (18 * lognormal(rng, 2)).var(),
        "post_mining_factor": (2.5 * lognormal(rng, 3)).var(),
    }
    found = calculate("ipcc2006.underground", {"coal_output": 1e6}, draws=100)["sensitivity"]["ch4_t"]
    shares = {entry["name"]: entry["share_of_variance"] for entry in found}
    assert shares == pytest.approx({name: part / sum(parts.values()) for name, part in parts.items()}, abs=0.01)
    assert [entry["name"] for entry in found] == ["mining_factor", "post_mining_factor", "coal_output"]


def test_a_tornado_shows_the_ends_of_the_range_of_each() -> None:
    found = calculate("ipcc2006.underground", {"coal_output": 1e6}, draws=100)["sensitivity"]["ch4_t"]
    mining = next(entry for entry in found if entry["name"] == "mining_factor")
    assert mining["low"] == pytest.approx((18 / 2 + 2.5) * 670, rel=1e-6)
    assert mining["high"] == pytest.approx((18 * 2 + 2.5) * 670, rel=1e-6)


@pytest.mark.parametrize("method", EXAMPLES)
def test_no_output_is_ever_drawn_below_nought(method: str) -> None:
    sheet = library().sheet(method)
    evaluation = evaluate(sheet, library().factors, EXAMPLES[method], gwp_set(sheet.gwp_set))
    names = list(evaluation.outputs)
    for wide in [{"percent": 300}, {"factor": 30}]:
        own = {variable.symbol: wide for variable in variables(evaluation)}
        uncertain = variables(evaluation, own)
        for values, _ in drawn(Propagation(evaluation, uncertain, names), 5_000, 3, 5_000):
            assert all(np.min(values[name]) >= 0 for name in names)


def symbols(method: str) -> list[str]:
    sheet = library().sheet(method)
    return [*sheet.descriptions, *(name for name in sheet.inputs if name not in sheet.descriptions)]


SIZES: list[Any] = [
    {"percent": 0},
    {"percent": 5},
    {"percent": 1_000},
    {"factor": 1},
    {"factor": 1_000},
]


@pytest.mark.parametrize("method", EXAMPLES)
def test_an_own_uncertainty_of_any_symbol_gives_a_finite_range_or_a_reason(method: str) -> None:
    for symbol in symbols(method):
        for size in SIZES:
            try:
                result = calculate(method, EXAMPLES[method], uncertainty={symbol: size}, draws=200)
            except InputError as error:
                rule = error.problems[0].rule
            else:
                rule = ""
                json.dumps(result, allow_nan=False)
                for name, found in result["uncertainty"]["approach2"].items():
                    assert 0 <= found["low"] <= found["high"], (symbol, size, name)
            assert rule in ("", "unknown_uncertainty", "result_not_finite")


@pytest.mark.parametrize(
    "size",
    [
        None,
        5,
        "5",
        [],
        {},
        {"percent": -1},
        {"percent": math.nan},
        {"percent": True},
        {"percent": "5"},
        {"percent": 10**400},
        {"percent": 1_001},
        {"factor": 0.5},
        {"factor": math.inf},
        {"factor": 1_001},
        {"percent": 5, "factor": 2},
        {"sigma": 1},
    ],
)
def test_a_size_that_is_none_is_refused(size: Any) -> None:
    with pytest.raises(InputError) as refused:
        calculate("ru.factors", EXAMPLES["ru.factors"], uncertainty={"coal_output": size})
    assert refused.value.problems[0].rule == "bad_uncertainty"


@pytest.mark.parametrize("own", [5, "coal_output", ["coal_output"], {5: {"percent": 5}}, {None: {"percent": 5}}])
def test_uncertainties_that_are_no_names_and_sizes_are_refused(own: Any) -> None:
    with pytest.raises(InputError):
        calculate("ru.factors", EXAMPLES["ru.factors"], uncertainty=own)


@pytest.mark.parametrize(
    ("method", "symbol"),
    [
        ("ru.factors", "mine_type"),  # a word
        ("ipcc2006.abandoned.tier1", "inventory_year"),  # chooses the row of a table
        ("ipcc2006.underground", "mine_depth"),  # chooses the factor
        ("ipcc2006.post_mining_tier2", "pre_drained"),
        ("mine.balance", "ventilation"),  # a list
        ("mine.balance", "minutes_per_day"),  # a constant
        ("ru.factors", "nothing"),
    ],
)
def test_what_is_no_uncertain_number_has_no_uncertainty(method: str, symbol: str) -> None:
    with pytest.raises(InputError) as refused:
        calculate(method, EXAMPLES[method], uncertainty={symbol: {"percent": 5}})
    assert refused.value.problems[0].rule == "unknown_uncertainty"


def test_a_negative_coefficient_keeps_its_sign() -> None:
    # f = (1 + 3.72·10)^b with b = −0.42 ± 10 %
    rng = np.random.default_rng(21)
    inputs = {"mines": 1, "coal_rank": "bituminous", "emission_before_closure": 2e7, "years_since_closure": 10}
    own = {"b": {"percent": 10}, "q_now": {"percent": 0}}
    by_hand = 2e7 * 38.2 ** (-0.42 * normal(rng, 10)) * 0.00067
    agrees(of("ipcc2006.abandoned.tier2", inputs, uncertainty=own)[1], by_hand)


def test_a_temperature_below_freezing_is_not_cut_at_nought() -> None:
    rng = np.random.default_rng(22)
    inputs = {
        "ventilation": [{"flow": 10_000, "ch4_percent": 0.3, "temperature_c": -20}],
        "daily_output": 9_000,
        "minutes": 1,
    }
    own = {"temperature_c_ventilation": {"percent": 50}, "I_ventilation": {"percent": 0}}
    by_hand = 30 * 293.15 / (273.15 - 20 * normal(rng, 50))
    agrees(of("mine.balance", inputs, "absolute_abundance", uncertainty=own)[1], by_hand)


def test_a_divisor_whose_range_reaches_nought_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        calculate("mine.balance", EXAMPLES["mine.balance"], uncertainty={"daily_output": {"percent": 200}})
    assert refused.value.problems[0].rule == "result_not_finite"


def test_a_flare_never_burns_more_than_it_gets() -> None:
    inputs = {"coal_output": 1e6, "methane_flared": 20.5e6}  # all of it is flared
    found = calculate("ipcc2006.underground", inputs, uncertainty={"flare_efficiency": {"percent": 50}}, draws=2_000)
    assert found["uncertainty"]["approach2"]["co2_t"]["high"] <= 20.5e6 * 0.00067 * 2.75 * (1 + 1e-9)


def test_the_same_seed_gives_the_same_digits() -> None:
    first, second = (calculate("mine.balance", EXAMPLES["mine.balance"], seed=5) for _ in range(2))
    assert json.dumps(first) == json.dumps(second)


def test_another_seed_gives_other_digits() -> None:
    first, second = (calculate("ru.factors", EXAMPLES["ru.factors"], seed=seed) for seed in (5, 6))
    assert first["uncertainty"]["approach2"] != second["uncertainty"]["approach2"]
    assert first["outputs"] == second["outputs"]


def test_the_draws_are_those_of_philox_and_the_inverse_normal() -> None:
    # The recipe written out: key = first 16 bytes of SHA-256 of "seed, NUL, name"; 53 bits, the middle of their cell.
    key = np.frombuffer(hashlib.sha256(b"7\0a name").digest()[:16], dtype=np.uint64)
    raw = np.random.Philox(key=key).random_raw(1_000)
    by_hand = ndtri(((raw >> np.uint64(11)).astype(float) + 0.5) * 2.0**-53)
    assert NormalStreams(["a name"], 7).next(1_000)[0] == pytest.approx(by_hand, rel=1e-12, abs=1e-12)


def test_the_inverse_normal_is_that_of_scipy_from_tail_to_tail() -> None:
    probability = np.concatenate(
        [10.0 ** -np.arange(1, 17), np.linspace(0.001, 0.999, 999), 1 - 10.0 ** -np.arange(1, 16)]
    )
    assert inverse_normal(probability.copy()) == pytest.approx(ndtri(probability), rel=1e-13, abs=1e-13)


@pytest.mark.parametrize("sizes", [[1_000], [1, 999], [333, 333, 334], [10] * 100])
def test_a_stream_is_the_same_in_whatever_pieces_it_is_drawn(sizes: list[int]) -> None:
    streams = NormalStreams(["a", "b"], 1)
    pieces = np.concatenate([streams.next(size) for size in sizes], axis=1)
    assert np.array_equal(pieces, NormalStreams(["a", "b"], 1).next(1_000))


def test_the_size_of_blocks_does_not_change_a_range(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = library().sheet("mine.balance")
    evaluation = evaluate(sheet, library().factors, EXAMPLES["mine.balance"], gwp_set("RU"))
    whole = approach2(evaluation, variables(evaluation), ["ch4_t"], draws=5_000, seed=2)["ch4_t"]
    monkeypatch.setattr("firedamp.science.methods.uncertainty.VALUES_AT_ONCE", 700)
    blocks = approach2(evaluation, variables(evaluation), ["ch4_t"], draws=5_000, seed=2)["ch4_t"]
    assert (blocks.low, blocks.high) == (whole.low, whole.high)
    assert blocks.mean == pytest.approx(whole.mean, rel=1e-14)


@pytest.mark.parametrize("draws", [100, 101, 1_000, 12_345])
def test_percentiles_that_are_kept_are_those_of_numpy(draws: int) -> None:
    values = np.random.default_rng(1).lognormal(size=(3, draws))
    found = Quantiles(3, draws)
    for start in range(0, draws, 37):
        found.add(values[:, start : start + 37])
    low, high = found.range95()
    assert np.array([low, high]) == pytest.approx(np.percentile(values, [2.5, 97.5], axis=1), rel=1e-12)
    assert found.mean() == pytest.approx(values.mean(axis=1))


def test_percentiles_that_are_counted_are_near_the_exact_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firedamp.science.methods.quantiles.EXACT_VALUES", 10)
    rng = np.random.default_rng(2)
    rows = [rng.lognormal(10, 1, 200_000), rng.normal(5, 1, 200_000), np.full(200_000, 7.0), np.zeros(200_000)]
    values = np.array(rows)
    found = Quantiles(4, 200_000)
    for start in range(0, 200_000, 4_096):
        found.add(values[:, start : start + 4_096])
    low, high = found.range95()
    assert np.array([low, high]) == pytest.approx(np.percentile(values, [2.5, 97.5], axis=1), rel=1e-3, abs=1e-9)


def test_percentiles_of_draws_half_of_which_are_nought_are_counted_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firedamp.science.methods.quantiles.EXACT_VALUES", 10)
    values = np.maximum(np.random.default_rng(3).normal(0, 1, (1, 100_000)), 0)
    found = Quantiles(1, 100_000)
    for start in range(0, 100_000, 2_048):
        found.add(values[:, start : start + 2_048])
    low, high = found.range95()
    assert float(low[0]) == pytest.approx(0, abs=1e-3)
    assert float(high[0]) == pytest.approx(float(np.percentile(values, 97.5)), rel=1e-3)


@pytest.mark.parametrize("gas_m3", [1e150, 1e200, 1e290, 1e298, 1e306, 1e308])
def test_a_huge_input_is_calculated_or_refused_without_a_warning_of_numpy(gas_m3: float) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert half_range_percent(gas_m3) in (half_range_percent(1e6), "result_not_finite")


def half_range_percent(gas_m3: float) -> float | str:
    """The half-range of the methane, which does not depend on the volume of gas; else the rule that refuses it.

    The volume of gas has no maximum, unlike the coal output.
    """
    inputs = {"gas_volume": gas_m3, "ch4_percent": 35, "co2_percent": 1.2}
    try:
        result = calculate("ru371.venting", inputs, draws=100)
    except InputError as error:
        return error.problems[0].rule
    return round(result["uncertainty"]["approach1"]["ch4_t"]["percent"], 4)
