"""What is wrong with mine-years: an evaluation of many names the first row that breaks a rule, here it is every one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.inventory.mine_year import MineYear

Inputs = Mapping[str, Any]  # name -> array (rows,), or what holds for all rows


def faults_of(
    rows: Sequence[MineYear], inputs_of: Callable[[Sequence[MineYear]], Inputs], compute: Callable[[Inputs], Any]
) -> list[Problem]:
    """Every problem of every mine-year, each with its mine: figures that are lacking, then what `compute` refuses."""
    try:
        inputs = inputs_of(rows)
    except InputError as error:
        lacking = {problem.params.get("mine_id") for problem in error.problems}
        rest = [row for row in rows if row.mine_id not in lacking]
        beside = faults_of(rest, inputs_of, compute) if rest and None not in lacking else []
        return [*error.problems, *beside]
    return _refused(rows, inputs, compute)


def _refused(rows: Sequence[MineYear], inputs: Inputs, compute: Callable[[Inputs], Any]) -> list[Problem]:
    """The rows are halved until each fault stands alone, so that a few bad ones of many cost little."""
    try:
        compute(inputs)
    except InputError as error:
        if len(rows) == 1 or not any("row" in problem.params for problem in error.problems):
            return [_of_mine(problem, rows) for problem in error.problems]
        middle = len(rows) // 2
        halves = [
            _refused(rows[half], {name: _rows_of(value, half) for name, value in inputs.items()}, compute)
            for half in (slice(middle), slice(middle, None))
        ]
        return [problem for found in halves for problem in found]
    return []


def _rows_of(value: Any, some: slice) -> Any:
    return value[some] if isinstance(value, np.ndarray) and value.ndim else value


def _of_mine(problem: Problem, rows: Sequence[MineYear]) -> Problem:
    """A problem of a row as a problem of its mine."""
    number = problem.params.get("row", 0)
    row = rows[number if isinstance(number, int) and number < len(rows) else 0]
    params = {name: value for name, value in problem.params.items() if name not in ("row", "rows")}
    return Problem(problem.field, problem.rule, problem.value, row.named | params)
