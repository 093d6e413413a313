"""Whether the parts of a sheet fit together, so that no input can make its evaluation fail on the sheet's account."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from firedamp.science.errors import InputError
from firedamp.science.factors import FactorLibrary
from firedamp.science.gases import gwp_sets
from firedamp.science.methods.formula_coherence import (
    Faults,
    always_given,
    faults_of_divisors,
    faults_of_formulas,
    faults_of_magnitudes,
    steps_and_checks,
)
from firedamp.science.methods.given import checked
from firedamp.science.methods.sheet import Input, Selection, Sheet, Spread
from firedamp.science.methods.sheet_source import SheetSource

FIELD_KINDS = ("number", "integer", "text")
GASES = ("CH4", "N2O")


def check_coherence(sheet: Sheet, factors: FactorLibrary, source: SheetSource) -> None:
    """SheetError for the first part that does not fit the others."""
    for clue, fault in chain(
        _faults_of_factors(sheet, factors),
        _faults_of_inputs(sheet, factors),
        _faults_of_selections(sheet, factors),
        _faults_of_names(sheet),
        _faults_of_validity(sheet),
        _faults_of_spreads(sheet),
        faults_of_formulas(sheet),
        faults_of_divisors(sheet, factors),
        faults_of_magnitudes(sheet, factors),
    ):
        raise source.error(clue, fault)


def _faults_of_factors(sheet: Sheet, factors: FactorLibrary) -> Faults:
    named = [item.default_factor for item in sheet.inputs.values()]
    named += [constant.factor for constant in sheet.constants.values()]
    for selection in sheet.every_selection:
        named += [selection.default, *(case.factor for case in selection.cases)]
    yield from ((name, f"there is no factor record {name!r}") for name in named if name and name not in factors.factors)


def _faults_of_inputs(sheet: Sheet, factors: FactorLibrary) -> Faults:
    for item in sheet.inputs.values():
        for part in (item, *item.fields.values()):
            clue = f"inputs.{item.name}]" if part is item else f"inputs.{item.name}.fields.{part.name}]"
            fault = _fault_of_input(part, factors)
            if fault:
                yield clue, f"the input {part.name}: {fault}"
        for part in item.fields.values():
            if part.kind not in FIELD_KINDS or part.default_factor or part.optional:
                yield (
                    f"inputs.{item.name}.fields.{part.name}]",
                    f"a field is {', '.join(FIELD_KINDS)}, given or with a default",
                )


def _fault_of_input(item: Input, factors: FactorLibrary) -> str:
    least = item.minimum if item.above is None else item.above
    number = item.kind in ("number", "integer", "series")
    wrong = {
        "a choice has choices, nothing else has": (item.kind == "choice") != bool(item.choices),
        "a list has fields, nothing else has": (item.kind == "list") != bool(item.fields),
        "a series has an axis, nothing else has": (item.kind == "series") != bool(item.axis),
        "only a number is selected or has a factor record": bool(item.select or item.default_factor) and not number,
        "a list alone has a least number of items": item.minimum_items > 0 and item.kind != "list",
        "minimum or above, not both": item.minimum is not None and item.above is not None,
        "the maximum is below the minimum": None not in (least, item.maximum) and item.maximum < least,  # type: ignore[operator]
        "a default that is no factor record has a default_source, nothing else has": (item.default is not None)
        != bool(item.default_source),
        "the usual range is two numbers, the lower first": item.usual is not None
        and (len(item.usual) != 2 or item.usual[0] > item.usual[1]),
    }
    found = next((fault for fault, holds in wrong.items() if holds), "")
    return found or _fault_of_default(item, factors)


def _fault_of_default(item: Input, factors: FactorLibrary) -> str:
    value = factors[item.default_factor].value if item.default_factor else item.default
    if value is None or (value == () and item.kind == "list" and not item.minimum_items):
        return ""
    try:
        checked(item, value)
    except InputError as error:
        return f"its default is not one of its values: {error}"
    return ""


def _faults_of_selections(sheet: Sheet, factors: FactorLibrary) -> Faults:
    for selection in sheet.every_selection:
        fault = _fault_of_table(selection, sheet, factors) if selection.table else _fault_of_cases(selection, sheet)
        if fault:
            yield f".{selection.symbol}]", f"the selection of {selection.symbol}: {fault}"


def _fault_of_table(selection: Selection, sheet: Sheet, factors: FactorLibrary) -> str:
    year, column = sheet.inputs.get(selection.by), sheet.inputs.get(selection.column_by)
    table = factors.tables.get(selection.table or "")
    if table is None:
        return f"there is no table {selection.table!r}"
    if year is None or year.kind != "integer" or year.name not in always_given(sheet):
        return "the row is an integer input that is always given"
    if column is None or column.kind != "choice" or column.name not in always_given(sheet):
        return "the column is a choice that is always given"
    if {choice.value for choice in column.choices} != set(selection.columns):
        return f"the columns are not the choices of {column.name}"
    unknown = set(selection.columns.values()) - set(table.cells)
    return f"the table has no column {unknown.pop()!r}" if unknown else ""


def _fault_of_cases(selection: Selection, sheet: Sheet) -> str:
    chooser = sheet.inputs.get(selection.by)
    if chooser is None:
        return f"it is by {selection.by!r}, which is not an input"
    if not selection.cases or any((case.factor is None) == (case.value is None) for case in selection.cases):
        return "a case has a factor or a value"
    if chooser.name not in always_given(sheet) and not selection.default:
        return f"{chooser.name} may be unknown: a default is wanted"
    if chooser.kind in ("number", "integer"):
        return _fault_of_bounds(selection)
    words = [True, False] if chooser.kind == "boolean" else [choice.value for choice in chooser.choices]
    return _fault_of_words(selection, words)


def _fault_of_bounds(selection: Selection) -> str:
    *bounded, rest = selection.cases
    sound = all(case.equals is None and (case.below is None) != (case.at_most is None) for case in bounded)
    if sound and rest.equals is None and rest.below is None and rest.at_most is None:
        return ""
    return "of a number: cases below or at_most, and a last one for the rest"


def _fault_of_words(selection: Selection, words: Sequence[str | bool]) -> str:
    if any(case.below is not None or case.at_most is not None or case.equals not in words for case in selection.cases):
        return f"a case equals one of {', '.join(map(str, words))}"
    lacking = [word for word in words if word not in [case.equals for case in selection.cases]]
    return f"no case for {', '.join(map(str, lacking))}" if lacking and not selection.default else ""


def _faults_of_names(sheet: Sheet) -> Faults:
    """What names an input, a GWP set or a gas names one that there is."""
    in_groups = [name for groups in sheet.alternatives for group in groups for name in group]
    for name in in_groups:
        if name not in sheet.inputs or in_groups.count(name) > 1:
            yield "alternatives", f"alternatives: {name!r} is not an input, or stands twice"
    if any(len(groups) < 2 or not all(groups) for groups in sheet.alternatives):
        yield "alternatives", "alternatives are two groups of inputs or more"
    for part in steps_and_checks(sheet):
        if part.given and part.given not in in_groups:
            yield part.formula, f"given: {part.given!r} is not one of the alternatives"
    for check in sheet.checks:
        if check.field not in sheet.inputs:
            yield check.formula, f"the field {check.field!r} is not an input"
    if sheet.gwp_set not in gwp_sets():
        yield "gwp_set =", f"there is no GWP set {sheet.gwp_set!r}"
    for constant in sheet.constants.values():
        if sum(part is not None for part in (constant.value, constant.factor, constant.gwp)) != 1:
            yield f".{constant.symbol}]", f"the constant {constant.symbol} has a value, a factor or a gwp"
        if constant.gwp is not None and constant.gwp not in GASES:
            yield f".{constant.symbol}]", f"there is no GWP of {constant.gwp!r}"


def _faults_of_validity(sheet: Sheet) -> Faults:
    document = sheet.document
    if document.valid_from and document.valid_to and document.valid_from > document.valid_to:
        yield "valid_to", f"it lapses ({document.valid_to}) before it is in force ({document.valid_from})"


def _faults_of_spreads(sheet: Sheet) -> Faults:
    for spread in sheet.spreads.values():
        fault = _fault_of_spread(spread, sheet)
        if fault:
            yield f"uncertainty.{spread.symbol}]", f"the uncertainty of {spread.symbol}: {fault}"


def _fault_of_spread(spread: Spread, sheet: Sheet) -> str:
    if spread.symbol in sheet.constants:
        return "it is a constant"
    item = sheet.inputs.get(spread.symbol)
    if item and item.kind not in ("number", "series"):
        return f"it is of the kind {item.kind}"
    if not spread.by:
        return (
            "" if not spread.cases and _one_size(spread.percent, spread.factor) else "a percent or a factor is wanted"
        )
    chooser = sheet.inputs.get(spread.by)
    if chooser is None or chooser.kind != "choice" or chooser.name not in always_given(sheet):
        return f"it is by {spread.by!r}, which is not a choice that is always given"
    if {choice.value for choice in chooser.choices} != {equals for equals, _, _ in spread.cases}:
        return f"its cases are not the choices of {chooser.name}"
    return "" if all(_one_size(percent, factor) for _, percent, factor in spread.cases) else "a case has one size"


def _one_size(percent: float | None, factor: float | None) -> bool:
    return (percent is None) != (factor is None)
