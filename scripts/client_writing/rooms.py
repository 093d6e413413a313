"""Write the operations of an OpenAPI document as methods of the client, a module for each room."""

from __future__ import annotations

import textwrap
from typing import Any

from client_writing.document import Operation, Parameter, operations
from client_writing.names import READS, class_of
from client_writing.shapes import FUTURE, HEAD, WIDTH
from client_writing.types import bounds, optional, python_type

ERRORS = {
    401: "NotSignedIn",
    403: "NotAllowed",
    404: "NotFound",
    409: "Conflict",
    412: "Changed",
    413: "TooLarge",
    422: "BadInput",
    429: "TooManyRequests",
}
VERSION, KEY, PREFER = "If-Match", "Idempotency-Key", "Prefer"
PROGRESS = "progress: Progress | None = None"


def room_modules(document: dict[str, Any]) -> dict[str, str]:
    """Name of a module -> its text, `__init__` among them; not yet formatted."""
    by_room: dict[str, list[Operation]] = {}
    for each in operations(document):
        by_room.setdefault(each.room, []).append(each)
    made = {room: Room(document, room, found).text() for room, found in by_room.items()}
    made["__init__"] = _index(sorted(by_room))
    return made


class Room:
    """The module of one room."""

    def __init__(self, document: dict[str, Any], room: str, found: list[Operation]) -> None:
        self.schemas, self.room, self.operations = document["components"]["schemas"], room, found
        self.list = "builtins.list" if any(each.method == "list" for each in found) else "list"

    def text(self) -> str:
        """The module."""
        body = "\n".join(self._methods(each) for each in self.operations)
        head = HEAD.format(question=f"Which calls has `client.{self.room}`?") + FUTURE + _imports(body)
        about = f"The operations of the API under `{self.room}`."
        return (
            f'{head}\n\nclass {class_of(self.room)}:\n    """{about}"""\n\n'
            f"    def __init__(self, to: Transport) -> None:\n        self._to = to\n\n{body}"
        )

    def _methods(self, each: Operation) -> str:
        made = self._method(each, later=False)
        return made + ("\n" + self._method(each, later=True) if self._may_be_a_job(each) else "")

    def _may_be_a_job(self, each: Operation) -> bool:
        return PREFER in each.headers and 202 in each.answers

    def _method(self, each: Operation, *, later: bool) -> str:
        name = each.method + ("_later" if later else "")
        lines = [
            f'@operation("{each.id}")',
            f"def {name}({', '.join(self._signature(each))}) -> {self._answer(each, later)}:",
            *(f"    {line}".rstrip() for line in self._docstring(each, later)),
            *(f"    {line}" for line in self._call(each, later)),
        ]
        return "\n".join(f"    {line}".rstrip() for line in lines) + "\n"

    def _signature(self, each: Operation) -> list[str]:
        every = [*each.in_path, *each.in_query, *each.in_body]
        first = [f"{one.name}: {self._taken(one)}" for one in every if one.required]
        last = [self._left_out(one, each) for one in every if not one.required]
        if each.sends_file:
            first.append("content: Source")
            last.append(PROGRESS)
        if VERSION in each.headers:
            last.insert(0, _version(each) + ": int" + ("" if 428 in each.statuses else " | None = None"))
        if KEY in each.headers:
            last.append("idempotency_key: str | None = None")
        names = [part.split(":")[0] for part in first + last]
        if len(set(names)) < len(names):
            raise SystemExit(f"{each.id}: one name for two of {names}: give one another in client_writing/names.py")
        return ["self", *first, *(["*", *last] if last else [])]

    def _taken(self, one: Parameter) -> str:
        return python_type(one.schema, given=True, prefix="shapes.")

    def _left_out(self, one: Parameter, each: Operation) -> str:
        if each.verb == "PATCH":
            kind = self._taken(one)
            none = " | None" if kind.endswith(" | None") else ""
            return f"{one.name}: {kind.removesuffix(none)} | Unsaid{none} = UNSAID"
        return f"{one.name}: {optional(self._taken(one))} = None"

    # what it answers

    def _answer(self, each: Operation, later: bool) -> str:
        if each.is_file:
            return "Download"
        if each.paged:
            return f"Pages[{self._item(each)}]"
        schemas = self._schemas(each, later)
        if not schemas:
            return "None"
        return " | ".join(self._shape(name) for name in schemas)

    def _schemas(self, each: Operation, later: bool) -> list[str]:
        """Schemas of the answer: without `later` never the job that only asking for it brings."""
        well = dict(sorted(each.answers.items(), reverse=True))
        if self._may_be_a_job(each) and not later:
            well.pop(202)
        return list(dict.fromkeys(well.values()))

    def _shape(self, name: str) -> str:
        if name == "JobOut":
            return "Job"
        if item := self._listed(name):
            return f"{self.list}[{item}]"
        return f"shapes.{name}"

    def _listed(self, name: str) -> str | None:
        """The item of a schema that is a list and no more."""
        fields = self.schemas[name].get("properties", {})
        return python_type(fields["items"]["items"], prefix="shapes.") if list(fields) == ["items"] else None

    def _item(self, each: Operation) -> str:
        (name,) = set(each.answers.values())
        item = python_type(self.schemas[name]["properties"]["items"]["items"], prefix="shapes.")
        return "Job" if item == "shapes.JobOut" else item

    # what it does

    def _call(self, each: Operation, later: bool) -> list[str]:
        query = ", ".join(f'"{one.wire}": {one.name}' for one in each.in_query)
        body = ", ".join(f'"{one.wire}": {one.name}' for one in each.in_body)
        said = [f"query={{{query}}}"] if each.in_query else []
        said += [f"body={{{body}}}"] if each.has_body else []
        path = _path(each)
        if each.is_file:
            given = said if each.in_query else ["query={}", *said]
            return [f'return Download(self._to, "{each.verb}", {path}, {", ".join(given)})']
        if each.paged:
            of = ["of=lambda told: Job(self._to, told)"] if self._item(each) == "Job" else []
            return [f"return Pages(self._to, {path}, {', '.join([f'query={{{query}}}', *of])})"]
        if each.sends_file:
            call = f"upload(self._to, {path}, content=content, progress=progress, query={{{query}}})"
        else:
            call = f'self._to.json("{each.verb}", {", ".join([path, *said, *self._how(each, later)])})'
        return self._given_back(each, later, call)

    def _how(self, each: Operation, later: bool) -> list[str]:
        how = [f"version={_version(each)}"] if VERSION in each.headers else []
        how += ["key=idempotency_key or str(uuid4())"] if KEY in each.headers else []
        how += ["later=True"] if later else []
        return how + (["repeatable=True"] if each.id in READS else [])

    def _given_back(self, each: Operation, later: bool, call: str) -> list[str]:
        schemas = self._schemas(each, later)
        if not schemas and each.verb == "GET":
            raise SystemExit(f"{each.id}: the document does not say what it answers; a file has its content types")
        if not schemas:
            return [f"self._to.delete({_path(each)})" if each.verb == "DELETE" else call]
        if schemas == ["JobOut"]:
            return [f"return Job(self._to, {call})"]
        if "JobOut" in schemas:
            other = next(name for name in schemas if name != "JobOut")
            told = f"found: shapes.JobOut | shapes.{other} = {call}"
            job = 'Job(self._to, cast("shapes.JobOut", found))'
            return [told, f'return {job} if "cancel_requested" in found else found']
        (name,) = schemas
        item = self._listed(name)
        kind = f"{self.list}[{item}]" if item else f"shapes.{name}"
        return [f"found: {kind} = {call}" + ('["items"]' if item else ""), "return found"]

    def _docstring(self, each: Operation, later: bool) -> list[str]:
        summary = each.summary.rstrip(".") + ("" if each.summary.endswith("?") else ".")
        if later:
            return [f'"""As `{each.method}`, as a job where it is long (`Prefer: respond-async`)."""']
        lines = []
        for paragraph in each.description.split("\n\n"):
            lines += ["", *textwrap.wrap(" ".join(paragraph.split()), WIDTH - 8)]
        told = [f"{one.name}: {words}" for one in [*each.in_query, *each.in_body] if (words := _words(one.schema))]
        lines += [""] * bool(told)
        for line in told:
            lines += textwrap.wrap(line, WIDTH - 8, subsequent_indent="    ")
        lines += ["", f"Raises {', '.join(ERRORS[status] for status in sorted(each.statuses) if status in ERRORS)}."]
        return [f'"""{summary}', *lines, '"""']


def _words(schema: dict[str, Any]) -> str:
    return "; ".join(filter(None, [schema.get("description", ""), bounds(schema)]))


def _version(each: Operation) -> str:
    """What the version that was seen is called: the body may have another version."""
    return "over" if any(one.name == "version" for one in each.in_body) else "version"


def _path(each: Operation) -> str:
    names = {one.wire: one.name for one in each.in_path}
    parts = [part for part in each.path.split("/") if part]
    return ", ".join(names[part[1:-1]] if part.startswith("{") else f'"{part}"' for part in parts)


def _imports(body: str) -> str:
    plain = [f"import {word}" for word in ("builtins",) if f"{word}." in body]
    wanted = {
        "collections.abc": ("Mapping", "Sequence"),
        "datetime": ("date", "datetime"),
        "typing": ("Any", "Literal", "cast"),
        "uuid": ("uuid4",),
    }
    lines = plain + _from(wanted, body) + ["from typing import TYPE_CHECKING", ""]
    ours = {
        "firedamp.client.files": ("Download", "Progress", "Source", "upload"),
        "firedamp.client.job": ("Job",),
        "firedamp.client.paging": ("Pages",),
        "firedamp.client.transport": ("UNSAID", "Unsaid", "Transport", "operation"),
    }
    lines += [*_from(ours, body + " Transport)"), ""]
    if "shapes." in body:
        lines += ["if TYPE_CHECKING:", "    from firedamp.client import shapes"]
    else:
        lines.remove("from typing import TYPE_CHECKING")
    return "\n".join(lines) + "\n"


def _from(modules: dict[str, tuple[str, ...]], body: str) -> list[str]:
    used = {module: [name for name in names if _uses(body, name)] for module, names in modules.items()}
    return [f"from {module} import {', '.join(names)}" for module, names in used.items() if names]


def _uses(body: str, name: str) -> bool:
    return any(f"{before}{name}{after}" in body for before in " ([|@" for after in " [(|,):\n]}")


def _index(rooms: list[str]) -> str:
    """The module that brings the rooms together: a client has each of them."""
    imports = "".join(f"from firedamp.client.rooms.{room} import {class_of(room)}\n" for room in rooms)
    names = ", ".join(f'"{name}"' for name in sorted(["Rooms", *map(class_of, rooms)]))
    question = "Which rooms has the client? Each operation of the API is a method of one of them."
    held = "".join(f"        self.{room} = {class_of(room)}(to)\n" for room in rooms)
    return (
        HEAD.format(question=question) + FUTURE + imports + "from firedamp.client.transport import Transport\n\n"
        f"__all__ = [{names}]\n\n\n"
        f'class Rooms:\n    """A room for each tag of the API."""\n\n'
        f"    def __init__(self, to: Transport) -> None:\n{held}"
    )
