"""How do the figures stand in the inventory table of category 1.B.1: by code, with subtotals and implied factors?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firedamp.forms.content import Section, Table, Value
from firedamp.forms.document import Issued
from firedamp.forms.sections.columns import MASSES, masses, number, text_columns
from firedamp.forms.sections.keys import SUMMED, cells_of_category, cells_under, masses_or_key
from firedamp.science.reporting.categories import ABOVE

ON_COAL = ("underground_mining", "underground_post_mining", "surface_mining", "surface_post_mining")
KG_IN_T = 1000.0
Row = dict[str, Value]


def inventory(issued: Issued) -> Section:
    """The rows in the order of their codes; a subtotal stands before what it sums."""
    words = issued.words
    leaves = issued.result["categories"]
    rows = [_leaf(issued, each) for each in leaves]
    rows += [_subtotal(issued, each) for each in issued.result["subtotals"]]
    rows.sort(key=lambda row: str(row["code"]))
    strong = frozenset(place for place, row in enumerate(rows) if row["code"] in ABOVE)
    ends = [name for name in MASSES if name.endswith(("low", "high"))]
    columns = [
        *text_columns(issued, {"code": 1.15, "category": 2.3}),
        number(issued, "activity", decimals=0, share=1.2),
        *text_columns(issued, {"activity_unit": 0.8}),
        number(issued, "factor", decimals=3, share=1.2),
        *text_columns(issued, {"factor_unit": 0.9}),
        *masses(issued, [name for name in MASSES if name not in ends]),
        *masses(issued, ends),
        *text_columns(issued, {"tier_method": 2.2, "notation_key": 0.8}),
    ]
    table = Table("inventory", words["tables"]["inventory"], columns, rows, words["notes"]["inventory"], strong)
    return Section("inventory", words["sections"]["inventory"], [table], wide=True)


def _leaf(issued: Issued, category: Mapping[str, Any]) -> Row:
    cells = cells_of_category(issued, category["category"])
    activity, unit = _activity(issued, category["category"], cells)
    factor, factor_unit = _implied(issued, category, activity, unit)
    return {
        "code": category["code"],
        "category": issued.said(category["name"]),
        "activity": activity,
        "activity_unit": issued.words["activity_units"][unit] if activity is not None else "",
        "factor": factor,
        "factor_unit": issued.words["factor_units"][factor_unit] if factor is not None else "",
        **masses_or_key(category, cells),
        "tier_method": _methods(issued, cells),
        "notation_key": ", ".join(sorted({cell["notation_key"] for cell in cells if cell["notation_key"]})),
    }


def _activity(issued: Issued, category: str, cells: Sequence[Mapping[str, Any]]) -> tuple[float | None, str]:
    """What the category's emission is divided by: coal of its sites, mines that are closed, methane flared.

    None where a site that emits does not tell of it: a factor implied by a part of the coal would mislead.
    """
    emitting = [issued.sites[cell["mine_id"]] for cell in cells if cell["state"] in SUMMED]
    if not emitting:
        return None, "coal"
    if category in ON_COAL:
        outputs = [site["output_t"] for site in emitting]
        return (None if None in outputs else float(sum(outputs))), "coal"
    if category == "flaring":
        burnt = [balance.get("methane_flared_m3") or 0.0 for site in emitting for balance in site["balance"]]
        return (float(sum(burnt)) or None), "flared"
    return (float(len(emitting)), "mines") if category == "abandoned" else (None, "coal")


def _implied(
    issued: Issued, category: Mapping[str, Any], activity: float | None, unit: str
) -> tuple[float | None, str]:
    """The implied emission factor: methane per tonne of coal, kg; per mine, t; unburnt per m³ flared, kg."""
    if not activity:
        return None, unit
    scale = 1.0 if unit == "mines" else KG_IN_T
    return category["ch4_t"] * scale / activity, unit


def _methods(issued: Issued, cells: Sequence[Mapping[str, Any]]) -> str:
    """Tiers and methods of the calculations that stand in the cells, each once."""
    said = []
    for name in dict.fromkeys(name for cell in cells if cell["state"] != "not_occurring" for name in cell["entries"]):
        sheet = issued.method(issued.entry(name))
        said.append(f"T{sheet.tier}: {sheet.title}" if sheet.tier else sheet.title)
    return "; ".join(dict.fromkeys(said))


def _subtotal(issued: Issued, sums: Mapping[str, Any]) -> Row:
    """A sum of the categories under a code."""
    name = issued.words["codes"][sums["code"].replace(".", "_")]
    return {"code": sums["code"], "category": name, **masses_or_key(sums, cells_under(issued, sums["code"]))}
