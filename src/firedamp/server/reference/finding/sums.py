"""What do the records asked for add up to? Only amounts add up: tonnes and cubic metres, not metres or percent."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum

from firedamp.server.reference.finding.records import Wanted, records
from firedamp.server.reference.tables import Table

UNITS_THAT_ADD_UP = ("t", "m3", "t/year", "m3/year")


def record_sums(table: Table, wanted: Wanted) -> dict[str, Any]:
    """The count of the records, and the sum of each column of amounts; null where no record has a value."""
    found = records(table, wanted).order_by()
    columns = [
        column.name
        for column in table.schema.columns.values()
        if column.type == "number" and column.unit in UNITS_THAT_ADD_UP
    ]
    # A search that joins may find a record twice; by id each counts once.
    once = table.model.objects.filter(pk__in=found.values("pk"))
    return {"count": found.count(), "sums": once.aggregate(**{name: Sum(name) for name in columns}) if columns else {}}
