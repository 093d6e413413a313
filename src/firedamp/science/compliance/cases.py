"""From an inventory to cases: what each mine's ventilation and drainage let out per kilotonne, each company's sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from firedamp.science.compliance.case import BOTH, COAL_USES, COKING, Case, Figure, Operation
from firedamp.science.inventory.inventory import Inventory
from firedamp.science.inventory.mine_year import MineYear
from firedamp.science.inventory.sources import outputs_of_sources
from firedamp.science.methods.evaluation import Evaluation

TONNES_PER_KT = 1000.0
PER_OUTPUT, VENTED = "ch4_per_coal_output", "ch4_vented"
EFFICIENCY, STOPPAGES, ORGANISATION = "destruction_efficiency", "stoppages_unreported", "organisation_co2e"


@dataclass(frozen=True)
class Mining:
    """Methane of mining alone (without what comes after it and what flares leave), t, and the density it rests on."""

    figure: Figure
    density_kg_m3: float


def cases_of(
    inventory: Inventory, coal_uses: Mapping[str, str], operations: Mapping[str, Operation] | None = None
) -> list[Case]:
    """A case for each mine of an inventory, then one for each company. `coal_uses`: mine -> "met", "thermal", …"""
    mining = _mining(inventory)
    known = operations or {}
    mines = [
        _mine_case(row, mining[place], coal_uses.get(row.mine_id, ""), known.get(row.mine_id, Operation()))
        for place, row in enumerate(inventory.rows)
    ]
    return [*mines, *_organisations(inventory)]


def _mine_case(row: MineYear, mining: Mining, coal_use: str, operation: Operation) -> Case:
    figures: dict[str, Figure] = {}
    reasons: dict[str, str] = {}
    remarks: dict[str, tuple[str, ...]] = {}
    vented = _vented_t(row, mining.density_kg_m3)
    if row.mine_type == "surface":
        reasons = dict.fromkeys((PER_OUTPUT, VENTED, EFFICIENCY, STOPPAGES), "surface_mine")
    else:
        told: list[tuple[str, Figure | str]] = [
            (PER_OUTPUT, _ventilation(row, mining.figure, vented)),
            (VENTED, _drainage(row, vented)),
            (EFFICIENCY, _efficiency(row, operation, vented)),
            (STOPPAGES, _stoppages(row, operation)),
        ]
        figures = {name: each for name, each in told if isinstance(each, Figure)}
        reasons = {name: each for name, each in told if isinstance(each, str)}
        if reason := _not_steam(coal_use):
            reasons[PER_OUTPUT] = reason  # the figure stays: what would hold, if it did
        if vented is None:
            remarks[PER_OUTPUT] = ("drainage_in_ventilation",)
        if VENTED in figures and figures[VENTED].value > 0:
            remarks[VENTED] = ("vented_in_emergencies",)
    return Case(
        "mine", row.mine_id, row.name, row.year, _company_name(row.company), figures, reasons, remarks,
        {"mine_type": row.mine_type, "coal_use": coal_use, "output_t": row.output_t,
         "company_id": str(row.company.get("id", ""))},
        any(origin.get("quality") == "synthetic" for origin in row.origin.values()),
    )  # fmt: skip


def _not_steam(coal_use: str) -> str | None:
    """Why the limits of mines other than coking coal do not hold, or cannot be told to."""
    kind = COAL_USES.get(coal_use)
    if kind is None:
        return "coal_use_unknown"
    return "coking_coal" if kind == COKING else "coal_use_mixed" if kind == BOTH else None


def _ventilation(row: MineYear, mining: Figure, vented_t: float | None) -> Figure | str:
    """Methane of the ventilation shafts, t per kt of coal: that of mining less what drainage stations vent."""
    if not row.output_t:
        return "no_output"
    output_kt, off = row.output_t / TONNES_PER_KT, vented_t or 0.0

    def part(mass: float | None) -> float | None:
        return None if mass is None else max(0.0, mass - off) / output_kt

    return Figure(part(mining.value) or 0.0, part(mining.low), part(mining.high))


def _drainage(row: MineYear, vented_t: float | None) -> Figure | str:
    if vented_t is None:
        return "drainage_unknown"
    return Figure(vented_t) if row.methane_drained_m3 or vented_t else "nothing_drained"


def _vented_t(row: MineYear, density_kg_m3: float) -> float | None:
    """Drained methane that was let out, t: as stated, else what was neither used nor burnt; None where unknown."""
    volume = row.methane_vented_m3
    if volume is None and row.methane_drained_m3 is not None:
        volume = max(0.0, row.methane_drained_m3 - row.methane_utilised_m3 - row.methane_flared_m3)
    return None if volume is None else volume * density_kg_m3 / 1000


def _efficiency(row: MineYear, operation: Operation, vented_t: float | None) -> Figure | str:
    if operation.flare_efficiency_percent is not None:
        return Figure(operation.flare_efficiency_percent)
    if row.methane_flared_m3:
        return "efficiency_unknown"
    if row.methane_drained_m3 is not None:
        return "nothing_flared"
    return "drainage_unknown" if vented_t is None else "flaring_unknown"


def _stoppages(row: MineYear, operation: Operation) -> Figure | str:
    """Stoppages that were not reported: of none, none, whatever is told of reports."""
    stopped, reported = operation.stoppages, operation.stoppages_reported
    if stopped is None:
        return "nothing_drained" if row.methane_drained_m3 == 0 else "stoppages_unknown"
    if stopped and reported is None:
        return "reported_unknown"
    return Figure(float(max(0, stopped - (reported or 0))))


def _mining(inventory: Inventory) -> list[Mining]:
    found: list[Mining | None] = [None] * len(inventory.rows)
    for part in inventory.parts:
        shares, density = _share_of_mining(part.evaluation, inventory.ch4_t[part.places])
        for number, place in enumerate(part.places.tolist()):
            share = float(shares[number])
            figure = Figure(
                float(inventory.ch4_t[place]) * share,
                float(inventory.ranges.ch4_low[place]) * share,
                float(inventory.ranges.ch4_high[place]) * share,
            )
            found[place] = Mining(figure, float(density[number]))
    return [each for each in found if each is not None]


def _share_of_mining(evaluation: Evaluation, ch4_t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which share of each line's methane is that of mining, and its methane density in kg/m³."""
    symbols = outputs_of_sources(evaluation)

    def of(symbol: str) -> np.ndarray:
        held = evaluation.values.get(symbol, 0.0) if symbol in symbols else 0.0
        return np.broadcast_to(np.asarray(held, dtype=float), ch4_t.shape)

    density = np.broadcast_to(np.asarray(evaluation.values["density"], dtype=float), ch4_t.shape)
    after = (of("V_post") + of("ch4_emitted_volume") - of("V_net")) * of("k")
    shares = np.divide(ch4_t - after, ch4_t, out=np.zeros_like(ch4_t), where=ch4_t > 0)
    return np.clip(shares, 0.0, 1.0), density


def _organisations(inventory: Inventory) -> list[Case]:
    _, last = inventory.period
    return [
        Case(
            "organisation", row["key"], row["name"], last, row["name"],
            {ORGANISATION: Figure(row["co2e_t"], row["co2e_t_low"], row["co2e_t_high"])},
            particulars={"mines": row["mines"], "output_t": row["output_t"]},
        )
        for row in inventory.by("company")
        if row["key"] != "unknown"
    ]  # fmt: skip


def _company_name(company: Mapping[str, Any]) -> dict[str, str]:
    name = str(company.get("name", ""))
    return {"en": name, "ru": str(company.get("name_ru", name))}
