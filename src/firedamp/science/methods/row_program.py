"""Formulas as a run of NumPy calls into arrays that are used again: what `rows` runs block after block.

What is one number for all rows is computed once, what a chooser selects once for each of its classes, an operation
that comes twice once; x·a/b is x·(a/b) where a and b are numbers. So results may differ from those of
`expression.compute` in the last digit that a float has.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from firedamp.science.methods.expression import COMPARE, FUNCTIONS
from firedamp.science.methods.row_terms import Classed, Node, Term, arithmetic, by_class, is_number, simplified

UFUNCS: dict[type[ast.operator], Any] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.true_divide,
}
COMPARISONS: dict[type[ast.cmpop], Any] = {
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
}
CONDITIONS = (*COMPARISONS.values(), np.logical_and)
# Of these arguments one that is not finite makes the result not finite.
CARRIES_ON: dict[Any, tuple[int, ...]] = {
    np.add: (0, 1),
    np.subtract: (0, 1),
    np.multiply: (0, 1),
    np.true_divide: (0,),
    np.negative: (0,),
}
SMALLEST_SCALE = 1e-100  # below it, and above its inverse, scales are left apart: they might leave the range of floats


@dataclass
class Operation:
    """One call. `slot` is the array that it writes into (None: one of its own), `name` what a load loads."""

    call: Callable[..., Any] | None
    arguments: tuple[Any, ...]
    name: str = ""
    slot: int | None = None

    @property
    def writes(self) -> bool:
        """Whether it can write its numbers into an array given to it."""
        return self.call is _taken or (isinstance(self.call, np.ufunc) and self.call not in CONDITIONS)


@dataclass
class Program:
    """Operations in order. Terms are put in by `term`; `finish` gives each operation its place to write to."""

    operations: list[Operation] = field(default_factory=list)
    slots: int = 0
    whole: set[int] = field(default_factory=set)  # what is kept as it is, for it is wanted itself
    least: dict[Node, float] = field(default_factory=dict)  # below which a value cannot be
    _made: dict[Any, Node] = field(default_factory=dict)

    def load(self, name: str, least: float | None = None) -> Node:
        """A value that every block brings along, never below `least`."""
        node = self._node(None, (), name)
        if least is not None:
            self.least[node] = least
        return node

    def node(self, call: Callable[..., Any], *terms: Any) -> Node:
        return self._node(call, tuple(self.by_row(term) if isinstance(term, Classed) else term for term in terms))

    def by_row(self, term: Term) -> Term:
        """The term with its numbers taken by the class of each row."""
        return self._node(_taken, (term.numbers, term.chooser)) if isinstance(term, Classed) else term

    def _node(self, call: Callable[..., Any] | None, arguments: tuple[Any, ...], name: str = "") -> Node:
        key = (call, tuple((type(part), part) for part in arguments), name)
        if key not in self._made:
            self._made[key] = Node(len(self.operations))
            self.operations.append(Operation(call, arguments, name))
        return self._made[key]

    def term(self, tree: ast.expr, known: Mapping[str, Term]) -> Term:
        """What a formula comes to where symbols come to `known`."""
        match tree:
            case ast.Name(id=name):
                return known[name]
            case ast.Constant(value=value):
                return float(value)  # type: ignore[arg-type]
            case ast.BinOp(op=op, left=left, right=right):
                return self.binary(op, self.term(left, known), self.term(right, known))
            case ast.UnaryOp(op=op, operand=operand):
                number = self.term(operand, known)
                return self._negative(number) if isinstance(op, ast.USub) else number
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._function(name, [self.term(argument, known) for argument in args])
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self._comparison(op, self.term(left, known), self.term(right, known))
            case ast.BoolOp(values=values):
                return self._all([self.term(value, known) for value in values])
        raise AssertionError(ast.dump(tree))  # parse() lets nothing else through

    def binary(self, op: ast.operator, left: Term, right: Term) -> Term:
        if is_number(left) and is_number(right):
            return arithmetic(op, left, right)
        simple = simplified(op, left, right)
        if simple is not None:
            return simple
        if isinstance(op, ast.Pow):
            return self.node(operator.pow, left, right)  # NumPy has shorter ways for 2, 0.5, -1
        classed = by_class(op, left, right)
        if classed is not None:
            return classed
        if isinstance(op, ast.Mult) and is_number(left):
            left, right = right, left
        scaled = self._scaled(op, left, right) if isinstance(op, ast.Mult | ast.Div) else None
        return scaled if scaled is not None else self.node(UFUNCS[type(op)], left, right)

    def _scaled(self, op: ast.operator, left: Term, right: Term) -> Term | None:
        """Two scales of one value as one."""
        if not isinstance(left, Node) or not is_number(right) or left.number in self.whole:
            return None
        inner = self.operations[left.number]
        if inner.call not in (np.multiply, np.true_divide) or not is_number(inner.arguments[1]):
            return None
        first = inner.arguments[1] if inner.call is np.multiply else arithmetic(ast.Div(), 1.0, inner.arguments[1])
        scale = arithmetic(op, first, right)
        if not SMALLEST_SCALE < abs(scale) < 1 / SMALLEST_SCALE:
            return None
        return self.node(np.multiply, inner.arguments[0], scale)

    def _negative(self, value: Term) -> Term:
        return -value if isinstance(value, float | bool) else self.node(np.negative, value)

    def _function(self, name: str, terms: list[Term]) -> Term:
        if name == "sum":
            total: Term = 0.0
            for term in terms:
                total = self.binary(ast.Add(), total, term)
            return total
        if name == "where" and is_number(terms[0]):
            return terms[1] if terms[0] else terms[2]
        if name == "where" and is_number(terms[1]) and terms[1] == terms[2]:
            return terms[1]
        if all(map(is_number, terms)):
            with np.errstate(all="ignore"):
                return float(FUNCTIONS[name][0](*terms))
        bounded = self._bounded(name, *terms) if name in ("min", "max") else None
        return bounded if bounded is not None else self.node(FUNCTIONS[name][0], *terms)

    def _bounded(self, name: str, term: Term, bound: Term) -> Term | None:
        """The lesser or greater of a number and what is never below it."""
        least = self.least.get(term) if isinstance(term, Node) else None
        if least is None or not is_number(bound) or bound > least:  # type: ignore[operator]
            return None
        return bound if name == "min" else term

    def _comparison(self, op: ast.cmpop, left: Term, right: Term) -> Term:
        if is_number(left) and is_number(right):
            return bool(COMPARE[type(op)](left, right))
        return self.node(COMPARISONS[type(op)], left, right)

    def _all(self, terms: list[Term]) -> Term:
        found: Term = True
        for term in terms:
            if is_number(found) or is_number(term):
                settled, other = (found, term) if is_number(found) else (term, found)
                found = other if settled else False
            else:
                found = self.node(np.logical_and, found, term)
        return found

    def finish(self, kept: Collection[int], wanted: Collection[int]) -> None:
        """Give operations their places: one is used again as soon as its value is; `kept` write elsewhere.

        What neither `kept` nor `wanted` rests on is not run.
        """
        live = {*kept, *wanted}
        for number in reversed(range(len(self.operations))):
            operation = self.operations[number]
            if number in live:
                live |= {part.number for part in operation.arguments if isinstance(part, Node)}
            else:
                self.operations[number] = Operation(None, ())
        last = {
            part.number: number
            for number, operation in enumerate(self.operations)
            for part in operation.arguments
            if isinstance(part, Node)
        }
        free: list[int] = []
        for number, operation in enumerate(self.operations):
            for part in {part.number for part in operation.arguments if isinstance(part, Node)}:
                slot = self.operations[part].slot
                if last[part] == number and slot is not None:
                    free.append(slot)
            if number not in kept and operation.writes:
                self.slots += not free
                operation.slot = free.pop() if free else self.slots - 1

    def run(self, loaded: Mapping[str, Any], scratch: list[np.ndarray], results: Mapping[int, np.ndarray]) -> list[Any]:
        """The value of every operation on one block; an operation in `results` writes there."""
        values: list[Any] = []
        for number, operation in enumerate(self.operations):
            call = operation.call
            if call is None:
                values.append(loaded.get(operation.name))
                continue
            arguments = [values[part.number] if type(part) is Node else part for part in operation.arguments]
            place = results.get(number) if operation.slot is None else scratch[operation.slot]
            values.append(call(*arguments) if place is None else call(*arguments, out=place))
        return values

    def unseen(self, numbers: Collection[int]) -> set[int]:
        """Those of the operations whose not being finite would not show in another of them."""
        users: dict[int, set[int]] = {}
        for number, operation in enumerate(self.operations):
            for place in CARRIES_ON.get(operation.call, ()):
                part = operation.arguments[place]
                if isinstance(part, Node):
                    users.setdefault(part.number, set()).add(number)
        shows: set[int] = set()  # operations in which, or in what rests on which, one of `numbers` would show
        for number in reversed(range(len(self.operations))):
            if any(user in shows or user in numbers for user in users.get(number, ())):
                shows.add(number)
        seen = {*numbers, *shows}
        return {n for n in numbers if n not in shows and not any(self._is_part(n, other) for other in seen - {n})}

    def _is_part(self, number: int, other: int) -> bool:
        """Whether a value is the other scaled down, or both scale one value and the other by more."""
        value, scale = self._scale_of(number)
        whole, greater = self._scale_of(other)
        return (abs(scale) <= 1 and value == other) or (value == whole and abs(scale) < abs(greater))

    def _scale_of(self, number: int) -> tuple[int, float]:
        """The operation that one scales, and by what; one that does not scale is itself, times 1."""
        match self.operations[number]:
            case Operation(call=np.multiply, arguments=(Node(number=value), float(scale))):
                return value, scale
        return number, 1.0


def _taken(numbers: tuple[float, ...], classes: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    return np.array(numbers).take(classes, out=out, mode="clip" if out is not None else "raise")
