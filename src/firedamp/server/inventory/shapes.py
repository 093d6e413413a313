"""How does a stored result become what the API promises?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from firedamp.science.methods import library
from firedamp.server.answers import text
from firedamp.server.inventory.models import Calculation, Inventory, Result
from firedamp.server.inventory.services import Computed
from firedamp.server.mines.models import Mine
from firedamp.server.mines.shapes import company_reference, district_reference
from firedamp.server.organisations.shapes import organisation_reference
from firedamp.server.reference.selectors import described


def common(result: Result) -> dict[str, Any]:
    return {
        "id": result.pk,
        "name": result.name,
        "method": result.method,
        "gwp_set": result.gwp_set,
        "owner": result.owner.username if result.owner else None,
        "organisation": organisation_reference(result.organisation) if result.organisation else None,
        "created": result.created,
    }


def calculation_row(calculation: Calculation) -> dict[str, Any]:
    mine = calculation.mine
    return {
        **common(calculation),
        "method_title": method_title(calculation.method),
        "status": calculation.status,
        "synthetic": calculation.synthetic,
        "mine_id": mine.mine_id if mine else None,
        "mine": mine_reference(mine),
        **{name: getattr(calculation, name) for name in ("year", "ch4_t", "co2e_t", "co2e_t_low", "co2e_t_high")},
    }


def mine_reference(mine: Mine | None) -> dict[str, Any] | None:
    return {"id": mine.mine_id, "name": text(mine.name_en, mine.name_ru)} if mine else None


def attribution(mine: Mine | None) -> dict[str, str] | None:
    """Whose data a calculation of the mine rests on; nobody's where it is of numbers of one's own."""
    return described(mine.basin.package).attribution if mine else None


def method_title(method: str) -> dict[str, str]:
    """What a method is called; one that is no longer there by its id."""
    return dict(library().sheet(method).title) if method in library().ids() else text(method, method)


def calculation_out(calculation: Calculation) -> dict[str, Any]:
    return {
        **calculation_row(calculation),
        "inputs": calculation.inputs,
        "origin": calculation.origin,
        "uncertainty": calculation.uncertainty,
        "draws": calculation.draws,
        "seed": calculation.seed,
        "attribution": attribution(calculation.mine),
        "result": calculation.result,
    }


def inventory_row(inventory: Inventory) -> dict[str, Any]:
    return {
        **common(inventory),
        "basin": inventory.basin.basin_id,
        "synthetic": inventory.basin.synthetic,
        "company": company_reference(inventory.company) if inventory.company else None,
        "district": district_reference(inventory.district) if inventory.district else None,
        "year": inventory.year,
        "totals": inventory.result["totals"],
    }


def inventory_out(inventory: Inventory) -> dict[str, Any]:
    return {**inventory_row(inventory), "result": inventory.result, **screening(inventory.views)}


def inventory_view(computed: Computed) -> dict[str, Any]:
    views = {f"by_{view}": computed.views[view] for view in ("company", "district", "mine_type")}
    return {**computed.inventory, "synthetic": computed.synthetic, **views, **screening(computed.views)}


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


@dataclass(frozen=True)
class Number:
    """A single number of a result with its unit and what it is called."""

    value: float
    unit: str
    label: dict[str, str]


Numbers = dict[str, Number]


def outputs_of(calculation: Calculation) -> Numbers:
    result = calculation.result
    return numbers(
        (name, value, result["units"].get(name, ""), result["labels"].get(name, {}))
        for name, value in result["outputs"].items()
    )


def trace_of(calculation: Calculation) -> Numbers:
    return numbers((step["symbol"], step["value"], step["unit"], step["label"]) for step in calculation.result["trace"])


def numbers(found: Iterable[tuple[str, Any, str, dict[str, str]]]) -> Numbers:
    """The single numbers; lists have no one difference."""
    return {
        name: Number(value, unit or "", label)
        for name, value, unit, label in found
        if isinstance(value, int | float) and not isinstance(value, bool)
    }


def differences(left: Numbers, right: Numbers) -> list[dict[str, Any]]:
    """Like beside like: what has one symbol and unit, then what has one label and unit under two symbols."""
    pairs = {name: name for name in left if name in right and left[name].unit == right[name].unit}
    here, there = (_once(side, pairs) for side in (left, right))
    pairs |= {here[meaning]: there[meaning] for meaning in here if meaning in there}
    alone = [name for name in right if name not in pairs.values()]
    return [
        *(difference(name, number, right.get(pairs.get(name, ""))) for name, number in left.items()),
        *(difference(name, None, right[name]) for name in alone),
    ]


def _once(numbers: Numbers, paired: Collection[str]) -> dict[tuple[str, ...], str]:
    """By what it means, the symbol of each number left that alone means it."""
    left = {name: _meaning(number) for name, number in numbers.items() if name not in paired and number.label}
    count = Counter(left.values())
    return {meaning: name for name, meaning in left.items() if count[meaning] == 1}


def _meaning(number: Number) -> tuple[str, ...]:
    return (number.unit, *(number.label.get(lang, "") for lang in ("en", "ru")))


def difference(name: str, left: Number | None, right: Number | None) -> dict[str, Any]:
    known = left or right
    return {
        "name": name,
        "label": {"en": name, "ru": name} | (known.label if known else {}),
        "unit": known.unit if known else "",
        "left": left.value if left else None,
        "right": right.value if right else None,
        "difference": right.value - left.value if left and right else None,
        "ratio": right.value / left.value if left and right and left.value else None,
    }
