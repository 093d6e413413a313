"""Do what was seen from above and what was calculated from below agree? Both ranges, and the ratio with its own."""

from __future__ import annotations

import math
from dataclasses import dataclass

from firedamp.science.topdown.plume import Estimate

OVERLAP, ABOVE, BELOW, UNKNOWN = "overlap", "above", "below", "unknown"


@dataclass(frozen=True)
class Comparison:
    """`verdict`: the ranges overlap, the top-down one lies wholly above or below, or one of them is not known."""

    verdict: str
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None


def compared(top_down: Estimate | None, inventory: Estimate | None) -> Comparison:
    """Top-down beside an inventory; the ratio is top-down divided by inventory."""
    if top_down is None or inventory is None:
        return Comparison(UNKNOWN, None, None, None)
    ratio = top_down.ch4_t / inventory.ch4_t if inventory.ch4_t > 0 else None
    ends = (top_down.low_t, top_down.high_t, inventory.low_t, inventory.high_t)
    low, high, own_low, own_high = ends
    if low is None or high is None or own_low is None or own_high is None:
        return Comparison(UNKNOWN, ratio, None, None)
    verdict = ABOVE if low > own_high else BELOW if high < own_low else OVERLAP
    return Comparison(verdict, ratio, *_range(ratio, top_down, inventory))


def _range(ratio: float | None, top_down: Estimate, inventory: Estimate) -> tuple[float | None, float | None]:
    """The 95 % range of the ratio of two independent figures: half-widths of their logarithms, squared and added."""
    parts = (top_down.low_t, top_down.high_t, inventory.low_t, inventory.high_t, top_down.ch4_t, inventory.ch4_t)
    if ratio is None or any(part is None or part <= 0 for part in parts):
        return None, None
    low, high, own_low, own_high, value, own = (math.log(part) for part in parts if part)
    down, up = math.hypot(value - low, own_high - own), math.hypot(high - value, own - own_low)
    return ratio * math.exp(-down), ratio * math.exp(up)
