"""How the rows of a sheet are computed: which inputs come by rows, and the one program that every block runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.factors import FactorLibrary
from firedamp.science.gases import GwpSet
from firedamp.science.methods.evaluation import resolve, steps_for
from firedamp.science.methods.expression import names
from firedamp.science.methods.folding import needed
from firedamp.science.methods.row_columns import (
    Column,
    NotPlain,
    NumberColumn,
    classes_by,
    column_of,
    numbers_by_class,
)
from firedamp.science.methods.row_program import Program
from firedamp.science.methods.row_terms import Classed, Node, Term
from firedamp.science.methods.sheet import Case, Input, Selection, Sheet
from firedamp.science.methods.unrolling import lists_of, unrolled_steps, unrolled_trees
from firedamp.science.methods.year_cells import YearCells


@dataclass
class RowPlan:
    """A program with the columns that it loads, the conditions that must hold and the outputs that it gives."""

    program: Program
    columns: Mapping[str, Column]
    conditions: list[int]
    outputs: Mapping[str, Term]
    scanned: set[int]  # operations by which one sees that all outputs are finite

    def __post_init__(self) -> None:
        nodes = {term.number: name for name, term in self.outputs.items() if isinstance(term, Node)}
        self.written = {number: name for number, name in nodes.items() if self.program.operations[number].writes}
        self.copied = {number: name for number, name in nodes.items() if number not in self.written}

    def results(self, rows: int) -> dict[str, np.ndarray]:
        """Room for the outputs; one that is a number takes none, one that equals another is that other."""
        arrays: dict[Any, np.ndarray] = {}
        for term in self.outputs.values():
            if term not in arrays:
                arrays[term] = np.empty(rows) if isinstance(term, Node) else np.broadcast_to(np.float64(term), (rows,))  # type: ignore[arg-type]
        return {name: arrays[term] for name, term in self.outputs.items()}

    def run(self, block: slice, results: Mapping[str, np.ndarray], scratch: list[np.ndarray]) -> None:
        """Put the outputs of a block of rows into the results; NotPlain where anything is not as it should be."""
        loaded = {name: column.block(block) for name, column in self.columns.items()}
        written = {number: results[name][block] for number, name in self.written.items()}
        values = self.program.run(loaded, scratch, written)
        if not all(np.logical_and.reduce(values[number]) for number in self.conditions):
            raise NotPlain
        # A finite sum has finite terms.
        if not all(isfinite(np.add.reduce(values[number])) for number in self.scanned):
            raise NotPlain
        for number, name in self.copied.items():
            results[name][block] = values[number]


def plan_for(
    sheet: Sheet, factors: FactorLibrary, columns: Mapping[str, Any], first: Mapping[str, Any], gwp: GwpSet
) -> RowPlan | None:
    """The plan for columns of which some come by rows; `first` is their first row. None where a column is unusual."""
    try:
        base, _ = resolve(sheet, factors, first, gwp)
        return _Planning(sheet, factors, columns, base).plan()
    except (InputError, NotPlain):
        return None  # row by row it will be said what is wrong


class _Planning:
    def __init__(self, sheet: Sheet, factors: FactorLibrary, given: Mapping[str, Any], base: Mapping[str, Any]) -> None:
        self.sheet, self.factors, self.given, self.base = sheet, factors, given, base
        self.program = Program()
        self.columns: dict[str, Column] = {}
        self.known: dict[str, Term] = {}
        self.own: dict[str, int] = {}  # how many items a symbol of a list has
        self.choosers: dict[Any, Node] = {}

    def plan(self) -> RowPlan:
        for item in self.sheet.inputs.values():
            self._put_input(item)
        for item in self.sheet.inputs.values():
            if item.select and item.name not in self.given:
                self.known[item.name] = self._selected(item.select)
        for selection in self.sheet.selections.values():
            self.known[selection.symbol] = self._selected(selection)
        for symbol in self.sheet.constants:
            self.known[symbol] = float(self.base[symbol])
        conditions = self._compute()
        terms = {name: self.program.by_row(self.known[name]) for name in self.sheet.outputs}
        if not all(np.isfinite(term) for term in terms.values() if not isinstance(term, Node)):  # type: ignore[arg-type]
            raise NotPlain
        nodes = {term.number for term in terms.values() if isinstance(term, Node)}
        self.program.finish(nodes, conditions)
        return RowPlan(self.program, self.columns, conditions, terms, self.program.unseen(nodes))

    def _put_input(self, item: Input) -> None:
        value = self.given.get(item.name)
        if item.kind == "list":
            records = value if isinstance(value, list) else []
            for name, part in item.fields.items():
                if part.kind != "text":
                    numbers = [record.get(name) for record in records]
                    self._put_items(f"{name}_{item.name}", part, numbers)
        elif item.kind == "series" and np.ndim(self.base[item.name]) == 2:
            by_rows = _is_by_row(value)
            self._put_items(item.name, item, list(value) if by_rows else [None] * len(self.base[item.name]))  # type: ignore[arg-type]
        elif _is_by_row(value):
            self.columns[item.name] = column_of(item, value, _default(item, self.factors))  # type: ignore[arg-type]
            self.known[item.name] = self.program.load(item.name, item.minimum if item.above is None else item.above)
        elif item.name in self.base and item.kind not in ("choice", "text"):
            number = np.ravel(self.base[item.name])[0]
            self.known[item.name] = bool(number) if item.kind == "boolean" else float(number)

    def _put_items(self, symbol: str, item: Input, numbers: list[Any]) -> None:
        self.own[symbol] = len(numbers)
        for place, number in enumerate(numbers):
            name = f"{symbol}[{place}]"
            if _is_by_row(number):
                if number.dtype.kind not in "fiu":
                    raise NotPlain
                self.columns[name] = NumberColumn(item, number)
                self.known[name] = self.program.load(name)
            else:
                self.known[name] = float(self.base[symbol][place, 0])

    def _selected(self, selection: Selection) -> Term:
        if selection.table:
            return self._from_table(selection)
        if selection.by not in self.columns:
            return float(np.ravel(self.base[selection.symbol])[0])
        item = self.sheet.inputs[selection.by]
        way, classes = classes_by(selection, item)
        if (selection.by, way) not in self.choosers:
            self.choosers[selection.by, way] = self.program.node(classes, self.program.load(selection.by))
        return Classed(self.choosers[selection.by, way], tuple(numbers_by_class(selection, item, self._value_of)))

    def _value_of(self, case: Case) -> float:
        return self.factors[case.factor].value if case.factor else float(case.value)  # type: ignore[arg-type]

    def _from_table(self, selection: Selection) -> Term:
        if selection.by not in self.columns and selection.column_by not in self.columns:
            return float(np.ravel(self.base[selection.symbol])[0])
        cells = YearCells(self.factors.tables[selection.table or ""], selection)
        choices = [choice.value for choice in self.sheet.inputs[selection.column_by].choices]
        column_of_choice = np.array([list(selection.columns).index(choice) for choice in choices])
        years, classes = (self._loaded(name) for name in (selection.by, selection.column_by))
        if not isinstance(classes, Node):
            classes = choices.index(str(self.base[selection.column_by][0]))
        return self.program.node(_looked_up(cells, column_of_choice), years, classes)

    def _loaded(self, name: str) -> Any:
        return self.program.load(name) if name in self.columns else self.known.get(name)

    def _compute(self) -> list[int]:
        """Put in the steps that are wanted; the operations of the conditions that must hold."""
        lists = lists_of(self.sheet, self.own)
        steps = unrolled_steps(steps_for(self.sheet, self.given), lists)
        checks = [check for check in self.sheet.checks if not check.given or check.given in self.given]
        trees = [tree for check in checks for tree in unrolled_trees(check.tree, lists)]
        for step in needed(steps, {*self.sheet.outputs}.union(*(names(tree) for tree in trees))):
            term = self.known[step.symbol] = self.program.term(step.tree, self.known)
            if step.output and isinstance(term, Node):
                self.program.whole.add(term.number)
        terms = [self.program.term(tree, self.known) for tree in trees]
        if any(not term for term in terms if not isinstance(term, Node)):
            raise NotPlain
        return [term.number for term in terms if isinstance(term, Node)]


def _is_by_row(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim > 0 and value.shape[-1] > 1


def _default(item: Input, factors: FactorLibrary) -> float | None:
    if item.default_factor:
        return factors[item.default_factor].value
    return float(item.default) if isinstance(item.default, int | float) else None


def _looked_up(cells: YearCells, column_of_choice: np.ndarray) -> Callable[[Any, Any], np.ndarray]:
    def look_up(years: Any, choices: Any) -> np.ndarray:
        found, empty = cells.look_up(years, column_of_choice[choices])
        if empty.any():
            raise NotPlain
        return found

    return look_up
