"""Which reports may somebody see? Those of their organisations; of another, the issues of one opened to them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from firedamp.server.accounts.models import User
from firedamp.server.organisations.rights import Reader, allowed, owned
from firedamp.server.problems import ApiProblem
from firedamp.server.reports.kept_documents import named_in
from firedamp.server.reports.models import Attachment, Issue, Report
from firedamp.server.reports.taking_part import took_part

OWN_WORK = {
    "en": "Nobody verifies what they may change or have worked on: a verifier has no part in the report.",
    "ru": "Проверять то, что сам можешь менять или готовил, нельзя: верификатор не участвует в подготовке отчёта.",
}
NOT_A_VERIFIER = {
    "en": "Only a verifier of the organisation, or one invited for this report, may do this.",
    "ru": "Это может только верификатор организации или приглашённый для этого отчёта.",
}


def opened(reader: Reader) -> Q:
    """Reports of other organisations that are open to this person alone."""
    return Q(accesses__user_id=reader.pk, accesses__revoked__isnull=True) if reader.is_authenticated else Q(pk__in=[])


def reports(reader: Reader) -> QuerySet[Report]:
    """The newest year first."""
    found = Report.objects.filter(owned(reader) | opened(reader)).distinct()
    return found.select_related("organisation", "created_by")


def report_get(reader: Reader, report_id: UUID) -> Report:
    """A report that this person may see, at least its issues; any other is not there (Http404)."""
    found = reports(reader).filter(pk=report_id).first()
    if found is None:
        raise Http404
    return found


def own_report_get(reader: Reader, report_id: UUID) -> Report:
    """A report of an organisation of theirs, with all that is being prepared; any other is not there (Http404)."""
    found = reports(reader).filter(owned(reader), pk=report_id).first()
    if found is None:
        raise Http404
    return found


def issue_get(reader: Reader, report_id: UUID, number: int) -> Issue:
    """An issue with its report; Http404 where this person may not see it."""
    found = report_get(reader, report_id).issues.select_related("issued_by", "decided_by", "report__organisation")
    issue = found.filter(number=number).first()
    if issue is None:
        raise Http404
    return issue


def may_verify(user: User, report: Report) -> bool:
    """A verifier of the organisation, or one invited for this report, who neither may change it nor took part in it."""
    invited = report.accesses.filter(user=user, revoked__isnull=True).exists()
    verifies = invited or allowed(user, report.organisation, "verify")
    return verifies and not allowed(user, report.organisation, "enter") and not took_part(user, report)


def require_verifier(user: User, report: Report) -> None:
    """ApiProblem `not-allowed` for whoever may not verify the report."""
    if not may_verify(user, report):
        own = allowed(user, report.organisation, "enter") or took_part(user, report)
        raise ApiProblem("not-allowed", OWN_WORK if own else NOT_A_VERIFIER)


def attachments(reader: Reader, report: Report) -> QuerySet[Attachment]:
    """The source documents that this person may see: those that the issues name, wherever the organisation keeps them,
    and to its own people all that stand beside the report. The same bytes are given once."""
    named = {sha256 for issue in report.issues.all() if issue.intact for sha256 in named_in(issue.frozen)}
    shown = Q(report=report) if allowed(reader, report.organisation, "read") else Q(pk__in=[])
    kept = Attachment.objects.filter(Q(report__organisation=report.organisation, sha256__in=named) | shown)
    once: dict[str, int] = {}
    for pk, at, sha256 in kept.order_by("pk").values_list("pk", "report_id", "sha256"):
        if sha256 not in once or at == report.pk:
            once[sha256] = pk
    return Attachment.objects.filter(pk__in=once.values())
