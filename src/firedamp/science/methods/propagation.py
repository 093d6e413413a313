"""The steps of a sheet run again at other values of its uncertain symbols: what all uncertainty rests on.

Draws (or points) are the last axis: values have the shape (rows, draws), those of lists (items, rows, draws).
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Any

import numpy as np

from firedamp.science.methods.evaluation import Evaluation, run
from firedamp.science.methods.expression import names
from firedamp.science.methods.folding import known_numbers, needed, specialised
from firedamp.science.methods.sheet import Step
from firedamp.science.methods.spreads import Variable


class Propagation:
    """An evaluation made ready to be run at many multipliers of its uncertain symbols.

    What is known to be zero or one is folded away first, so that a flare that burns nothing costs nothing; variables
    that then touch no output are left out.
    """

    def __init__(self, evaluation: Evaluation, variables: Sequence[Variable], outputs: Sequence[str]) -> None:
        uncertain = {variable.symbol for variable in variables}
        known = {symbol: number for symbol, number in known_numbers(evaluation.base).items() if symbol not in uncertain}
        folded = [
            replace(step, tree=_not_below_zero(step.tree)) for step in specialised(evaluation.steps, known, uncertain)
        ]
        self.steps = needed(folded, outputs)
        used = set().union(*(names(step.tree) for step in self.steps), {step.symbol for step in self.steps})
        self.variables = [variable for variable in variables if variable.symbol in used]
        self._of_steps = {step.symbol for step in self.steps}
        self._base = {
            symbol: value[..., np.newaxis] if isinstance(value, np.ndarray) else value
            for symbol, value in evaluation.base.items()
            if symbol in used
        }

    def of_rows(self, rows: np.ndarray, of_all: int) -> Propagation:
        """The same of some of its rows, which are `of_all`: each draws as it does among all."""
        if len(rows) == of_all:
            return self
        some = copy(self)
        some._base = {
            symbol: value[..., rows, :] if isinstance(value, np.ndarray) and value.shape[-2] == of_all else value
            for symbol, value in self._base.items()
        }
        some.variables = [variable.of_rows(rows) for variable in self.variables]
        return some

    def run(self, multipliers: Mapping[str, Any]) -> dict[str, Any]:
        """Values of the symbols at the multipliers (broadcast against (rows, draws))."""
        base = dict(self._base)
        for variable in self.variables:
            if variable.symbol not in self._of_steps:
                base[variable.symbol] = variable.limited(base[variable.symbol] * multipliers[variable.symbol])
        of_steps = {symbol: value for symbol, value in multipliers.items() if symbol in self._of_steps}
        return run(self.steps, base, of_steps)


def live_symbols(evaluation: Evaluation) -> set[str]:
    """Symbols that the outputs rest on once what is zero has been folded away: no flare, no flare efficiency."""
    steps = needed(folded_steps(evaluation), evaluation.outputs)
    return set().union(*(names(step.tree) for step in steps), {step.symbol for step in steps})


def folded_steps(evaluation: Evaluation) -> list[Step]:
    """The steps with what is zero folded away."""
    zeros = {
        symbol: 0.0
        for symbol, value in evaluation.base.items()
        if not isinstance(value, str) and np.size(value) == 1 and np.ravel(value)[0] == 0 and np.ndim(value) < 2
    }
    return specialised(evaluation.steps, zeros)


def _not_below_zero(tree: ast.expr) -> ast.expr:
    """A difference cut at zero: no draw may burn more gas than it releases (methods.md: cut at physical limits)."""
    if any(isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) for node in ast.walk(tree)):
        return ast.Call(func=ast.Name(id="max"), args=[tree, ast.Constant(0.0)], keywords=[])
    return tree
