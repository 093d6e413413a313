"""How large may the numbers of a formula grow? Powers nested in powers and constants out of measure are refused."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from firedamp.science.errors import ExpressionError
from firedamp.science.methods.expression import compute, names, operands

LARGEST, SMALLEST = 1e30, 1e-30
LARGEST_POWER = 10.0  # of all exponents that stand on one another, multiplied


def constant_of(node: ast.expr, numbers: Mapping[str, float] = {}) -> float | None:
    """The number that a formula comes to whatever the inputs, None where it hangs on them; `numbers` are known symbols.

    ExpressionError where a part that is constant, or the constant factors of a product together, are not finite, above
    LARGEST or (but for nought) below SMALLEST.
    """
    return _size(node, numbers).value


def power_of(node: ast.expr, numbers: Mapping[str, float] = {}, powers: Mapping[str, float] = {}) -> float:
    """The power to which a formula raises what it is made of; `powers` are those of symbols that are formulas too.

    ExpressionError above LARGEST_POWER. An exponent that hangs on inputs counts as the largest.
    """
    match node:
        case ast.Name(id=name):
            return powers.get(name, 1.0)
        case ast.BinOp(op=ast.Pow(), left=left, right=right):
            raised = _exponent(right, numbers, powers) * power_of(left, numbers, powers)
            if raised > LARGEST_POWER:
                raise ExpressionError(f"{ast.unparse(node)!r} is a power above {LARGEST_POWER:g} in all")
            return raised
    return max((power_of(part, numbers, powers) for part in _parts(node)), default=1.0)


def _exponent(node: ast.expr, numbers: Mapping[str, float], powers: Mapping[str, float]) -> float:
    value = constant_of(node, numbers)
    if value is not None:
        return abs(value)
    if _bound(node) > LARGEST_POWER or any(powers.get(name, 1.0) > 1 for name in names(node)):
        raise ExpressionError(f"the power {ast.unparse(node)!r} may be above {LARGEST_POWER:g}")
    return LARGEST_POWER


def _bound(node: ast.expr) -> float:
    """The greatest that an exponent can be while no symbol in it is above one."""
    match node:
        case ast.Constant(value=value):
            return abs(float(value))  # type: ignore[arg-type]
        case ast.BinOp(op=ast.Mult(), left=left, right=right):
            return _bound(left) * _bound(right)
        case ast.BinOp(op=ast.Add() | ast.Sub(), left=left, right=right):
            return _bound(left) + _bound(right)
    return max((_bound(part) for part in _parts(node)), default=1.0)


class _Size(NamedTuple):
    value: float | None  # of a constant
    factor: float  # the constant factors of a product together


def _size(node: ast.expr, numbers: Mapping[str, float]) -> _Size:
    sizes = [_size(part, numbers) for part in _parts(node)]
    value = _value(node, [size.value for size in sizes], numbers)
    with np.errstate(all="ignore"):
        match node:
            case ast.BinOp(op=ast.Div(), right=divisor) if sizes[1].value == 0:
                raise ExpressionError(f"it divides by {ast.unparse(divisor)!r}, which is nought")
            case _ if value is not None:
                factor = value
            case ast.BinOp(op=ast.Mult()):
                factor = sizes[0].factor * sizes[1].factor
            case ast.BinOp(op=ast.Div()):
                factor = sizes[0].factor / (sizes[1].factor or 1.0)
            case ast.UnaryOp():
                factor = sizes[0].factor
            case _:
                factor = 1.0
    if not math.isfinite(factor) or abs(factor) >= LARGEST or 0 < abs(factor) <= SMALLEST:
        raise ExpressionError(f"the numbers of {ast.unparse(node)[:150]!r} come to {factor:g}, out of all measure")
    return _Size(value, factor)


def _value(node: ast.expr, parts: list[float | None], numbers: Mapping[str, float]) -> float | None:
    if isinstance(node, ast.Name):
        return numbers.get(node.id)
    known = [ast.Constant(part) for part in parts if part is not None]
    if len(known) < len(parts) or isinstance(node, ast.Compare | ast.BoolOp):
        return None
    with np.errstate(all="ignore"):
        return float(compute(_with_parts(node, known), {}))


def _parts(node: ast.expr) -> list[ast.expr]:
    """Operands, also those of conditions."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.BoolOp(values=values):
            return values
    return operands(node)


def _with_parts(node: ast.expr, parts: list[ast.Constant]) -> ast.expr:
    match node:
        case ast.BinOp(op=op):
            return ast.BinOp(left=parts[0], op=op, right=parts[1])
        case ast.UnaryOp(op=op):
            return ast.UnaryOp(op=op, operand=parts[0])
        case ast.Call(func=func):
            return ast.Call(func=func, args=list(parts), keywords=[])
    return node
