"""How do reports, their issues, remarks and attachments become what the API promises?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from firedamp.server.accounts.models import User
from firedamp.server.organisations.models import ReportAccess
from firedamp.server.organisations.rights import allowed
from firedamp.server.organisations.shapes import invitation_out, organisation_reference
from firedamp.server.reports.attachments import named_file
from firedamp.server.reports.models import Attachment, Confirmation, Issue, IssueFile, Remark, Reopening, Report
from firedamp.server.reports.reopening import may_reopen
from firedamp.server.reports.selectors import may_verify
from firedamp.server.reports.verifying import numbers_to_check, withdrawn_since

TEXTS = ("library", "templates")  # which the bundle holds


def report_row(report: Report) -> dict[str, Any]:
    latest = report.issues.defer("document").first()
    return {
        "id": report.pk,
        "organisation": organisation_reference(report.organisation),
        "kind": report.kind,
        "state": report.state,
        "year": report.year,
        "title": report.title,
        "created_by": report.created_by.username,
        "created": report.created,
        "changed": report.changed,
        "latest_issue": latest.number if latest else None,
        "issued": latest.issued if latest else None,
    }


def report_out(report: Report, user: User) -> dict[str, Any]:
    """With what this person may do with it; what is being prepared is for the organisation's people alone."""
    own = allowed(user, report.organisation, "read")
    locked = report.state == Report.State.VERIFIED
    return {
        **report_row(report),
        "gwp_set": report.gwp_set,
        "draws": report.draws,
        "seed": report.seed,
        "version": report.version,
        "may": _may(user, report, locked),
        "own": own,
        "locked": locked,
        "reopenings": [reopening_out(each) for each in report.reopenings.select_related("issue", "by")] if own else [],
        "issues": [
            issue_row(issue) for issue in report.issues.defer("document").select_related("issued_by", "decided_by")
        ],
    }


def _may(user: User, report: Report, locked: bool) -> list[str]:
    rights: dict[str, bool] = {
        "enter": not locked and allowed(user, report.organisation, "enter"),
        "manage": allowed(user, report.organisation, "manage"),
        "verify": may_verify(user, report),
        "reopen": may_reopen(user, report),
    }
    return [name for name, given in rights.items() if given]


def reopening_out(each: Reopening) -> dict[str, Any]:
    return {"issue": each.issue.number, "reason": each.reason, "by": each.by.username, "at": each.at}


def issue_row(issue: Issue) -> dict[str, Any]:
    return {
        "number": issue.number,
        "state": issue.state,
        "hash": issue.hash,
        "software_version": issue.software_version,
        "issued": issue.issued,
        "issued_by": issue.issued_by.username,
        "decided": issue.decided,
        "decided_by": issue.decided_by.username if issue.decided_by else None,
        "outcome": issue.outcome or None,
        "decision": issue.decision,
    }


def issue_out(issue: Issue) -> dict[str, Any]:
    """The frozen document but the texts of the sheets, which the bundle holds, and the files."""
    document = issue.frozen
    return {
        **issue_row(issue),
        "document": {name: value for name, value in document.items() if name not in TEXTS},
        "files": [file_out(each) for each in issue.whole_files],
        "withdrawn": [
            {"kind": each["kind"], "id": each["id"], "reason": each["reason"]} for each in withdrawn_since(issue)
        ],
    }


def file_out(each: IssueFile) -> dict[str, Any]:
    return {
        "form": each.form,
        "language": each.language,
        "type": each.file_type,
        "size": each.size,
        "sha256": each.sha256,
    }


def confirmation_out(each: Confirmation) -> dict[str, Any]:
    return {
        "id": each.pk,
        "kind": each.kind,
        "item": each.item,
        "content": each.content,
        "reason": each.reason,
        "document": each.document,
        "attachment": named_file(each.attachment),
        "record": each.record,
        "attached": bool(each.attachment or each.record),
        "confirmed_by": each.confirmed_by.username,
        "confirmed": each.confirmed,
        "withdrawn": each.withdrawn,
    }


def attachment_out(each: Attachment, report: Report) -> dict[str, Any]:
    """A document as a report shows it; of one kept beside another report not the numbers that it gave there."""
    here = each.report_id == report.pk
    return {
        "id": each.pk,
        "name": each.name,
        "content_type": each.content_type,
        "size": each.size,
        "sha256": each.sha256,
        "added_by": each.added_by.username,
        "added": each.added,
        "here": here,
        "numbers": [
            {"calculation": own.calculation_id, "symbol": own.symbol} for own in (each.evidence.all() if here else ())
        ],
    }


def sample_out(issue: Issue) -> dict[str, Any]:
    """The numbers to check, each with its row of the trace, its documents, what was found, and its remarks."""
    checks = {each.item: each for each in issue.checks.select_related("checked_by")}
    remarks = list(issue.remarks.filter(answers__isnull=True))
    attached = issue.frozen["attachments"]
    items = []
    for each in numbers_to_check(issue):
        check = checks.get(each["item"])
        own = (each["entry"], each["row"]["symbol"])
        items.append(
            {
                **each,
                "documents": [doc for doc in attached if (doc["entry"], doc["symbol"]) == own],
                "outcome": check.outcome if check else None,
                "checked_by": check.checked_by.username if check else None,
                "checked": check.checked if check else None,
                "remarks": sum(remark.item == each["item"] for remark in remarks),
            }
        )
    return {"items": items, "checked": sum(item["outcome"] is not None for item in items)}


def remark_out(remark: Remark) -> dict[str, Any]:
    return {
        "id": remark.pk,
        "issue": remark.issue.number,
        "item": remark.item,
        "text": remark.text,
        "by": remark.by.username,
        "at": remark.at,
        "settled": remark.settled,
        "settled_by": remark.settled_by.username if remark.settled_by else None,
        "replies": [
            {"id": each.pk, "text": each.text, "by": each.by.username, "at": each.at}
            for each in remark.replies.select_related("by")
        ],
    }


def verifiers_out(report: Report) -> dict[str, Any]:
    """Who was invited for this report alone, and to whom it is open."""
    accesses: Iterable[ReportAccess] = report.accesses.filter(revoked__isnull=True).select_related("user", "given_by")
    return {
        "items": [
            {
                "username": each.user.username,
                "name": each.user.get_full_name(),
                "given_by": each.given_by.username,
                "given": each.given,
            }
            for each in accesses
        ],
        "invitations": [
            invitation_out(each)
            for each in report.invitations.filter(accepted__isnull=True, revoked__isnull=True).select_related(
                "invited_by"
            )
        ],
    }
