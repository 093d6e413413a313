"""A sheet over many rows at once: a million mine-years by the same equations as one."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.factors import FactorLibrary
from firedamp.science.gases import GwpSet
from firedamp.science.methods.evaluation import require_sound, resolve, run, steps_for
from firedamp.science.methods.expression import names
from firedamp.science.methods.folding import known_numbers, needed, specialised
from firedamp.science.methods.sheet import Sheet, Step

ROWS_AT_ONCE = 32_768  # keeps the arrays of a step in the processor's cache


def evaluate_rows(
    sheet: Sheet, factors: FactorLibrary, columns: Mapping[str, Any], gwp: GwpSet
) -> dict[str, np.ndarray]:
    """Outputs for many rows: name -> array (rows,), computed a block at a time; to be read, not written into.

    Columns are arrays of one length or scalars; lists are records whose numbers are arrays. NaN in an input that has a
    fallback means that the row does not give it.
    """
    columns = {
        name: np.asarray(value)
        if isinstance(value, list) and name in sheet.inputs and sheet.inputs[name].kind not in ("list", "series")
        else value
        for name, value in columns.items()
    }
    lengths = {value.shape[0] for value in columns.values() if isinstance(value, np.ndarray) and value.ndim == 1}
    rows = max(lengths, default=1)
    if len(lengths - {1}) > 1:
        raise InputError.one(", ".join(columns), "unequal_lengths", sorted(lengths))
    results: dict[str, np.ndarray] = {}
    steps: Sequence[Step] = ()
    for start in range(0, rows, ROWS_AT_ONCE):
        block = {name: _block(value, start, rows) for name, value in columns.items() if value is not None}
        try:
            base, _ = resolve(sheet, factors, block, gwp)
            if not steps:
                steps = _folded(sheet, block, base)
                results = _results(sheet, steps, rows)
            values = run(steps, base)
            require_sound(sheet, block, steps, values)
        except InputError as error:
            raise InputError([_moved(problem, start) for problem in error.problems]) from None
        for name, target in results.items():
            if target.flags.writeable:
                target[start : start + ROWS_AT_ONCE] = values[name]
    return results


def _folded(sheet: Sheet, block: Mapping[str, Any], base: Mapping[str, Any]) -> list[Step]:
    """Steps with what is one number for all rows put in; those that outputs and checks rest on."""
    compared = set().union(*(names(check.tree) for check in sheet.checks))
    return needed(specialised(steps_for(sheet, block), known_numbers(base)), {*sheet.outputs, *compared})


def _results(sheet: Sheet, steps: Sequence[Step], rows: int) -> dict[str, np.ndarray]:
    """Room for the outputs; one that is a number takes none, one that equals another is that other."""
    trees = {step.symbol: step.tree for step in steps}
    results: dict[str, np.ndarray] = {}
    for name in sheet.outputs:
        tree = trees[name]
        same_as = _equal_to(tree, trees)
        if isinstance(tree, ast.Constant):
            results[name] = np.broadcast_to(np.float64(tree.value), (rows,))  # type: ignore[arg-type]
        else:
            results[name] = results[same_as] if same_as in results else np.empty(rows)
    return results


def _equal_to(tree: ast.expr, trees: Mapping[str, ast.expr]) -> str:
    """The symbol that a formula without arithmetic comes down to; "" for any other."""
    name = ""
    while isinstance(tree, ast.Name):
        name, tree = tree.id, trees.get(tree.id, ast.Constant(0))
    return name


def _block(value: Any, start: int, rows: int) -> Any:
    if isinstance(value, np.ndarray) and value.ndim == 1 and value.shape[0] == rows > 1:
        return value[start : start + ROWS_AT_ONCE]
    if isinstance(value, list):
        return [
            {key: _block(part, start, rows) for key, part in item.items()} if isinstance(item, Mapping) else item
            for item in value
        ]
    return value


def _moved(problem: Problem, start: int) -> Problem:
    if "row" not in problem.params:
        return problem
    return Problem(problem.field, problem.rule, problem.value, problem.params | {"row": problem.params["row"] + start})  # type: ignore[operator]
