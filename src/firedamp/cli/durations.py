"""A time as the shell gives it: 30s, 3min, 1 h, 10 мин; a number alone is minutes."""

from __future__ import annotations

import re

from firedamp.science.errors import InputError

SECONDS = {
    "ms": 0.001, "мс": 0.001, "s": 1, "sec": 1, "с": 1, "сек": 1, "": 60, "min": 60, "m": 60, "мин": 60, "м": 60,
    "h": 3600, "ч": 3600, "d": 86_400, "сут": 86_400,
}  # fmt: skip
DURATION = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]*)\.?", re.IGNORECASE)


def seconds_of(text: str, field: str) -> float:
    """The seconds of a time. Raises InputError `not_a_duration` of the field."""
    found = DURATION.fullmatch(text.strip())
    unit = SECONDS.get(found[2].lower()) if found else None
    seconds = float(found[1].replace(",", ".")) * unit if found and unit else 0.0
    if not seconds > 0:
        raise InputError.one(field, "not_a_duration", text)
    return seconds
