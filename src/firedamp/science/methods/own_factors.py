"""Which factors of a calculation are somebody's own, in place of those that the method publishes?"""

from __future__ import annotations

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.factors import FactorLibrary
from firedamp.science.methods.evaluation import Evaluation, resolve


def own_factors(evaluation: Evaluation, factors: FactorLibrary) -> list[str]:
    """The inputs that have a factor record to fall back on, and were given another number than that of the record."""
    stated = [name for name, item in evaluation.sheet.inputs.items() if item.default_factor or item.select]
    return [name for name in stated if name in evaluation.given and not _is_published(evaluation, name, factors)]


def _is_published(evaluation: Evaluation, name: str, factors: FactorLibrary) -> bool:
    """Whether the method would have the very number, had nobody given it."""
    others = {each: value for each, value in evaluation.given.items() if each != name}
    try:
        base, _ = resolve(evaluation.sheet, factors, others, evaluation.gwp)
    except InputError:  # nothing is published for such a case
        return False
    return np.array_equal(np.ravel(base[name]), np.ravel(evaluation.values[name]))
