"""A number as it was measured: with its unit, and a volume of gas with its temperature and pressure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.science.errors import InputError, shown
from firedamp.science.gases import volume_at_20c
from firedamp.science.methods.sheet import Input
from firedamp.science.units import converted

CONDITIONS = ("temperature_c", "pressure_kpa")


def in_unit_of(item: Input, quantity: Mapping[str, Any], field: str) -> Any:
    """The number (or list of numbers) of {"value": 42, "unit": "m3", "temperature_c": 18, "pressure_kpa": 99.5}.

    In the unit of the input; a gas volume at 20 °C and 101.325 kPa. `unit` and the conditions may be left out, the
    conditions together. Raises InputError: `not_a_number`, `unknown_unit`, `wrong_unit`, `no_conditions` for an input
    that is no gas volume, `missing` for one condition without the other.
    """
    if "value" not in quantity or set(quantity) - {"value", "unit", *CONDITIONS}:
        raise InputError.one(field, "not_a_number", shown(quantity)[:80])
    unit = quantity.get("unit", item.unit)
    if not isinstance(unit, str):
        raise InputError.one(field, "not_a_number", shown(quantity)[:80])
    value = quantity["value"]
    several = isinstance(value, list | tuple)
    numbers = [converted(field, _number(number, field), unit, item.unit) for number in (value if several else [value])]
    if any(name in quantity for name in CONDITIONS):
        numbers = [_at_20c(item, number, quantity, field) for number in numbers]
    return numbers if several else numbers[0]


def _at_20c(item: Input, volume: float, quantity: Mapping[str, Any], field: str) -> float:
    if not item.at_20c:
        raise InputError.one(field, "no_conditions", shown(quantity)[:80])
    for name in CONDITIONS:
        if name not in quantity:
            raise InputError.one(f"{field}.{name}", "missing", None, unit="")
    temperature_c, pressure_kpa = (_number(quantity[name], f"{field}.{name}") for name in CONDITIONS)
    return float(volume_at_20c(volume, temperature_c, pressure_kpa))


def _number(value: Any, field: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError.one(field, "not_a_number", shown(value)[:80])
    try:
        return float(value)
    except OverflowError:
        raise InputError.one(field, "not_finite", shown(value)[:80]) from None
