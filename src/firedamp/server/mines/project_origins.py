"""Where did each figure of a row of the mine table come from? As the stored version of the package says of that row."""

from __future__ import annotations

from typing import Any

from firedamp.server.mines.passports import PROJECT_FIELDS, TRACKER_COLUMNS
from firedamp.server.reference.models import DataPackageVersion
from firedamp.server.reference.selectors import described

FIRST_ROW = 2  # the header is row 1
CONCEPTS = {"output_year": "year"}


def project_origins(version: DataPackageVersion, row: int) -> dict[str, dict[str, Any]]:
    """Source, quality and row of each figure of a row; empty where the stored tables no longer have it."""
    package = described(version)
    stated = package.own["basin"]
    rows = version.rows.get(stated["mines"], [])
    if not FIRST_ROW <= row < FIRST_ROW + len(rows):
        return {}
    cells = rows[row - FIRST_ROW]
    schema, columns = package.schema(stated["mines"]), TRACKER_COLUMNS | stated.get("columns", {})
    found = {}
    for name in PROJECT_FIELDS:
        concept = CONCEPTS.get(name, name)
        column = schema.field(columns.get(concept, concept))
        if column and cells.get(column.name) is not None:
            found[name] = {"source": package.attribution["en"], "quality": column.quality_of(cells), "row": row}
    return found
