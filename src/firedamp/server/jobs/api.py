"""Which questions about long work does the API answer, and what may be done with it?"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from firedamp.server.accounts.auth import SIGNED_IN
from firedamp.server.answers import Cursor, Limit, Translated, answers, example
from firedamp.server.jobs import services
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.selectors import job_get, jobs
from firedamp.server.language import request_language
from firedamp.server.organisations.shapes import organisation_reference
from firedamp.server.paging import page
from firedamp.server.problems import KINDS, Kind

router = Router(tags=["jobs"])
StateName = Literal["waiting", "running", "done", "failed", "cancelled"]
NEWEST_FIRST = ("-created", "-id")
JOB = {
    "id": "7d0f8a52-6a3c-4f0e-9d1b-0a4c1d2e3f40", "kind": "import", "name": "output-2023.csv", "owner": "admin",
    "organisation": None, "state": "running", "step": "checking", "progress": 0.4, "attempts": 1,
    "cancel_requested": False, "created": "2026-11-28T12:00:00Z", "started": "2026-11-28T12:00:01Z", "finished": None,
    "result": None, "problem": None,
}  # fmt: skip


class JobProblem(Schema):
    """Why it failed."""

    type: str
    title: str
    detail: str
    errors: list[dict[str, Any]]


class JobOut(Schema):
    id: UUID
    kind: str
    name: str
    owner: str
    organisation: Translated | None
    state: StateName
    step: str
    progress: float | None
    attempts: int
    cancel_requested: bool
    created: datetime
    started: datetime | None
    finished: datetime | None
    result: dict[str, Any] | None
    problem: JobProblem | None

    model_config = example(**JOB)


class JobPage(Schema):
    items: list[JobOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[JOB], next_cursor=None, total=1)


def job_out(job: Job, language: str) -> dict[str, Any]:
    names = ("id", "kind", "name", "state", "step", "progress", "attempts", "cancel_requested", "created", "started")
    return {
        **{name: getattr(job, name) for name in (*names, "finished", "result")},
        "owner": job.owner.username,
        "organisation": organisation_reference(job.organisation) if job.organisation else None,
        "problem": problem_out(job.problem, language) if job.problem else None,
    }


def problem_out(problem: dict[str, Any], language: str) -> dict[str, Any]:
    kind: Kind = KINDS[problem["type"].rpartition("/")[2]]
    title = kind.title(language)
    return {
        "type": problem["type"], "title": title, "detail": problem.get("detail") or title,
        "errors": problem.get("errors", []),
    }  # fmt: skip


@router.get("", auth=SIGNED_IN, response=answers(JobPage, 401, 403), summary="Jobs")
def job_list(
    request: HttpRequest,
    state: Literal["active", "ended"] | None = None,
    limit: Limit = 50,
    cursor: Cursor | None = None,
) -> dict[str, Any]:
    """Yours and those of your organisations, the newest first; `active` are those that wait or run."""
    rows = jobs(request.auth)  # type: ignore[attr-defined]
    if state is not None:
        rows = rows.exclude(state__in=services.ENDED) if state == "active" else rows.filter(state__in=services.ENDED)
    found = page(rows, order=NEWEST_FIRST, limit=limit, cursor=cursor)
    return {**found, "items": [job_out(each, request_language(request)) for each in found["items"]]}


@router.get("/{job_id}", auth=SIGNED_IN, response=answers(JobOut, 401, 403, 404), summary="A job")
def job_read(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    """How far it is, and its result or why it failed."""
    return job_out(job_get(request.auth, job_id), request_language(request))  # type: ignore[attr-defined]


@router.post("/{job_id}/cancel", auth=SIGNED_IN, response=answers(JobOut, 401, 403, 404, 409), summary="Cancel a job")
def job_cancel(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    """What waits is cancelled at once; what runs stops at its next step and leaves nothing behind."""
    user = request.auth  # type: ignore[attr-defined]
    return job_out(services.job_cancel(user=user, job=job_get(user, job_id)), request_language(request))


@router.post("/{job_id}/retry", auth=SIGNED_IN, response=answers(JobOut, 401, 403, 404, 409), summary="Try a job again")
def job_retry(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    """One that failed or was cancelled."""
    user = request.auth  # type: ignore[attr-defined]
    return job_out(services.job_retry(user=user, job=job_get(user, job_id)), request_language(request))
