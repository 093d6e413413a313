"""A sheet over many rows at once: a million mine-years by the same equations as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.factors import FactorLibrary
from firedamp.science.gases import GwpSet
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.given import checked
from firedamp.science.methods.quantity import in_unit_of
from firedamp.science.methods.row_columns import NotPlain
from firedamp.science.methods.row_plan import plan_for
from firedamp.science.methods.sheet import Input, Sheet

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
    plan = plan_for(sheet, factors, columns, _block(columns, slice(0, 1), rows), gwp) if rows > 1 else None
    results = plan.results(rows) if plan else {name: np.empty(rows) for name in sheet.outputs}
    scratch = [np.empty(ROWS_AT_ONCE) for _ in range(plan.program.slots)] if plan else []
    for start in range(0, rows, ROWS_AT_ONCE):
        block = slice(start, min(start + ROWS_AT_ONCE, rows))
        try:
            if plan is None:
                raise NotPlain
            with np.errstate(all="ignore"):
                plan.run(block, results, [array[: block.stop - start] for array in scratch])
        except NotPlain:
            _run_plainly(sheet, factors, _block(columns, block, rows), gwp, block, results)
    return results


def _run_plainly(
    sheet: Sheet,
    factors: FactorLibrary,
    columns: Mapping[str, Any],
    gwp: GwpSet,
    block: slice,
    results: Mapping[str, np.ndarray],
) -> None:
    """A block as `evaluate` computes it, with all that it says where something is wrong."""
    try:
        values = evaluate(sheet, factors, columns, gwp).values
    except InputError as error:
        raise InputError([_moved(problem, block.start) for problem in error.problems]) from None
    for name, target in results.items():
        if target.flags.writeable:
            target[block] = values[name]


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


def _block(value: Any, block: slice, rows: int) -> Any:
    """Those rows of whatever is given row by row."""
    if isinstance(value, np.ndarray) and value.ndim and value.shape[-1] == rows > 1:
        return value[..., block]
    if isinstance(value, dict):
        return {key: _block(part, block, rows) for key, part in value.items()}
    return [_block(record, block, rows) for record in value] if isinstance(value, list) else value


def _moved(problem: Problem, start: int) -> Problem:
    if "row" not in problem.params:
        return problem
    return Problem(problem.field, problem.rule, problem.value, problem.params | {"row": problem.params["row"] + start})  # type: ignore[operator]
