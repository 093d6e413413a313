"""How is the number of an option read? With a decimal point or comma, refused in the user's language."""

from __future__ import annotations

import math
from typing import Any

import click

from firedamp.cli.arguments import number_of
from firedamp.science.errors import InputError


class Decimal(click.ParamType):
    """A number with a decimal point or comma, greater than `above` where that is given; what is wrong with it is said
    of `field`, in the user's language."""

    name = "float"

    def __init__(self, field: str, above: float | None = None) -> None:
        self.field, self.above = field, above

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(value) if isinstance(value, int | float) else number_of(self.field, value)
        if number is None:
            raise InputError.one(self.field, "not_a_number", value)
        if math.isinf(number):
            raise InputError.one(self.field, "not_finite", value)  # as it was given, not as "inf"
        if self.above is not None and number <= self.above:
            raise InputError.one(self.field, "not_above_minimum", number, minimum=self.above)
        return number
