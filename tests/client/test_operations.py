"""Every operation of the OpenAPI document has a method of the client, which asks it as the document says."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from firedamp.client import Client, Download, Pages

SCRIPT = Path(__file__).parents[2] / "scripts" / "client_shapes.py"
# Where Python's name of a parameter is not that of the document.
CALLED = {"filter": "filters", "from": "first", "to": "last", "id": "ids"}
EMPTY = {"items": [], "next_cursor": None, "total": 0}


@pytest.fixture(scope="module")
def document(server: tuple[str, str]) -> Any:
    return httpx.get(f"{server[0]}/api/v1/openapi.json", timeout=60).json()


def operations(document: Any) -> Iterator[tuple[str, str, str, Any]]:
    for path, verbs in document["paths"].items():
        for verb, said in verbs.items():
            yield said["operationId"], verb.upper(), path, said


def methods(client: Client) -> dict[str, list[tuple[str, Callable[..., Any]]]]:
    """Operation -> (name, method) of each that asks it, over all rooms."""
    found: dict[str, list[tuple[str, Callable[..., Any]]]] = {}
    for room, held in vars(client).items():
        for name, method in inspect.getmembers(held, inspect.ismethod):
            if operation := getattr(method, "operation_id", None):
                found.setdefault(operation, []).append((f"{room}.{name}", method))
    return found


def requests_of(method: Callable[..., Any], asked: list[httpx.Request]) -> httpx.Request:
    """The request that a method sends when it is given everything that it takes."""
    given: dict[str, Any] = {}
    for name, parameter in inspect.signature(method).parameters.items():
        given[name] = {"Source": b"x", "Progress | None": None}.get(parameter.annotation, f"<{name}>")
    answer = method(**given)
    if isinstance(answer, Pages):
        list(answer)
    if isinstance(answer, Download):
        answer.read()
    return asked.pop()


def faults(document: Any, verb: str, path: str, said: Any, request: httpx.Request) -> Iterator[str]:
    """What of a request is not as the document says."""
    if request.method != verb:
        yield f"{request.method}, not {verb}"
    pattern = re.sub(r"\{(\w+)\}", r"<(\\w+)>", path) + "$"
    filled = re.match(pattern, request.url.path)
    if not filled or len(set(filled.groups())) < len(filled.groups()):
        yield f"{request.url.path}, not {path}"
    named = {each["name"]: each["in"] for each in said.get("parameters", [])}
    query = {name for name, place in named.items() if place == "query"}
    yield from differing("query", query - {"cursor"}, dict(request.url.params), {"limit"})
    for header in ("If-Match", "Idempotency-Key"):
        if (header in named) != (header in request.headers):
            yield f"{header} is {'not ' * (header in named)}sent"
    yield from differing("body", body_fields(document, said), sent(request), set())


def differing(place: str, wanted: set[str], given: dict[str, Any], own: set[str]) -> Iterator[str]:
    if wanted != set(given):
        yield f"{place}: {sorted(wanted ^ set(given))}"
    for name, value in given.items():
        if name not in own and value != f"<{CALLED.get(name, name)}>" and value != f"<{name}>":
            yield f"{place}: {name} is {value}"


def body_fields(document: Any, said: Any) -> set[str]:
    schema = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    named = next((each for each in schema.get("anyOf", [schema]) if "$ref" in each), None)
    return set(document["components"]["schemas"][named["$ref"].rsplit("/", 1)[1]]["properties"]) if named else set()


def sent(request: httpx.Request) -> dict[str, Any]:
    return json.loads(request.content) if request.headers.get("Content-Type") == "application/json" else {}


def test_every_operation_is_asked_as_the_document_says(document: Any) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        asked.append(request)
        return httpx.Response(200, json=EMPTY)

    http = httpx.Client(transport=httpx.MockTransport(answer), base_url="http://firedamp")
    own, wrong = methods(Client(http=http)), []
    for operation, verb, path, said in operations(document):
        if operation not in own:
            wrong.append(f"{operation}: the client has no method; run scripts/client_shapes.py")
        for name, method in own.pop(operation, []):
            wrong += [f"{name}: {fault}" for fault in faults(document, verb, path, said, requests_of(method, asked))]
    assert wrong == [], "\n".join(wrong)
    assert own == {}, "methods of operations that there are not"


def test_shapes_and_rooms_stand_as_the_document_is(document: Any, tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(document), "utf-8")
    command = [sys.executable, str(SCRIPT), "--check", "--document", str(tmp_path / "openapi.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_method_says_what_it_is_for() -> None:
    for operation, own in methods(Client()).items():
        assert all(inspect.getdoc(method) for _, method in own), operation


@pytest.mark.parametrize("page", ["client.md", "api.md", "client.ipynb"])
def test_a_page_names_calls_that_there_are(page: str) -> None:
    text = (SCRIPT.parents[1] / "docs" / page).read_text("utf-8")
    named = set(re.findall(r"(?:firedamp|client)\.([a-z_]+)\.([a-z_]+)\b(?!\.py)", text)) - {("client", "frames")}
    client = Client()
    missing = {f"{room}.{method}" for room, method in named if not hasattr(getattr(client, room, None), method)}
    assert missing == set()
    assert named or page == "api.md"
