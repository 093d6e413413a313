"""The trace of a calculation: every symbol with its value, formula, numbers put in, and where it came from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firedamp.science.factors import FactorLibrary
from firedamp.science.gases import GwpSet
from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.expression import names
from firedamp.science.methods.notation import latex, substituted, substituted_latex
from firedamp.science.methods.sheet import Sheet
from firedamp.science.units import displayed

ITEMS_SHOWN = 3  # of a list, in a formula with numbers put in
SIGNIFICANT_DIGITS = 10  # of a canonical result (methods.md, Reproduction)


def canonical(value: Any) -> Any:
    """A number rounded to ten significant digits, arrays as lists; what JSON and reproduction compare.

    What has no value (a cell beyond the end of a table) is None: JSON knows no NaN.
    """
    if isinstance(value, np.ndarray):
        return canonical(value.tolist())
    if isinstance(value, list | tuple):
        return [canonical(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0  # no negative zero
    return value


def trace(
    evaluation: Evaluation,
    factors: FactorLibrary,
    marks: Mapping[str, Sequence[str]] = {},
    ranges: Mapping[str, tuple[float, float]] = {},
) -> list[dict[str, Any]]:
    """Rows of a calculation of one row: inputs, selections and constants that the steps use, then the steps.

    `marks` tell of each symbol what is to be confirmed of it (`marks.marks`), `ranges` its 95 % range: `low` and `high`
    of a row, None where the value is certain.
    """
    sheet = evaluation.sheet
    used = set().union(*(names(step.tree) for step in evaluation.steps))
    rows = [
        _given_row(evaluation, symbol, factors)
        for symbol in _in_reading_order(sheet)
        if symbol in evaluation.values and (symbol in used or symbol in evaluation.given)
    ]
    rows += [_step_row(evaluation, step) for step in evaluation.steps]
    rows = [row for row in rows if row["value"] not in ([], None)]  # an empty list, a cell beyond a table's end
    return [
        {**row, **_ends(ranges.get(row["symbol"])), "to_confirm": list(marks.get(row["symbol"], ()))} for row in rows
    ]


def _ends(ends: tuple[float, float] | None) -> dict[str, float | None]:
    low, high = canonical(ends) if ends else (None, None)
    return {"low": low, "high": high} if low is not None and high is not None else {"low": None, "high": None}


def _in_reading_order(sheet: Sheet) -> list[str]:
    steps = {step.symbol for step in sheet.steps}
    return [symbol for symbol in sheet.descriptions if symbol not in steps]


def _given_row(evaluation: Evaluation, symbol: str, factors: FactorLibrary) -> dict[str, Any]:
    label, unit, drawn = evaluation.sheet.descriptions[symbol]
    kind = "input"
    if symbol in evaluation.sheet.constants:
        kind = "constant"
    elif symbol in evaluation.sheet.selections:
        kind = "selection"
    return {
        "symbol": symbol,
        "label": dict(label),
        "kind": kind,
        "latex": drawn,
        "value": _value(evaluation.values[symbol]),
        "unit": displayed(unit),
        "output": False,
        "source": _source(evaluation, symbol, factors),
    }


def _step_row(evaluation: Evaluation, step: Any) -> dict[str, Any]:
    sheet = evaluation.sheet
    drawn = {symbol: description[2] for symbol, description in sheet.descriptions.items()}
    numbers = {name: evaluation.values[name] for name in names(step.tree)}
    items = _items_shown(numbers, evaluation.values[step.symbol])
    return {
        "symbol": step.symbol,
        "label": dict(step.label),
        "kind": "step",
        "over": step.over,
        "formula": step.formula,
        "latex": f"{step.latex} = {latex(step.tree, drawn.__getitem__)}",
        "substituted": "; ".join(substituted(step.tree, item) for item in items),
        "substituted_latex": r" ;\quad ".join(substituted_latex(step.tree, item) for item in items),
        "numbers": [
            {"symbol": name, "value": _value(value), "unit": displayed(sheet.descriptions[name][1])}
            for name, value in sorted(numbers.items())
        ],
        "value": _value(evaluation.values[step.symbol]),
        "unit": displayed(step.unit),
        "output": step.output,
        "memo": step.memo,
        "source": {
            "kind": "computed",
            "document": dict(sheet.document.name),
            "equations": list(sheet.document.equations),
        },
    }


def _items_shown(numbers: dict[str, Any], value: Any) -> list[dict[str, Any]]:
    """Numbers to put into a formula: once, or for the first items of a step that is computed item by item."""
    if np.ndim(value) < 2:
        return [numbers]
    length = np.shape(value)[0]
    return [
        {name: number[item % len(number)] if np.ndim(number) == 2 else number for name, number in numbers.items()}
        for item in range(min(length, ITEMS_SHOWN))
    ]


def _value(value: Any) -> Any:
    """A scalar of one row as a number or a word, that of a list or series as a list."""
    array = np.asarray(value)
    if array.ndim == 2:
        return canonical(array[:, 0])
    item = array.ravel()[0].item() if array.size else None
    return canonical(item)


def _source(evaluation: Evaluation, symbol: str, factors: FactorLibrary) -> dict[str, Any]:
    origin = evaluation.origins[symbol]
    if origin.kind == "gwp":
        return _gwp_source(evaluation.gwp)
    records = [factors[record] for record in origin.factor_ids()] if origin.kind == "factor" else []
    if records:
        record = records[0]
        return {
            "kind": "factor",
            "id": record.id,
            "name": dict(record.name),
            "document": dict(record.document),
            "place": record.place,
            "status": record.status,
            "valid_from": record.valid_from,
            "valid_to": record.valid_to,
            "note": record.note,
        }
    if origin.kind == "table":
        return {
            "kind": "table",
            "id": origin.ids[0],
            "document": dict(evaluation.sheet.document.name),
            "status": "confirmed",
        }
    if origin.kind == "default":
        stated_at = _default_source(evaluation.sheet, symbol)
        return {"kind": "default"} | ({"stated": dict(stated_at)} if stated_at else {})
    if origin.kind == "user":
        stated = evaluation.given.get(symbol)
        return {"kind": "user"} | ({"measured": dict(stated)} if isinstance(stated, Mapping) else {})
    return {"kind": origin.kind, "document": dict(evaluation.sheet.document.name)}


def _default_source(sheet: Sheet, symbol: str) -> Mapping[str, str] | None:
    """Where the default of an input, or of a field of a list (its name, _, the list's), is said to come from."""
    for item in sheet.inputs.values():
        for part, name in [(item, item.name), *((part, f"{part.name}_{item.name}") for part in item.fields.values())]:
            if name == symbol:
                return part.default_source
    return None


def _gwp_source(gwp: GwpSet) -> dict[str, Any]:
    return {
        "kind": "gwp_set",
        "id": gwp.id,
        "name": dict(gwp.title),
        "document": dict(gwp.source),
        "status": gwp.status,
    }
