"""The language of formulas: what a method sheet may write, parsed by a whitelist and computed on NumPy arrays.

Arithmetic (+ - * / **), comparisons, `and`, and the functions of FUNCTIONS; numbers and names; nothing else.
Text is parsed with Python's own `ast`, never evaluated: attribute access, subscripts, calls of anything else, strings,
huge powers and deep nesting are refused before a tree exists.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from firedamp.science.errors import ExpressionError

LONGEST_FORMULA = 1_000  # characters
DEEPEST_NESTING = 40
LARGEST_LITERAL_POWER = 10

BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
}
# name -> (function, number of arguments). `sum` adds up the items of a list input: axis 0.
FUNCTIONS: dict[str, tuple[Callable[..., Any], int]] = {
    "min": (np.minimum, 2),
    "max": (np.maximum, 2),
    "sqrt": (np.sqrt, 1),
    "exp": (np.exp, 1),
    "ln": (np.log, 1),
    "where": (np.where, 3),
    "sum": (lambda items: np.sum(items, axis=0), 1),
}
Values = Mapping[str, Any]


@lru_cache(maxsize=4096)
def parse(text: str) -> ast.expr:
    """Tree of a formula, or ExpressionError saying what in it is not allowed."""
    if len(text) > LONGEST_FORMULA:
        raise ExpressionError(f"longer than {LONGEST_FORMULA} characters")
    if not text.isascii() or "#" in text:  # Python would read a look-alike letter as its Latin twin, and skip a comment
        raise ExpressionError("a formula is of Latin letters, digits and signs, without comments")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"not a formula: {getattr(error, 'msg', error)}") from None
    _check(tree, 0)
    return tree


def _check(node: ast.AST, depth: int) -> None:
    if depth > DEEPEST_NESTING:
        raise ExpressionError(f"nested deeper than {DEEPEST_NESTING}")
    for child in _allowed_children(node):
        _check(child, depth + 1)


def _allowed_children(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Constant(value=value):
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ExpressionError(f"{value!r} is not a number")
            if not -1e30 < value < 1e30:
                raise ExpressionError(f"the number {value!r} is too large")
            return []
        case ast.Name(id=name):
            if name.startswith("_") or name in FUNCTIONS:
                raise ExpressionError(f"the name {name} is not allowed")
            return []
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return [operand]
        case ast.BinOp(op=ast.Pow(), left=left, right=right):
            _check_exponent(right)
            return [left, right]
        case ast.BinOp(op=op, left=left, right=right) if type(op) in BINARY:
            return [left, right]
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARE:
            return [left, right]
        case ast.BoolOp(op=ast.And(), values=values):
            return values
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            wanted = FUNCTIONS[name][1]
            if len(args) != wanted:
                raise ExpressionError(f"{name} takes {wanted} argument(s), not {len(args)}")
            return list(args)
        case _:
            raise ExpressionError(f"{_shown(node)} is not allowed in a formula")


def _shown(node: ast.AST) -> str:
    try:
        return repr(ast.unparse(node))[:150]
    except RecursionError:  # a long chain of attributes or calls
        return type(node).__name__


def _check_exponent(exponent: ast.expr) -> None:
    """A power is of a small number, or of symbols; never of a power."""
    if any(isinstance(part, ast.BinOp) and isinstance(part.op, ast.Pow) for part in ast.walk(exponent)):
        raise ExpressionError("a power of a power")
    for part in ast.walk(exponent):
        number = _number(part) if isinstance(part, ast.Constant) else None
        if number is not None and abs(number) > LARGEST_LITERAL_POWER:
            raise ExpressionError(f"power above {LARGEST_LITERAL_POWER}")
    if not names(exponent) and not isinstance(exponent, ast.Constant | ast.UnaryOp):
        raise ExpressionError("a power is a number or made of symbols")


def names(node: ast.expr) -> set[str]:
    """Symbols that a formula uses, without the names of functions."""
    called = {id(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
    return {item.id for item in ast.walk(node) if isinstance(item, ast.Name) and id(item) not in called}


def compute(node: ast.expr, values: Values) -> Any:
    """Value of a formula; arrays broadcast as in NumPy."""
    match node:
        case ast.Name(id=name):
            return values[name]
        case ast.Constant(value=value):
            return np.float64(value)  # type: ignore[arg-type]  # overflows to inf, where an int would grow without end
        case ast.BinOp(op=op, left=left, right=right):
            return BINARY[type(op)](compute(left, values), compute(right, values))
        case ast.UnaryOp(op=op, operand=operand):
            value = compute(operand, values)
            return -value if isinstance(op, ast.USub) else value
        case ast.Call(func=ast.Name(id=name), args=args):
            return FUNCTIONS[name][0](*(compute(argument, values) for argument in args))
        case ast.Compare(left=left, ops=[comparison], comparators=[right]):
            return COMPARE[type(comparison)](compute(left, values), compute(right, values))
        case ast.BoolOp(values=parts):
            return np.logical_and.reduce([compute(part, values) for part in parts])
    raise AssertionError(ast.dump(node))  # parse() lets nothing else through


def specialise(node: ast.expr, known: Mapping[str, float]) -> ast.expr:
    """The same formula with known numbers put in and the arithmetic of 0 and 1 done.

    A flare that burns nothing then costs nothing: x·0 is 0, x + 0 is x, x·1 is x, 0/x is 0 (inputs are finite).
    """
    match node:
        case ast.Name(id=name) if name in known:
            return ast.Constant(known[name])
        case ast.UnaryOp(op=op, operand=operand):
            return _fold_constant(ast.UnaryOp(op=op, operand=specialise(operand, known)))
        case ast.BinOp(op=op, left=left, right=right):
            return _fold(op, specialise(left, known), specialise(right, known))
        case ast.Call(func=func, args=args):
            return ast.Call(func=func, args=[specialise(argument, known) for argument in args], keywords=[])
        case ast.Compare(left=left, ops=ops, comparators=[right]):
            return ast.Compare(left=specialise(left, known), ops=ops, comparators=[specialise(right, known)])
        case ast.BoolOp(op=op, values=values):
            return ast.BoolOp(op=op, values=[specialise(value, known) for value in values])
    return node


def is_nought(node: ast.expr, known: Mapping[str, float]) -> bool:
    """Whether a formula is 0 whatever the symbols that are not known."""
    return _number(specialise(node, known)) == 0


def _fold(op: ast.operator, left: ast.expr, right: ast.expr) -> ast.expr:
    a, b = _number(left), _number(right)
    match op:
        case ast.Mult() if a == 0 or b == 0:
            return ast.Constant(0.0)
        case ast.Mult() if a == 1:
            return right
        case ast.Mult() | ast.Div() if b == 1:
            return left
        case ast.Div() if a == 0:
            return ast.Constant(0.0)
        case ast.Add() if a == 0:
            return right
        case ast.Add() | ast.Sub() if b == 0:
            return left
    return _fold_constant(ast.BinOp(left=left, op=op, right=right))


def _fold_constant(node: ast.expr) -> ast.expr:
    parts = [node.operand] if isinstance(node, ast.UnaryOp) else [node.left, node.right]  # type: ignore[attr-defined]
    if any(_number(part) is None for part in parts):
        return node
    with np.errstate(all="ignore"):
        return ast.Constant(float(compute(node, {})))


def _number(node: ast.AST) -> float | None:
    number = isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    return float(node.value) if number else None  # type: ignore[attr-defined]


def operands(node: ast.expr) -> list[ast.expr]:
    """What arithmetic and functions are done to; of a condition or a name, nothing."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.Call(args=args):
            return args
    return []
