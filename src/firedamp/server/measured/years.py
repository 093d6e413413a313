"""What was measured of a mine in a year, as far as a person may see it? The newest sums of its longwalls."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import hypot
from typing import Any

from firedamp.science.inventory.telemetry_route import TelemetryYear
from firedamp.server.measured.models import Measurement
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.rights import Reader, owned
from firedamp.server.telemetry.models import Longwall

SHARES = ("measured_share", "filled_share", "missing_share")


def telemetry_year(reader: Reader, mine: Mine, year: int) -> TelemetryYear | None:
    """Of the longwalls at the mine that are of the reader's organisations, those that have sums of the whole year; None
    where none has. Their streams are different ones: they add up, and their errors are independent."""
    found = [
        made for longwall in Longwall.objects.filter(owned(reader), mine=mine) if (made := _newest(longwall, year))
    ]
    sums = [(made, _of_year(made, year)) for made in found]
    if not sums:
        return None
    hours = sum(one["hours"] for _, one in sums)
    names = ", ".join(sorted(made.longwall.name for made in found))
    return TelemetryYear(
        methane_m3=sum(_net_m3(made, one) for made, one in sums),
        half_m3=hypot(*(_half_m3(one) for _, one in sums)),
        **{name: sum(one[name] * one["hours"] for _, one in sums) / hours for name in SHARES},
        source={"en": f"telemetry: {names}", "ru": f"телеметрия: {names}"},
    )


def _newest(longwall: Longwall, year: int) -> Measurement | None:
    covering = longwall.measurements.filter(first__lte=date(year, 1, 1), last__gte=date(year, 12, 31))
    return covering.select_related("longwall").order_by("-created").first()


def _of_year(made: Measurement, year: int) -> dict[str, Any]:
    return next(dict(one) for one in made.told["years"] if one["period"] == str(year))


def _net_m3(made: Measurement, one: dict[str, Any]) -> float:
    """Less what the intake air brought, which the sums tell in tonnes of their density."""
    brought = Decimal(one["intake_ch4_t_exact"]) * 1000 / Decimal(repr(made.told["density_kg_m3"]))
    return float(Decimal(one["ch4_m3_exact"]) - brought)


def _half_m3(one: dict[str, Any]) -> float:
    return float(one["ch4_m3_exact"]) * (one["ch4_t_high"] / one["ch4_t"] - 1) if one["ch4_t"] else 0.0
