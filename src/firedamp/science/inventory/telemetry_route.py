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
UNDERGROUND = "underground"
TITLE: Text = {"en": "Measured by telemetry", "ru": "Измерено телеметрией"}
SHARES: Text = {
    "en": "of the year {measured} % measured, {filled} % filled, {missing} % missing",
    "ru": "за год измерено {measured} %, заполнено {filled} %, пропущено {missing} %",
}
# A decision of Firedamp's: a year of which more is filled than measured is an estimate rather than a measurement. No
# regulation states a share; docs/measured.md gives the reason.
LEAST_MEASURED = 0.5
NOT_UNDERGROUND: Text = {
    "en": "telemetry of shafts and drainage measures an underground mine, and this one is not",
    "ru": "телеметрия стволов и дегазации измеряет подземную шахту, а это предприятие не подземное",
}
NOT_BEST: Text = {"en": "not the best: {why}", "ru": "лучшим не считается: {why}"}
WHY_NOT: dict[str, Text] = {
    "missing": {"en": "time is missing", "ru": "часть времени пропущена"},
    "share": {
        "en": "less than {least} % of the time is measured",
        "ru": "измерено менее {least} % времени",
    },
    "stale": {
        "en": "readings or streams have changed since it was summed",
        "ru": "после расчёта изменились показания или потоки",
    },
    "left_out": {"en": "not in the sum: {names}", "ru": "в сумму не вошли: {names}"},
    "no_range": {"en": "no accuracy of its instruments is stated", "ru": "погрешность приборов не указана"},
    "recovered": {
        "en": "more methane is reported as recovered than its drainage streams carried",
        "ru": "извлечённого метана указано больше, чем прошло через потоки дегазации",
    },
}
KEPT: Text = {
    "en": "the methane that was recovered is not subtracted: no drainage stream is in the sum",
    "ru": "извлечённый метан не вычтен: в сумме нет потоков дегазации",
}


@dataclass(frozen=True)
class TelemetryYear:
    """The methane of a mine's streams over a calendar year at 20 °C and 101.325 kPa, less what the intake air brought;
    half of its 95 % range, None where it is not known; the shares of the time; where it was measured.

    `drained_m3`: what of it drainage and gas-suction streams carried, None where none is in the sum; `stale`: whether
    it is older than what it rests on; `left_out`: streams of the mine's longwalls that are not in it.
    """

    methane_m3: float
    half_m3: float | None
    measured_share: float
    filled_share: float
    missing_share: float
    source: Text
    drained_m3: float | None = None
    stale: bool = False
    left_out: tuple[str, ...] = ()


def telemetry_offer(row: MineYear, told: TelemetryYear) -> dict[str, Any]:
    """As `offered_json` tells the other routes. What was recovered is taken off only where it was measured: where a
    drainage stream is in the sum. A year that is not wholly and mostly measured is shown beside, never the best."""
    inputs = {"absolute_abundance": told.methane_m3 / calendar_minutes(row.year), "minutes": calendar_minutes(row.year)}
    known = {name: getattr(row, figure) for name, figure in RECOVERY.items() if getattr(row, figure)}
    recovered = {} if told.drained_m3 is None else known
    shares = {name: getattr(told, f"{name}_share") for name in ("measured", "filled", "missing")}
    why = _why_not_best(told, sum(recovered.values()))
    underground = row.mine_type == UNDERGROUND
    return {
        "route": TELEMETRY,
        "title": dict(TITLE),
        "method": MEASURED.sheet,
        "tier": 3,
        "model": False,
        "available": underground,
        "best": underground and not why,
        "inputs": canonical(inputs | recovered),
        "origin": {"absolute_abundance": {"source": dict(told.source), "quality": "measured", "row": None}},
        "uncertainty": _uncertainty(told),
        "missing": [],
        "reason": _reason(shares, why, bool(known) and not recovered) if underground else dict(NOT_UNDERGROUND),
        "shares": canonical(shares),
    }


def _uncertainty(told: TelemetryYear) -> dict[str, Any]:
    """Of a range that is not known, the sheet's own default for a survey."""
    if told.half_m3 is None:
        return {}
    percent = 100 * told.half_m3 / told.methane_m3 if told.methane_m3 else 0.0
    return {"absolute_abundance": {"percent": canonical(percent)}}


def _why_not_best(told: TelemetryYear, recovered_m3: float) -> list[Text]:
    names = ", ".join(told.left_out)
    found = {
        "missing": told.missing_share > 0,
        "share": told.measured_share < LEAST_MEASURED,
        "stale": told.stale,
        "left_out": bool(told.left_out),
        "no_range": told.half_m3 is None,
        "recovered": recovered_m3 > (told.drained_m3 or 0.0),
    }
    said = {"least": f"{100 * LEAST_MEASURED:.0f}", "names": names}
    return [
        {lang: text.format(**said) for lang, text in WHY_NOT[name].items()} for name, holds in found.items() if holds
    ]


def _reason(shares: dict[str, float], why: list[Text], kept: bool) -> dict[str, str]:
    """The shares of the time, why it is not the best, and whether what was recovered is still in it."""
    found = {}
    for lang in SHARES:
        said = {name: f"{100 * share:.1f}" for name, share in shares.items()}
        if lang == "ru":
            said = {name: text.replace(".", ",") for name, text in said.items()}
        parts = [SHARES[lang].format(**said)]
        if why:
            parts.append(NOT_BEST[lang].format(why=", ".join(each[lang] for each in why)))
        if kept:
            parts.append(KEPT[lang])
        found[lang] = "; ".join(parts)
    return found


def telemetry_route(
    row: MineYear, told: TelemetryYear, *, gwp_set: str, draws: int, seed: int, methods: Library
) -> tuple[dict[str, Any], Found | None]:
    """The offer with its numbers, and what it found; without numbers and with the reason where the sheet refuses it."""
    entry = telemetry_offer(row, told)
    if not entry["available"]:
        return entry, None
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
