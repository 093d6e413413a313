"""Draws: the same seed gives the same digits, a spread of nothing gives the given numbers, what is shared is shared."""

from __future__ import annotations

import numpy as np
import pytest
from tests.science.reductions.example import AR5, DRAINAGE, project

from firedamp.science.errors import InputError
from firedamp.science.reductions.evaluating import evaluated
from firedamp.science.reductions.sensitivity import sensitivity
from firedamp.science.reductions.uncertainty import drawn, ranges_told, total_of

SPREADS = {"flow": 20, "ch4": 5, "availability": 5, "electricity_per_mwh": 30}


def test_the_same_seed_gives_the_same_digits_and_another_does_not() -> None:
    first, again, other = (drawn([project()], AR5, SPREADS, draws=500, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first["example-1"].npv, again["example-1"].npv)
    assert not np.array_equal(first["example-1"].npv, other["example-1"].npv)


def test_without_a_spread_every_draw_is_what_was_given() -> None:
    found = drawn([project()], AR5, {}, draws=100)["example-1"]
    assert found.npv.shape == (100,)
    assert found.npv == pytest.approx(float(evaluated(project(), AR5).outcome.npv))


def test_the_range_of_a_price_is_the_range_of_its_revenue() -> None:
    alone = evaluated(project(), AR5).outcome
    revenue = float((alone.energy_revenue * 1.1 ** -np.arange(1.0, 11)).sum())
    found = drawn([project()], AR5, {"electricity_per_mwh": 10}, draws=100_000)["example-1"]
    assert float(np.std(found.npv)) == pytest.approx(revenue * 0.1 / 1.96, rel=0.02)
    assert np.ptp(found.reduction_t_per_year) == 0


def test_projects_of_one_market_share_its_price() -> None:
    pair = [project("a"), project("b", mine="another example")]
    found = drawn(pair, AR5, {"electricity_per_mwh": 20}, draws=200)
    assert found["a"].npv == pytest.approx(found["b"].npv)
    assert total_of(found).npv == pytest.approx(2 * found["a"].npv)


def test_streams_of_two_mines_draw_apart() -> None:
    pair = [project("a"), project("b", mine="another example")]
    found = drawn(pair, AR5, {"flow": 20}, draws=2000)
    correlation = np.corrcoef(found["a"].reduction_t_per_year, found["b"].reduction_t_per_year)[0, 1]
    assert abs(correlation) < 0.1


def test_in_a_draw_below_the_permitted_concentration_the_project_stands() -> None:
    edge = project(stream={**DRAINAGE, "ch4_percent": 30})
    found = drawn([edge], AR5, {"ch4": 5}, draws=2000)["example-1"]
    assert float((found.reduction_t_per_year == 0).mean()) == pytest.approx(0.5, abs=0.05)


def test_ranges_are_told_in_order() -> None:
    told = ranges_told(drawn([project()], AR5, SPREADS, draws=500)["example-1"])
    assert told["npv"]["low"] < told["npv"]["median"] < told["npv"]["high"]
    assert 0 <= told["probability_npv_positive"] <= 1


def test_projects_that_touch_each_other_share_the_stream_in_every_draw() -> None:
    flare = {"technology": "flare_enclosed", "prices": {}}
    pair = [project("first", order=1), project("second", order=2, availability=1.0, **flare)]
    found = drawn(pair, AR5, {"availability": 20}, draws=3000)
    correlation = np.corrcoef(found["first"].reduction_t_per_year, found["second"].reduction_t_per_year)[0, 1]
    assert correlation < -0.9  # what the first leaves is what the second receives


@pytest.mark.parametrize(
    ("spreads", "draws", "seed", "rule"),
    [
        ({"weather": 5}, 500, 1, "unknown_uncertainty"),
        ({"flow": -5}, 500, 1, "bad_spread"),
        ({"flow": float("nan")}, 500, 1, "bad_spread"),
        ({}, 1, 1, "bad_draws"),
        ({}, 10**9, 1, "bad_draws"),
        ({}, 500, -1, "bad_seed"),
    ],
)
def test_what_is_no_spread_is_refused(spreads: dict[str, float], draws: int, seed: int, rule: str) -> None:
    with pytest.raises(InputError) as refused:
        drawn([project()], AR5, spreads, draws=draws, seed=seed)
    assert refused.value.problems[0].rule == rule


def test_an_unsafe_plan_has_no_range() -> None:
    with pytest.raises(InputError):
        drawn([project(stream={**DRAINAGE, "ch4_percent": 20})], AR5, SPREADS, draws=500)


def test_sensitivity_moves_one_figure_after_another() -> None:
    found = {each["name"]: each for each in sensitivity(project(), AR5, 10)}
    npv = float(evaluated(project(), AR5).outcome.npv)
    assert found["capex"]["npv_low"] - npv == pytest.approx(100)
    assert found["capex"]["npv_high"] - npv == pytest.approx(-100)
    assert "carbon_per_t" not in found
    assert set(found) == {"flow_m3_min", "ch4_percent", "availability", "capex", "opex_per_year", "discount_rate",
                          "electricity_per_mwh"}  # fmt: skip
