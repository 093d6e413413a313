"""How is a restored number written? With the decimal mark, the marks between thousands and the digits of its series."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from firedamp.tables.numbers import SPACES, decimal_mark, read_number

FEWEST_DIGITS, MOST_DIGITS = 3, 6  # significant ones
BETWEEN_DIGITS = re.compile(rf"\d([{SPACES}])\d")
LONGEST_FRACTION = 15


@dataclass(frozen=True)
class Style:
    """`mark`: of decimals. `between`: what stands between thousands, mostly nothing. `decimals`: the most that a number
    of the series has; of them noughts at the end stand only where known numbers have as many (`kept`)."""

    mark: str
    between: str
    decimals: int
    kept: int

    def text(self, value: float) -> str:
        """A number as the series' own are written."""
        decimals = self.places(value)
        body = f"{abs(value):,.{decimals}f}" if self.between else f"{abs(value):.{decimals}f}"
        whole, _, fraction = body.partition(".")
        fraction = fraction[: self.kept] + fraction[self.kept :].rstrip("0")
        text = whole.replace(",", self.between) + (self.mark + fraction if fraction else "")
        return f"-{text}" if value < 0 and text.strip("0,.") else text

    def rounded(self, value: float) -> float:
        """The number that `text` says."""
        return float(f"{value:.{self.places(value)}f}") + 0.0  # no minus before nought

    def places(self, value: float) -> int:
        """Decimals of a value: those of its series, but no more than six significant digits."""
        if value == 0 or not math.isfinite(value):
            return min(self.decimals, FEWEST_DIGITS)
        return max(0, min(self.decimals, MOST_DIGITS - 1 - math.floor(math.log10(abs(value))), LONGEST_FRACTION))


def style_of(values: Sequence[float], texts: Sequence[str], mark: str | None) -> Style:
    """How a series is written: `values` that are known, their `texts` where the file has texts."""
    spaces = (found[1] for text in texts if (found := BETWEEN_DIGITS.search(text)))
    decimal = mark or decimal_mark(filter(None, map(read_number, texts))) or "."
    shown = [_decimals_shown(text, decimal) for text in texts]
    known = max([*shown, *map(_decimals, values)], default=0)
    sizes = sorted(abs(value) for value in values if value)
    typical = sizes[len(sizes) // 2] if sizes else 1.0
    least = max(0, FEWEST_DIGITS - 1 - math.floor(math.log10(typical)))
    return Style(decimal, next(spaces, ""), min(max(known, least), LONGEST_FRACTION), min(shown, default=0))


def _decimals_shown(text: str, mark: str) -> int:
    """Digits behind the decimal mark of a text: of 12,50 two."""
    _, _, fraction = text.rpartition(mark)
    return len(fraction) if fraction != text and fraction.isdecimal() else 0


def _decimals(value: float) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
