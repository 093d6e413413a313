"""How likely is a figure with a 95 % range beyond a limit?"""

from __future__ import annotations

import math

NORMAL_95 = 1.959963984540054


def chance_above(value: float, low: float | None, high: float | None, limit: float) -> float | None:
    """The probability that the true figure is above the limit: a lognormal on either side of the value, each as wide as
    its end of the range; a normal where a zero is among them. None where there is no range.

    >>> round(chance_above(5.0, 2.5, 10.0, 10.0), 4)
    0.025
    """
    if low is None or high is None:
        return None
    if value > 0 and low > 0 and limit > 0:
        apart, below, above = math.log(limit / value), math.log(value / low), math.log(high / value)
    else:
        apart, below, above = limit - value, value - low, high - value
    width = (above if apart > 0 else below) / NORMAL_95
    if width <= 0:
        return 0.0 if apart > 0 or (apart == 0 and width <= 0) else 1.0
    return 0.5 * math.erfc(apart / width / math.sqrt(2))
