"""The sums of streams as JSON-ready values: by day, month and year, each exact, with its range and its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from firedamp import __version__
from firedamp.science.measured.comparison import compared, grouped
from firedamp.science.measured.days import overdue
from firedamp.science.measured.holding import EPOCH
from firedamp.science.measured.measuring import Fill, Measured
from firedamp.science.measured.reading_streams import Said
from firedamp.science.measured.stream import Source
from firedamp.science.measured.sums import M3_PER_CM3, Basis, DaySum, Sum, summed
from firedamp.science.measured.words import words
from firedamp.science.methods.trace import canonical
from firedamp.science.telemetry.quality import rules

STEPS = {"days": "%Y-%m-%d", "months": "%Y-%m", "years": "%Y"}
HOUR_US = 3_600_000_000
MOST_FILLS = 500
SHOWN_DECIMALS = 3  # of tonnes: a kilogram


def measured_told(found: Sequence[Measured], said: Said, *, methods: bool = True) -> dict[str, Any]:
    """The answer: of all streams together and of each, the period's sum and its days, months and years; what was
    filled by which rule; the methods of regulations beside each other."""
    basis = Basis(said.density_kg_m3, said.gwp_set)
    first, last = found[0].first, found[0].last
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "filling": found[0].filling,
        "gwp_set": said.gwp_set,
        "density_kg_m3": said.density_kg_m3,
        "sum": sum_told(summed(each.days for each in found), basis),
        "months": _stepped([each.days for each in found], "months", basis),
        "years": _stepped([each.days for each in found], "years", basis),
        "streams": [stream_told(each, basis) for each in found],
        "methods": [_named(each) for each in compared(found, said)] if methods else [],
        "rules": {name: dict(rule.title) for name, rule in rules().items()},
        "software_version": __version__,
    }


def stream_told(found: Measured, basis: Basis) -> dict[str, Any]:
    """One stream: its sums by every step, its fills (the longest first, at most 500), calibrations that are overdue."""
    by_length = sorted(found.fills, key=lambda each: each.start_us - each.end_us)
    return {
        "id": found.stream.id,
        "name": found.stream.name,
        "kind": found.stream.kind,
        "zone": found.stream.zone,
        "sum": sum_told(summed([found.days]), basis),
        **{step: _stepped([found.days], step, basis) for step in STEPS},
        "fills": [_fill(each, found.stream.sources[each.role]) for each in by_length[:MOST_FILLS]],
        "fills_left_off": max(0, len(by_length) - MOST_FILLS),
        "overdue": _overdue(found),
        "rounding_t": _exact(_rounding(found.days, basis)),
    }


def sum_told(one: Sum, basis: Basis) -> dict[str, Any]:
    """A sum: numbers to read, and `…_exact` with every digit, which add up to the last."""
    tonnes = basis.tonnes(one.methane_cm3)
    return {
        "ch4_t": canonical(float(tonnes)),
        "ch4_t_exact": _exact(tonnes),
        "ch4_t_low": _bound(one.low_cm3, basis),
        "ch4_t_high": _bound(one.high_cm3, basis),
        "ch4_m3_exact": _exact(one.methane_cm3 * M3_PER_CM3),
        "mixture_m3_exact": _exact(one.mixture_cm3 * M3_PER_CM3),
        "intake_ch4_t_exact": _exact(basis.tonnes(one.intake_cm3)),
        "co2e_t": canonical(float(basis.co2e_t(one.methane_cm3))),
        "co2e_t_exact": _exact(basis.co2e_t(one.methane_cm3)),
        "filled_ch4_t_exact": _exact(basis.tonnes(one.filled_cm3)),
        "hours": one.length_us / HOUR_US,
        "measured_share": _share(one.measured_us, one),
        "filled_share": _share(one.filled_us, one),
        "missing_share": _share(one.missing_us, one),
        "filled_hours": one.filled_us / HOUR_US,
        "missing_hours": one.missing_us / HOUR_US,
        "unregulated_hours": one.unregulated_us / HOUR_US,
        "partial": one.partial,
        "taken_away": dict(one.taken_away),
    }


def _bound(cm3: int | None, basis: Basis) -> float | None:
    """An end of the range in tonnes; None where nobody said how the instruments err."""
    return None if cm3 is None else float(canonical(float(basis.tonnes(cm3))))


def _stepped(streams: Sequence[Sequence[DaySum]], step: str, basis: Basis) -> list[dict[str, Any]]:
    """The sums of each day, month or year; each stream's days of the same are taken together."""
    parts: dict[str, list[list[DaySum]]] = {}
    for days in streams:
        for own in grouped(days, lambda day: day.strftime(STEPS[step])):
            parts.setdefault(own[0].day.strftime(STEPS[step]), []).append(own)
    return [{"period": period, **sum_told(summed(parts[period]), basis)} for period in sorted(parts)]


def _share(part_us: int, one: Sum) -> float:
    return float(canonical(part_us / one.length_us)) if one.length_us else 0.0


def _exact(number: Decimal) -> str:
    """Every digit, without an exponent and without noughts at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounding(days: Sequence[DaySum], basis: Basis) -> Decimal:
    """By how much the days, each rounded to a kilogram as a table shows them, differ from their sum so rounded."""
    step = Decimal(1).scaleb(-SHOWN_DECIMALS)
    shown = sum((basis.tonnes(each.methane_cm3).quantize(step) for each in days), Decimal(0))
    return shown - basis.tonnes(sum(each.methane_cm3 for each in days)).quantize(step)


def _fill(each: Fill, source: Source) -> dict[str, Any]:
    """A stretch; its value in the unit that its channel is read in, which is told beside it."""
    value = None if each.value is None else canonical(source.quantity.in_unit(each.value, source.unit))
    return {
        "role": each.role,
        "start": _moment(each.start_us),
        "end": _moment(each.end_us),
        "hours": (each.end_us - each.start_us) / HOUR_US,
        "rule": each.rule,
        "title": dict(words()["rules"][each.rule]["title"]),
        "value": value,
        "unit": source.unit,
    }


def _moment(us: int) -> str:
    moment: datetime = EPOCH + timedelta(microseconds=us)
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _overdue(found: Measured) -> list[dict[str, Any]]:
    """By role, on how many days of the period its last calibration was longer ago than it may be."""
    days = {
        role: sum(overdue(source, each.day) for each in found.days) for role, source in found.stream.sources.items()
    }
    return [{"role": role, "days": count} for role, count in days.items() if count]


def _named(told: dict[str, Any]) -> dict[str, Any]:
    said = words()["methods"][told["method"]]
    reason = told["reason"] and dict(words()["reasons"][told["reason"]]["title"])
    return told | {"title": dict(said["title"]), "text": dict(said["text"]), "reason": reason}
