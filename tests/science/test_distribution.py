"""The draws of an output as percentiles: those of NumPy, of a distribution known by heart, and only where asked for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import ndtri
from tests.science.examples import EXAMPLES

from firedamp.science.methods import calculate
from firedamp.science.methods.quantiles import Quantiles

TIER_1 = {"coal_output": 1e6, "mine_depth": 300}


def test_the_percentiles_are_those_of_numpy() -> None:
    values = np.random.default_rng(4).lognormal(size=(2, 1_234))
    found = Quantiles(2, 1_234)
    for start in range(0, 1_234, 100):
        found.add(values[:, start : start + 100])
    assert found.percentiles() == pytest.approx(np.percentile(values, range(101), axis=1).T, rel=1e-12)


def test_the_percentiles_that_are_counted_are_near_those_of_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firedamp.science.methods.quantiles.EXACT_VALUES", 10)
    values = np.random.default_rng(5).normal(10, 1, (1, 100_000))
    found = Quantiles(1, 100_000)
    for start in range(0, 100_000, 5_000):
        found.add(values[:, start : start + 5_000])
    inner = found.percentiles()[0, 1:100]
    assert inner == pytest.approx(np.percentile(values[0], range(1, 100)), rel=1e-3)


def test_one_lognormal_factor_gives_its_own_percentiles() -> None:
    own = {"coal_output": {"percent": 0}, "post_mining_factor": {"percent": 0}, "mining_factor": {"factor": 2}}
    found = calculate("ipcc2006.underground", TIER_1, uncertainty=own, draws=400_000, distribution=True)
    shares = np.arange(5, 96) / 100
    by_hand = 1e6 * (18 * np.exp(math.log(2) / 1.96 * ndtri(shares)) + 2.5) * 0.67e-3
    assert found["uncertainty"]["approach2"]["ch4_t"]["quantiles"][5:96] == pytest.approx(by_hand, rel=0.01)


def test_percentiles_rise_and_enclose_the_range() -> None:
    found = calculate("mine.balance", EXAMPLES["mine.balance"], distribution=True)
    for spread in found["uncertainty"]["approach2"].values():
        quantiles = spread["quantiles"]
        assert len(quantiles) == 101
        assert quantiles == sorted(quantiles)
        assert quantiles[2] <= spread["low"] <= quantiles[3]
        assert quantiles[97] <= spread["high"] <= quantiles[98]


def test_they_come_only_where_asked_for_and_change_nothing_else() -> None:
    with_them = calculate("ru.factors", EXAMPLES["ru.factors"], distribution=True)
    without = calculate("ru.factors", EXAMPLES["ru.factors"])
    for spread in with_them["uncertainty"]["approach2"].values():
        del spread["quantiles"]
    assert with_them == without
