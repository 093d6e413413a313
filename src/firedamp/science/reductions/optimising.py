"""Which choice of each component is best? An exact integer optimisation by HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from firedamp.science.errors import FiredampError
from firedamp.science.reductions.components import Choice

HAIR = 1e-9  # of the bound: what a solver's rounding may be off
MOST_CUTS = 1_000
Picked = tuple[int, ...]  # of each component, the number of its choice


@dataclass(frozen=True)
class Bound:
    """A sum over the chosen that may not pass a value: at least, or at most."""

    values: Sequence[np.ndarray]
    bound: float
    at_least: bool

    def holds(self, picked: Picked) -> bool:
        total = sum(float(values[place]) for values, place in zip(self.values, picked, strict=True))
        slack = HAIR * abs(self.bound)
        return total >= self.bound - slack if self.at_least else total <= self.bound + slack


def least(values: Sequence[np.ndarray], bounds: Sequence[Bound] = ()) -> Picked | None:
    """The pick of one choice per component with the least sum that keeps every bound; None where none does.

    A solver keeps a bound only to its tolerance: what it picks is added up anew, and a pick that breaks a bound is cut
    off and the rest searched again.
    """
    cuts: list[Picked] = []
    for _ in range(MOST_CUTS):
        picked = _solved(values, bounds, cuts)
        if picked is None or all(bound.holds(picked) for bound in bounds):
            return picked
        cuts.append(picked)
    raise FiredampError("the optimisation did not settle")


def _solved(values: Sequence[np.ndarray], bounds: Sequence[Bound], cuts: Sequence[Picked]) -> Picked | None:
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    starts = np.cumsum([0, *(len(each) for each in values)])
    count = int(starts[-1])
    owner = np.repeat(np.arange(len(values)), [len(each) for each in values])
    one_each = csr_array((np.ones(count), (owner, np.arange(count))), shape=(len(values), count))
    constraints = [LinearConstraint(one_each, 1, 1)]
    for bound in bounds:
        row = np.concatenate(bound.values)
        scale = max(float(np.abs(row).max(initial=0)), abs(bound.bound)) or 1.0
        slack = HAIR * abs(bound.bound) / scale
        limits = (bound.bound / scale - slack, np.inf) if bound.at_least else (-np.inf, bound.bound / scale + slack)
        constraints.append(LinearConstraint(row[np.newaxis] / scale, *limits))
    for picked in cuts:
        row = np.zeros(count)
        row[[int(start) + place for start, place in zip(starts, picked, strict=False)]] = 1
        constraints.append(LinearConstraint(row[np.newaxis], -np.inf, len(values) - 1))
    objective = np.concatenate(values)
    scale = float(np.abs(objective).max(initial=0)) or 1.0
    solved = milp(
        objective / scale, constraints=constraints, integrality=np.ones(count), bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )  # fmt: skip
    if solved.x is None:
        if solved.status == 2:  # infeasible
            return None
        raise FiredampError(f"the optimisation stopped: {solved.message}")
    return tuple(int(np.argmax(solved.x[begin:end])) for begin, end in pairwise(starts))


def choice_values(found: Sequence[Sequence[Choice]], name: str) -> list[np.ndarray]:
    """One figure of every choice, by component."""
    return [np.array([getattr(choice, name) for choice in choices], dtype=float) for choices in found]
