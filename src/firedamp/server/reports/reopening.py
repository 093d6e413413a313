"""How is a verified report changed after all? An administrator reopens it, in writing, and the next issue says why."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from firedamp.science.reporting.reasons import require_reason
from firedamp.server.accounts.models import User
from firedamp.server.organisations.rights import allowed, require
from firedamp.server.problems import ApiProblem
from firedamp.server.reports.models import Issue, Reopening, Report
from firedamp.server.reports.services import note, touched

NOT_VERIFIED = {
    "en": "Only a verified report is reopened: this one may be changed as it is.",
    "ru": "Снова открывают только проверенный отчёт: этот можно менять и так.",
}


@transaction.atomic
def reopen(*, user: User, report: Report, reason: str) -> Report:
    """Open a verified report to changes; an administrator's right. The verified issue stays until the next.

    InputError `missing`, `no_reason`; ApiProblem `conflict` unless it is verified.
    """
    require(user, report.organisation, "manage")
    words = require_reason("reason", reason)
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if held.state != Report.State.VERIFIED:
        raise ApiProblem("conflict", NOT_VERIFIED)
    verified = report.issues.filter(state=Issue.State.VERIFIED).latest("number")
    Reopening.objects.create(report=report, issue=verified, reason=words, by=user, at=timezone.now())
    Report.objects.filter(pk=report.pk).update(state=Report.State.REOPENED)
    note("reopen", user, report, {"number": verified.number, "hash": verified.hash, "reason": words})
    return touched(report)


def may_reopen(user: User, report: Report) -> bool:
    return report.state == Report.State.VERIFIED and allowed(user, report.organisation, "manage")


def reopened(report: Report) -> dict[str, Any] | None:
    """Which verified issue the next one departs from, who said so, when and why; None where none was verified."""
    latest = report.reopenings.select_related("issue", "by").first()
    if latest is None:
        return None
    at = latest.at.isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"number": latest.issue.number, "reason": latest.reason, "by": latest.by.called, "at": at}
