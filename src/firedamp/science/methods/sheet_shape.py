"""What a sheet's tables may hold: which keys, and what kind of value each takes. Anything else is refused."""

from __future__ import annotations

import datetime
import keyword
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.errors import shown
from firedamp.science.methods.expression import FUNCTIONS
from firedamp.science.methods.sheet import NUMERIC_KINDS

KINDS = (*NUMERIC_KINDS, "boolean", "choice", "text", "list")
STATUSES = ("confirmed", "to_confirm")
SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
LARGEST = 1e30
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Value:
    """One value: what it must be, in words and as a test."""

    what: str
    holds: Callable[[Any], bool]


@dataclass(frozen=True)
class Table:
    """A table of known keys."""

    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)


@dataclass(frozen=True)
class TableOf:
    """A table of any keys (each a `key`) with entries of one shape."""

    entry: Shape
    key: Value


@dataclass(frozen=True)
class ListOf:
    """A list of entries of one shape."""

    entry: Shape


Shape = Value | Table | TableOf | ListOf


def is_symbol(name: Any) -> bool:
    """Whether a formula may call something by this name."""
    return (
        isinstance(name, str) and bool(SYMBOL.fullmatch(name)) and not keyword.iskeyword(name) and name not in FUNCTIONS
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -LARGEST < value < LARGEST


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and _is_number(value)


def _one_of(words: tuple[str, ...]) -> Value:
    return Value("one of " + ", ".join(words), lambda value: isinstance(value, str) and value in words)


TEXT = Value("a text", lambda value: isinstance(value, str))
NAME = Value("a name", lambda value: isinstance(value, str) and value != "")
SYMBOL_NAME = Value("a symbol: Latin letters, digits and _, not the name of a function", is_symbol)
NUMBER = Value("a number", _is_number)
INTEGER = Value("an integer", _is_integer)
COUNT = Value("an integer not below nought", lambda value: _is_integer(value) and value >= 0)
FLAG = Value("true or false", lambda value: isinstance(value, bool))
DAY = Value("a day", lambda value: type(value) is datetime.date or value == "")
WORD_OR_FLAG = Value("a text, true or false", lambda value: isinstance(value, str | bool))
DEFAULT = Value(
    "a number, a text, true, false or []",
    lambda value: _is_number(value) or isinstance(value, str | bool) or value == [],
)
PERCENT = Value("a percentage not below nought", lambda value: _is_number(value) and value >= 0)
FACTOR = Value("a factor of 1 or more", lambda value: _is_number(value) and value >= 1)
STATUS = _one_of(STATUSES)
NOT_STATED = Value('"not stated"', lambda value: value == "not stated")
BOTH = Table({"en": TEXT, "ru": TEXT})
CASE = Table(optional={"below": NUMBER, "at_most": NUMBER, "equals": WORD_OR_FLAG, "factor": NAME, "value": NUMBER})
SELECT = Table({"by": NAME, "cases": ListOf(CASE)}, {"default": NAME})
FIELD_KEYS: Mapping[str, Shape] = {
    "kind": _one_of(KINDS),
    "unit": TEXT,
    "latex": TEXT,
    "minimum": NUMBER,
    "above": NUMBER,
    "maximum": NUMBER,
    "maximum_reason": BOTH,
    "default": DEFAULT,
    "default_factor": NAME,
    "default_source": BOTH,
    "optional": FLAG,
    "choices": ListOf(Table({"value": NAME, "label": BOTH})),
    "usual": ListOf(NUMBER),
    "status": STATUS,
    "status_reason": BOTH,
    "at_20c": FLAG,
}
WORDS: Mapping[str, Shape] = {"label": BOTH, "help": BOTH}
INPUT = Table(
    WORDS,
    {
        **FIELD_KEYS,
        "fields": TableOf(Table(WORDS, FIELD_KEYS), SYMBOL_NAME),
        "minimum_items": COUNT,
        "index": NAME,
        "axis": NAME,
        "select": SELECT,
    },
)
SELECTION = Table(
    {"unit": TEXT, "label": BOTH},
    {
        "latex": TEXT,
        "by": NAME,
        "cases": ListOf(CASE),
        "default": NAME,
        "table": NAME,
        "row": NAME,
        "column": NAME,
        "columns": TableOf(NAME, NAME),
        "last_row": INTEGER,
        "empty": BOTH,
    },
)
CONSTANT = Table({"unit": TEXT, "label": BOTH}, {"latex": TEXT, "value": NUMBER, "factor": NAME, "gwp": NAME})
SIZE: Mapping[str, Shape] = {"percent": PERCENT, "factor": FACTOR}
SPREAD = Table({"status": STATUS}, {**SIZE, "by": NAME, "cases": ListOf(Table({"equals": NAME}, SIZE))})
STEP = Table(
    {"symbol": SYMBOL_NAME, "formula": TEXT, "unit": TEXT, "label": BOTH},
    {"latex": TEXT, "over": ListOf(NAME), "given": NAME, "output": FLAG, "memo": FLAG, "source": TEXT},
)
CHECK = Table({"formula": TEXT, "field": NAME, "message": BOTH}, {"over": NAME, "given": NAME})
NOTE = Table({"when": TEXT, "text": BOTH}, {"to_confirm": TEXT})
DOCUMENT = Table(
    {"name": BOTH, "equations": ListOf(TEXT)}, {"valid_from": DAY, "valid_to": DAY, "validity": NOT_STATED}
)
SHEET = Table(
    {
        "id": NAME,
        "title": BOTH,
        "summary": BOTH,
        "tier": COUNT,
        "category": TEXT,
        "status": STATUS,
        "edition": TEXT,
        "document": DOCUMENT,
        "gwp_set": NAME,
        "inputs": TableOf(INPUT, SYMBOL_NAME),
        "selections": TableOf(SELECTION, SYMBOL_NAME),
        "constants": TableOf(CONSTANT, SYMBOL_NAME),
        "uncertainty": TableOf(SPREAD, SYMBOL_NAME),
        "steps": ListOf(STEP),
        "checks": ListOf(CHECK),
        "notes": ListOf(NOTE),
    },
    {"status_reason": BOTH, "alternatives": ListOf(ListOf(ListOf(NAME)))},
)


def faults(value: Any, shape: Shape = SHEET, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Where the tables are not what they should be: the path of keys, and what is wrong there."""
    match shape:
        case Value(what=what, holds=holds):
            if not holds(value):
                yield path, f"{what} is wanted, not {shown(value)[:80]}"
        case ListOf(entry=entry):
            if not isinstance(value, list):
                yield path, f"a list is wanted, not {shown(value)[:80]}"
                return
            for place, item in enumerate(value):
                yield from faults(item, entry, (*path, place))
        case _ if not isinstance(value, dict):
            yield path, f"a table is wanted, not {shown(value)[:80]}"
        case TableOf(entry=entry, key=key):
            for name, item in value.items():
                yield from faults(name, key, (*path, name))
                yield from faults(item, entry, (*path, name))
        case Table(required=required, optional=optional):
            yield from _faults_of_keys(value, required, optional, path)


def _faults_of_keys(
    value: dict[str, Any], required: Mapping[str, Shape], optional: Mapping[str, Shape], path: Path
) -> Iterator[tuple[Path, str]]:
    known = {**required, **optional}
    for name in value:
        if name not in known:
            yield (*path, name), f"there is no key {name!r} here; there are: {', '.join(known)}"
    for name in required:
        if name not in value:
            yield path, f"{name!r} is missing"
    for name, entry in known.items():
        if name in value:
            yield from faults(value[name], entry, (*path, name))
