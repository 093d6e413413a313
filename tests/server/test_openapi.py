"""The OpenAPI document tells the truth, and no request that it allows (or forbids) makes the server fault."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.server.asking import post

from firedamp.server.accounts.services import user_create
from firedamp.server.organisations.rights import Role
from firedamp.server.wsgi import application

Ask = Callable[..., Any]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Explicit: some fifty requests of an operation at the borders of what it allows, by who gets furthest. Generated: what
# nobody thought of; the second run, on PostgreSQL, looks for what is the database's own.
EXAMPLES = settings(
    max_examples=3 if "DATABASE_URL" in os.environ else 6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# The WSGI transport does not unpack what it receives.
PLAIN = {"Accept-Encoding": "identity"}
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


REAL_IDS = {
    "method_id": ["ipcc2006.underground", "mine.balance", "ru371.flaring", "ipcc2006.abandoned.tier1"],
    "mine_id": ["M0836", "M0767", "M0215"],
    "basin_id": ["kuzbass"],
    "district_id": ["kemerovsky", "unknown"],
    "company_id": ["raspadskaya-pjsc"],
    "table_id": ["coal_output", "mines", "limits"],
    "record_id": [1, 2, 3],
    "organisation_id": ["own"],
    "username": ["boss"],
}


@schema.hook
def map_path_parameters(context: schemathesis.HookContext, path_parameters: dict[str, Any] | None) -> Any:
    """Three requests of four ask for something that is there; else nothing behind a 404 would ever be reached."""
    for name, real in REAL_IDS.items():
        if path_parameters and name in path_parameters:
            number = zlib.crc32(repr(path_parameters[name]).encode())
            if number % 4:
                path_parameters[name] = real[number % len(real)]
    return path_parameters


REAL_WORDS = {"mine_id": REAL_IDS["mine_id"], "quantity": ["coal_output_t", "ch4_t", "relative_abundance_m3_t"]}


@schema.hook
def map_query(context: schemathesis.HookContext, query: dict[str, Any] | None) -> Any:
    """As with paths: what must be named in the query is mostly something that there is."""
    for name, real in REAL_WORDS.items():
        if query and isinstance(query.get(name), str):
            number = zlib.crc32(query[name].encode())
            if number % 4:
                query[name] = real[number % len(real)]
    return query


@schema.parametrize()
@settings(EXAMPLES, phases=[Phase.generate])
def test_anybody_may_send_anything(case: schemathesis.Case, db: None, kept_connection: None) -> None:
    case.call_and_validate(checks=CHECKS, headers=PLAIN)


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """A request's end closes connections; here it would be that of the test's own transaction.

    Last of a test's fixtures: Django's test client puts the signals back after each of its own requests.
    """
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    yield
    for each in signals:
        each.connect(close_old_connections)


@pytest.fixture
def token(db: None) -> str:
    password = user_create(username="boss", platform_role="administrator", role=Role.ADMINISTRATOR)
    response = post(Client(), "/auth/app/v1/auth/login", {"username": "boss", "password": password})
    session_token: str = response.json()["meta"]["session_token"]
    return session_token


@schema.parametrize()
@EXAMPLES
def test_an_administrator_may_send_anything(case: schemathesis.Case, token: str, kept_connection: None) -> None:
    case.call_and_validate(checks=CHECKS, headers={**PLAIN, "X-Session-Token": token})


def test_the_document_is_openapi_31(get: Ask) -> None:
    document = get("/openapi.json")
    assert document["openapi"] == "3.1.0"
    assert document["info"]["title"] == "Firedamp"


def operations(document: Any) -> list[tuple[str, str, Any]]:
    return [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_operation_has_a_summary_a_tag_and_its_error_cases(get: Ask) -> None:
    for path, method, operation in operations(get("/openapi.json")):
        assert operation["summary"], (path, method)
        assert operation["description"], (path, method)
        assert operation["tags"], (path, method)
        assert set(operation["responses"]) & {"200", "201", "204"}, (path, method)
        assert set(operation["responses"]) >= {"400", "422"}, (path, method)


def test_every_write_names_how_to_sign_in(get: Ask) -> None:
    open_to_all = {"method_evaluate", "method_solve", "method_export", "reduction_evaluate", "crediting_evaluate"}
    open_to_all |= {"topdown_check"}
    # They store nothing.
    open_to_all |= {"invitation_look", "invitation_join"}  # the secret of the invitation is what opens them
    open_to_all |= {"replay_set", "replay_stop"}  # of a demonstration: any visitor may
    for path, method, operation in operations(get("/openapi.json")):
        if method != "get" and operation["operationId"] not in open_to_all:
            assert operation["security"], (path, method)
            assert set(operation["responses"]) >= {"401", "403"}, (path, method)


def schemas_of(operation: Any) -> list[Any]:
    sent = [operation["requestBody"]] if "requestBody" in operation else []
    answered = [response for response in operation["responses"].values() if "content" in response]
    contents = [item for part in sent + answered for item in part["content"].items()]
    found = [media["schema"] for kind, media in contents if kind.endswith("json")]  # a file has none
    # A body that may be left out is one of two: itself, or nothing.
    return [next((one for one in each.get("anyOf", ()) if "$ref" in one), each) for each in found]


def test_every_operation_has_examples_that_fit_its_schemas(get: Ask) -> None:
    document = get("/openapi.json")
    for path, method, operation in operations(document):
        for each in schemas_of(operation):
            named = document["components"]["schemas"][each["$ref"].rsplit("/", 1)[1]]
            assert "example" in named, (path, method, each)
            Draft202012Validator({**each, "components": document["components"]}).validate(named["example"])


def test_a_file_s_content_types_are_named(get: Ask) -> None:
    (answer,) = [
        operation["responses"]["200"]
        for path, _, operation in operations(get("/openapi.json"))
        if path.endswith("/{table_id}/export")
    ]
    assert {"text/csv", "application/json", "application/zip"} <= set(answer["content"])
    assert "Content-Disposition" in answer["headers"]


def test_the_docs_page_asks_nobody_else(anonymous: Client) -> None:
    page = anonymous.get("/api/v1/docs")
    assert page.status_code == 200
    assert "http" not in page.content.decode().replace("http://testserver", "")
    assert anonymous.get("/static/ninja/swagger-ui-bundle.js").status_code == 200
