"""Which rows of a calculation rest on what is still to be confirmed? The mark goes with the numbers, step by step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp.science.methods.evaluation import Evaluation
from firedamp.science.methods.expression import names
from firedamp.science.methods.propagation import folded_steps

Marks = Mapping[str, list[str]]


def marks(evaluation: Evaluation, entries: Sequence[Mapping[str, Any]]) -> Marks:
    """Of each symbol the ids of the `to_confirm` entries that it rests on, through every step in between.

    `entries` are those of `confirmation.to_confirm`. What a zero takes out of a formula hands nothing on: a step
    without flared gas does not rest on the efficiency of the flare.
    """
    found: dict[str, list[str]] = {}
    for entry in entries:
        for symbol in _own(evaluation, entry):
            found.setdefault(symbol, []).append(entry["id"])
    for step in folded_steps(evaluation):
        handed = [mark for name in sorted(names(step.tree)) for mark in found.get(name, [])]
        found[step.symbol] = list(dict.fromkeys([*found.get(step.symbol, []), *handed]))
    return found


def _own(evaluation: Evaluation, entry: Mapping[str, Any]) -> set[str]:
    """The symbols that an entry is about: of a method whose text was not read, every step."""
    kind, name = entry["kind"], entry["id"]
    if kind == "method":
        return {step.symbol for step in evaluation.steps}
    if kind == "default":
        return {name}
    if kind == "uncertainty":
        return {name.rsplit("|", 1)[-1]}
    if kind == "assumption":
        return set().union(*(names(note.tree) for note in evaluation.sheet.notes if note.to_confirm == name))
    origin_kind = {"gwp_set": "gwp"}.get(kind, kind)
    return {
        symbol
        for symbol, origin in evaluation.origins.items()
        if origin.kind == origin_kind and (kind == "gwp_set" or name in origin.factor_ids())
    }
