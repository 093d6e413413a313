"""A sheet as JSON: what a form, a page of the method and a client need to know of it."""

from __future__ import annotations

from typing import Any

from firedamp.science.factors import FactorLibrary
from firedamp.science.methods.notation import latex
from firedamp.science.methods.sheet import Case, Input, Selection, Sheet, Spread
from firedamp.science.units import displayed, offered


def summary(sheet: Sheet) -> dict[str, Any]:
    """The line of a list of methods."""
    return {
        "id": sheet.id,
        "title": dict(sheet.title),
        "summary": dict(sheet.summary),
        "tier": sheet.tier,
        "category": sheet.category,
        "status": sheet.status,
        "edition": sheet.edition,
        "document": {
            "name": dict(sheet.document.name),
            "equations": list(sheet.document.equations),
            "valid_from": sheet.document.valid_from or None,
            "valid_to": sheet.document.valid_to or None,
            "validity": "stated" if sheet.document.valid_from else "not stated",
        },
    }


def describe_sheet(sheet: Sheet, factors: FactorLibrary, *, units: bool = False) -> dict[str, Any]:
    """All of a sheet: the shape of `GET /api/v1/methods/{id}`, which asks for the `units` that each input may have."""
    drawn = {symbol: description[2] for symbol, description in sheet.descriptions.items()}
    steps = [
        {
            "symbol": step.symbol,
            "label": dict(step.label),
            "unit": displayed(step.unit),
            "formula": step.formula,
            "latex": f"{step.latex} = {latex(step.tree, drawn.__getitem__)}",
            "over": step.over,
            "given": step.given,
            "output": step.output,
        }
        for step in sheet.steps
    ]
    return summary(sheet) | {
        "gwp_set": sheet.gwp_set,
        "hash": sheet.hash,
        "inputs": [_input(item, factors, units) for item in sheet.inputs.values()],
        "alternatives": [[list(group) for group in groups] for groups in sheet.alternatives],
        "selections": [_selection(selection, factors) for selection in sheet.selections.values()],
        "constants": [
            {
                "symbol": constant.symbol,
                "label": dict(constant.label),
                "unit": displayed(constant.unit),
                "value": factors[constant.factor].value if constant.factor else constant.value,
                "factor": constant.factor,
                "gwp": constant.gwp,
            }
            for constant in sheet.constants.values()
        ],
        "steps": steps,
        "outputs": [
            {"name": step.symbol, "label": dict(step.label), "unit": displayed(step.unit), "memo": step.memo}
            for step in sheet.outputs.values()
        ],
        "uncertainty": [_spread(spread) for spread in sheet.spreads.values()],
    }


def _input(item: Input, factors: FactorLibrary, units: bool) -> dict[str, Any]:
    described = {
        "name": item.name,
        "symbol_latex": item.latex,
        "label": dict(item.label),
        "help": dict(item.help),
        "kind": item.kind,
        "unit": displayed(item.unit),
        "minimum": item.minimum if item.above is None else item.above,
        "exclusive_minimum": item.above is not None,
        "maximum": item.maximum,
        "default": _default(item, factors),
        "required": not item.has_fallback,
        "selected_by": item.select.by if item.select else None,
        "choices": [{"value": choice.value, "label": dict(choice.label)} for choice in item.choices],
        "fields": [_input(part, factors, units) for part in item.fields.values()],
        "at_20c": item.at_20c,
        "usual": {"low": item.usual[0], "high": item.usual[1]} if item.usual else None,
        "selection": _selection(item.select, factors) if item.select else None,
    }
    return described | ({"units": _units(item)} if units else {})


def _units(item: Input) -> list[dict[str, Any]]:
    """Units in which the number may be given; one in them, times `scale` plus `offset`, is one in the input's own."""
    if item.kind not in ("number", "series"):
        return []
    # A share of the whole may be given in per cent; a number of mines or years may not.
    found = offered(item.unit) if displayed(item.unit) or item.maximum == 1 else offered(item.unit)[:1]
    return [{"unit": unit, "scale": scale, "offset": offset} for unit, scale, offset in found]


def _default(item: Input, factors: FactorLibrary) -> dict[str, Any] | None:
    if item.default_factor:
        record = factors[item.default_factor]
        return {"value": record.value, "source": dict(record.document), "factor": record.id, "status": record.status}
    if item.default is None:
        return None
    return {
        "value": list(item.default) if item.default == () else item.default,
        "source": dict(item.default_source or {}),
        "factor": None,
        "status": item.status,
    }


def _selection(selection: Selection, factors: FactorLibrary) -> dict[str, Any]:
    return {
        "symbol": selection.symbol,
        "by": selection.by,
        "label": dict(selection.label),
        "cases": [_case(case, factors) for case in selection.cases],
        "default": {"factor": selection.default, "value": factors[selection.default].value}
        if selection.default
        else None,
        "table": selection.table,
    }


def _case(case: Case, factors: FactorLibrary) -> dict[str, Any]:
    return {
        "below": case.below,
        "at_most": case.at_most,
        "equals": case.equals,
        "factor": case.factor,
        "value": factors[case.factor].value if case.factor else case.value,
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "name": spread.symbol,
        "percent": spread.percent,
        "factor": spread.factor,
        "by": spread.by or None,
        "cases": [{"equals": equals, "percent": percent, "factor": factor} for equals, percent, factor in spread.cases],
        "status": spread.status,
    }
