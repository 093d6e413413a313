"""How the text of one cell becomes a value, by the type and the rules of its field."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable

from firedamp.datapackages.schema import Field

Cell = str | int | float | bool | datetime.date | datetime.datetime | None

_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_NOT_FINITE = {"nan", "inf", "-inf", "infinity", "-infinity"}
_YEAR = re.compile(r"-?[0-9]{4,}")
_TRUE = {"true", "True", "TRUE", "1"}
_FALSE = {"false", "False", "FALSE", "0"}


class CellRefused(ValueError):
    """A cell's text breaks a rule; the table adds file and row."""

    def __init__(self, rule: str, **params: object) -> None:
        self.rule, self.params = rule, params
        super().__init__(rule)


def read_cell(field: Field, text: str | None) -> Cell:
    """The typed value of a cell; `text` is None where the cell is a missing value.

    Raises CellRefused with the rule that is broken. A number is finite: NaN and infinity are refused.
    """
    if text is None:
        if field.constraints.get("required"):
            raise CellRefused("missing")
        return None
    parse = _PARSERS.get(field.type)
    if parse is None:
        raise CellRefused("unknown_type", type=field.type)
    value = parse(text)
    _check(field, text, value)
    return value


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise CellRefused("not_an_integer")
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise CellRefused("not_finite" if text.lower() in _NOT_FINITE else "not_a_number")
    value = float(text)
    if not math.isfinite(value):
        raise CellRefused("not_finite")
    return value


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise CellRefused("not_a_year")
    return int(text)


def _boolean(text: str) -> bool:
    if text not in _TRUE | _FALSE:
        raise CellRefused("not_a_boolean")
    return text in _TRUE


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise CellRefused("not_a_date") from None


def _datetime(text: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        raise CellRefused("not_a_datetime") from None


_PARSERS: dict[str, Callable[[str], Cell]] = {
    "string": str,
    "integer": _integer,
    "number": _number,
    "year": _year,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
}
TYPES = tuple(_PARSERS)


def _check(field: Field, text: str, value: Cell) -> None:
    rules = field.constraints
    if isinstance(value, (int, float)):
        if "minimum" in rules and value < rules["minimum"]:
            raise CellRefused("below_minimum", minimum=rules["minimum"])
        if "maximum" in rules and value > rules["maximum"]:
            raise CellRefused("above_maximum", maximum=rules["maximum"])
    if "enum" in rules and value not in rules["enum"]:
        raise CellRefused("not_a_choice", choices=tuple(rules["enum"]))
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        raise CellRefused("pattern_mismatch", pattern=rules["pattern"])
