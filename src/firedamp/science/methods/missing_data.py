"""What stands for the missing readings of a series under 40 CFR 98.325, and which values are such?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firedamp.science.errors import InputError, Problem, shown

ID = "epa.missing_data"
TITLE = {"en": "Missing data, 40 CFR 98.325", "ru": "Пропущенные данные, 40 CFR 98.325"}
LONGEST_SERIES = 1_000_000
TRAILING = {
    "en": "A gap at the end of the series has no good value after it: the rule does not say what stands for it. The "
    "last good value is kept and marked.",
    "ru": "У пропуска в конце ряда нет верного значения после него: правило не говорит, чем его заменить. Сохранено и "
    "отмечено последнее верное значение.",
}


@dataclass(frozen=True)
class Filled:
    """A series without gaps: which places were substituted, and which of them by no rule (a gap at the end)."""

    values: tuple[float, ...]
    substituted: tuple[int, ...]
    unregulated: tuple[int, ...]


def filled(series: Sequence[float | None]) -> Filled:
    """Each missing value is the mean of the good values just before and just after; with none before, the first good
    value after (40 CFR 98.325, of concentration, flow, temperature, pressure and moisture).

    A gap with none after is not regulated: it keeps the last good value and is marked. The number of substituted
    hours is reported (98.326). Raises InputError `no_known_values` where there is no good value at all.
    """
    good = [place for place, value in enumerate(series) if value is not None]
    if not good:
        raise InputError.one("series", "no_known_values")
    values: list[float] = []
    before: int | None = None
    after = iter(good)
    following: int | None = next(after)
    for place, value in enumerate(series):
        if value is not None:
            before, following = place, next(after, None)
        values.append(_between(series, before, following) if value is None else float(value))
    missing = tuple(place for place, value in enumerate(series) if value is None)
    return Filled(tuple(values), missing, tuple(place for place in missing if place > good[-1]))


def missing_data_told(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of `firedamp calculate epa.missing_data series=[…]`: the filled series, substituted places from 0.

    Raises InputError for any other input, and for a series that is none.
    """
    unknown = [
        Problem(str(name)[:80], "unknown_input", None, {"known": "series"}) for name in inputs if name != "series"
    ]
    if unknown or "series" not in inputs:
        raise InputError([*unknown, *([] if "series" in inputs else [Problem("series", "missing")])])
    found = filled(require_series(inputs["series"]))
    return {
        "method": ID,
        "title": dict(TITLE),
        "status": "confirmed",
        "outputs": {"filled": list(found.values), "substituted": len(found.substituted)},
        "substituted_places": list(found.substituted),
        "unregulated_places": list(found.unregulated),
        "to_confirm": [],
        "warnings": [dict(TRAILING)] if found.unregulated else [],
    }


def _between(series: Sequence[float | None], before: int | None, after: int | None) -> float:
    ends = [float(series[place]) for place in (before, after) if place is not None]  # type: ignore[arg-type]
    return sum(ends) / len(ends)


def require_series(series: object, field: str = "series") -> list[float | None]:
    """A list of finite numbers and None; InputError with the first hundred faults."""
    if not isinstance(series, list | tuple):
        raise InputError.one(field, "not_a_list", shown(series)[:80])
    if not series:
        raise InputError.one(field, "empty_list")
    if len(series) > LONGEST_SERIES:
        raise InputError.one(field, "too_many_items", len(series), maximum=LONGEST_SERIES)
    problems = [
        Problem(f"{field}[{place}]", "not_a_number", value if isinstance(value, str) else shown(value)[:80])
        for place, value in enumerate(series)
        if value is not None and not _is_number(value)
    ]
    if problems:
        raise InputError(problems[:100])
    return list(series)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
