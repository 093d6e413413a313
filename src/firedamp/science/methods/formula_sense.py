"""What a formula comes to: a number or a condition, one for a row or one for each item of a list."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping

from firedamp.science.errors import ExpressionError
from firedamp.science.methods.expression import operands

NUMBER, CONDITION = "a number", "a condition"


def require_number(node: ast.expr, conditions: Collection[str]) -> None:
    """ExpressionError unless the formula comes to a number; `conditions` are the symbols that are true or false."""
    _require(node, NUMBER, conditions)


def require_condition(node: ast.expr, conditions: Collection[str]) -> None:
    """ExpressionError unless the formula is true or false."""
    _require(node, CONDITION, conditions)


def _require(node: ast.expr, wanted: str, conditions: Collection[str]) -> None:
    match node:
        case ast.Compare(left=left, comparators=[right]):
            found, parts, wants = CONDITION, [left, right], NUMBER
        case ast.BoolOp(values=values):
            found, parts, wants = CONDITION, values, CONDITION
        case ast.Name(id=name) if name in conditions:
            found, parts, wants = CONDITION, [], NUMBER
        case ast.Call(func=ast.Name(id="where"), args=[chooser, *branches]):
            _require(chooser, CONDITION, conditions)
            found, parts, wants = NUMBER, branches, NUMBER
        case _:
            found, parts, wants = NUMBER, operands(node), NUMBER
    if found != wanted:
        raise ExpressionError(f"{ast.unparse(node)!r} is {found}, where {wanted} is wanted")
    for part in parts:
        _require(part, wants, conditions)


def list_of(node: ast.expr, lists: Mapping[str, str]) -> str:
    """The list (or axis) for each item of which the formula has a value; "" where it has one value for a row.

    `lists`: symbol -> its list. Raises ExpressionError for a sum of what is no list and for two lists in one formula.
    """
    match node:
        case ast.Name(id=name):
            return lists.get(name, "")
        case ast.Call(func=ast.Name(id="sum"), args=[items]):
            if not list_of(items, lists):
                raise ExpressionError(f"{ast.unparse(items)!r} is no list to sum")
            return ""
        case ast.Call(args=parts) | ast.BoolOp(values=parts):
            return _common(parts, lists)
        case ast.Compare(left=left, comparators=[right]):
            return _common([left, right], lists)
    return _common(operands(node), lists)


def _common(parts: list[ast.expr], lists: Mapping[str, str]) -> str:
    found = {list_of(part, lists) for part in parts} - {""}
    if len(found) > 1:
        raise ExpressionError(f"one formula over several lists: {', '.join(sorted(found))}")
    return found.pop() if found else ""
