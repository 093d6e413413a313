"""What do the methods of regulations make of the same readings, and from which numbers?

Each method is its sheet of equations; what it takes are sums and means of the days. The sheets are those of any
calculation, so that a number here opens to the trace that it would have there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from firedamp.science.errors import InputError
from firedamp.science.gases import KELVIN_0C, NORMAL_PRESSURE_KPA
from firedamp.science.measured.holding import SECOND_US
from firedamp.science.measured.measuring import Measured
from firedamp.science.measured.reading_streams import Said
from firedamp.science.measured.stream import DRAINAGE, VENTILATION, Stream
from firedamp.science.measured.sums import CM3_PER_M3, FF_MEANS, Basis, DaySum, Sum, summed
from firedamp.science.measured.words import words
from firedamp.science.methods import calculate
from firedamp.science.methods.evaluation import evaluate
from firedamp.science.methods.library import Library, library
from firedamp.science.methods.trace import canonical

METHODS = (ORDER_371, BALANCE, FF_CONTINUOUS, FF_SAMPLED) = ("order_371", "balance", "ff_continuous", "ff_sampled")
VENTING = "ru371.venting"
SHEETS: Mapping[str, tuple[str, ...]] = {
    ORDER_371: (VENTING,),
    BALANCE: ("mine.balance",),
    FF_CONTINUOUS: ("epa.ff.ventilation", "epa.ff.degasification"),
    FF_SAMPLED: ("epa.ff.ventilation", "epa.ff.degasification"),
}
LISTS: Mapping[str, str] = {VENTILATION: "ventilation", DRAINAGE: "drainage"}  # others: gas_suction
SECONDS_PER_DAY, SECONDS_PER_MINUTE = 86_400, 60
FT3_PER_M3 = 1 / 0.3048**3
HPA_PER_ATM = 10 * NORMAL_PRESSURE_KPA
RANKINE_PER_KELVIN = 1.8
NONE = {"percent": 0.0}
NO_OUTPUT = "no_daily_output"
NOT_SAMPLED = "not_sampled"


@dataclass(frozen=True)
class Part:
    """One calculation of a method: which sheet with which inputs, of which stream (None: of the mine) and span.
    `uncertainty`: what the instruments make of the range, in place of the sheet's defaults; empty where nobody said.
    `methane_cm3`: what the readings integrate to over the same time of the same streams."""

    method: str
    sheet: str
    stream: str | None
    first: date
    last: date
    inputs: Mapping[str, Any]
    uncertainty: Mapping[str, Any]
    methane_cm3: int


def compared(found: Sequence[Measured], said: Said, methods: Library | None = None) -> list[dict[str, Any]]:
    """Of each method: its tonnes of methane, the integrated sum of the same time and the difference to it in percent,
    how many quarters and weeks it has a number for, and its parts, as JSON-ready values; with the reason where a method
    has nothing to say."""
    methods = methods or library()
    return [_told(method, found, said, methods) for method in METHODS]


def door(
    found: Sequence[Measured], said: Said, method: str, part: int, methods: Library | None = None, *,
    counted_from: int = 0,
) -> dict[str, Any]:  # fmt: skip
    """One part of a method as a calculation with its trace: each number's formula, inputs and document.

    `counted_from`: what the caller calls the first part. Raises InputError: `not_a_choice` and `no_parts` (the method),
    `no_such_part`."""
    if method not in METHODS:
        raise InputError.one("method", "not_a_choice", method[:80], choices=", ".join(METHODS))
    parts = parts_of(method, found, said)
    require_part(method, part, len(parts), _no_parts(method, said), counted_from=counted_from)
    one = parts[part - counted_from]
    return _opened(one.sheet, one.inputs, one.uncertainty, said.gwp_set, methods)


def require_part(
    method: str, part: int, parts: int, reason: Mapping[str, str] | None, *, counted_from: int = 0
) -> None:
    """InputError where a method has no such calculation, in the numbers of whoever counts them."""
    if not parts:
        raise InputError.one("method", "no_parts", method, **({"message": reason} if reason else {}))
    least, greatest = counted_from, counted_from + parts - 1
    if not least <= part <= greatest:
        allowed = {"only": least} if parts == 1 else {"minimum": least, "maximum": greatest}
        raise InputError.one("part", "no_such_part", part, method=method, **allowed)


def door_of_part(part: Mapping[str, Any], gwp_set: str, methods: Library | None = None) -> dict[str, Any]:
    """A part as it was told, opened again: from a result that was kept."""
    return _opened(part["sheet"], part["inputs"], part["uncertainty"], gwp_set, methods)


def _opened(
    sheet: str, inputs: Mapping[str, Any], uncertainty: Mapping[str, Any], gwp_set: str, methods: Library | None
) -> dict[str, Any]:
    result = calculate(sheet, inputs, gwp_set=gwp_set, uncertainty=uncertainty, methods=methods)
    if sheet != VENTING or not uncertainty:
        return result
    share = uncertainty["gas_volume"]["percent"] / 100
    return _without_draws(result, max(0.0, 1 - share), 1 + share)


def door_of_sum(
    one: Mapping[str, Any], gwp_set: str, density_kg_m3: float, methods: Library | None = None
) -> dict[str, Any]:
    """The sum of a day, a month, a year or a period as it was told, opened: its gas at 20 °C with the concentration
    that its methane makes of it, by formula 3.1, and with the range that was told; where that is not known with
    the sheet's default ones. InputError `no_known_values` where nothing flowed."""
    mixture, methane = float(one["mixture_m3_exact"]), float(one["ch4_m3_exact"])
    if not mixture:
        raise InputError.one("period", "no_known_values")
    inputs = {"gas_volume": mixture / 1000, "ch4_percent": 100 * methane / mixture, "density": density_kg_m3}
    if one["ch4_t_high"] is None:
        return calculate(VENTING, inputs, gwp_set=gwp_set, methods=methods)
    low, high = (one[end] / one["ch4_t"] if one["ch4_t"] else 1.0 for end in ("ch4_t_low", "ch4_t_high"))
    spread = {"gas_volume": {"percent": 100 * (high - 1)}, "ch4_percent": NONE}
    result = calculate(VENTING, inputs, gwp_set=gwp_set, uncertainty=spread, methods=methods)
    return _without_draws(result, low, high)


def _without_draws(result: dict[str, Any], low: float, high: float) -> dict[str, Any]:
    """A calculation whose one uncertain number, the gas, carries on in proportion to all that follows: its ranges are
    those of the sum that it opens. Draws would tell the same number otherwise by what is left to chance in them."""
    ends = {"low": low, "high": high}
    ranges = {
        name: {end: canonical(value * share) for end, share in ends.items()} | {"mean": value}
        for name, value in result["outputs"].items()
    }
    trace = [
        row if row["low"] is None else row | {end: canonical(row["value"] * share) for end, share in ends.items()}
        for row in result["trace"]
    ]
    return result | {"uncertainty": result["uncertainty"] | {"approach2": ranges, "draws": 0}, "trace": trace}


def parts_of(method: str, found: Sequence[Measured], said: Said) -> list[Part]:
    """The calculations of a method, in the order of streams and time."""
    if method == BALANCE:
        return _balance(found, said) if said.daily_output_t else []
    if method == ORDER_371:
        return [part for each in found for part in _order_371(each, said)]
    return [part for each in found for part in _ff(method, each)]


def _told(method: str, found: Sequence[Measured], said: Said, methods: Library) -> dict[str, Any]:
    parts = parts_of(method, found, said)
    rows = [_part_told(each, said, methods) for each in parts]
    reason = None if rows else _why_none(method, said)
    ch4_t = sum(each["ch4_t"] for each in rows)
    same_time = float(Basis(said.density_kg_m3, said.gwp_set).tonnes(sum(each.methane_cm3 for each in parts)))
    return {
        "method": method,
        "sheets": sorted({each.sheet for each in parts}) or list(SHEETS[method]),
        "ch4_t": canonical(ch4_t) if rows else None,
        "co2e_t": canonical(sum(each["co2e_t"] for each in rows)) if rows else None,
        "compared_ch4_t": canonical(same_time) if rows else None,
        "difference_percent": canonical(100 * (ch4_t / same_time - 1)) if rows and same_time else None,
        "covered": _covered(parts, found) if method in (FF_CONTINUOUS, FF_SAMPLED) else [],
        "reason": reason,
        "parts": rows,
    }  # fmt: skip


def _covered(parts: Sequence[Part], found: Sequence[Measured]) -> list[dict[str, Any]]:
    """Of quarters and of weeks: how many of them, of all streams, the method has a number for."""
    counts: dict[str, list[int]] = {}
    for each in found:
        step = QUARTERS if each.stream.kind == VENTILATION else WEEKS
        count = counts.setdefault(step, [0, 0])
        count[0] += sum(part.stream == each.stream.id for part in parts)
        count[1] += len(grouped(each.days, SPANS[step]))
    return [{"step": step, "covered": count, "of": of} for step, (count, of) in counts.items()]


def _why_none(method: str, said: Said) -> str:
    return NO_OUTPUT if method == BALANCE and not said.daily_output_t else NOT_SAMPLED


def _no_parts(method: str, said: Said) -> dict[str, str]:
    return dict(words()["reasons"][_why_none(method, said)]["title"])


def _part_told(part: Part, said: Said, methods: Library) -> dict[str, Any]:
    sheet = methods.sheet(part.sheet)
    outputs = evaluate(sheet, methods.factors, part.inputs, methods.gwp_set(said.gwp_set)).outputs
    return {
        "sheet": part.sheet,
        "stream": part.stream,
        "first": part.first.isoformat(),
        "last": part.last.isoformat(),
        "inputs": canonical(dict(part.inputs)),
        "uncertainty": canonical(dict(part.uncertainty)),
        "ch4_t": canonical(float(np.ravel(outputs["ch4_t"])[0])),
        "co2e_t": canonical(float(np.ravel(outputs["co2e_t"])[0])),
    }


def _order_371(measured: Measured, said: Said) -> list[Part]:
    """Formula 3.1 by months: the gas of the month at 20 °C, with the concentration that its methane makes of it."""
    parts = []
    for days in grouped(measured.days, lambda day: f"{day:%Y-%m}"):
        one = summed([days])
        if one.mixture_cm3:
            inputs = {
                "gas_volume": one.mixture_cm3 / CM3_PER_M3 / 1000,
                "ch4_percent": 100 * one.methane_cm3 / one.mixture_cm3,
                "density": said.density_kg_m3,
            }
            spread = _spread("gas_volume", one, ch4_percent=NONE)
            span = measured.stream.id, days[0].day, days[-1].day
            parts.append(Part(ORDER_371, VENTING, *span, inputs, spread, one.methane_cm3))
    return parts


def _balance(found: Sequence[Measured], said: Said) -> list[Part]:
    """The mine's streams together: what the intake air brought is taken off, by the calendar minutes of what is known
    of each; the methane of time that is missing is not there, as in the sums."""
    lists: dict[str, list[dict[str, float]]] = {"ventilation": [], "drainage": [], "gas_suction": []}
    minutes = max(summed([each.days]).length_us for each in found) / SECOND_US / SECONDS_PER_MINUTE
    of_list: dict[str, list[Sequence[DaySum]]] = {}
    for each in found:
        one = summed([each.days])
        record = _stream_record(each.stream, one, minutes)
        name = LISTS.get(each.stream.kind, "gas_suction")
        lists[name].append(record)
        of_list.setdefault(name, []).append(each.days)
    inputs: dict[str, Any] = {name: records for name, records in lists.items() if records or name == "ventilation"}
    if not lists["ventilation"]:  # the sheet wants a return: none is measured here, so that nothing flows in it
        inputs["ventilation"] = [{"flow": 0.0, "ch4_percent": 0.0}]
    inputs |= {"daily_output": said.daily_output_t, "minutes": minutes, "density": said.density_kg_m3}
    spreads = {key: half for name, days in of_list.items() for key, half in _spread(f"I_{name}", summed(days)).items()}
    first, last = found[0].first, found[0].last
    methane = summed(each.days for each in found).methane_cm3
    return [Part(BALANCE, "mine.balance", None, first, last, inputs, spreads, methane)]


def _spread(name: str, one: Sum, **others: Mapping[str, float]) -> dict[str, Mapping[str, float]]:
    """Half of the 95 % range of a sum, in percent of it, as that of an input, and what then holds for others; nothing,
    and so what the sheet says, where the range is not known."""
    if one.half_m3 is None:
        return {}
    half = {"percent": 100 * one.half_m3 * CM3_PER_M3 / one.methane_cm3} if one.methane_cm3 else NONE
    return {name: half, **others}


def _stream_record(stream: Stream, one: Sum, minutes: float) -> dict[str, float]:
    flow = one.mixture_cm3 / CM3_PER_M3 / minutes
    share = 100 / one.mixture_cm3 if one.mixture_cm3 else 0.0
    record = {"flow": flow, "ch4_percent": one.methane_cm3 * share}
    return record | ({"intake_percent": one.intake_cm3 * share} if stream.kind == VENTILATION else {})


def _ff(method: str, measured: Measured) -> list[Part]:
    """FF-1 by quarters for what ventilates, FF-3 by weeks for what drains (98.323); every number is the mean of time of
    its own, or the one at noon of the day nearest to the middle that was measured."""
    ventilates = measured.stream.kind == VENTILATION
    parts = []
    for days in grouped(measured.days, SPANS[QUARTERS if ventilates else WEEKS]):
        means = _means(days) if method == FF_CONTINUOUS else _sampled(days)
        length = sum(each.measured_us + each.filled_us for each in days) / SECOND_US / SECONDS_PER_DAY
        if means is None or not length:
            continue
        own = {
            "flow_acfm": means["flow"] * FT3_PER_M3,
            "ch4_percent": means["concentration"],
            "temperature_rankine": (means["temperature"] + KELVIN_0C) * RANKINE_PER_KELVIN,
            "pressure_atm": means["pressure"] / HPA_PER_ATM,
            "moisture_correction": means["moisture"],
        }
        span = measured.stream.id, days[0].day, days[-1].day
        one = summed([days])
        if ventilates:
            spread = _spread("ch4_t_day", one)
            parts.append(Part(method, "epa.ff.ventilation", *span, {"days": length, **own}, spread, one.methane_cm3))
        else:
            parts.append(Part(method, "epa.ff.degasification", *span, _by_days(own, length), {}, one.methane_cm3))
    return parts


def _by_days(own: Mapping[str, float], length: float) -> dict[str, list[float]]:
    """FF-3 adds up days: whole ones, and of one that is not whole its share of the flow."""
    whole = int(length)
    shares = [1.0] * whole + ([length - whole] if length > whole else [])
    return {name: [value * share if name == "flow_acfm" else value for share in shares] for name, value in own.items()}


def _means(days: Sequence[DaySum]) -> dict[str, float] | None:
    seconds = sum(each.measured_us + each.filled_us for each in days) / SECOND_US
    if not seconds:
        return None
    return {name: sum(each.means[name] for each in days) / seconds for name in FF_MEANS}


def _sampled(days: Sequence[DaySum]) -> Mapping[str, float] | None:
    middle = days[0].day + (days[-1].day - days[0].day) / 2
    sampled = sorted((each for each in days if each.sample), key=lambda each: abs(each.day - middle))
    return sampled[0].sample if sampled else None


def grouped(days: Sequence[DaySum], key: Any) -> list[list[DaySum]]:
    """Days that have the same key together, in their order."""
    found: dict[Any, list[DaySum]] = {}
    for each in days:
        found.setdefault(key(each.day), []).append(each)
    return list(found.values())


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3


def _week(day: date) -> date:
    """The calendar week of the regulation begins on a Sunday."""
    return day - timedelta(days=(day.weekday() + 1) % 7)


QUARTERS, WEEKS = "quarters", "weeks"
SPANS = {QUARTERS: _quarter, WEEKS: _week}  # for what ventilates, and for what drains
