"""What does an OpenAPI document say of each operation, as far as a client needs it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from client_writing.names import FIRST, PARAMETERS, method_of, room_of

PREFIX = "/api/v1"
JSON, BYTES = "application/json", "application/octet-stream"


@dataclass(frozen=True)
class Parameter:
    """A value that an operation takes: `wire` is its name there, `name` in Python."""

    name: str
    wire: str
    schema: dict[str, Any]
    required: bool


@dataclass(frozen=True)
class Operation:
    """An operation of the document; `answers` names the schemas of its answers by status."""

    id: str
    room: str
    method: str
    verb: str
    path: str
    summary: str
    description: str
    in_path: list[Parameter]
    in_query: list[Parameter]
    in_body: list[Parameter]
    headers: set[str]
    sends_file: bool
    has_body: bool
    answers: dict[int, str]
    is_file: bool
    statuses: set[int]
    paged: bool = field(default=False)


def operations(document: dict[str, Any]) -> list[Operation]:
    """Every operation, by room and in the order of the document."""
    found = [
        _operation(document, path, verb, said)
        for path, verbs in document["paths"].items()
        for verb, said in verbs.items()
    ]
    return sorted(found, key=lambda each: each.room)


def _operation(document: dict[str, Any], path: str, verb: str, said: dict[str, Any]) -> Operation:
    room = room_of(said)
    parameters = said.get("parameters", [])
    body = _body(document, said)
    in_query = [each for each in parameters if each["in"] == "query"]
    names = {each["name"] for each in in_query}
    answers, contents = _answers(said)
    paged = "cursor" in names and verb == "get" and not contents - {JSON}
    return Operation(
        id=said["operationId"],
        room=room,
        method=method_of(said["operationId"], room),
        verb=verb.upper(),
        path=path.removeprefix(PREFIX),
        summary=said["summary"],
        description=said.get("description", ""),
        in_path=[_parameter(each) for each in parameters if each["in"] == "path"],
        in_query=[_parameter(each) for each in in_query if not (paged and each["name"] in ("limit", "cursor"))],
        in_body=sorted(_fields(body), key=lambda one: one.name != FIRST.get(said["operationId"])),
        headers={each["name"] for each in parameters if each["in"] == "header"},
        sends_file=BYTES in said.get("requestBody", {}).get("content", {}),
        has_body=body is not None,
        answers=answers,
        is_file=bool(contents - {JSON}),
        statuses={int(status) for status in said["responses"]},
        paged=paged,
    )


def _parameter(said: dict[str, Any]) -> Parameter:
    name = said["name"]
    return Parameter(PARAMETERS.get(name, name), name, said["schema"], bool(said.get("required")))


def _fields(body: dict[str, Any] | None) -> Iterator[Parameter]:
    required = (body or {}).get("required", [])
    for name, schema in (body or {}).get("properties", {}).items():
        yield Parameter({"from": "first", "to": "last"}.get(name, name), name, schema, name in required)


def _body(document: dict[str, Any], said: dict[str, Any]) -> dict[str, Any] | None:
    """The schema of a JSON body; one that may be left out is one of two: itself, or nothing."""
    schema = said.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema")
    if schema is None:
        return None
    named = next(each for each in schema.get("anyOf", [schema]) if "$ref" in each)
    found: dict[str, Any] = document["components"]["schemas"][named["$ref"].rsplit("/", 1)[1]]
    return found


def _answers(said: dict[str, Any]) -> tuple[dict[int, str], set[str]]:
    """Schemas of what is answered where it is well, by status; and the content types of it."""
    well = {int(status): answer for status, answer in said["responses"].items() if int(status) < 300}
    contents = {kind for answer in well.values() for kind in answer.get("content", {})}
    schemas = {
        status: answer["content"][JSON]["schema"]["$ref"].rsplit("/", 1)[1]
        for status, answer in well.items()
        if JSON in answer.get("content", {})
    }
    return schemas, contents
