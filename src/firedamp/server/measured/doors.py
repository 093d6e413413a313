"""Which calculation stands behind a number of kept sums?"""

from __future__ import annotations

from typing import Any

from firedamp.science.errors import InputError
from firedamp.science.measured import door_of_part, door_of_sum, require_part
from firedamp.server.measured.models import Measurement

ALL = "all"
STEPS = ("days", "months", "years")


def door(made: Measurement, stream: str, period: str, method: str, part: int) -> dict[str, Any]:
    """A part of a method where one is named, else the sum of a stream (or of `all`) over a period of it: a day, a
    month, a year, or, where none is named, all of it. InputError where there is no such number, with what there is."""
    return opened(made.told, stream, period, method, part)


def opened(told: dict[str, Any], stream: str, period: str, method: str, part: int) -> dict[str, Any]:
    if method:
        known = {each["method"]: each for each in told["methods"]}
        if method not in known:
            raise InputError.one("method", "not_a_choice", method, choices=", ".join(known))
        parts = known[method]["parts"]
        require_part(method, part, len(parts), known[method]["reason"])
        return door_of_part(parts[part], told["gwp_set"])
    return door_of_sum(_sum(told, stream, period), told["gwp_set"], told["density_kg_m3"])


def _sum(told: dict[str, Any], stream: str, period: str) -> dict[str, Any]:
    known = {ALL: told, **{each["id"]: each for each in told["streams"]}}
    if stream not in known:
        raise InputError.one("stream", "not_a_choice", stream, choices=", ".join(known))
    own = known[stream]
    if not period:
        return dict(own["sum"])
    found = [one for step in STEPS for one in own.get(step, ()) if one["period"] == period]
    if not found:
        span = {"first": told["first"], "last": told["last"]}
        raise InputError.one("period", "period_not_summed", period, **span)
    return dict(found[0])
