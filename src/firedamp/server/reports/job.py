"""A report is issued as a job: its files are drawn first, and put down together or not at all."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from firedamp.server.accounts.models import User
from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind
from firedamp.server.jobs.models import Job
from firedamp.server.jobs.services import job_create
from firedamp.server.problems import ApiProblem
from firedamp.server.reports import issuing
from firedamp.server.reports.models import Report
from firedamp.server.reports.selectors import own_report_get

KIND = "report"
UNFINISHED = (Job.State.WAITING, Job.State.RUNNING)
UNDER_WAY = {
    "en": "Somebody is issuing this report already: wait for the issue.",
    "ru": "Этот отчёт уже выпускают: дождитесь выпуска.",
}


@transaction.atomic
def issuing_asked(*, user: User, report: Report, address: str, language: str) -> Job:
    """The job that issues the report: whoever asks twice is given the one that is under way.

    ApiProblem `conflict` where it is somebody else's, and all that `issuing.require_ready` refuses.
    """
    Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    found = Job.objects.filter(kind=KIND, state__in=UNFINISHED, arguments__report=str(report.pk)).first()
    if found and found.owner_id != user.pk:
        raise ApiProblem("conflict", UNDER_WAY)
    if found:
        return found
    issuing.require_ready(user, report)
    return job_create(
        owner=user, kind=KIND, arguments={"report": str(report.pk), "address": address}, name=str(report),
        organisation=report.organisation, language=language,
    )  # fmt: skip


@job_kind(KIND)
def issue(held: Held) -> dict[str, Any]:
    """The result names the issue."""
    arguments, user = held.job.arguments, held.job.owner
    report = own_report_get(user, arguments["report"])
    prepared = issuing.prepare(user=user, report=report, address=arguments["address"], tell=held.tell)
    held.tell("writing", 1.0)
    result: dict[str, Any] = {}
    with held.effect(result):
        made = issuing.put_down(user=user, prepared=prepared)
        result.update({"report": str(report.pk), "number": made.number, "hash": made.hash})
    return result
