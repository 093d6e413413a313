"""What was measured of a mine in a year, as far as a person may see it? The sums of its longwalls."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import hypot
from typing import Any

from firedamp.science.inventory.telemetry_route import TelemetryYear
from firedamp.science.measured.stream import VENTILATION
from firedamp.server.measured.models import Measurement
from firedamp.server.measured.shapes import is_stale, versions_of
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.rights import Reader, owned
from firedamp.server.telemetry.models import Longwall

SHARES = ("measured_share", "filled_share", "missing_share")


def telemetry_year(reader: Reader, mine: Mine, year: int) -> TelemetryYear | None:
    """Of the longwalls at the mine that are of the reader's organisations, those that have sums of the whole year; None
    where none has. Their streams are different ones: they add up, and their errors are independent. Streams that are in
    no such sum are named."""
    longwalls = list(Longwall.objects.filter(owned(reader), mine=mine).prefetch_related("streams"))
    chosen = [(longwall, _fullest(longwall, year)) for longwall in longwalls]
    sums = [(made, _of_year(made.told, year)) for _, made in chosen if made]
    if not sums:
        return None
    hours = sum(one["hours"] for _, one in sums)
    names = ", ".join(sorted(made.longwall.name for made, _ in sums))
    halves = [_half_m3(one) for _, one in sums]
    return TelemetryYear(
        methane_m3=sum(_net_m3(made, one) for made, one in sums),
        half_m3=hypot(*(half for half in halves if half is not None)) if None not in halves else None,
        **{name: sum(one[name] * one["hours"] for _, one in sums) / hours for name in SHARES},
        source={"en": f"telemetry: {names}", "ru": f"телеметрия: {names}"},
        drained_m3=_drained_m3([made for made, _ in sums], year),
        stale=any(is_stale(made, versions_of(made)) for made, _ in sums),
        left_out=tuple(sorted(name for longwall, made in chosen for name in _left_out(longwall, made))),
    )


def _fullest(longwall: Longwall, year: int) -> Measurement | None:
    """Of the sums of the whole year the newest of those that hold most of the longwall's streams: a later sum of fewer
    does not replace it."""
    covering = longwall.measurements.filter(first__lte=date(year, 1, 1), last__gte=date(year, 12, 31))
    known = {str(each.pk) for each in longwall.streams.all()}
    rows = covering.order_by("-created").values("pk", "streams")
    found = max(rows, key=lambda row: len(known & {each["id"] for each in row["streams"]}), default=None)
    return found and longwall.measurements.select_related("longwall").get(pk=found["pk"])


def _left_out(longwall: Longwall, made: Measurement | None) -> list[str]:
    summed = {each["id"] for each in made.streams} if made else set()
    return [each.name for each in longwall.streams.all() if str(each.pk) not in summed]


def _drained_m3(sums: list[Measurement], year: int) -> float | None:
    """What drainage and gas-suction streams carried; None where none is in the sums."""
    own = [stream for made in sums for stream in made.told["streams"] if stream["kind"] != VENTILATION]
    return sum(float(_of_year(stream, year)["ch4_m3_exact"]) for stream in own) if own else None


def _of_year(told: dict[str, Any], year: int) -> dict[str, Any]:
    return next(dict(one) for one in told["years"] if one["period"] == str(year))


def _net_m3(made: Measurement, one: dict[str, Any]) -> float:
    """Less what the intake air brought, which the sums tell in tonnes of their density."""
    brought = Decimal(one["intake_ch4_t_exact"]) * 1000 / Decimal(repr(made.told["density_kg_m3"]))
    return float(Decimal(one["ch4_m3_exact"]) - brought)


def _half_m3(one: dict[str, Any]) -> float | None:
    if one["ch4_t_high"] is None:
        return None
    return float(one["ch4_m3_exact"]) * (one["ch4_t_high"] / one["ch4_t"] - 1) if one["ch4_t"] else 0.0
