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
from firedamp.science.methods.given import checked
from firedamp.science.methods.quantity import in_unit_of
from firedamp.science.methods.sheet import Input, Sheet, Step

ROWS_AT_ONCE = 32_768  # keeps the arrays of a step in the processor's cache


def evaluate_rows(
    sheet: Sheet, factors: FactorLibrary, columns: Mapping[str, Any], gwp: GwpSet
) -> dict[str, np.ndarray]:
    """Outputs for many rows: name -> array (rows,), computed a block at a time; to be read, not written into.

    Columns are arrays of one length or scalars; lists are records whose numbers are arrays, series (items, rows). NaN
    in an input that has a fallback means that the row does not give it.
    """
    columns = {name: _column(sheet.inputs.get(name), value) for name, value in columns.items() if value is not None}
    rows = _number_of_rows(sheet, columns)
    results: dict[str, np.ndarray] = {}
    steps: Sequence[Step] = ()
    for start in range(0, rows, ROWS_AT_ONCE):
        block = {name: _block(value, start, rows) for name, value in columns.items()}
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


def _column(item: Input | None, value: Any) -> Any:
    """Lists of numbers as arrays, those inside records too; a series as (items, rows)."""
    if item is None:
        return value
    if item.kind == "list" and isinstance(value, list):
        return [
            {name: _column(item.fields.get(name), part) for name, part in record.items()}
            if isinstance(record, Mapping)
            else record
            for record in value
        ]
    if isinstance(value, Mapping) and isinstance(value.get("value"), list | tuple):
        value = in_unit_of(item, value, item.name)
    if isinstance(value, list | tuple) or (item.kind == "series" and isinstance(value, np.ndarray)):
        value = checked(item, value)
    return value


def _number_of_rows(sheet: Sheet, columns: Mapping[str, Any]) -> int:
    """The one length of all that is given row by row; InputError `unequal_lengths` where there are several."""
    lengths = {name: _rows_in(value) for name, value in columns.items()}
    several = set().union(*lengths.values()) - {1}
    if len(several) > 1:
        uneven = ", ".join(name for name, found in lengths.items() if found - {1})
        raise InputError.one(uneven, "unequal_lengths", sorted(several))
    if several == {0}:
        raise InputError.one(next(name for name, found in lengths.items() if 0 in found), "empty_list", None)
    return max(several, default=1)


def _rows_in(value: Any) -> set[int]:
    if isinstance(value, np.ndarray) and value.ndim:
        return {value.shape[-1]}
    records = [record for record in value if isinstance(record, Mapping)] if isinstance(value, list) else []
    return set().union(*(_rows_in(part) for record in records for part in record.values()))


def _block(value: Any, start: int, rows: int) -> Any:
    if isinstance(value, np.ndarray) and value.ndim and value.shape[-1] == rows > 1:
        return value[..., start : start + ROWS_AT_ONCE]
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
