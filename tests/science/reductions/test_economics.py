"""NPV, IRR, payback: what holds for any flows, and what is said where there is no one rate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.reductions import economics

FLOWS = st.lists(st.floats(1, 1e6), min_size=1, max_size=30)


@given(capex=st.floats(1, 1e7), flows=FLOWS)
def test_npv_at_the_irr_is_nought(capex: float, flows: list[float]) -> None:
    found = economics.irr(capex, np.array(flows))
    assert found.sign_changes == 1
    assert found.rate is not None
    worth = economics.npv(capex, np.array(flows), found.rate)
    scale = capex + float(np.abs(np.array(flows) * economics.discounts(found.rate, len(flows))).sum())
    assert worth == pytest.approx(0, abs=1e-9 * scale)


def test_flows_that_never_change_sign_have_no_irr() -> None:
    assert economics.irr(100.0, np.array([-1.0, -1.0])) == economics.Irr(None, 0)


def test_several_sign_changes_are_counted_and_no_rate_is_given() -> None:
    # −100 + 230/(1+r) − 132/(1+r)²: roots 10 % and 20 %
    flows = np.array([230.0, -132.0])
    assert economics.irr(100.0, flows) == economics.Irr(None, 2)
    assert economics.npv(100.0, flows, 0.1) == pytest.approx(0, abs=1e-9)
    assert economics.npv(100.0, flows, 0.2) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("capex", "flows", "years"),
    [(120, [27] * 15, 120 / 27), (100, [100, 5], 1.0), (100, [50, 25], None), (100, [-20, 60, 120], 2.5), (0, [1], 0)],
)
def test_payback_is_undiscounted_and_linear_within_the_year(
    capex: float, flows: list[float], years: float | None
) -> None:
    found = economics.payback_years(capex, np.array(flows, dtype=float))
    assert found == (None if years is None else pytest.approx(years))


def test_tax_is_of_the_profit_above_depreciation_and_never_below_nought() -> None:
    revenue, opex = np.array([300.0, 100.0]), 50.0
    assert economics.tax_of(revenue, opex, 1000.0, 0.2, 10).tolist() == [0.2 * (300 - 50 - 100), 0.0]


def test_nothing_reduced_has_no_cost_of_a_tonne() -> None:
    assert economics.abatement_cost(-5.0, np.zeros(3), 0.1) is None


def test_without_energy_there_is_no_levelised_cost() -> None:
    assert economics.levelised_energy_cost(10.0, np.ones(3), np.zeros(3), 0.1) is None
