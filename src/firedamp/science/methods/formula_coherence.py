"""Whether the formulas of a sheet fit its inputs: each has what it uses, in measure, and divides by no nought."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from firedamp.science.errors import ExpressionError
from firedamp.science.factors import FactorLibrary
from firedamp.science.methods.expression import is_nought, names
from firedamp.science.methods.formula_sense import list_of, require_condition, require_number
from firedamp.science.methods.magnitude import constant_of, power_of
from firedamp.science.methods.sheet import Check, Sheet, Step

Faults = Iterator[tuple[str, str]]  # where to look, and what is wrong


def always_given(sheet: Sheet, given: str = "") -> set[str]:
    """Inputs that have a value whatever the user gives, or as soon as he gives `given`."""
    in_groups = {name for groups in sheet.alternatives for group in groups for name in group}
    with_it = {name for groups in sheet.alternatives for group in groups if given in group for name in group}
    always = {
        item.name
        for item in sheet.inputs.values()
        if item.default is not None
        or item.default_factor
        or item.select
        or not (item.optional or item.name in in_groups)
    }
    return always | with_it


def faults_of_formulas(sheet: Sheet) -> Faults:
    """Formulas that are no numbers or conditions, or use what has no value there."""
    lists = {f"{part}_{item.name}": item.name for item in sheet.inputs.values() for part in item.fields}
    lists |= {item.name: item.axis for item in sheet.inputs.values() if item.axis}
    conditions = {item.name for item in sheet.inputs.values() if item.kind == "boolean"}
    for step in sheet.steps:
        try:
            require_number(step.tree, conditions)
            found = list_of(step.tree, lists)
        except ExpressionError as error:
            yield step.formula, f"{step.symbol}: {error}"
            return
        if found != step.over and (step.over or step.output or found in sheet.inputs):
            yield step.formula, f"{step.symbol}: a value for each item of {found or 'no list'}: sum them, or say over"
        lists[step.symbol] = found
    for check in sheet.checks:
        if not isinstance(check.tree, ast.Compare):
            yield check.formula, f"{check.formula!r} is not a comparison"
    for tree in [check.tree for check in sheet.checks] + [note.tree for note in sheet.notes]:
        try:
            require_condition(tree, conditions)
            list_of(tree, lists)
        except ExpressionError as error:
            yield ast.unparse(tree), str(error)
    yield from _faults_of_givens(sheet)


def _faults_of_givens(sheet: Sheet) -> Faults:
    """A formula uses only what has a value whenever the formula is computed, and only numbers."""
    not_numbers = {item.name: item.kind for item in sheet.inputs.values() if item.kind in ("choice", "list", "text")}
    not_numbers |= {
        f"{part.name}_{item.name}": part.kind
        for item in sheet.inputs.values()
        for part in item.fields.values()
        if part.kind == "text"
    }
    variants: dict[str, set[str]] = {}
    for step in sheet.steps:
        variants.setdefault(step.symbol, set()).add(step.given)
    formulas = [(part.tree, part.formula, part.given) for part in steps_and_checks(sheet)]
    for tree, formula, given in formulas + [(note.tree, ast.unparse(note.tree), "") for note in sheet.notes]:
        known = always_given(sheet, given)
        for name in sorted(names(tree)):
            if name in not_numbers:
                yield formula, f"{name!r} is no number but of the kind {not_numbers[name]}"
            unknown_input = name in sheet.inputs and name not in known
            if unknown_input or (name in variants and not _computed(variants[name], given, sheet)):
                yield formula, f"{formula!r} uses {name!r}, which may be unknown there"


def steps_and_checks(sheet: Sheet) -> list[Step | Check]:
    """All that has a formula and may hang on an input."""
    return [*sheet.steps, *sheet.checks]


def _computed(variants: set[str], given: str, sheet: Sheet) -> bool:
    """Whether one of the variants of a step is computed: always, with the same input, or by every alternative."""
    if variants & {"", given}:
        return True
    return any(all(variants & set(group) for group in groups) for groups in sheet.alternatives)


def faults_of_magnitudes(sheet: Sheet, factors: FactorLibrary) -> Faults:
    """No formula raises powers upon powers or holds numbers out of measure, alone or through the steps that it uses."""
    numbers = _known_numbers(sheet, factors)
    powers: dict[str, float] = {}
    variants = Counter(step.symbol for step in sheet.steps)
    for tree, formula, symbol in _all_formulas(sheet):
        try:
            value, power = constant_of(tree, numbers), power_of(tree, numbers, powers)
        except ExpressionError as error:
            yield formula, f"{formula[:80]!r}: {error}"
            return
        if value is not None and variants[symbol] == 1:
            numbers[symbol] = value
        powers[symbol] = max(power, powers.get(symbol, 1.0))


def faults_of_divisors(sheet: Sheet, factors: FactorLibrary) -> Faults:
    """A formula divides by nothing that is nought whatever the inputs."""
    numbers = _known_numbers(sheet, factors)
    for tree, formula, _ in _all_formulas(sheet):
        for node in ast.walk(tree):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and is_nought(node.right, numbers):
                yield formula, f"{formula!r} divides by {ast.unparse(node.right)!r}, which is nought"


def _known_numbers(sheet: Sheet, factors: FactorLibrary) -> dict[str, float]:
    known = {
        constant.symbol: factors[constant.factor].value if constant.factor else constant.value
        for constant in sheet.constants.values()
    }
    return {symbol: float(value) for symbol, value in known.items() if value is not None}


def _all_formulas(sheet: Sheet) -> list[tuple[ast.expr, str, str]]:
    """Tree, where to look for it and the symbol that it defines: of steps in their order, then of checks and notes."""
    formulas = [(step.tree, step.formula, step.symbol) for step in sheet.steps]
    formulas += [(check.tree, check.formula, "") for check in sheet.checks]
    return formulas + [(note.tree, "when =", "") for note in sheet.notes]
