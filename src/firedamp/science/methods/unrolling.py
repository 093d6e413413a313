"""Formulas over the items of a list written out item by item, so that each item is a column of rows of its own.

`I_ventilation` of two streams becomes `I_ventilation[0]` and `I_ventilation[1]`: names that no sheet can write.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firedamp.science.methods.formula_sense import list_of
from firedamp.science.methods.sheet import Sheet, Step


@dataclass
class Lists:
    """Which symbols have items: symbol -> its list (or axis); list -> number of items; symbol -> items of its own.

    A series of one item serves every item of its axis.
    """

    of: dict[str, str]
    items: Mapping[str, int]
    own: Mapping[str, int]

    def item_of(self, symbol: str, item: int) -> str:
        return f"{symbol}[{0 if self.own.get(symbol) == 1 else item}]"


def lists_of(sheet: Sheet, own: Mapping[str, int]) -> Lists:
    """The lists of a sheet; `own` says how many items each symbol of a list or series was given."""
    of = {f"{part}_{item.name}": item.name for item in sheet.inputs.values() for part in item.fields}
    of |= {item.name: item.axis for item in sheet.inputs.values() if item.axis}
    of = {symbol: name for symbol, name in of.items() if symbol in own}
    items: dict[str, int] = {}
    for symbol, name in of.items():
        items[name] = max(items.get(name, 0), own[symbol])
    return Lists(of, items, own)


def unrolled_steps(steps: Sequence[Step], lists: Lists) -> list[Step]:
    """The steps, one for each item where a step runs over a list; `lists` learns which symbols those are."""
    made: list[Step] = []
    for step in steps:
        over = list_of(step.tree, lists.of)
        if over:
            lists.of[step.symbol] = over
            made += [
                replace(step, symbol=f"{step.symbol}[{item}]", tree=unrolled(step.tree, lists, item))
                for item in range(lists.items[over])
            ]
        else:
            made.append(replace(step, tree=unrolled(step.tree, lists)))
    return made


def unrolled_trees(tree: ast.expr, lists: Lists) -> list[ast.expr]:
    """A condition, once for each item where it is over a list."""
    over = list_of(tree, lists.of)
    return [unrolled(tree, lists, item) for item in range(lists.items[over])] if over else [unrolled(tree, lists)]


def unrolled(node: ast.expr, lists: Lists, item: int = 0) -> ast.expr:
    """A formula for one item; a sum over items becomes a sum of as many arguments."""
    match node:
        case ast.Name(id=name) if name in lists.of:
            return ast.Name(lists.item_of(name, item))
        case ast.Call(func=ast.Name(id="sum") as func, args=[items]):
            number = lists.items[list_of(items, lists.of)] if list_of(items, lists.of) else 1
            return ast.Call(func=func, args=[unrolled(items, lists, each) for each in range(number)], keywords=[])
        case ast.Call(func=func, args=args):
            return ast.Call(func=func, args=[unrolled(argument, lists, item) for argument in args], keywords=[])
        case ast.BinOp(left=left, op=op, right=right):
            return ast.BinOp(left=unrolled(left, lists, item), op=op, right=unrolled(right, lists, item))
        case ast.UnaryOp(op=op, operand=operand):
            return ast.UnaryOp(op=op, operand=unrolled(operand, lists, item))
        case ast.Compare(left=left, ops=ops, comparators=[right]):
            return ast.Compare(left=unrolled(left, lists, item), ops=ops, comparators=[unrolled(right, lists, item)])
        case ast.BoolOp(op=op, values=values):
            return ast.BoolOp(op=op, values=[unrolled(value, lists, item) for value in values])
    return node
