"""Units of a formula: what they come to, and whether that is what the sheet says.

A bare number has no unit, so a formula that needs a conversion must name the constant that converts (1440 min/day);
a result in kg where t is declared is refused, not only one in m³.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from firedamp.science.errors import ExpressionError
from firedamp.science.units import registry, scale_between, unit

TOLERANCE = 1e-12


def unit_of(node: ast.expr, units: Mapping[str, Any]) -> Any:
    """pint unit of a formula from the units of its symbols; ExpressionError where the parts do not fit together."""
    none = registry().dimensionless
    match node:
        case ast.Name(id=name):
            return units[name]
        case ast.Constant():
            return none
        case ast.UnaryOp(operand=operand):
            return unit_of(operand, units)
        case ast.BinOp(op=ast.Mult(), left=left, right=right):
            return unit_of(left, units) * unit_of(right, units)
        case ast.BinOp(op=ast.Div(), left=left, right=right):
            return unit_of(left, units) / unit_of(right, units)
        case ast.BinOp(op=ast.Pow(), left=left, right=right):
            return _power(left, right, units)
        case ast.BinOp(left=left, right=right) | ast.Compare(left=left, comparators=[right]):
            return _same([left, right], units)
        case ast.BoolOp(values=values):
            for value in values:
                unit_of(value, units)
            return none
        case ast.Call(func=ast.Name(id="sum"), args=[items]):
            return unit_of(items, units)
        case ast.Call(func=ast.Name(id="where"), args=[condition, *branches]):
            unit_of(condition, units)
            return _same(branches, units)
        case ast.Call(func=ast.Name(id="min" | "max"), args=args):
            return _same(args, units)
        case ast.Call(func=ast.Name(id="sqrt"), args=[value]):
            return unit_of(value, units) ** 0.5
        case ast.Call(func=ast.Name(id=name), args=[value]):
            require_same(unit_of(value, units), none, f"the argument of {name}")
            return none
    raise AssertionError(ast.dump(node))


def _power(base: ast.expr, exponent: ast.expr, units: Mapping[str, Any]) -> Any:
    none = registry().dimensionless
    require_same(unit_of(exponent, units), none, "an exponent")
    of_base = unit_of(base, units)
    if of_base == none:
        return none
    if isinstance(exponent, ast.Constant):
        return of_base ** float(exponent.value)  # type: ignore[arg-type]
    raise ExpressionError(f"{ast.unparse(base)} has the unit {of_base} and a power that is not a number")


def _same(parts: list[ast.expr], units: Mapping[str, Any]) -> Any:
    with_unit = [part for part in parts if not _is_zero(part)] or parts  # nought is nought in any unit
    first = unit_of(with_unit[0], units)
    for part in with_unit[1:]:
        require_same(unit_of(part, units), first, ast.unparse(part))
    return first


def _is_zero(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 0


def require_same(found: Any, wanted: Any, what: str) -> None:
    """ExpressionError unless two units are the same, factor of one."""
    scale = scale_between(found, wanted)
    if scale is None:
        raise ExpressionError(f"{what} has the unit [{found:~}], not [{wanted:~}]")
    if abs(scale - 1) > TOLERANCE:
        raise ExpressionError(f"{what} comes out in [{found:~}], {scale:g} times [{wanted:~}]: name the conversion")


def check_formula(node: ast.expr, symbols: Mapping[str, str], declared: str) -> None:
    """ExpressionError unless the formula comes to the declared unit, factor of one."""
    units = {name: _in_formula(text) for name, text in symbols.items()}
    require_same(unit_of(node, units), _in_formula(declared), "the formula")


def check_condition(node: ast.expr, symbols: Mapping[str, str]) -> None:
    """ExpressionError unless both sides of every comparison have the same unit."""
    unit_of(node, {name: _in_formula(text) for name, text in symbols.items()})


def _in_formula(text: str) -> Any:
    # A temperature in °C enters formulas as 273.15 + t, that is as a difference.
    return registry().kelvin if text == "degC" else unit(text)
