"""A report is issued as a job: its files are drawn first, and put down together or not at all."""

from __future__ import annotations

from typing import Any

from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind
from firedamp.server.reports import issuing
from firedamp.server.reports.selectors import own_report_get

KIND = "report"


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
