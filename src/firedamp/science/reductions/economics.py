"""What is a series of cash flows worth: NPV, IRR, payback, levelised cost, cost of abatement, break-even price?

Year 0 is the investment, year t the t-th of operation (reductions.md, Economics). Arrays end in the axis of years.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

HIGHEST_DOUBLINGS = 400
BISECTIONS = 200


class Irr(NamedTuple):
    """The internal rate of return, None where there is none or several may be; how often the flows change sign."""

    rate: float | None
    sign_changes: int


def discounts(discount_rate: Any, years: int) -> np.ndarray:
    """1/(1+r)^t of the years 1 … n, in the last axis."""
    rate = np.asarray(discount_rate, dtype=float)[..., np.newaxis]
    return np.asarray((1 + rate) ** -np.arange(1.0, years + 1))


def tax_of(revenue: Any, opex: Any, capex: Any, tax_rate: Any, lifetime_years: int) -> Any:
    """tax = rate·max(0, revenue − opex − capex/lifetime)."""
    return tax_rate * np.maximum(0.0, revenue - opex - capex / lifetime_years)


def yearly_flow(revenue: Any, opex: Any, capex: Any, tax_rate: Any, lifetime_years: int) -> Any:
    """CF_t = revenue − opex − tax."""
    return revenue - opex - tax_of(revenue, opex, capex, tax_rate, lifetime_years)


def npv(capex: Any, flows: np.ndarray, discount_rate: Any) -> Any:
    """NPV = −capex + Σ CF_t/(1+r)^t, the flows of the years 1 … n in the last axis."""
    return (flows * discounts(discount_rate, flows.shape[-1])).sum(axis=-1) - capex


def irr(capex: float, flows: np.ndarray) -> Irr:
    """The root of NPV in r. By Descartes' rule one sign change means one root; with none there is none, and with
    several the rate is not one number: it is not given, the number of changes is."""
    series = np.concatenate(([-capex], flows))
    signs = np.sign(series[series != 0])
    changes = int(np.count_nonzero(signs[1:] != signs[:-1]))
    return Irr(_root(series) if changes == 1 else None, changes)


def _root(series: np.ndarray) -> float | None:
    """r of Σ CF_t·x^t = 0 with x = 1/(1+r) > 0, by bisection between ends where the sign differs."""
    scaled = series / np.abs(series).max()

    def worth(x: float) -> float:
        return float(np.polynomial.polynomial.polyval(x, scaled))

    low, high = 0.0, 1.0
    begin = np.sign(scaled[scaled != 0][0])
    for _ in range(HIGHEST_DOUBLINGS):
        if np.sign(worth(high)) == -begin:
            break
        low, high = high, high * 2
    else:
        return None
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if np.sign(worth(middle)) == begin else (low, middle)
    return 2 / (low + high) - 1


def payback_years(capex: float, flows: np.ndarray) -> float | None:
    """Undiscounted, linear within the year; None: never within the life."""
    if capex <= 0:
        return 0.0
    left = capex
    for year, flow in enumerate(flows):
        if flow >= left > 0:
            return float(year + left / flow)
        left -= flow
    return None


def levelised_energy_cost(capex: Any, opex: np.ndarray, energy_mwh: np.ndarray, discount_rate: Any) -> float | None:
    """(capex + Σ opex_t/(1+r)^t)/Σ(energy_t/(1+r)^t), money per MWh; None without energy."""
    weights = discounts(discount_rate, energy_mwh.shape[-1])
    made = float((energy_mwh * weights).sum())
    return float((capex + (opex * weights).sum()) / made) if made > 0 else None


def abatement_cost(npv_without_carbon: Any, reduction_t: np.ndarray, discount_rate: Any) -> float | None:
    """−NPV(without carbon revenue)/Σ(reduction_t/(1+r)^t), money per t CO2e: negative where a project earns without
    carbon; None where nothing is reduced."""
    saved = float((reduction_t * discounts(discount_rate, reduction_t.shape[-1])).sum())
    return float(-npv_without_carbon / saved) if saved > 0 else None


def break_even_carbon_price(
    capex: float,
    revenue: np.ndarray,
    opex: np.ndarray,
    reduction_t: np.ndarray,
    discount_rate: float,
    tax_rate: float,
    lifetime_years: int,
) -> float | None:
    """The price of a tonne at which NPV = 0; the abatement cost where there is no tax.

    Under a tax NPV is a broken line in the price: it rises wherever a tonne is worth something after tax, so it is
    followed by bisection. None where nothing is reduced, or the whole of what is earned goes into the tax.
    """

    def worth(price: float) -> float:
        flows = yearly_flow(revenue + price * reduction_t, opex, capex, tax_rate, lifetime_years)
        return float(npv(capex, flows, discount_rate))

    untaxed = abatement_cost(npv(capex, revenue - opex, discount_rate), reduction_t, discount_rate)
    if untaxed is None or not tax_rate or bool((reduction_t < 0).any()):
        return untaxed if not tax_rate else None
    if tax_rate >= 1:
        return None
    step = max(1.0, abs(untaxed)) / (1 - tax_rate)
    low, high = untaxed - step, untaxed + step
    for _ in range(HIGHEST_DOUBLINGS):
        if worth(low) <= 0 <= worth(high):
            break
        low, high, step = low - step, high + step, step * 2
    else:
        return None
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) < 0 else (low, middle)
    return (low + high) / 2
