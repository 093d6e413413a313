"""What a formula over rows may come to: one number, a number by rows, or a number that a chooser selects."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.methods.expression import BINARY


@dataclass(frozen=True)
class Node:
    """A value by rows: the result of an operation, by its number."""

    number: int


@dataclass(frozen=True)
class Classed:
    """A number that a chooser selects: `numbers` by the class that `chooser` gives each row."""

    chooser: Node
    numbers: tuple[float, ...]


Term = float | bool | Node | Classed


def is_number(term: Any) -> bool:
    """Whether a term is one number (or true, or false) for all rows."""
    return isinstance(term, float | bool)


def arithmetic(op: ast.operator, left: Any, right: Any) -> float:
    """The operation on two numbers, as NumPy does it on arrays."""
    with np.errstate(all="ignore"):
        return float(BINARY[type(op)](np.float64(left), np.float64(right)))


def simplified(op: ast.operator, left: Term, right: Term) -> Term | None:
    """The arithmetic of 0 and 1, as `expression.specialise` does it: inputs are finite."""
    a, b = (term if is_number(term) else None for term in (left, right))
    match op:
        case ast.Mult() if a == 0 or b == 0:
            return 0.0
        case ast.Mult() if a == 1:
            return right
        case ast.Mult() | ast.Div() if b == 1:
            return left
        case ast.Div() if a == 0:
            return 0.0
        case ast.Add() if a == 0:
            return right
        case ast.Add() | ast.Sub() if b == 0:
            return left
    return None


def by_class(op: ast.operator, left: Term, right: Term) -> Classed | None:
    """The result class by class, where both sides hang on one chooser or are one number."""
    choosers = {term.chooser for term in (left, right) if isinstance(term, Classed)}
    if len(choosers) != 1 or any(isinstance(term, Node) for term in (left, right)):
        return None
    chooser = choosers.pop()
    count = max(len(term.numbers) for term in (left, right) if isinstance(term, Classed))
    a, b = (term.numbers if isinstance(term, Classed) else (term,) * count for term in (left, right))
    return Classed(chooser, tuple(arithmetic(op, x, y) for x, y in zip(a, b, strict=True)))
