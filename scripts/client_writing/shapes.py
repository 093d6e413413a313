"""Write the components of an OpenAPI document as typed dictionaries, a module for each room and one they share."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from client_writing.names import room_of
from client_writing.types import python_type

WIDTH = 116
SHARED = "shared"
HEAD = '"""{question}"""\n\n# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.\n\n'
FUTURE = "from __future__ import annotations\n\n"


def shape_modules(document: dict[str, Any]) -> dict[str, str]:
    """Name of a module -> its text, `__init__` among them; not yet formatted."""
    schemas = document["components"]["schemas"]
    places = placed(document)
    made = {}
    for module in sorted(set(places.values())):
        names = sorted(name for name in schemas if places[name] == module)
        made[module] = _module(module, names, schemas, places, uses(document))
    made["__init__"] = _index(places)
    return made


def placed(document: dict[str, Any]) -> dict[str, str]:
    """Schema -> module: the room that alone needs it, else what rooms share."""
    rooms: dict[str, set[str]] = {name: set() for name in document["components"]["schemas"]}
    for verbs in document["paths"].values():
        for operation in verbs.values():
            for name in _reached(document, operation):
                rooms[name].add(room_of(operation))
    return {name: next(iter(found)) if len(found) == 1 else SHARED for name, found in rooms.items()}


def uses(document: dict[str, Any]) -> dict[str, str]:
    """Schema -> what it is, where it does not say so: by the first operation, else the schema, that names it."""
    said: dict[str, str] = {}
    for verbs in document["paths"].values():
        for operation in verbs.values():
            for name in references(operation.get("requestBody")):
                said.setdefault(name, f"What `{operation['operationId']}` takes.")
            for status, answer in operation["responses"].items():
                for name in references(answer) if int(status) < 300 else ():
                    said.setdefault(name, f"What `{operation['operationId']}` answers.")
    for name, schema in document["components"]["schemas"].items():
        for part in references(schema):
            said.setdefault(part, f"A part of `{name}`.")
    return said


def references(node: Any) -> Iterator[str]:
    """The schemas that a part of a document names."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rsplit("/", 1)[1]
        for key, value in node.items():
            if key != "example":
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def _reached(document: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    well = {status: said for status, said in operation["responses"].items() if int(status) < 300}
    left, found = list(references([operation.get("requestBody"), well, operation.get("parameters")])), set()
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            left += references(document["components"]["schemas"][name])
    return found


def _module(
    module: str, names: list[str], schemas: dict[str, Any], places: dict[str, str], said: dict[str, str]
) -> str:
    body = "\n\n".join(_shape(name, schemas[name], said.get(name, "A shape of the API.")) for name in names)
    others = sorted({each for name in names for each in references(schemas[name]) if places[each] != module})
    typing = sorted(word for word in ("Any", "Literal", "NotRequired", "TypedDict") if f"{word}" in body)
    question = (
        "Which shapes do several rooms of the API have in common?"
        if module == SHARED
        else f"Which shapes do the calls of `client.{module}` take and answer?"
    )
    imports = f"from typing import {', '.join(typing)}\n\n"
    if others:
        imports += f"from firedamp.client.shapes.{SHARED} import {', '.join(others)}\n\n"
    return HEAD.format(question=question) + FUTURE + imports + "\n" + body


def _shape(name: str, schema: dict[str, Any], otherwise: str) -> str:
    lines = [f"class {name}(TypedDict):", *_docstring(schema.get("description") or otherwise)]
    fields = schema.get("properties", {})
    for field, kind in fields.items():
        if said := kind.get("description"):
            lines += textwrap.wrap(said, WIDTH - 4, initial_indent="    # ", subsequent_indent="    # ")
        expression = python_type(kind)
        required = field in schema.get("required", [])
        lines.append(f"    {field}: {expression if required else f'NotRequired[{expression}]'}")
    return "\n".join(lines) + "\n"


def _docstring(text: str) -> list[str]:
    wrapped = textwrap.wrap(" ".join(text.split()), WIDTH - 8)
    if len(wrapped) == 1:
        return [f'    """{wrapped[0]}"""', ""]
    return [f'    """{wrapped[0]}', *(f"    {line}" for line in wrapped[1:]), '    """', ""]


def _index(places: dict[str, str]) -> str:
    by_module: dict[str, list[str]] = {}
    for name, module in sorted(places.items()):
        by_module.setdefault(module, []).append(name)
    imports = "".join(
        f"from firedamp.client.shapes.{module} import {', '.join(names)}\n"
        for module, names in sorted(by_module.items())
    )
    names = ", ".join(f'"{name}"' for name in sorted(places))
    question = (
        "What does the API take and answer? Typed dictionaries.\n\n"
        "An answer may hold more than its type names; what a type names and does not call NotRequired is there.\n"
    )
    return HEAD.format(question=question) + FUTURE + imports + f"\n__all__ = [{names}]\n"
