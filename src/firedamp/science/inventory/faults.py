"""What is wrong with mine-years: an evaluation of many names the first row that breaks a rule, here it is every one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.inventory.mine_year import MineYear

Compute = Callable[[Sequence[MineYear]], Any]


def faults_of(rows: Sequence[MineYear], error: InputError, compute: Compute) -> list[Problem]:
    """Every problem of every mine-year, each with its mine, where computing them all together raised `error`.

    The rows are halved until each fault stands alone, so that a few bad rows of many cost little.
    """
    if len(rows) == 1 or not any({"row", "mine_id"} & problem.params.keys() for problem in error.problems):
        return [_of_mine(problem, rows) for problem in error.problems]
    middle = len(rows) // 2
    problems: list[Problem] = []
    for half in (rows[:middle], rows[middle:]):
        try:
            compute(half)
        except InputError as found:
            problems += faults_of(half, found, compute)
    return problems


def _of_mine(problem: Problem, rows: Sequence[MineYear]) -> Problem:
    """A problem of a row as a problem of its mine."""
    number = problem.params.get("row", 0)
    row = rows[number if isinstance(number, int) and number < len(rows) else 0]
    params = {name: value for name, value in problem.params.items() if name not in ("row", "rows")}
    return Problem(
        problem.field, problem.rule, problem.value, {"mine_id": row.mine_id, "name": dict(row.name)} | params
    )
