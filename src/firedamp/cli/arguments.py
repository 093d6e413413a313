"""Inputs of a method as the shell gives them: name=value, units, decimal commas, JSON, files."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from firedamp.messages.system import system_reason
from firedamp.science.errors import InputError, Problem
from firedamp.science.unparsed import unparsed

QUANTITY = re.compile(r"([+\-−]?[\d.,\s\u00a0\u202f'’]*\d(?:[eE][+-]?\d+)?)\s*([^\W\d_].*|[%°].*)", re.DOTALL)
WORDS = {"true": True, "false": False, "да": True, "нет": False, "yes": True, "no": False}
# Russian names of units, as the science names them
RUSSIAN_UNITS = {
    "т": "t", "тыс. т": "kt", "тыс т": "kt", "млн т": "Mt", "м": "m", "м3": "m3", "м³": "m3", "тыс. м3": "1000 m3",
    "тыс. м³": "1000 m3", "млн м3": "million m3", "млн м³": "million m3", "м3/т": "m3/t", "м³/т": "m3/t",
    "м3/мин": "m3/min", "м³/мин": "m3/min", "т/сут": "t/day", "кг/м3": "kg/m3", "кг/м³": "kg/m3", "кПа": "kPa",
    "м3/год": "m3/year", "м³/год": "m3/year", "тыс. м3/год": "1000 m3/year", "тыс. м³/год": "1000 m3/year",
    "млн м3/год": "million m3/year", "млн м³/год": "million m3/year", "год": "year", "года": "year", "лет": "year",
    "мин": "min", "сут": "day", "°С": "degC", "thousand m3": "1000 m3", "thousand m³": "1000 m3",
}  # fmt: skip
ENCODINGS = ("utf-8", "utf-16", "cp1251", "cp866", "koi8-r")  # that a text may be in
LARGEST_INPUTS_FILE = 20_000_000  # bytes


def assignments(words: Iterable[str], texts: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The inputs of `name=value` words. `texts` names those whose values are words, not numbers (a choice).

    Raises InputError with everything wrong: a word that is no assignment, a name given twice, an ambiguous number.
    """
    inputs: dict[str, Any] = {}
    problems: list[Problem] = []
    for word in words:
        name, equals, text = word.partition("=")
        name = name.strip()
        if not equals or not name:
            problems.append(Problem("inputs", "bad_assignment", word))
        elif name in inputs:
            problems.append(Problem(name, "repeated_assignment", name))
        else:
            try:
                inputs[name] = text.strip() if name in texts else value_of(name, text)
            except InputError as error:
                problems += error.problems
                inputs[name] = None
    if problems:
        raise InputError(problems)
    return inputs


def value_of(name: str, text: str) -> Any:
    """A number, a number with a unit as {"value", "unit"}, true or false, JSON for lists and records, else the text."""
    stripped = text.strip()
    if stripped[:1] in ("[", "{", '"'):
        return from_json(stripped, stripped)
    if stripped.casefold() in WORDS:
        return WORDS[stripped.casefold()]
    number = number_of(name, stripped)
    if number is not None:
        if math.isinf(number):
            raise InputError.one(name, "not_finite", stripped)  # as it was given, not as "inf"
        return number
    quantity = QUANTITY.fullmatch(stripped)
    if quantity and (number := number_of(name, quantity[1])) is not None:
        unit = " ".join(quantity[2].split())
        return {"value": number, "unit": RUSSIAN_UNITS.get(unit, unit)}
    return stripped


def number_of(name: str, text: str) -> float | None:
    """The number that a text is, None where it is none. Raises InputError for "1,234": two numbers at once."""
    from firedamp.tables.numbers import read_number, settled

    reading = read_number(text)
    if reading is None:
        return None
    value = settled(reading, None)
    if value is None:
        first, second = f"{reading.value:.10g}", f"{reading.otherwise:.10g}"
        raise InputError.one(name, "ambiguous_argument", text, first=first, second=second)
    return value


def from_json(text: str, named: str) -> Any:
    """A value of JSON; NaN, Infinity and a name that stands twice are refused."""
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise InputError.one("inputs", "bad_json", named, **unparsed(error)) from None


def _no_constant(name: str) -> Any:
    raise InputError.one("inputs", "not_finite", name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(Problem("inputs", "repeated_assignment", name) for name in twice)
    return dict(pairs)


def inputs_from_file(path: str) -> Mapping[str, Any]:
    """The inputs of a JSON file ("-": standard input)."""
    text = read_bytes(path, LARGEST_INPUTS_FILE)
    try:
        inputs = from_json(text.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise InputError.one("inputs", "bad_json", path, **unparsed(error)) from None
    if not isinstance(inputs, dict):
        raise InputError.one("inputs", "json_not_an_object", path)
    return inputs


def read_bytes(path: str, largest: int) -> bytes:
    """The bytes of a file. Raises InputError where there is none, it is a folder, or it is too large."""
    import sys

    try:
        if path == "-":
            data = sys.stdin.buffer.read(largest + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(largest + 1)
    except FileNotFoundError:
        raise InputError.one("file", "file_not_found", path) from None
    except IsADirectoryError:
        raise InputError.one("file", "file_is_a_folder", path) from None
    except (OSError, ValueError) as error:
        raise InputError.one("file", "file_unreadable", path, reason=system_reason(error)) from None
    if len(data) > largest:
        raise InputError.one("file", "file_too_large", f"> {largest // 1_000_000}", maximum=largest // 1_000_000)
    return data


def uncertainties(words: Iterable[str]) -> dict[str, Any]:
    """Uncertainties at 95 %: coal_output=5% is normal, mining_factor=x2 a factor."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for word in words:
        name, _, text = (part.strip() for part in word.partition("="))
        kind = "percent" if text.endswith("%") else "factor" if text[:1] in ("x", "X", "х", "Х", "×") else None
        number = None
        if kind:
            try:
                number = number_of(name, text.strip("%xXхХ× "))
            except InputError as error:
                problems += error.problems
                continue
        if not name or number is None:
            problems.append(Problem(name or "uncertainty", "bad_uncertainty", text or word))
        elif name in found:
            problems.append(Problem(name, "repeated_assignment", name))
        else:
            found[name] = {kind: number}
    if problems:
        raise InputError(problems)
    return found
