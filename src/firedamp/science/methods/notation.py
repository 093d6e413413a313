"""Formulas as people read them: LaTeX and text, with symbols or with numbers put in, in the order of the document."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

import numpy as np

PRECEDENCE = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.Pow: 4}
COMPARISONS = {ast.Lt: "<", ast.LtE: r"\le", ast.Gt: ">", ast.GtE: r"\ge", ast.Eq: "="}
NO_ITEMS = "()"  # the text of an empty list
Naming = Callable[[str], str]


def number_text(value: float) -> str:
    """A number with up to ten significant digits, without a trail of zeros: 0.98, 2400000, 1.2e-05."""
    text = f"{value:.10g}"
    return f"{float(text):.0f}" if 1e10 <= abs(value) < 1e15 and float(text).is_integer() else text


def number_latex(value: float) -> str:
    """The same number with its power of ten drawn: 1.2e-05 is 1.2 · 10⁻⁵."""
    mantissa, _, exponent = number_text(value).partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def symbol_latex(name: str) -> str:
    """A symbol drawn by its name when a sheet gives no other: V_net is V with the index net."""
    head, _, index = name.partition("_")
    head = head if len(head) == 1 else rf"\mathrm{{{head}}}"
    spaced = index.replace("_", r"\ ")
    return rf"{head}_{{\mathrm{{{spaced}}}}}" if index else head


def indexed(drawn: str, index: str) -> str:
    """A drawn symbol with one more index: Q and vent are Q_vent, C_0 is C_0,vent."""
    head, _, below = drawn.partition("_")
    below = below[1:-1] if below.startswith("{") else below
    return rf"{head}_{{{below}{', ' if below else ''}\mathrm{{{index}}}}}"


def latex(node: ast.expr, name_of: Naming) -> str:
    """LaTeX of a formula; `name_of` draws a symbol: its letter, or its number."""
    match node:
        case ast.Name(id=name):
            return name_of(name)
        case ast.Constant(value=value):
            return number_latex(float(value))  # type: ignore[arg-type]
        case ast.UnaryOp(operand=operand):
            return "-" + _bracketed(operand, 3, name_of)
        case ast.BinOp(op=ast.Div(), left=left, right=right):
            return rf"\frac{{{latex(left, name_of)}}}{{{latex(right, name_of)}}}"
        case ast.BinOp(op=ast.Pow(), left=left, right=right):
            return rf"{_bracketed(left, 5, name_of)}^{{{latex(right, name_of)}}}"
        case ast.BinOp(op=op, left=left, right=right):
            sign = {ast.Add: "+", ast.Sub: "-", ast.Mult: r"\cdot"}[type(op)]
            level = PRECEDENCE[type(op)]
            tail = level + (not isinstance(op, ast.Add))
            return f"{_bracketed(left, level, name_of)} {sign} {_bracketed(right, tail, name_of)}"
        case ast.Compare(left=left, ops=[comparison], comparators=[right]):
            return f"{latex(left, name_of)} {COMPARISONS[type(comparison)]} {latex(right, name_of)}"
        case ast.BoolOp(values=values):
            return r" \wedge ".join(latex(value, name_of) for value in values)
        case ast.Call(func=ast.Name(id=function), args=args):
            return _call(function, args, name_of)
    raise AssertionError(ast.dump(node))


def _call(function: str, args: list[ast.expr], name_of: Naming) -> str:
    drawn = [latex(argument, name_of) for argument in args]
    if function == "where":
        condition, yes, no = drawn
        return rf"\begin{{cases}} {yes} & {condition} \\ {no} & \text{{else}} \end{{cases}}"
    if function == "sum":  # of one number, or of none, there is nothing to add up
        return "0" if drawn[0] == NO_ITEMS else drawn[0] if _is_number(drawn[0]) else rf"\sum {drawn[0]}"
    if function == "sqrt":
        return rf"\sqrt{{{drawn[0]}}}"
    return rf"\{function}\left({', '.join(drawn)}\right)"


def _bracketed(node: ast.expr, level: int, name_of: Naming) -> str:
    drawn = latex(node, name_of)
    if isinstance(node, ast.UnaryOp):
        return rf"\left({drawn}\right)"
    inner = PRECEDENCE[type(node.op)] if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Div) else 9
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and level > 3:
        inner = 0
    return rf"\left({drawn}\right)" if inner < level else drawn


class _PutIn(ast.NodeTransformer):
    def __init__(self, numbers: Mapping[str, object]) -> None:
        self.numbers = numbers

    def visit_Call(self, node: ast.Call) -> ast.AST:
        arguments = [self.visit(argument) for argument in node.args]
        if isinstance(node.func, ast.Name) and node.func.id == "sum" and ast.unparse(arguments[0]) == NO_ITEMS:
            return ast.Constant(0)
        return ast.Call(func=node.func, args=arguments, keywords=[])

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(id=value_text(self.numbers[node.id]))


def value_text(value: object) -> str:
    """A scalar as its number, a list as (a; b; …), shortened after six."""
    items = np.ravel(np.asarray(value, dtype=float))
    if items.size == 1 and not np.isfinite(items[0]):
        return "—"
    if items.size == 1:
        text = number_text(items[0])
        return f"({text})" if items[0] < 0 else text
    shown = [number_text(item) for item in items[:6]] + (["…"] if items.size > 6 else [])
    return "(" + "; ".join(shown) + ")"


def substituted(node: ast.expr, numbers: Mapping[str, object]) -> str:
    """The formula as text with numbers in place of symbols: 2400000 * (18 + 2.5)."""
    return ast.unparse(_PutIn(numbers).visit(ast.parse(ast.unparse(node), mode="eval").body))


def substituted_latex(node: ast.expr, numbers: Mapping[str, object]) -> str:
    """The formula drawn with numbers in place of symbols."""

    def draw(name: str) -> str:
        text = value_text(numbers[name])
        return number_latex(float(text)) if _is_number(text) else text.replace("…", r"\dots")

    return latex(node, draw)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
