"""Who has had a hand in a report? Whoever does not verify it, whatever their role is by now."""

from __future__ import annotations

from django.db.models import Q

from firedamp.server.accounts.models import User
from firedamp.server.audit.models import AuditEntry
from firedamp.server.reports.models import Attachment, Report

# What a verifier does, and what only lets one in. Every other deed on a report prepares it, those to come included.
OF_THE_ORGANISATION = ("confirmation.withdraw", "organisation.sites", "organisation.change")
NOT_PREPARING = ("check", "remark", "reply", "remark_settle", "verify", "return", "access_revoke")


def took_part(user: User, report: Report) -> bool:
    """Whether somebody has done anything to the report, its calculations or what confirms it, in whatever role then.

    The log tells of every deed, for each service writes it; the records tell of those before there was a log.
    """
    return _is_logged(user, report) or _is_recorded(user, report)


def _is_logged(user: User, report: Report) -> bool:
    verifying = [f"report.{deed}" for deed in NOT_PREPARING]
    done = AuditEntry.objects.filter(actor=user).exclude(action__in=verifying)
    calculations = [str(each) for each in report.entries.values_list("calculation_id", flat=True)]
    return done.filter(
        Q(subject_kind="report", subject_id=str(report.pk))
        | Q(subject_kind="calculation", subject_id__in=calculations)
        | Q(organisation=report.organisation, action__in=OF_THE_ORGANISATION)
    ).exists()


def _is_recorded(user: User, report: Report) -> bool:
    proofs = Attachment.objects.filter(report__organisation=report.organisation, confirmations__isnull=False)
    return (
        report.created_by_id == user.pk
        or report.issues.filter(issued_by=user).exists()
        or report.entries.filter(Q(added_by=user) | Q(calculation__owner=user)).exists()
        or report.statements.filter(said_by=user).exists()
        or report.reasons.filter(given_by=user).exists()
        or report.attachments.filter(added_by=user).exists()
        or report.reopenings.filter(by=user).exists()
        or report.organisation.confirmations.filter(confirmed_by=user).exists()
        or proofs.filter(added_by=user).exists()
    )
