"""What did a project achieve against its plan, by measured hours, and what explains the difference?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from itertools import permutations
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.methods.missing_data import filled
from firedamp.science.reductions.constants import Basis
from firedamp.science.reductions.yearly import balance

MINUTES_PER_HOUR = 60
CAUSES = ("flow", "concentration", "availability", "efficiency")
OVERLOAD = 1.1  # of what the units carry


@dataclass(frozen=True)
class Plan:
    """What was planned for the hours that were measured, and what the project's formulas need beside.

    `baseline_utilised_share`: of the methane received, what would have been utilised without the project;
    `own_t_per_hour`: CO2 of its own electricity and fuel in an hour in which it runs; `displaced_t_per_m3`: claimed of
    a m³ of methane received. Safe to use is more methane than `unsafe_up_to_percent` and no more than
    `safe_up_to_percent`; its units carry `most_flow_m3_min` of mixture or `most_methane_m3_min` where they have a size.
    """

    flow_m3_min: float
    ch4_percent: float
    availability: float
    destruction_efficiency: float
    baseline_utilised_share: float = 0.0
    own_t_per_hour: float = 0.0
    displaced_t_per_m3: float = 0.0
    unsafe_up_to_percent: float = -1.0
    safe_up_to_percent: float = 100.0
    most_flow_m3_min: float | None = None
    most_methane_m3_min: float | None = None

    def reduction_t(self, factors: Sequence[float], hours: int, basis: Basis) -> float:
        """What flow, concentration, the share of the methane and of the time with a flame, and the efficiency come to
        over so many hours: `yearly.balance` of them."""
        flow, share, received_share, running_share, efficiency = factors
        received_m3 = MINUTES_PER_HOUR * hours * flow * share * received_share
        # Own electricity and what it displaces stand in tonnes of CO2 here already, like fuel and heat.
        found = balance(
            received_m3, efficiency, basis,
            baseline_utilised_m3=received_m3 * self.baseline_utilised_share,
            own_fuel_co2_t=hours * running_share * self.own_t_per_hour,
            displaced_heat_t=received_m3 * self.displaced_t_per_m3,
        )  # fmt: skip
        return float(found.reduction_t)


@dataclass(frozen=True)
class Hours:
    """Readings of consecutive hours: flow at 20 °C and 101.325 kPa, concentration, None where there is none; whether
    the flame burnt (or the engine ran), None where that was not seen."""

    flow_m3_min: Sequence[float | None]
    ch4_percent: Sequence[float | None]
    flame: Sequence[bool | None]


@dataclass(frozen=True)
class Achieved:
    """Tonnes achieved and planned over the hours, the difference by its causes, and how much of it is substituted."""

    hours: int
    methane_m3: float
    methane_destroyed_t: float
    reduction_t: float
    planned_reduction_t: float
    by_cause_t: dict[str, float]
    hours_without_flame: int
    hours_substituted: int
    hours_unregulated: int
    hours_unsafe: int
    hours_above_capacity: int


@dataclass(frozen=True)
class Filled:
    """Hours (n,) whose gaps of flow and concentration are filled: `burning` 1 or 0, which hours hold a substituted
    value, and which of them one that no rule gives (a gap at the end)."""

    flow_m3_min: np.ndarray
    ch4_percent: np.ndarray
    burning: np.ndarray
    substituted: np.ndarray
    unregulated: np.ndarray

    def of(self, part: slice) -> Filled:
        return Filled(*(getattr(self, each.name)[part] for each in fields(self)))


def achieved(hours: Hours, plan: Plan, destruction_efficiency: float, basis: Basis) -> Achieved:
    """`achieved_of` the hours, their gaps filled."""
    return achieved_of(without_gaps(hours), plan, destruction_efficiency, basis)


def achieved_of(hours: Filled, plan: Plan, destruction_efficiency: float, basis: Basis) -> Achieved:
    """The formulas of a project on measured flows, hour by hour (reductions.md, Crediting and monitoring).

    An hour without a working flame, or one in which it was not seen, counts as vented: it was not received, and
    nothing of it is a reduction. So does an hour in which the mixture was not safe to use: what may not be burnt is not
    credited. Hours above what the units carry by more than a tenth are counted, for a reading may be wrong.
    """
    flow, ch4 = hours.flow_m3_min, hours.ch4_percent
    safe = (ch4 > plan.unsafe_up_to_percent) & (ch4 <= plan.safe_up_to_percent)
    burning = hours.burning * safe
    methane = flow * ch4 / 100 * MINUTES_PER_HOUR
    measured = _factors(flow, ch4, burning, destruction_efficiency)
    planned = (
        (plan.flow_m3_min,), (plan.ch4_percent / 100,), (plan.availability, plan.availability),
        (plan.destruction_efficiency,),
    )  # fmt: skip

    def reduction_t(factors: Sequence[Sequence[float]]) -> float:
        return plan.reduction_t([each for cause in factors for each in cause], len(flow), basis)

    return Achieved(
        hours=len(flow),
        methane_m3=float(methane.sum()),
        methane_destroyed_t=float((methane * burning).sum()) * basis.tonnes_per_m3 * destruction_efficiency,
        reduction_t=reduction_t(measured),
        planned_reduction_t=reduction_t(planned),
        by_cause_t=dict(zip(CAUSES, _explained(planned, measured, reduction_t), strict=True)),
        hours_without_flame=int((burning == 0).sum()),
        hours_substituted=int(hours.substituted.sum()),
        hours_unregulated=int(hours.unregulated.sum()),
        hours_unsafe=int((hours.burning * ~safe).sum()),
        hours_above_capacity=int((_above_capacity(flow, ch4, plan) * burning).sum()),
    )


def _above_capacity(flow: np.ndarray, ch4: np.ndarray, plan: Plan) -> np.ndarray:
    found = np.zeros(len(flow), dtype=bool)
    for carried, most in ((flow, plan.most_flow_m3_min), (flow * ch4 / 100, plan.most_methane_m3_min)):
        if most is not None:
            found |= carried > most * OVERLOAD
    return found


def without_gaps(hours: Hours) -> Filled:
    """Gaps of flow and concentration filled by 40 CFR 98.325. Raises InputError for readings that are none or differ
    in number."""
    lengths = {len(hours.flow_m3_min), len(hours.ch4_percent), len(hours.flame)}
    if len(lengths) > 1:
        raise InputError.one("hours", "unequal_lengths", ", ".join(map(str, sorted(lengths))))
    flow, ch4 = filled(hours.flow_m3_min), filled(hours.ch4_percent)
    _require_range("flow_m3_min", flow.values, None)
    _require_range("ch4_percent", ch4.values, 100.0)
    return Filled(
        np.array(flow.values),
        np.array(ch4.values),
        np.array([each is True for each in hours.flame], dtype=float),
        _marked(len(flow.values), *flow.substituted, *ch4.substituted),
        _marked(len(flow.values), *flow.unregulated, *ch4.unregulated),
    )


def _marked(count: int, *places: int) -> np.ndarray:
    found = np.zeros(count, dtype=bool)
    found[list(places)] = True
    return found


def _require_range(name: str, values: Sequence[float], maximum: float | None) -> None:
    least, greatest = min(values), max(values)
    if not (np.isfinite(least) and np.isfinite(greatest)):
        raise InputError.one(name, "not_finite")
    if least < 0:
        raise InputError.one(name, "below_minimum", least, minimum=0)
    if maximum is not None and greatest > maximum:
        raise InputError.one(name, "above_maximum", greatest, maximum=maximum)


def _factors(
    flow: np.ndarray, ch4: np.ndarray, burning: np.ndarray, efficiency: float
) -> tuple[tuple[float, ...], ...]:
    """By cause: mean flow; its mean concentration; the shares of the methane and of the time with a flame; efficiency.
    The product of flow, concentration and the first share is exactly the sum over the hours."""
    volume, methane = float(flow.sum()), float((flow * ch4 / 100).sum())
    with_flame = float((flow * ch4 / 100 * burning).sum())
    shares = (with_flame / methane if methane else 0.0, float(burning.mean()))
    return (float(flow.mean()),), (methane / volume if volume else 0.0,), shares, (efficiency,)


def _explained(
    planned: Sequence[Sequence[float]],
    measured: Sequence[Sequence[float]],
    worth: Callable[[Sequence[Sequence[float]]], float],
) -> list[float]:
    """The difference by causes that add up to it: each cause's effect, the mean over all orders of the causes."""
    effects = np.zeros(len(planned))
    orders = list(permutations(range(len(planned))))
    for order in orders:
        now: list[Any] = list(planned)
        before = worth(now)
        for cause in order:
            now[cause] = measured[cause]
            effects[cause] += worth(now) - before
            before = worth(now)
    return [float(each) / len(orders) for each in effects]
