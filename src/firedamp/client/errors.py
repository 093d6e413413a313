"""What a call can end in: the server says what is wrong (problem details), a job has failed, or no answer came.

ClientError
├── ServerNotReached         no answer; TimedOut: not in time
├── JobFailed, JobCancelled, JobNotDone
└── ApiError                 the server refuses, by its status:
    NotSignedIn 401, NotAllowed 403, NotFound 404, Conflict 409 (Needed), Changed 412, TooLarge 413, BadInput 422,
    TooManyRequests 429, ServerFault 500 and more
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx


class ClientError(Exception):
    """The root of what the client raises."""


class ServerNotReached(ClientError):
    """No answer came: wrong address, no server, no network. The message says the address."""


class TimedOut(ServerNotReached):
    """No answer came in time."""


class JobFailed(ClientError):
    """A job ended without its result: `job` as the server tells of it, `problem` why."""

    def __init__(self, job: Mapping[str, Any]) -> None:
        self.job, self.problem = job, job["problem"]
        super().__init__(f"{job['name'] or job['kind']}: {_problem_words(job['problem'])}")


class JobCancelled(ClientError):
    """A job was cancelled."""


class JobNotDone(ClientError):
    """A job took longer than one was willing to wait; it goes on."""


@dataclass(frozen=True)
class FieldProblem:
    """One thing wrong with one field; `params` says what is allowed."""

    field: str
    rule: str
    value: Any
    message: str
    params: Mapping[str, Any]


class ApiError(ClientError):
    """The server refuses (RFC 9457): `status`, `type`, `title`, `detail`, and the fields at fault in `errors`.

    `retry_after_s`: how many seconds the server asks to wait, None where it does not say.
    """

    def __init__(self, status: int, kind: str, title: str, detail: str, errors: tuple[FieldProblem, ...] = ()) -> None:
        self.status, self.type, self.title, self.detail, self.errors = status, kind, title, detail, errors
        self.retry_after_s: float | None = None
        super().__init__(detail or title)


class NotSignedIn(ApiError):
    """Signing in is needed, or the token holds no more."""


class NotAllowed(ApiError):
    """Signed in, but without the right or the token's scope for it."""


class NotFound(ApiError):
    """Nothing is at the address, or nothing that one may see."""


class Conflict(ApiError):
    """The present state does not allow it."""


class TooLarge(ApiError):
    """More than the server takes at once."""


class BadInput(ApiError):
    """Values that a rule refuses: each in `errors` with its field, rule, value and what is allowed."""


class TooManyRequests(ApiError):
    """Asked too often; wait."""


class ServerFault(ApiError):
    """A fault of the server's own."""


@dataclass(frozen=True)
class Difference:
    """Where a record differs: as it is stored, and as it was to be written."""

    column: str
    stored: Any
    given: Any


class Changed(ApiError):
    """Somebody has changed the record since: `current` is the record as it is, `differences` what would be lost.

    `changed_by` says who and when: user (None: a data package, which `note` names), at, note, change_set. Told of
    reference records, longwalls, channels and measured streams; of anything else these are empty.
    """

    current: Any = None
    differences: tuple[Difference, ...] = ()
    changed_by: Mapping[str, Any] = {}


class Needed(Conflict):
    """Other records depend on the one to be deleted: `dependents` says which, by table."""

    dependents: tuple[Any, ...] = ()


CONFLICT, FAULT = 409, 500
BY_STATUS: dict[int, type[ApiError]] = {
    401: NotSignedIn,
    403: NotAllowed,
    404: NotFound,
    CONFLICT: Conflict,
    412: Changed,
    413: TooLarge,
    422: BadInput,
    429: TooManyRequests,
}


def api_error(response: httpx.Response) -> ApiError:
    """The error that an answer holds; one that is no problem document gives its status and what it says."""
    if response.is_redirect:  # not followed: the token is for the address that was named
        elsewhere = f"the server is elsewhere: {response.headers['Location']}"
        return ApiError(response.status_code, "about:blank", response.reason_phrase, elsewhere)
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        kind = _kind(response.status_code, {})
        return kind(response.status_code, "about:blank", response.reason_phrase, response.text[:500])
    errors = body.get("errors")
    problems = (
        tuple(_field_problem(error) for error in errors if isinstance(error, dict)) if isinstance(errors, list) else ()
    )
    title = str(body.get("title", response.reason_phrase))
    detail = str(body.get("detail", "")) or "; ".join(problem.message for problem in problems)
    kind = _kind(response.status_code, body)
    error = kind(response.status_code, str(body.get("type", "about:blank")), title, detail, problems)
    if isinstance(error, Changed):
        differences = body.get("differences") or []
        error.current, error.changed_by = body.get("current"), body.get("changed_by") or {}
        error.differences = tuple(Difference(each["column"], each["before"], each["after"]) for each in differences)
    if isinstance(error, Needed):
        error.dependents = tuple(body["dependents"])
    return error


def not_reached(address: str, error: httpx.HTTPError) -> ServerNotReached:
    """The error of a call that brought no answer."""
    if isinstance(error, httpx.TimeoutException):
        return TimedOut(f"{address}: no answer in time ({type(error).__name__})")
    return ServerNotReached(f"{address}: {error}")


def _kind(status: int, body: Mapping[str, Any]) -> type[ApiError]:
    if status == CONFLICT and "dependents" in body:
        return Needed
    return ServerFault if status >= FAULT else BY_STATUS.get(status, ApiError)


def _problem_words(problem: Mapping[str, Any] | None) -> str:
    if not problem:
        return "failed"
    return str(problem.get("detail") or problem.get("title") or "failed")


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
