"""What a call can end in: the server says what is wrong (problem details), or cannot be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

CONFLICT, CHANGED = 409, 412


class ClientError(Exception):
    """The root of what the client raises."""


class ServerNotReached(ClientError):
    """No answer came: wrong address, no server, no network, or too slow."""


@dataclass(frozen=True)
class FieldProblem:
    """One thing wrong with one field; `params` says what is allowed."""

    field: str
    rule: str
    value: Any
    message: str
    params: Mapping[str, Any]


class ApiError(ClientError):
    """The server refuses (RFC 9457): `status`, `type`, `title`, `detail`, and the fields at fault in `errors`."""

    def __init__(self, status: int, kind: str, title: str, detail: str, errors: tuple[FieldProblem, ...] = ()) -> None:
        self.status, self.type, self.title, self.detail, self.errors = status, kind, title, detail, errors
        super().__init__(detail or title)


@dataclass(frozen=True)
class Difference:
    """Where a record differs: as it is stored, and as it was to be written."""

    column: str
    stored: Any
    given: Any


class Changed(ApiError):
    """Somebody has changed the record since: `current` is the record as it is, `differences` what would be lost.

    `changed_by` says who and when: user (None: a data package, which `note` names), at, note, change_set.
    """

    def __init__(
        self, status: int, kind: str, title: str, detail: str, *,
        current: Any, differences: tuple[Difference, ...], changed_by: dict[str, Any],
    ) -> None:  # fmt: skip
        super().__init__(status, kind, title, detail)
        self.current, self.differences, self.changed_by = current, differences, changed_by


class Needed(ApiError):
    """Other records depend on the one to be deleted: `dependents` says which, by table."""

    def __init__(self, status: int, kind: str, title: str, detail: str, *, dependents: tuple[Any, ...]) -> None:
        super().__init__(status, kind, title, detail)
        self.dependents = dependents


def api_error(response: httpx.Response) -> ApiError:
    """The error that an answer holds; one that is no problem document gives its status and what it says."""
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return ApiError(response.status_code, "about:blank", response.reason_phrase, response.text[:500])
    errors = body.get("errors")
    problems = (
        tuple(_field_problem(error) for error in errors if isinstance(error, dict)) if isinstance(errors, list) else ()
    )
    title = str(body.get("title", response.reason_phrase))
    detail = str(body.get("detail", "")) or "; ".join(problem.message for problem in problems)
    kind = str(body.get("type", "about:blank"))
    if response.status_code == CHANGED and "current" in body:
        told = tuple(Difference(each["column"], each["before"], each["after"]) for each in body["differences"])
        by = body.get("changed_by") or {}
        return Changed(
            response.status_code, kind, title, detail, current=body["current"], differences=told, changed_by=by
        )
    if response.status_code == CONFLICT and "dependents" in body:
        return Needed(response.status_code, kind, title, detail, dependents=tuple(body["dependents"]))
    return ApiError(response.status_code, kind, title, detail, problems)


def _field_problem(error: dict[str, Any]) -> FieldProblem:
    # allauth, which answers sign-in, names the same things `param` and `code`.
    own = {"field", "param", "rule", "code", "value", "message"}
    return FieldProblem(
        field=str(error.get("field", error.get("param", ""))),
        rule=str(error.get("rule", error.get("code", ""))),
        value=error.get("value"),
        message=str(error.get("message", "")),
        params={name: value for name, value in error.items() if name not in own},
    )
