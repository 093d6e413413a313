"""Does a value keep a published JSON schema? Every fault at once, by the field where it stands.

Knows the words that the schemas of this package use (types, ranges, lengths, choices, required and known names, $ref,
anyOf); tests hold it against a full implementation of JSON Schema.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from firedamp.science.errors import Problem, shown, unknown_input

Schema = Mapping[str, Any]
LONGEST_VALUE = 80
MOST_FAULTS = 50
RULE_OF_TYPE = {
    "object": "not_a_record", "array": "not_a_list", "string": "not_a_text", "number": "not_a_number",
    "integer": "not_an_integer", "boolean": "not_a_boolean",
}  # fmt: skip


@cache
def schema(name: str) -> dict[str, Any]:
    """A schema of this package: `project` or `portfolio`."""
    text = (files("firedamp.science.reductions") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def schema_faults(value: Any, name: str) -> list[Problem]:
    """What of a value breaks a schema, at most fifty faults; none: it keeps it."""
    whole = schema(name)
    found = _faults(value, whole, whole, "")
    return [fault for fault, _ in zip(found, range(MOST_FAULTS), strict=False)]


def _faults(value: Any, part: Schema, whole: Schema, field: str) -> Iterator[Problem]:
    if "$ref" in part:
        part = whole["$defs"][part["$ref"].rpartition("/")[2]]
    if "anyOf" in part:
        part = _meant(value, part["anyOf"], whole)
    if "enum" in part:
        if not isinstance(value, str) or value not in part["enum"]:
            yield Problem(field, "not_a_choice", _short(value), {"choices": part["enum"]})
        return
    kinds = part["type"] if isinstance(part["type"], list) else [part["type"]]
    if value is None and "null" in kinds:  # an optional field that is left open
        return
    rule = _wrong_type(value, kinds[0])
    if rule:
        yield Problem(field, rule, _short(value))
    elif isinstance(value, dict):
        yield from _object(value, part, whole, field)
    elif isinstance(value, list):
        yield from _list(value, part, whole, field)
    elif isinstance(value, str):
        yield from _text(value, part, field)
    elif not isinstance(value, bool):
        yield from _number(value, part, field)


def _meant(value: Any, parts: list[Schema], whole: Schema) -> Schema:
    """Of a text or a record the one that the value is; the text where it is neither."""
    wanted = "object" if isinstance(value, dict) else "string"
    resolved = [whole["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part for part in parts]
    return next(part for part in resolved if part["type"] == wanted)


def _wrong_type(value: Any, wanted: str) -> str | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if wanted in ("number", "integer") and number:
        if not math.isfinite(value) if isinstance(value, float) else abs(value) > 1e300:
            return "not_finite"
        return None if wanted == "number" or float(value).is_integer() else "not_an_integer"
    kinds: dict[str, Any] = {"object": dict, "array": list, "string": str, "boolean": bool}
    return None if wanted in kinds and isinstance(value, kinds[wanted]) else RULE_OF_TYPE[wanted]


def _object(value: dict[str, Any], part: Schema, whole: Schema, field: str) -> Iterator[Problem]:
    known = part.get("properties", {})
    others = part.get("additionalProperties", True)
    for name in part.get("required", ()):
        if name not in value:
            yield Problem(_within(field, name), "missing")
    for name, item in value.items():
        if name in known:
            yield from _faults(item, known[name], whole, _within(field, name))
        elif isinstance(others, Mapping):
            yield from _faults(item, others, whole, _within(field, name[:LONGEST_VALUE]))
        elif others is False:
            name = name[:LONGEST_VALUE]
            yield unknown_input(name, _short(item), known, _within(field, name))


def _list(value: list[Any], part: Schema, whole: Schema, field: str) -> Iterator[Problem]:
    if len(value) < part.get("minItems", 0):
        yield Problem(field, "empty_list")
    if len(value) > part.get("maxItems", math.inf):
        yield Problem(field, "too_many_items", len(value), {"maximum": part["maxItems"]})
        return
    for place, item in enumerate(value):
        yield from _faults(item, part["items"], whole, f"{field}[{place}]")


def _text(value: str, part: Schema, field: str) -> Iterator[Problem]:
    if len(value) < part.get("minLength", 0):
        yield Problem(field, "missing")
    if len(value) > part.get("maxLength", math.inf):
        yield Problem(field, "too_many_items", len(value), {"maximum": part["maxLength"]})


def _number(value: float, part: Schema, field: str) -> Iterator[Problem]:
    if "minimum" in part and value < part["minimum"]:
        yield Problem(field, "below_minimum", value, {"minimum": part["minimum"]})
    if "exclusiveMinimum" in part and value <= part["exclusiveMinimum"]:
        yield Problem(field, "not_above_minimum", value, {"minimum": part["exclusiveMinimum"]})
    greatest = part.get("maximum", part.get("exclusiveMaximum"))
    if greatest is not None and (value > greatest or (value == greatest and "exclusiveMaximum" in part)):
        rule = "above_maximum" if "maximum" in part else "not_below_maximum"
        yield Problem(field, rule, value, {"maximum": greatest})


def _within(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _short(value: Any) -> Any:
    if isinstance(value, bool | float) or value is None or (isinstance(value, int) and abs(value) < 1e300):
        return value
    return (value if isinstance(value, str) else shown(value))[:LONGEST_VALUE]
