"""How does a stored result become what the API promises?"""

from __future__ import annotations

from typing import Any

from firedamp.server.inventory.models import Calculation, Inventory, Result
from firedamp.server.inventory.services import Computed
from firedamp.server.mines.shapes import company_reference, district_reference


def common(result: Result) -> dict[str, Any]:
    return {
        "id": result.pk,
        "name": result.name,
        "method": result.method,
        "gwp_set": result.gwp_set,
        "owner": result.owner.username if result.owner else None,
        "created": result.created,
    }


def calculation_row(calculation: Calculation) -> dict[str, Any]:
    mine_id = calculation.mine.mine_id if calculation.mine else None
    return {**common(calculation), "status": calculation.status, "mine_id": mine_id}


def calculation_out(calculation: Calculation) -> dict[str, Any]:
    return {
        **calculation_row(calculation),
        "inputs": calculation.inputs,
        "uncertainty": calculation.uncertainty,
        "draws": calculation.draws,
        "seed": calculation.seed,
        "result": calculation.result,
    }


def inventory_row(inventory: Inventory) -> dict[str, Any]:
    return {
        **common(inventory),
        "basin": inventory.basin.basin_id,
        "company": company_reference(inventory.company) if inventory.company else None,
        "district": district_reference(inventory.district) if inventory.district else None,
        "year": inventory.year,
        "totals": inventory.result["totals"],
    }


def inventory_out(inventory: Inventory) -> dict[str, Any]:
    return {**inventory_row(inventory), "result": inventory.result, **screening(inventory.views)}


def inventory_view(computed: Computed) -> dict[str, Any]:
    views = {f"by_{view}": computed.views[view] for view in ("company", "district", "mine_type")}
    return {**computed.inventory, **views, **screening(computed.views)}


def screening(views: dict[str, Any]) -> dict[str, Any]:
    return {name: views.get(name) for name in ("screening", "screening_of")}


def comparison(left: Calculation, right: Calculation) -> dict[str, Any]:
    """Two results line by line: first the outputs, then every number of the trace."""
    return {
        "left": calculation_row(left),
        "right": calculation_row(right),
        "outputs": differences(outputs_of(left), outputs_of(right)),
        "trace": differences(trace_of(left), trace_of(right)),
    }


Numbers = dict[str, tuple[float, str]]


def outputs_of(calculation: Calculation) -> Numbers:
    units = calculation.result["units"]
    return numbers((name, value, units.get(name, "")) for name, value in calculation.result["outputs"].items())


def trace_of(calculation: Calculation) -> Numbers:
    return numbers((step["symbol"], step["value"], step["unit"]) for step in calculation.result["trace"])


def numbers(found: Any) -> Numbers:
    """The single numbers; lists have no one difference."""
    return {
        name: (value, unit or "")
        for name, value, unit in found
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


def differences(left: Numbers, right: Numbers) -> list[dict[str, Any]]:
    return [difference(name, left.get(name), right.get(name)) for name in dict.fromkeys([*left, *right])]


def difference(name: str, left: tuple[float, str] | None, right: tuple[float, str] | None) -> dict[str, Any]:
    both = left is not None and right is not None
    return {
        "name": name,
        "unit": (left or right or (0, ""))[1],
        "left": left[0] if left else None,
        "right": right[0] if right else None,
        "difference": right[0] - left[0] if both else None,
        "ratio": right[0] / left[0] if both and left[0] else None,
    }
