"""What does a formula take, and is what was given fit for it? Every fault of every input at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import InputError, Problem, shown, unknown_input
from firedamp.science.factors import Text

Values = dict[str, Any]


@dataclass(frozen=True)
class Given:
    """An input of a formula: its unit and range; `default` None and not `optional`: it must be given."""

    unit: str = "1"
    minimum: float | None = 0.0
    maximum: float | None = None
    above: float | None = None
    default: Any = None
    optional: bool = False
    kind: str = "number"


@dataclass(frozen=True)
class Formula:
    """A formula: its inputs, what computes it, the units of its outputs, the constants it rests on."""

    id: str
    title: Text
    place: str
    inputs: Mapping[str, Given]
    compute: Callable[[Values], Values]
    units: Mapping[str, str]
    constants: tuple[str, ...] = field(default=())


def checked(found: Formula, inputs: Mapping[str, Any]) -> Values:
    """The inputs as numbers with the defaults put in; InputError with every fault."""
    problems = [
        unknown_input(name[:80], value if isinstance(value, int | float) else shown(value)[:80], found.inputs)
        for name, value in inputs.items() if name not in found.inputs
    ]  # fmt: skip
    values: Values = {}
    for name, item in found.inputs.items():
        value = inputs.get(name)
        if value is None:
            values[name] = item.default
            if item.default is None and not item.optional:
                problems.append(Problem(name, "missing", None, {"unit": item.unit}))
            continue
        problems += _faults(name, item, value)
        values[name] = value if item.kind == "boolean" or problems else float(value)
    if problems:
        raise InputError(problems)
    return values


def _faults(name: str, item: Given, value: Any) -> list[Problem]:
    if item.kind == "boolean":
        return [] if isinstance(value, bool) else [Problem(name, "not_a_boolean", shown(value)[:80])]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return [Problem(name, "not_a_number", value if isinstance(value, str) else shown(value)[:80])]
    if not math.isfinite(value) if isinstance(value, float) else abs(value) > 10**300:
        return [Problem(name, "not_finite", str(value)[:40])]
    unit = {"unit": item.unit}
    if item.minimum is not None and value < item.minimum:
        return [Problem(name, "below_minimum", value, {"minimum": item.minimum, **unit})]
    if item.above is not None and value <= item.above:
        return [Problem(name, "not_above_minimum", value, {"minimum": item.above, **unit})]
    if item.maximum is not None and value > item.maximum:
        return [Problem(name, "above_maximum", value, {"maximum": item.maximum, **unit})]
    if item.kind == "integer" and not float(value).is_integer():
        return [Problem(name, "not_an_integer", value)]
    return []
