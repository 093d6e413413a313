"""What does a mine's own telemetry make of its year? The measured methane, before every other route.

It is the route of the absolute abundance with another figure: what was measured over the year in place of a survey, and
the range of its instruments in place of a default. Only who may read the telemetry is offered it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firedamp.science.errors import InputError
from firedamp.science.factors import Text
from firedamp.science.inventory.mine_year import MineYear, calendar_minutes
from firedamp.science.inventory.offers import refusal
from firedamp.science.inventory.reasons import Found
from firedamp.science.inventory.routes import MEASURED, RECOVERY
from firedamp.science.methods import calculate
from firedamp.science.methods.library import Library
from firedamp.science.methods.trace import canonical

TELEMETRY = "telemetry"
TITLE: Text = {"en": "Measured by telemetry", "ru": "Измерено телеметрией"}
SHARES: Text = {
    "en": "of the year {measured} % measured, {filled} % filled, {missing} % missing",
    "ru": "за год измерено {measured} %, заполнено {filled} %, пропущено {missing} %",
}


@dataclass(frozen=True)
class TelemetryYear:
    """The methane of a mine's streams over a calendar year at 20 °C and 101.325 kPa, less what the intake air brought;
    half of its 95 % range; the shares of the time; where it was measured."""

    methane_m3: float
    half_m3: float
    measured_share: float
    filled_share: float
    missing_share: float
    source: Text


def telemetry_offer(row: MineYear, told: TelemetryYear) -> dict[str, Any]:
    """As `offered_json` tells the other routes. A year of which time is missing is shown beside, never the best."""
    inputs = {"absolute_abundance": told.methane_m3 / calendar_minutes(row.year), "minutes": calendar_minutes(row.year)}
    recovered = {name: getattr(row, figure) for name, figure in RECOVERY.items() if getattr(row, figure)}
    percent = 100 * told.half_m3 / told.methane_m3 if told.methane_m3 else 0.0
    shares = {name: getattr(told, f"{name}_share") for name in ("measured", "filled", "missing")}
    said = {name: f"{100 * share:.1f}" for name, share in shares.items()}
    return {
        "route": TELEMETRY,
        "title": dict(TITLE),
        "method": MEASURED.sheet,
        "tier": 3,
        "model": False,
        "available": True,
        "best": told.missing_share == 0,
        "inputs": canonical(inputs | recovered),
        "origin": {"absolute_abundance": {"source": dict(told.source), "quality": "measured", "row": None}},
        "uncertainty": {"absolute_abundance": {"percent": canonical(percent)}},
        "missing": [],
        "reason": {
            "en": SHARES["en"].format(**said),
            "ru": SHARES["ru"].format(**{name: text.replace(".", ",") for name, text in said.items()}),
        },
        "shares": canonical(shares),
    }


def telemetry_route(
    row: MineYear, told: TelemetryYear, *, gwp_set: str, draws: int, seed: int, methods: Library
) -> tuple[dict[str, Any], Found | None]:
    """The offer with its numbers, and what it found; without numbers and with the reason where the sheet refuses it."""
    entry = telemetry_offer(row, told)
    try:
        result = calculate(
            MEASURED.sheet, entry["inputs"], gwp_set=gwp_set, uncertainty=entry["uncertainty"], draws=draws, seed=seed,
            methods=methods, line=row.line_id,
        )  # fmt: skip
    except InputError as error:
        return entry | {"available": False, "best": False, "reason": dict(refusal(error, MEASURED))}, None
    outputs, ranges = result["outputs"], result["uncertainty"]["approach2"]
    released = outputs["ch4_volume"]
    density = float(methods.factors["density.ch4.20c"].value)
    found = Found(TELEMETRY, outputs["ch4_t"], ranges["ch4_t"]["low"], ranges["ch4_t"]["high"], released, 0.0, density)
    numbers = {name: outputs[name] for name in ("ch4_t", "co2_t", "co2e_t")}
    for name in ("ch4_t", "co2e_t"):
        numbers |= {f"{name}_{end}": ranges[name][end] for end in ("low", "high")}
    return {
        **entry,
        **numbers,
        "released_m3": released,
        "released_m3_t": canonical(released / row.output_t) if row.output_t else None,
        "density_kg_m3": density,
        "quality": "measured",
        "to_confirm": sorted({each["id"] for each in result["to_confirm"]}),
    }, found


def first_of_all(entry: dict[str, Any], others: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The telemetry before the other routes; where it is the best, none of them is."""
    return [entry, *({**each, "best": each["best"] and not entry["best"]} for each in others)]
