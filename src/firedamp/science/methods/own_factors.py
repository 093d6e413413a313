"""Which factors of a calculation are somebody's own, in place of those that the method publishes?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.factors import FactorLibrary
from firedamp.science.methods.evaluation import Evaluation, resolve


def own_factors(evaluation: Evaluation, factors: FactorLibrary) -> Iterator[str]:
    """The inputs that have a factor record to fall back on, and were given another number than that of the record."""
    sheet, given = evaluation.sheet, evaluation.given
    for name, item in sheet.inputs.items():
        published = item.default_factor is not None or item.select is not None
        if not published or name not in given:
            continue
        try:
            others = {each: value for each, value in given.items() if each != name}
            base, _ = resolve(sheet, factors, others, evaluation.gwp)
        except InputError:  # nothing is published for such a case
            yield name
            continue
        if not np.array_equal(np.ravel(base[name]), np.ravel(evaluation.values[name])):
            yield name
