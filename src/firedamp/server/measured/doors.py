"""Which calculation stands behind a number of kept sums?"""

from __future__ import annotations

from typing import Any

from django.http import Http404

from firedamp.science.measured import door_of_part, door_of_sum
from firedamp.server.measured.models import Measurement

ALL = "all"
STEPS = ("days", "months", "years")


def door(made: Measurement, stream: str, period: str, method: str, part: int) -> dict[str, Any]:
    """A part of a method where one is named, else the sum of a stream (or of `all`) over a period of it: a day, a
    month, a year, or, where none is named, all of it. Http404 where there is no such number."""
    return opened(made.told, stream, period, method, part)


def opened(told: dict[str, Any], stream: str, period: str, method: str, part: int) -> dict[str, Any]:
    if method:
        parts = next((each["parts"] for each in told["methods"] if each["method"] == method), [])
        if part >= len(parts):
            raise Http404
        return door_of_part(parts[part], told["gwp_set"])
    return door_of_sum(_sum(told, stream, period), told["gwp_set"], told["density_kg_m3"])


def _sum(told: dict[str, Any], stream: str, period: str) -> dict[str, Any]:
    own = told if stream == ALL else next((each for each in told["streams"] if each["id"] == stream), None)
    if own is None:
        raise Http404
    if not period:
        return dict(own["sum"])
    found = [one for step in STEPS for one in own.get(step, ()) if one["period"] == period]
    if not found:
        raise Http404
    return dict(found[0])
