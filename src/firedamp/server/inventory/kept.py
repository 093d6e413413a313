"""Which kept calculations took figures of records by mine and year?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from firedamp.science.inventory.routes import ROUTES
from firedamp.server.inventory.mine_years import OF_THE_YEAR
from firedamp.server.inventory.models import Calculation
from firedamp.server.parts import in_parts

AT_ONCE = 100


def calculations_from(model: type[Model], ids: Iterable[int]) -> set[UUID]:
    """The kept calculations of the records' mines and years that have an input which the records' table fills."""
    inputs = _inputs_filled_by(model)
    if not inputs:
        return set()
    found: set[UUID] = set()
    records: Any = model._default_manager
    for part in in_parts(sorted(ids), AT_ONCE):
        pairs = records.filter(pk__in=part).values_list("mine", "year")
        of_records = Q(*[Q(mine=mine, year=year) for mine, year in pairs], _connector=Q.OR)
        taken = Q(*[Q(method=sheet, inputs__has_key=name) for sheet, name in sorted(inputs)], _connector=Q.OR)
        if of_records:
            found.update(Calculation.objects.filter(of_records, taken).values_list("pk", flat=True))
    return found


@cache
def _inputs_filled_by(model: type[Model]) -> frozenset[tuple[str, str]]:
    """Sheets and those of their inputs that routes fill from a table by mine and year; none of another table."""
    return frozenset(
        (route.sheet, name)
        for of_type in ROUTES.values()
        for route in of_type.values()
        for name, figure in route.columns.items()
        if OF_THE_YEAR.get(figure, (None,))[0] is model
    )
