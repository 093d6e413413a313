"""What may a published number become? A share stays a share and a quantity keeps its sign: a method rests on both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firedamp.science.errors import Problem
from firedamp.science.factors import shipped_factors
from firedamp.science.reference.checking import labelled
from firedamp.server.reference.tables import Table

LARGEST_CHANGE = 1000  # times the shipped value; beyond it, it is a slip of the unit or of the decimal mark


def out_of_bounds(table: Table, fields: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the value of a factor that methods name; none of the others."""
    shipped = shipped_factors().factors.get(fields.get("factor_id") or "") if table.id == "emission_factors" else None
    value = fields.get("value")
    if shipped is None or value is None:
        return []
    low, high = bounds(shipped.value, share=shipped.unit == "1" and 0 <= shipped.value <= 1)
    params = {**labelled(table.schema.columns["value"]), "unit": "" if shipped.unit == "1" else shipped.unit}
    if value < low:
        return [Problem("value", "below_minimum", value, {**params, "minimum": low})]
    return [Problem("value", "above_maximum", value, {**params, "maximum": high})] if value > high else []


def bounds(shipped: float, *, share: bool) -> tuple[float, float]:
    if share:
        return 0.0, 1.0
    largest = LARGEST_CHANGE * abs(shipped) or float(LARGEST_CHANGE)
    return (0.0, largest) if shipped >= 0 else (-largest, 0.0)
