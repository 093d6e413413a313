"""Does a record keep what is made up apart from what is real? A basin is one or the other, with all that is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.reference.checking import labelled
from firedamp.server.reference.models import Record
from firedamp.server.reference.tables import Table

QUALITY, SYNTHETIC = "quality", "synthetic"
NUMBERS_OF_ALL = frozenset({"emission_factors", "gas_properties", "gwp_sets", "limits"})


def made_up_misplaced(table: Table, fields: Mapping[str, Any], before: Record | None = None) -> list[Problem]:
    """What would carry made-up values into a real basin's totals, or real ones under the name of a synthetic basin.

    The quality of a record says whether its basin is real, what it refers to lies on the same side, and a record
    (`before`: as it is now) never changes sides.
    """
    if table.basin_path is None:
        return _misplaced_in_common(table, fields, before)
    basin = _at(fields.get(_first(table)), table.basin_path)
    if basin is None:
        return []
    if before is not None and _at(getattr(before, _first(table)), table.basin_path).synthetic != basin.synthetic:
        return [_problem(table, _first(table), "changes_sides", basin)]
    rule = "real_among_synthetic" if basin.synthetic else "synthetic_among_real"
    named = [
        column.name
        for column in table.schema.references
        if column.name != _first(table) and _side(fields.get(column.name)) not in (None, basin.synthetic)
    ]
    # A record that is wrong otherwise has no values yet to be judged.
    if QUALITY in fields and (fields[QUALITY] == SYNTHETIC) != basin.synthetic:
        named.append(QUALITY)
    return [_problem(table, name, rule, fields.get(name)) for name in named]


def _misplaced_in_common(table: Table, fields: Mapping[str, Any], before: Record | None) -> list[Problem]:
    """A made-up number that every basin is calculated with; a company or a document that becomes made up, or real."""
    if QUALITY not in fields:
        return []
    made_up = fields[QUALITY] == SYNTHETIC
    if made_up and table.id in NUMBERS_OF_ALL:
        return [_problem(table, QUALITY, "synthetic_in_common", SYNTHETIC)]
    if before is not None and made_up != (before.quality == SYNTHETIC):
        return [_problem(table, QUALITY, "changes_sides", fields[QUALITY])]
    return []


def _first(table: Table) -> str:
    """The column of the record by which its basin is found."""
    assert table.basin_path is not None
    return table.basin_path.split("__")[0]


def _at(found: Any, path: str) -> Any:
    for name in path.split("__")[1:]:
        found = getattr(found, name, None)
    return found


def _side(reference: Any) -> bool | None:
    """Whether what is referred to is synthetic: by itself or by its basin; None where it is neither's (a document)."""
    of = getattr(reference, "basin", reference)
    found = getattr(of, SYNTHETIC, None)
    return None if found is None else bool(found)


def _problem(table: Table, name: str, rule: str, value: Any) -> Problem:
    return Problem(name, rule, str(value), labelled(table.schema.columns[name]))
