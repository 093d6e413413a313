"""How a call travels: one HTTP connection, the token, the language, repetitions, and errors as exceptions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import Enum
from typing import Any, Literal, TypeVar
from urllib.parse import quote

import httpx

from firedamp.client.errors import api_error
from firedamp.client.retries import Retries, gone_is_done, retry_after_s

API = "/api/v1"
API_TOKEN = "fdt_"
LOGIN = "/auth/app/v1/auth/login"
SESSION = "/auth/app/v1/auth/session"
CONNECT_SECONDS = 10.0
GONE = 401  # what allauth answers when it has ended a session
REPEATABLE = ("GET", "PUT", "DELETE")
Function = TypeVar("Function", bound=Callable[..., Any])
Answer = TypeVar("Answer")


class Unsaid(Enum):
    """What a change does not mention stays as it is; None takes a value away."""

    UNSAID = "unsaid"

    def __repr__(self) -> str:
        return "UNSAID"


UNSAID: Literal[Unsaid.UNSAID] = Unsaid.UNSAID


def operation(operation_id: str) -> Callable[[Function], Function]:
    """Says which operation of the OpenAPI document a method asks (`tests/client/test_operations.py` asks it too)."""

    def marked(function: Function) -> Function:
        function.operation_id = operation_id  # type: ignore[attr-defined]
        return function

    return marked


class Transport:
    """The connection to one server. Values that are None are not sent; of a change those that are UNSAID."""

    def __init__(
        self,
        address: str,
        token: str | None,
        *,
        language: str = "en",
        timeout_s: float = 60.0,
        retries: Retries | None = None,
        http: httpx.Client | None = None,
    ) -> None:
        timeout = httpx.Timeout(timeout_s, connect=min(timeout_s, CONNECT_SECONDS))
        self._http = http or httpx.Client(base_url=address.rstrip("/"), timeout=timeout)
        self.address = _without_password(self._http.base_url)
        self.token = token
        self.language = language
        self.retries = retries or Retries()

    def __repr__(self) -> str:
        return f"Transport({self.address!r})"

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def json(
        self, verb: str, *path: object, query: Mapping[str, Any] | None = None, body: Mapping[str, Any] | None = None,
        version: int | None = None, key: str | None = None, later: bool = False, repeatable: bool = False,
    ) -> Any:  # fmt: skip
        """The JSON of an answer from below /api/v1; None where it is empty.

        `version` is the one that was seen (If-Match), `key` lets the server know a repetition, with `later` it may
        answer with a job (Prefer: respond-async), `repeatable` says of a POST that it stores nothing.
        """
        headers = _named({"If-Match": version and f'"v{version}"', "Idempotency-Key": key})
        headers |= {"Prefer": "respond-async"} if later else {}
        content = None if body is None else json.dumps(_body(verb, body), default=_written).encode()
        headers |= {} if content is None else {"Content-Type": "application/json"}

        def once() -> Any:
            response = self._answer(verb, path, query, headers=headers, content=content)
            return response.json() if response.content else None

        safe = verb in REPEATABLE and version is None and "version" not in (body or {})
        return self._patiently(once, safe or repeatable or key is not None)

    def delete(self, *path: object) -> None:
        """Delete what is at an address."""

        def once() -> None:
            self._answer("DELETE", path, None)

        self._patiently(gone_is_done(once), True)

    def send(self, verb: str, *path: object, query: Mapping[str, Any], content: Callable[[], Any], size: int) -> Any:
        """The JSON that the server answers to the bytes of a file; `content` begins them anew."""
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(size)}

        def once() -> Any:
            return self._answer(verb, path, query, headers=headers, content=content()).json()

        return self._patiently(once, False)

    @contextmanager
    def stream(
        self, verb: str, *path: object, query: Mapping[str, Any], body: Mapping[str, Any] | None = None
    ) -> Iterator[httpx.Response]:
        """An answer to read piece by piece, while the connection stands open; raises httpx's errors where it breaks."""
        content = None if body is None else json.dumps(_body(verb, body), default=_written).encode()
        headers = self._headers() | {"Accept": "*/*"} | ({} if body is None else {"Content-Type": "application/json"})
        with self._http.stream(
            verb, _address(path), params=_query(query), headers=headers, content=content
        ) as response:
            self._http.cookies.clear()
            if not response.is_success:
                response.read()
                raise _refusal(response)
            yield response

    def patiently(self, once: Callable[[], Answer]) -> Answer:
        """What something answers that only reads, repeated where the connection breaks."""
        return self._patiently(once, True)

    def sign_in(self, username: str, password: str) -> None:
        """Take a session token of allauth's app client."""
        body = {"username": username, "password": password}
        self.token = str(self.json("POST", LOGIN, body=body)["meta"]["session_token"])

    def sign_out(self) -> None:
        """End the session; allauth answers that nobody is signed in any more, which is what was asked."""
        if self.token is not None:
            self._answer("DELETE", (SESSION,), None, expected=GONE)
            self.token = None

    def _patiently(self, once: Callable[[], Answer], repeatable: bool) -> Answer:
        return self.retries.patiently(once, address=self.address, repeatable=repeatable)

    def _answer(
        self, verb: str, path: tuple[object, ...], query: Mapping[str, Any] | None, *,
        headers: Mapping[str, str] | None = None, content: Any = None, expected: int | None = None,
    ) -> httpx.Response:  # fmt: skip
        """The answer to one request; httpx's errors where there is none, ApiError where it is a refusal."""
        response = self._http.request(
            verb, _address(path), params=_query(query or {}), headers=self._headers() | dict(headers or {}),
            content=content,
        )  # fmt: skip
        self._http.cookies.clear()  # the token says who asks; a cookie beside it would ask for a CSRF token
        if response.is_success or response.status_code == expected:
            return response
        raise _refusal(response)

    def _headers(self) -> dict[str, str]:
        return {"Accept": "application/json", "Accept-Language": self.language, **_signed(self.token)}


def _refusal(response: httpx.Response) -> Exception:
    error = api_error(response)
    error.retry_after_s = retry_after_s(response)
    return error


def _signed(token: str | None) -> dict[str, str]:
    """How a token is sent: a named one of its user's, or that of a session."""
    if not token:
        return {}
    return {"Authorization": f"Bearer {token}"} if token.startswith(API_TOKEN) else {"X-Session-Token": token}


def _without_password(url: httpx.URL) -> str:
    """An address as it may be shown."""
    return str(url.copy_with(username=None, password=None)).rstrip("/")


def _address(path: tuple[object, ...]) -> str:
    parts = [str(part) for part in path]
    return API + "".join(part if part.startswith("/") else f"/{quote(part, safe='')}" for part in parts)


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _body(verb: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of a thing; of a change also that a value is none."""
    return {
        name: value for name, value in body.items() if value is not UNSAID and (value is not None or verb == "PATCH")
    }


def _query(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of an address: true and false as JSON writes them, times as ISO 8601."""
    return {name: _worded(value) for name, value in _named(parameters).items()}


def _worded(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value


def _written(value: Any) -> Any:
    """What JSON does not know: times, and sequences of other kinds."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return list(value)
