"""Steps made shorter before they are run at many values: what is known is put in, what is not needed left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from firedamp.science.methods.expression import names, specialise
from firedamp.science.methods.sheet import Step


def known_numbers(base: Mapping[str, Any]) -> dict[str, float]:
    """Symbols that are one number whatever the row: factors, defaults, constants."""
    return {
        symbol: float(value) for symbol, value in base.items() if np.ndim(value) == 0 and not isinstance(value, str)
    }


def specialised(
    steps: Sequence[Step], known: Mapping[str, float], uncertain: Collection[str] = frozenset()
) -> list[Step]:
    """Steps with known numbers put in; a step that becomes a number is known to the steps after it.

    A step in `uncertain` will be multiplied: only its zero is known.
    """
    known, made = dict(known), []
    for step in steps:
        tree = specialise(step.tree, known)
        number = getattr(tree, "value", None)
        if isinstance(number, float) and (number == 0 or step.symbol not in uncertain):
            known[step.symbol] = number
        made.append(replace(step, tree=tree))
    return made


def needed(steps: Sequence[Step], outputs: Collection[str]) -> list[Step]:
    """The steps that the outputs rest on."""
    wanted, kept = set(outputs), []
    for step in reversed(steps):
        if step.symbol in wanted:
            wanted |= names(step.tree)
            kept.append(step)
    return kept[::-1]
