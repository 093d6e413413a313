"""A sheet computed on inputs: values of every symbol, and where each came from.

The same code serves one mine and a million mine-years: values are arrays over rows (see `given`), formulas broadcast.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.errors import InputError, MethodError, Problem
from firedamp.science.factors import FactorLibrary
from firedamp.science.gases import GwpSet
from firedamp.science.methods import given as given_inputs
from firedamp.science.methods.expression import COMPARE, compute, names
from firedamp.science.methods.sheet import Check, Input, Selection, Sheet, Step
from firedamp.science.methods.year_cells import YearCells

CHECK_TOLERANCE = 1e-12  # relative: 35 + 1.2 + 63.8 % is 100 %


@dataclass(frozen=True)
class Origin:
    """Where a value came from. `ids` are the factor records it may be; `index` says which, row by row."""

    kind: str  # user, default, factor, table, value, constant, gwp
    ids: tuple[str, ...] = ()
    index: np.ndarray | None = None

    def factor_ids(self) -> list[str]:
        """Factor records that occur."""
        if self.index is None:
            return list(self.ids)
        return [self.ids[i] for i in np.unique(self.index) if self.ids[i]]


@dataclass(frozen=True)
class Evaluation:
    """Values of all symbols of a sheet: inputs, selections, constants and steps."""

    sheet: Sheet
    gwp: GwpSet
    given: Mapping[str, Any]  # inputs as the user gave them
    base: Mapping[str, Any]  # what steps start from
    origins: Mapping[str, Origin]
    steps: tuple[Step, ...]  # those that the inputs given call for
    values: Mapping[str, Any]

    @property
    def outputs(self) -> dict[str, np.ndarray]:
        return {step.symbol: self.values[step.symbol] for step in self.steps if step.output}


def evaluate(sheet: Sheet, factors: FactorLibrary, inputs: Mapping[str, Any], gwp: GwpSet) -> Evaluation:
    """One evaluation; numeric inputs may be arrays of one length, choices arrays of text.

    Raises InputError with every fault of every input at once, and where a check of the sheet fails or a result is not
    finite.
    """
    inputs = {name: value for name, value in inputs.items() if value is not None}
    base, origins = resolve(sheet, factors, inputs, gwp)
    steps = steps_for(sheet, inputs)
    values = run(steps, base)
    require_sound(sheet, inputs, steps, values)
    return Evaluation(sheet, gwp, inputs, base, origins, steps, values)


def steps_for(sheet: Sheet, inputs: Mapping[str, Any]) -> tuple[Step, ...]:
    """The steps that the inputs given call for."""
    return tuple(step for step in sheet.steps if not step.given or step.given in inputs)


def require_sound(sheet: Sheet, inputs: Mapping[str, Any], steps: Sequence[Step], values: Mapping[str, Any]) -> None:
    """InputError where a check of the sheet fails or an output is not finite.

    What is wrong with the inputs themselves is said before what follows from it.
    """
    computed = {step.symbol for step in steps}
    for check in sorted(sheet.checks, key=lambda check: bool(names(check.tree) & computed)):
        if not check.given or check.given in inputs:
            _require_check(check, values)
    _require_finite(sheet, steps, values)


def values_where_allowed(
    sheet: Sheet, factors: FactorLibrary, inputs: Mapping[str, Any], gwp: GwpSet, output: str
) -> np.ndarray:
    """One output for many rows, NaN in those where a check of the sheet fails: `evaluate` would refuse them all."""
    inputs = {name: value for name, value in inputs.items() if value is not None}
    base, _ = resolve(sheet, factors, inputs, gwp)
    values = run(steps_for(sheet, inputs), base)
    allowed = np.array(True)
    for check in sheet.checks:
        if not check.given or check.given in inputs:
            good = _holds(check, values)[0]
            allowed = allowed & (good.all(axis=0) if good.ndim == 2 else good)
    found: np.ndarray = np.where(allowed & np.isfinite(values[output]), values[output], np.nan)
    return found


def run(steps: Sequence[Step], base: Mapping[str, Any], multipliers: Mapping[str, Any] = {}) -> dict[str, Any]:
    """Values after the steps, a step's value times its multiplier where it has one."""
    values = dict(base)
    with np.errstate(all="ignore"):
        for step in steps:
            value = compute(step.tree, values)
            values[step.symbol] = value * multipliers[step.symbol] if step.symbol in multipliers else value
    return values


def resolve(
    sheet: Sheet, factors: FactorLibrary, inputs: Mapping[str, Any], gwp: GwpSet
) -> tuple[dict[str, Any], dict[str, Origin]]:
    """Value and origin of every symbol that is not a step."""
    problems = given_inputs.require_known(sheet, inputs) + given_inputs.require_complete(sheet, set(inputs))
    base: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for name, item in sheet.inputs.items():
        try:
            if name in inputs:
                value = given_inputs.checked(item, inputs[name])
                _put(base, name, _filled(item, value, factors) if isinstance(value, np.ndarray) else value)
                origins |= _given_origins(item, inputs[name])
            elif item.default_factor:
                base[name], origins[name] = factors[item.default_factor].value, Origin("factor", (item.default_factor,))
            elif item.default is not None:
                _put(base, name, given_inputs.checked(item, list(item.default) if item.default == () else item.default))
                if item.kind in ("number", "integer"):
                    base[name] = float(item.default)  # type: ignore[arg-type]
                origins |= {symbol: Origin("default") for symbol in (name, *(f"{part}_{name}" for part in item.fields))}
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    _require_equal_lengths(sheet, base)
    _require_equal_rows(base)
    _select_inputs(sheet, factors, base, origins)
    for selection in sheet.selections.values():
        base[selection.symbol], origins[selection.symbol] = _selected(selection, factors, base)
    for constant in sheet.constants.values():
        base[constant.symbol], origins[constant.symbol] = _constant(constant, factors, gwp)
    return base, origins


def _given_origins(item: Input, value: Any) -> dict[str, Origin]:
    """An input is the user's; a field of a list that no record gives is the sheet's default."""
    fields = {
        f"{name}_{item.name}": Origin("user" if any(record.get(name) is not None for record in value) else "default")
        for name in item.fields
    }
    return {item.name: Origin("user")} | fields


def _put(base: dict[str, Any], name: str, value: Any) -> None:
    if isinstance(value, dict):
        base.update({f"{part}_{name}": numbers for part, numbers in value.items()})
    else:
        base[name] = value


def _require_equal_lengths(sheet: Sheet, base: Mapping[str, Any]) -> None:
    """Series along one axis have one length (a single value serves all)."""
    for axis in {item.axis for item in sheet.inputs.values() if item.axis}:
        lengths = {
            item.name: len(base[item.name])
            for item in sheet.inputs.values()
            if item.axis == axis and np.ndim(base.get(item.name, 0)) == 2
        }
        several = {length for length in lengths.values() if length > 1}
        if len(several) > 1:
            shown = ", ".join(f"{name}: {length}" for name, length in lengths.items())
            raise InputError.one(next(iter(lengths)), "unequal_lengths", shown)


def _require_equal_rows(base: Mapping[str, Any]) -> None:
    """All that is given row by row is given for the same number of rows."""
    rows = {symbol: value.shape[-1] for symbol, value in base.items() if np.ndim(value) and value.shape[-1] != 1}
    if len(set(rows.values())) > 1:
        shown = ", ".join(f"{symbol}: {number}" for symbol, number in rows.items())
        raise InputError.one(next(iter(rows)), "unequal_lengths", shown)


def _filled(item: Input, numbers: np.ndarray, factors: FactorLibrary) -> np.ndarray:
    """The default in the rows that do not give the input."""
    default = factors[item.default_factor].value if item.default_factor else item.default
    if default is None or numbers.dtype != np.float64 or not np.isnan(numbers).any():
        return numbers
    return np.where(np.isnan(numbers), default, numbers)


def _select_inputs(sheet: Sheet, factors: FactorLibrary, base: dict[str, Any], origins: dict[str, Origin]) -> None:
    """Inputs that were not given, or not in every row, take the factor that their chooser selects."""
    for name, item in sheet.inputs.items():
        if item.select is None:
            continue
        own = base.get(name)
        if own is None:
            base[name], origins[name] = _selected(item.select, factors, base)
        elif np.isnan(own).any():
            chosen, _ = _selected(item.select, factors, base)
            base[name] = np.where(np.isnan(own), chosen, own)


def _selected(selection: Selection, factors: FactorLibrary, base: Mapping[str, Any]) -> tuple[Any, Origin]:
    if selection.table:
        return _from_table(selection, factors, base)
    ids = tuple(case.factor or "" for case in selection.cases)
    numbers = [factors[case.factor].value if case.factor else case.value for case in selection.cases]
    chooser = base.get(selection.by)
    if selection.default:
        ids, numbers = (*ids, selection.default), [*numbers, factors[selection.default].value]
    if chooser is None:
        return numbers[-1], Origin("factor", (ids[-1],))
    index = _case_of(selection, chooser)
    kind = "factor" if any(ids) else "value"
    return np.array(numbers, dtype=float)[index], Origin(kind, ids, index)


def _case_of(selection: Selection, chooser: np.ndarray) -> np.ndarray:
    """Number of the first case that holds, row by row; the default's number where the chooser is unknown."""
    index = np.full(np.shape(chooser), len(selection.cases), dtype=np.intp)
    for number in reversed(range(len(selection.cases))):
        case = selection.cases[number]
        if case.equals is not None:
            holds = chooser == case.equals
        elif case.below is not None:
            holds = chooser < case.below
        elif case.at_most is not None:
            holds = chooser <= case.at_most
        else:
            holds = ~np.isnan(chooser)
        index = np.where(holds, number, index)  # far quicker than index[holds] = number on mixed rows
    return index


def _from_table(selection: Selection, factors: FactorLibrary, base: Mapping[str, Any]) -> tuple[Any, Origin]:
    """Cells by year and class; NaN after the table's last year, InputError where a cell before it is empty."""
    table = factors.tables[selection.table or ""]
    years, classes = np.broadcast_arrays(base[selection.by], base[selection.column_by])
    numbers = np.argmax([classes == name for name in selection.columns], axis=0)
    cells, empty = YearCells(table, selection).look_up(years, numbers)
    if empty.any():
        year, name = int(years[empty.argmax()]), str(classes[empty.argmax()])
        why: dict[str, object] = {"message": selection.empty} if selection.empty else {}
        raise InputError([Problem(selection.by, "no_table_value", year, {"class": name, "table": table.id} | why)])
    cell = f"{table.id}:{int(years[0])}:{classes[0]}" if years.size == 1 else table.id
    return cells, Origin("table", (cell,))


def _constant(constant: Any, factors: FactorLibrary, gwp: GwpSet) -> tuple[float, Origin]:
    if constant.gwp:
        return gwp.of(constant.gwp), Origin("gwp", (gwp.id,))
    if constant.factor:
        return factors[constant.factor].value, Origin("factor", (constant.factor,))
    return float(constant.value), Origin("constant")


def _holds(check: Check, values: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where a check holds, and both of its sides."""
    left, right = (np.asarray(compute(side, values), dtype=float) for side in _sides(check))
    comparison = COMPARE[type(check.tree.ops[0])]  # type: ignore[attr-defined]
    good = np.atleast_1d(comparison(left, right))
    if isinstance(check.tree.ops[0], ast.LtE | ast.GtE):  # type: ignore[attr-defined]
        good = good if good.all() else good | np.isclose(left, right, rtol=CHECK_TOLERANCE, atol=0)
    return good, left, right


def _require_check(check: Check, values: Mapping[str, Any]) -> None:
    """InputError at the first row, and item of a list, in which a check does not hold."""
    good, left, right = _holds(check, values)
    if good.all():
        return
    bad = int(np.flatnonzero(~good.ravel())[0])
    shown = float(np.broadcast_to(left, good.shape).ravel()[bad])
    limit = float(np.broadcast_to(right, good.shape).ravel()[bad])
    item, row = divmod(bad, good.shape[-1])
    field = f"{check.field}[{item}]" if check.over else check.field
    where: dict[str, object] = {"row": row, "rows": int((~good).sum())} if good.shape[-1] > 1 else {}
    params = {"limit": limit, "message": check.message, "formula": check.formula} | where
    raise InputError([Problem(field, "check_failed", shown, params)])


def _sides(check: Check) -> tuple[ast.expr, ast.expr]:
    return check.tree.left, check.tree.comparators[0]  # type: ignore[attr-defined]


def _require_finite(sheet: Sheet, steps: Sequence[Step], values: Mapping[str, Any]) -> None:
    for step in steps:
        value = values[step.symbol]
        # A finite sum has finite terms; only where it is not must each be looked at.
        if step.output and not np.isfinite(np.sum(value)) and not np.isfinite(value).all():
            raise InputError.one(step.symbol, "result_not_finite", None, formula=step.formula)


def require_output(sheet: Sheet, output: str) -> None:
    """MethodError `unknown_output` unless the sheet puts it out."""
    if output not in sheet.outputs:
        raise MethodError("unknown_output", output=output, method=sheet.id, known=", ".join(sheet.outputs))
