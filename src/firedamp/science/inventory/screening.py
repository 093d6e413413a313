"""296-FZ screening: which organisations must report, how far each is from the threshold, and what would reach it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from firedamp.science.limits import Limit
from firedamp.science.methods.library import Library
from firedamp.science.methods.trace import canonical

QUANTITY = "organisation_co2e"


def rule_in_force(last_year: int, methods: Library) -> Limit | None:
    """The threshold in force at the end of a year; None before there was one."""
    return methods.limit_in_force(QUANTITY, datetime.date(last_year, 12, 31))


def screened(
    row: Mapping[str, Any], rule: Limit, gwp_ch4: float, density_kg_m3: float, methods: Library
) -> dict[str, Any]:
    """A company's sum against the threshold.

    `row` holds ch4_t, co2_t, co2e_t with its range and output_t. Volumes are m³ of methane at the density of the
    method; `…_at_threshold` is the whole that reaches it, `…_to_threshold` what is left (negative: what is too much).
    The coal output keeps the company's present methane per tonne; None where the output of a mine is not known.
    """
    threshold, co2e = rule.value, row["co2e_t"]
    volume_per_co2e = 1000 / (gwp_ch4 * density_kg_m3)
    output = row["output_t"]
    output_at = output * threshold / co2e if output is not None and co2e > 0 else None
    return {
        "company": {"id": row["key"], "name": row["name"]["en"], **_russian(row["name"])},
        "mines": row["mines"],
        "output_t": row["output_t"],
        "ch4_t": row["ch4_t"],
        "co2e_t": co2e,
        "co2e_t_low": row["co2e_t_low"],
        "co2e_t_high": row["co2e_t_high"],
        "threshold_t": threshold,
        "rule": {
            "id": rule.id,
            "name": dict(rule.name),
            "document": dict(rule.document),
            "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
            "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
            "status": rule.status,
        },
        "reports": co2e >= threshold,
        "certainty": _certainty(row, threshold),
        "distance_t": canonical(co2e - threshold),
        "ch4_volume_at_threshold_m3": canonical(threshold * volume_per_co2e),
        "ch4_volume_to_threshold_m3": canonical((threshold - co2e) * volume_per_co2e),
        "output_at_threshold_t": canonical(output_at),
        "output_to_threshold_t": canonical(output_at - output) if output_at is not None else None,
        "by_gwp_set": {
            other.id: canonical(row["ch4_t"] * other.ch4 + row["co2_t"]) for other in methods.gwp_sets.values()
        },
    }


def _certainty(row: Mapping[str, Any], threshold: float) -> str:
    """Whether the 95 % range lies above the threshold, below it, or on both sides."""
    if row["co2e_t_low"] >= threshold:
        return "above"
    return "below" if row["co2e_t_high"] < threshold else "uncertain"


def _russian(name: Mapping[str, str]) -> dict[str, str]:
    """A company's Russian name, where one is known."""
    return {"name_ru": name["ru"]} if name["ru"] != name["en"] else {}
