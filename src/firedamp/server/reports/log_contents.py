"""Are the documents of issues, their files and the source documents still the bytes that were put down?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from firedamp.science.reporting.freezing import is_whole
from firedamp.server.audit.disagreement import Disagreement, apart, entries_of
from firedamp.server.audit.models import AuditEntry
from firedamp.server.inventory.models import Calculation
from firedamp.server.reports.kept_documents import missing_of
from firedamp.server.reports.log_issues import ISSUED
from firedamp.server.reports.models import Attachment, Issue

ADDED, NUMBERS = "report.attachment_add", "report.evidence"


def disagreements() -> Iterator[Disagreement]:
    """Documents that do not come to their hash; files that do not to theirs, to the logged one, or are not there."""
    logged = {(each.subject_id, each.told.get("number", 0)): each.told.get("files") for each in entries_of(ISSUED)}
    for issue in Issue.objects.select_related("report__organisation").order_by("pk").iterator(10):
        yield from _of_issue(issue, logged.get((str(issue.report_id), issue.number)))
    yield from _attachments()


def _attachments() -> Iterator[Disagreement]:
    """Source documents whose bytes, names, adders or numbers are not those that the log tells of."""
    added = {(each.subject_id, each.told["sha256"]): each for each in entries_of(ADDED)}
    numbers = {(each.subject_id, each.told["sha256"]): each.told["numbers"] for each in entries_of(NUMBERS)
               if "sha256" in each.told}  # fmt: skip
    for each in Attachment.objects.select_related("report__organisation").order_by("pk").iterator(10):
        key = str(each.report_id), each.sha256
        as_added = key in added and _is_added(each, added[key])
        if not as_added or hashlib.sha256(each.content).hexdigest() != each.sha256:
            yield Disagreement("attachment_altered", str(each.report), each.name)
        own = {f"{one.calculation_id}|{one.symbol}" for one in each.evidence.all()}
        if key in numbers and own != _there_still(numbers[key]):
            yield Disagreement("evidence_changed", str(each.report), each.name)


def _is_added(each: Attachment, entry: AuditEntry) -> bool:
    return (each.name, each.added_by_id) == (entry.told["name"], entry.actor_id) and not apart(each.added, entry)


def _there_still(numbers: Iterable[str]) -> set[str]:
    """Of numbers "calculation|symbol" those whose calculation was not deleted since."""
    calculations = {number.partition("|")[0] for number in numbers}
    found = {str(pk) for pk in Calculation.objects.filter(pk__in=calculations).values_list("pk", flat=True)}
    return {number for number in numbers if number.partition("|")[0] in found}


def _of_issue(issue: Issue, logged: Mapping[str, str] | None) -> Iterator[Disagreement]:
    name = str(issue.report)
    if not is_whole(issue.document, issue.hash):
        yield Disagreement("issue_altered", name, issue.number)
    else:
        document = json.loads(issue.document)
        stated = document["report"]["issued"], document["report"]["software_version"]
        if (issue.issued.isoformat().replace("+00:00", "Z"), issue.software_version) != stated:
            yield Disagreement("issue_altered", name, issue.number)
        for sha256 in sorted(missing_of(issue.report.organisation, document)):
            yield Disagreement("attachment_missing", f"{name} № {issue.number}", sha256)
    for wrong in _files(issue, logged):
        yield Disagreement("file_altered", f"{name} № {issue.number}", wrong)


def _files(issue: Issue, logged: Mapping[str, str] | None) -> list[str]:
    """The names of files that are not what was put down; the first logs did not tell of files."""
    there = {each.called: each for each in issue.files.all()}
    altered = [name for name, each in there.items() if hashlib.sha256(each.content).hexdigest() != each.sha256]
    stored = {name: each.sha256 for name, each in there.items()}
    wanted = stored if logged is None else logged
    apart = [name for name in {**stored, **wanted} if stored.get(name) != wanted.get(name)]
    return sorted({*altered, *apart})
