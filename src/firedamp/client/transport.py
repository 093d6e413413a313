"""How a call travels: one HTTP connection, the token, the language, pages, and errors as exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import httpx

from firedamp.client.errors import ServerNotReached, api_error

API = "/api/v1"
API_TOKEN = "fdt_"
LOGIN = "/auth/app/v1/auth/login"
SESSION = "/auth/app/v1/auth/session"
TIMEOUT_SECONDS = 60.0
PAGE = 200
GONE = 401  # what allauth answers when it has ended a session


class Transport:
    """The connection to one server. Values that are None are not sent."""

    def __init__(self, base_url: str, token: str | None, language: str, http: httpx.Client | None) -> None:
        self._http = http or httpx.Client(base_url=base_url.rstrip("/"), timeout=TIMEOUT_SECONDS)
        self.token = token
        self.language = language

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def get(self, *path: str, **parameters: Any) -> Any:
        """The JSON at an address below /api/v1."""
        return self._json("GET", path, parameters=parameters)

    def post(self, *path: str, body: Mapping[str, Any]) -> Any:
        """The JSON that the server answers to a body."""
        return self._json("POST", path, body=body)

    def patch(self, *path: str, body: Mapping[str, Any], version: int | None = None) -> Any:
        """The JSON that the server answers to a change; `version` is the one that was seen (If-Match)."""
        return self._json("PATCH", path, body=body, version=version)

    def upload(self, *path: str, content: bytes, **parameters: Any) -> Any:
        """The JSON that the server answers to the bytes of a file."""
        return self._json("POST", path, parameters=parameters, content=content)

    def content(self, *path: str, **parameters: Any) -> bytes:
        """The file at an address below /api/v1."""
        return self._send("GET", path, parameters=parameters).content

    def delete(self, *path: str) -> None:
        """Delete what is at an address."""
        self._send("DELETE", path)

    def take_away(self, *path: str, version: int, **parameters: Any) -> Any:
        """Delete a record as it was at a version; the JSON that the server answers."""
        return self._json("DELETE", path, parameters=parameters, version=version)

    @contextmanager
    def stream(self, *path: str, **parameters: Any) -> Iterator[httpx.Response]:
        """An answer to read piece by piece, while the connection stands open."""
        try:
            with self._http.stream(
                "GET", _address(path), params=_sendable(parameters), headers=self._headers() | {"Accept": "*/*"}
            ) as response:
                self._http.cookies.clear()
                if not response.is_success:
                    response.read()
                    raise api_error(response)
                yield response
        except httpx.HTTPError as error:
            raise ServerNotReached(f"{self._http.base_url}: {error}") from error

    def items(self, *path: str, **parameters: Any) -> Iterator[Any]:
        """The items of a list, page after page, fetched as they are read."""
        cursor: str | None = None
        while True:
            page = self.get(*path, **{"limit": PAGE, **parameters, "cursor": cursor})
            yield from page["items"]
            cursor = page["next_cursor"]
            if not cursor:
                return

    def sign_in(self, username: str, password: str) -> None:
        """Take a session token of allauth's app client."""
        answer = self._json("POST", (LOGIN,), body={"username": username, "password": password})
        self.token = str(answer["meta"]["session_token"])

    def sign_out(self) -> None:
        """End the session; allauth answers that nobody is signed in any more, which is what was asked."""
        if self.token is not None:
            self._send("DELETE", (SESSION,), expected=GONE)
            self.token = None

    def _json(
        self,
        verb: str,
        path: tuple[str, ...],
        *,
        parameters: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        content: bytes | None = None,
        version: int | None = None,
    ) -> Any:
        return self._send(verb, path, parameters=parameters, body=body, content=content, version=version).json()

    def _send(
        self,
        verb: str,
        path: tuple[str, ...],
        *,
        parameters: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        content: bytes | None = None,
        version: int | None = None,
        expected: int | None = None,
    ) -> httpx.Response:
        headers = self._headers()
        headers |= {} if version is None else {"If-Match": f'"v{version}"'}
        headers |= {} if content is None else {"Content-Type": "application/octet-stream"}
        try:
            response = self._http.request(
                verb,
                _address(path),
                params=_sendable(parameters),
                json=_given(body) if body is not None else None,
                content=content,
                headers=headers,
            )
        except httpx.HTTPError as error:
            raise ServerNotReached(f"{self._http.base_url}: {error}") from error
        self._http.cookies.clear()  # the token says who asks; a cookie beside it would ask for a CSRF token
        if response.is_success or response.status_code == expected:
            return response
        raise api_error(response)

    def _headers(self) -> dict[str, str]:
        return {"Accept": "application/json", "Accept-Language": self.language, **_signed(self.token)}


def _signed(token: str | None) -> dict[str, str]:
    """How a token is sent: a named one of its user's, or that of a session."""
    if not token:
        return {}
    return {"Authorization": f"Bearer {token}"} if token.startswith(API_TOKEN) else {"X-Session-Token": token}


def _address(path: tuple[str, ...]) -> str:
    return API + "".join(part if part.startswith("/") else f"/{quote(part, safe='')}" for part in path)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _sendable(parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """Parameters of an address: true and false as JSON writes them."""
    given = _given(parameters or {})
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in given.items()}
