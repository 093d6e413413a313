"""Units of every equation of a sheet, checked with pint (slow to import: done once, remembered by the sheet's hash)."""

from __future__ import annotations

from firedamp.science.errors import ExpressionError
from firedamp.science.factors import FactorLibrary
from firedamp.science.methods.dimension import check_condition, check_formula
from firedamp.science.methods.sheet import Case, Sheet
from firedamp.science.methods.sheet_source import SheetSource
from firedamp.science.units import unit


def check_units(sheet: Sheet, factors: FactorLibrary, source: SheetSource) -> None:
    """SheetError (file, line, reason) for the first equation whose units do not come to what is declared."""
    symbols = {symbol: description[1] for symbol, description in sheet.descriptions.items()}
    declared = [*symbols.items(), *((step.symbol, step.unit) for step in sheet.steps)]
    for symbol, text in declared:
        try:
            unit(text)
        except ValueError as error:
            raise source.error(f'unit = "{text}"', f"{symbol}: {error}") from None
    for step in sheet.steps:
        if step.unit != symbols[step.symbol]:
            raise source.error(step.formula, f"{step.symbol}: in [{step.unit}] here, in [{symbols[step.symbol]}] there")
        try:
            check_formula(step.tree, symbols, step.unit)
        except ExpressionError as error:
            raise source.error(_as_written(step.formula, step.over), f"{step.symbol}: {error}") from None
    for check in sheet.checks:
        try:
            check_condition(check.tree, symbols)
        except ExpressionError as error:
            raise source.error(_as_written(check.formula, check.over), str(error)) from None
    for note in sheet.notes:
        try:
            check_condition(note.tree, symbols)
        except ExpressionError as error:
            raise source.error("when =", str(error)) from None
    _check_factors(sheet, factors, source)


def _check_factors(sheet: Sheet, factors: FactorLibrary, source: SheetSource) -> None:
    """A factor record has the unit of the symbol that it stands for."""
    uses = [(item.name, item.unit, item.default_factor) for item in sheet.inputs.values()]
    uses += [(constant.symbol, constant.unit, constant.factor) for constant in sheet.constants.values()]
    for item in sheet.inputs.values():
        uses += _uses(item.name, item.unit, item.select.cases if item.select else ())
    for selection in sheet.selections.values():
        uses += _uses(selection.symbol, selection.unit, selection.cases)
    for symbol, text, factor in uses:
        if factor and unit(factors[factor].unit) != unit(text):
            raise source.error(factor, f"{symbol} is in [{text}], its factor {factor} in [{factors[factor].unit}]")


def _uses(symbol: str, text: str, cases: tuple[Case, ...]) -> list[tuple[str, str, str | None]]:
    return [(symbol, text, case.factor) for case in cases]


def _as_written(formula: str, over: str) -> str:
    return formula.replace(f"_{over}", "") if over else formula
