"""What in a calculation is still to be confirmed, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from firedamp.science.factors import TO_CONFIRM, FactorLibrary, Text
from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.expression import compute
from firedamp.science.methods.own_factors import has_published, published
from firedamp.science.methods.propagation import live_symbols
from firedamp.science.methods.spreads import BY_USER, Variable, size_text


def to_confirm(evaluation: Evaluation, factors: FactorLibrary, variables: Sequence[Variable]) -> list[dict[str, Any]]:
    """The method, factor records, defaults, the GWP set and default uncertainties that are marked `to_confirm`."""
    sheet = evaluation.sheet
    found: list[dict[str, Any]] = []
    if sheet.status == TO_CONFIRM:
        found.append(_entry("method", sheet.id, sheet.status_reason or sheet.title))
    live = live_symbols(evaluation)
    for symbol, origin in evaluation.origins.items():
        item = sheet.inputs.get(symbol)
        if item and origin.kind == BY_USER and has_published(item):
            # The number of a record, or a default, that was typed in is still that of the record or the sheet.
            origin = published(evaluation, symbol, factors) or origin
        if item and item.status == TO_CONFIRM and origin.kind == "default":
            found.append(_entry("default", symbol, item.status_reason or item.label))
        if symbol not in live or origin.kind != "factor":
            continue
        records = [factors[record_id] for record_id in origin.factor_ids()]
        found += [_entry("factor", record.id, record.name) for record in records if record.status == TO_CONFIRM]
    if evaluation.gwp.status == TO_CONFIRM and any(origin.kind == "gwp" for origin in evaluation.origins.values()):
        found.append(_entry("gwp_set", evaluation.gwp.id, evaluation.gwp.title))
    found += [
        _entry("assumption", note.to_confirm, note.text)
        for note in sheet.notes
        if note.to_confirm and bool(np.any(compute(note.tree, evaluation.values)))
    ]
    for variable in variables:
        if variable.status == TO_CONFIRM and variable.symbol in live:
            label = sheet.descriptions[variable.symbol][0]
            found.append(
                _entry(
                    "uncertainty",
                    f"{sheet.id}|{variable.symbol}",
                    {lang: _spread_text(variable, label[lang], lang) for lang in ("en", "ru")},
                )
            )
    return found


def _entry(kind: str, name: str, reason: Text) -> dict[str, Any]:
    return {"kind": kind, "id": name, "reason": dict(reason)}


def _spread_text(variable: Variable, label: str, lang: str) -> str:
    title = {"en": "Default uncertainty", "ru": "Неопределённость по умолчанию"}[lang]
    stated = variable.stated or (variable.kind, variable.size)  # a restored value is wider, and that is no default
    return f"{title}: {label} — {size_text(*stated, lang)}"


def warnings(evaluation: Evaluation) -> list[dict[str, str]]:
    """What the reader must be told: notes of the sheet that hold, and inputs that were given but not used."""
    found = [dict(note.text) for note in evaluation.sheet.notes if bool(np.any(compute(note.tree, evaluation.values)))]
    for name, item in evaluation.sheet.inputs.items():
        chosen = [other for other in evaluation.sheet.inputs.values() if other.select and other.select.by == name]
        if name in evaluation.given and chosen and all(other.name in evaluation.given for other in chosen):
            found.append(
                {
                    "en": f"{item.label['en']} was given, but so was what it selects: it changes nothing.",
                    "ru": f"«{item.label['ru']}» задано, но задано и то, что оно выбирает: на результат не влияет.",
                }
            )
    return found
