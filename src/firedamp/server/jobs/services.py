"""What may be done with jobs? Ask for one, cancel it, try it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.jobs.kinds import KINDS
from firedamp.server.jobs.models import Job
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import allowed
from firedamp.server.problems import ApiProblem

State = Job.State
ENDED = (State.DONE, State.FAILED, State.CANCELLED)
OVER = {
    "en": "The job has ended already: there is nothing to cancel.",
    "ru": "Задача уже закончилась: отменять нечего.",
}
NOT_TO_REPEAT = {
    "en": "Only a job that failed or was cancelled is tried again.",
    "ru": "Повторить можно только задачу, которая не удалась или отменена.",
}
NOT_YOURS = {
    "en": "Only who asked for a job, or an administrator of its organisation, may cancel it or try it again.",
    "ru": "Отменить или повторить задание может тот, кто его создал, или администратор организации.",
}


@transaction.atomic
def job_create(
    *, owner: User, kind: str, arguments: Mapping[str, Any], name: str = "", organisation: Organisation | None = None,
    language: str = "en",
) -> Job:  # fmt: skip
    """Ask for work to be done; a worker takes it up within a second or so."""
    if kind not in KINDS:
        raise LookupError(kind)
    made = Job.objects.create(
        owner=owner, kind=kind, arguments=dict(arguments), name=name[:300], organisation=organisation, language=language
    )
    record("job.create", actor=owner, organisation=organisation, subject=("job", made.pk, name), details={"kind": kind})
    return made


@transaction.atomic
def job_cancel(*, user: User, job: Job) -> Job:
    """Cancel what waits at once; what runs stops at its next step. ApiProblem `conflict` for what has ended."""
    require_own(user, job)
    now = timezone.now()
    waiting = Job.objects.filter(pk=job.pk, state=State.WAITING)
    running = Job.objects.filter(pk=job.pk, state=State.RUNNING)
    cancelled = waiting.update(state=State.CANCELLED, finished=now, cancel_requested=True)
    if not cancelled and not running.update(cancel_requested=True):
        raise ApiProblem("conflict", OVER)
    record("job.cancel", actor=user, organisation=job.organisation, subject=("job", job.pk, job.name))
    job.refresh_from_db()
    return job


@transaction.atomic
def job_retry(*, user: User, job: Job) -> Job:
    """Have a job that failed or was cancelled done again, from its beginning: it has left nothing behind."""
    require_own(user, job)
    ended = Job.objects.filter(pk=job.pk, state__in=(State.FAILED, State.CANCELLED))
    fresh: dict[str, Any] = {"problem": None, "progress": None, "step": "", "worker": "", "lease_until": None}
    times: dict[str, Any] = {"started": None, "finished": None, "attempts": 0, "cancel_requested": False}
    if not ended.update(state=State.WAITING, **fresh, **times):
        raise ApiProblem("conflict", NOT_TO_REPEAT)
    record("job.retry", actor=user, organisation=job.organisation, subject=("job", job.pk, job.name))
    job.refresh_from_db()
    return job


def require_own(user: User, job: Job) -> None:
    if job.owner != user and not allowed(user, job.organisation, "manage"):
        raise ApiProblem("not-allowed", NOT_YOURS)
