"""Which type of Python's is a JSON schema?"""

from __future__ import annotations

from typing import Any

PLAIN = {"integer": "int", "number": "float", "boolean": "bool", "null": "None", "string": "str"}
BEYOND_SENSE = 1e9  # a bound that only a machine has
TIMES = {"date-time": "datetime", "date": "date"}


def python_type(schema: dict[str, Any], *, given: bool = False, prefix: str = "") -> str:
    """The type of a value: as it is answered, or with `given` what may be handed in (any sequence, a time as such)."""
    if "$ref" in schema:
        return prefix + schema["$ref"].rsplit("/", 1)[1]
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return _union([python_type(each, given=given, prefix=prefix) for each in schema[several]])
    if "const" in schema or "enum" in schema:
        return _literal(schema.get("enum", [schema.get("const")]))
    kind = schema.get("type")
    if isinstance(kind, list):
        return _union([python_type({**schema, "type": each}, given=given, prefix=prefix) for each in kind])
    if kind == "array":
        item = python_type(schema.get("items", {}), given=given, prefix=prefix)
        return f"{'Sequence' if given else 'list'}[{item}]"
    if kind == "object":
        return f"{'Mapping' if given else 'dict'}[str, {_values(schema, given, prefix)}]"
    if given and schema.get("format") in TIMES:
        return f"{TIMES[schema['format']]} | str"
    return PLAIN.get(str(kind), "Any")


def optional(kind: str) -> str:
    """The type of what may be left out."""
    return kind if kind == "Any" or kind.endswith("| None") else f"{kind} | None"


def bounds(schema: dict[str, Any]) -> str:
    """What a value may be, in words; empty where the type says it all."""
    if "anyOf" in schema:
        return next(filter(None, map(bounds, schema["anyOf"])), "")
    low, high = schema.get("minimum"), schema.get("maximum")
    words = []
    if low is not None and high is not None and high < BEYOND_SENSE:
        words.append(f"{low} to {high}")
    elif low is not None and low not in (0, 1) and low > -BEYOND_SENSE:
        words.append(f"at least {low}")
    if schema.get("default") not in (None, "", [], {}):
        words.append(f"{schema['default']!r} unless said")
    if schema.get("maxItems"):
        words.append(f"at most {schema['maxItems']}")
    return ", ".join(words)


def _values(schema: dict[str, Any], given: bool, prefix: str) -> str:
    more = schema.get("additionalProperties")
    if isinstance(more, dict):
        return python_type(more, given=given, prefix=prefix)
    by_pattern = schema.get("patternProperties", {}).values()
    return _union([python_type(each, given=given, prefix=prefix) for each in by_pattern]) if by_pattern else "Any"


def _literal(values: list[Any]) -> str:
    quoted = ", ".join(f'"{value}"' if isinstance(value, str) else repr(value) for value in values if value is not None)
    return f"Literal[{quoted}]" + (" | None" if None in values else "")


def _union(kinds: list[str]) -> str:
    parts = list(dict.fromkeys(part for kind in kinds for part in _parts(kind)))
    if "Any" in parts:
        return "Any"
    return " | ".join([part for part in parts if part != "None"] + ["None"] * ("None" in parts))


def _parts(kind: str) -> list[str]:
    """The members of a union; what stands in brackets is one."""
    parts, depth = [""], 0
    for letter in kind:
        depth += (letter == "[") - (letter == "]")
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]
