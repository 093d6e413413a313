"""How is the number of an option read? With a decimal point or comma, refused in the user's language."""

from __future__ import annotations

from typing import Any

import click

from firedamp.cli.arguments import number_of
from firedamp.science.errors import InputError


class Decimal(click.ParamType):
    """A number with a decimal point or comma; what is wrong with it is said of `field`, in the user's language."""

    name = "float"

    def __init__(self, field: str) -> None:
        self.field = field

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(value) if isinstance(value, int | float) else number_of(self.field, value)
        if number is None:
            raise InputError.one(self.field, "not_a_number", value)
        return number
