"""Which number a text is: decimal commas and points, spaces and marks between thousands; what is ambiguous stays so.

"1,234" is 1.234 in Russian and 1234 in English. One text cannot show which; other numbers beside it may. So a text
gives a Reading: its value, what it shows of the habit of its author, or the two values that it may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

SPACES = "\u0020\u00a0\u202f\u2009\u2007'’"  # between thousands: space, no-break, narrow, thin, figure; apostrophes
MINUSES = str.maketrans({"−": "-", "–": "-", "‑": "-"})
LONGEST_NUMBER = 60  # characters
GROUPED_BY_SPACE = re.compile(rf"(\d{{1,3}}(?:([{SPACES}])\d{{3}})(?:\2\d{{3}})*)(?:([.,])(\d+))?", re.ASCII)
PLAIN = re.compile(r"[\d.,]*\d", re.ASCII)
NUMBER = re.compile(rf"([+-]?)\s*([\d.,][\d.,{SPACES}]*)((?:[eE][+-]?\d{{1,4}})?)", re.ASCII)
OTHER = {",": ".", ".": ","}


@dataclass(frozen=True)
class Reading:
    """A number in a text. `shows`: the decimal mark its author must use. `otherwise`: the value it may have instead."""

    value: float
    shows: str | None = None
    otherwise: float | None = None
    mark: str | None = None  # the mark of which it is not known whether it is decimal


@lru_cache(maxsize=65_536)  # the cells of a column are looked at for its decimal mark, then read
def read_number(text: str) -> Reading | None:
    """What number a text is, or None where it is none."""
    found = NUMBER.fullmatch(text.strip().translate(MINUSES))
    if not found or len(text) > LONGEST_NUMBER:
        return None
    sign, body, exponent = found.groups()
    reading = _spaced(body, exponent) if any(space in body for space in SPACES) else _unspaced(body, exponent)
    if reading is None or sign != "-":
        return reading
    other = None if reading.otherwise is None else -reading.otherwise
    return Reading(-reading.value, reading.shows, other, reading.mark)


def _spaced(body: str, exponent: str) -> Reading | None:
    found = GROUPED_BY_SPACE.fullmatch(body)
    if not found:
        return None
    whole = re.sub(rf"[{SPACES}]", "", found[1])
    return Reading(float(f"{whole}.{found[4] or 0}{exponent}"), shows=found[3])


def _unspaced(body: str, exponent: str) -> Reading | None:
    if not PLAIN.fullmatch(body):
        return None
    marks = [mark for mark in body if mark in ".,"]
    if not marks:
        return Reading(float(body + exponent))
    decimal = marks[-1]
    whole, _, fraction = body.rpartition(decimal)
    if len(set(marks)) == 2:
        return _decimal(whole, fraction, exponent, decimal) if marks.count(decimal) == 1 else None
    if len(marks) > 1:
        return (
            Reading(float(body.replace(decimal, "") + exponent), shows=OTHER[decimal])
            if _grouped(body, decimal)
            else None
        )
    if _grouped(body, decimal) and not exponent:
        return Reading(float(f"{whole}.{fraction}"), otherwise=float(whole + fraction), mark=decimal)
    return Reading(float(f"{whole or 0}.{fraction}{exponent}"), shows=decimal)


def _decimal(whole: str, fraction: str, exponent: str, decimal: str) -> Reading | None:
    thousands = OTHER[decimal]
    if not _grouped(whole, thousands):
        return None
    return Reading(float(f"{whole.replace(thousands, '')}.{fraction}{exponent}"), shows=decimal)


def _grouped(body: str, mark: str) -> bool:
    """Whether a mark may stand between thousands: 1,234 and 12,345,678 but not 0,123 nor 1,23."""
    mark = re.escape(mark)
    return re.fullmatch(rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})+", body, re.ASCII) is not None


def decimal_mark(readings: Iterable[Reading]) -> str | None:
    """The one decimal mark that numbers show, or None where they show none or both."""
    shown = {reading.shows for reading in readings} - {None}
    return shown.pop() if len(shown) == 1 else None


def shows_both(readings: Iterable[Reading]) -> bool:
    """Whether some numbers show a decimal comma and others a decimal point."""
    return {",", "."} <= {reading.shows for reading in readings}


def settled(reading: Reading, mark: str | None) -> float | None:
    """The value of a reading once the decimal mark is known; None where it stays ambiguous.

    A lone point between digits is a decimal point in English and in Russian alike: it needs no proof, only no proof
    of the contrary.
    """
    if reading.otherwise is None:
        return reading.value
    if reading.mark == ".":
        return None if mark == "," else reading.value
    return {",": reading.value, ".": reading.otherwise, None: None}[mark]
