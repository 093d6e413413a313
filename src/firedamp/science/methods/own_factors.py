"""Which factors of a calculation are somebody's own, and which typed in as the method publishes them?"""

from __future__ import annotations

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.factors import TO_CONFIRM, FactorLibrary
from firedamp.science.methods.evaluation import Evaluation, Origin, resolve
from firedamp.science.methods.sheet import Input


def own_factors(evaluation: Evaluation, factors: FactorLibrary) -> list[str]:
    """The inputs that have a published number to fall back on, and were given another one."""
    stated = [name for name, item in evaluation.sheet.inputs.items() if has_published(item)]
    return [name for name in stated if name in evaluation.given and published(evaluation, name, factors) is None]


def has_published(item: Input) -> bool:
    """Whether a record, or a default that is still to be confirmed, stands in where the input is not given."""
    return bool(item.default_factor or item.select or (item.status == TO_CONFIRM and item.default is not None))


def published(evaluation: Evaluation, name: str, factors: FactorLibrary) -> Origin | None:
    """Where the method would have the very number from, had nobody given it; None where it would have another."""
    others = {each: value for each, value in evaluation.given.items() if each != name}
    try:
        base, origins = resolve(evaluation.sheet, factors, others, evaluation.gwp)
    except InputError:  # nothing is published for such a case
        return None
    same = np.array_equal(np.ravel(base[name]), np.ravel(evaluation.values[name]))
    return origins[name] if same else None
