"""How is a report issued? Frozen with all that it follows from, drawn as files, and only then, at once, put down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

import firedamp
from firedamp import forms
from firedamp.forms.pdf import template_sources
from firedamp.science.errors import InputError
from firedamp.science.reporting.freezing import canonical_json, digest, frozen_library
from firedamp.science.reporting.organisation_year import OrganisationYear
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import log_head
from firedamp.server.data_folder import templates_folder
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import require
from firedamp.server.organisations.services import PARTICULARS
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.library import current_library
from firedamp.server.reports.attachments import named_file, stated
from firedamp.server.reports.figures import Figures, figures_of
from firedamp.server.reports.kept_documents import missing_of
from firedamp.server.reports.models import Attachment, Issue, IssueFile, Report
from firedamp.server.reports.reopening import reopened
from firedamp.server.reports.services import note, refuse_locked, require_open
from firedamp.server.reports.standing import state_set

SCHEMA = "firedamp-report/1"
NOTHING_NEW = {
    "en": "Nothing has changed since the latest issue: there is nothing to issue anew.",
    "ru": "С последнего выпуска ничего не изменилось: выпускать заново нечего.",
}
LANGUAGES = ("ru", "en")
Tell = Callable[[str, float], None]


@dataclass(frozen=True)
class Prepared:
    """A report ready to be put down: the version that was frozen, the document, its files."""

    report: Report
    version: int
    circumstances: tuple[object, ...]
    document: dict[str, Any]
    issued: datetime
    files: dict[tuple[str, str, str], bytes]


def require_ready(user: User, report: Report) -> dict[str, Any]:
    """What an issue of the report would state now; InputError with everything that stands in its way.

    ApiProblem `conflict` for a locked report, and where that is what the latest issue states already, unless it was
    returned or reopened.
    """
    require(user, report.organisation, "enter")
    refuse_locked(report)
    figures = figures_of(report)
    if figures.in_the_way:
        raise InputError(figures.in_the_way)
    stated_now = _stated(report, figures)
    latest = report.issues.first()
    if latest and report.state == Report.State.ISSUED and _states(latest, report, stated_now):
        raise ApiProblem("conflict", NOTHING_NEW)
    return stated_now


def _stated(report: Report, figures: Figures) -> dict[str, Any]:
    """All that an issue states but which one it is, who issues it and how it is drawn, as JSON gives it back."""
    content = {
        "organisation": _particulars(report.organisation),
        "question": figures.question.to_dict(),
        "library": frozen_library(current_library(), _sheets(figures.question)),
        "result": figures.result,
        "confirmations": _confirmations(figures),
        "attachments": stated(report, _proofs(figures)),
    }
    plain: dict[str, Any] = json.loads(canonical_json(content))
    return plain


def _states(issue: Issue, report: Report, content: Mapping[str, Any]) -> bool:
    document = issue.frozen
    return document["report"]["title"] == report.title and {name: document[name] for name in content} == content


def prepare(*, user: User, report: Report, address: str, tell: Tell) -> Prepared:
    """Freeze a report and draw its files. `address`: of its page, to which its QR code leads; `tell`: the progress."""
    version, circumstances = report.version, circumstances_of(report.organisation)
    tell("computing", 0.0)
    content = require_ready(user, report)
    issued = timezone.now().replace(microsecond=0)
    document = _document(user, report, content, address, issued)
    wanted = [(form, language) for form in forms.forms_of(document) for language in LANGUAGES]
    files = {}
    for number, (form, language) in enumerate(wanted):
        tell("drawing", number / len(wanted))
        content = forms.content_of(document, form, language)
        for file_type in forms.FILE_TYPES:
            files[form, language, file_type] = forms.written(content, file_type, templates=templates_folder())
    return Prepared(report, version, circumstances, document, issued, files)


def circumstances_of(organisation: Organisation) -> tuple[object, ...]:
    """What a report rests on beside what it is made of: particulars, sites and confirmations, as they are now."""
    organisation = Organisation.objects.get(pk=organisation.pk)
    sites = sorted(organisation.sites.values_list("mine__mine_id", "first_year", "last_year"), key=str)
    held = sorted(organisation.confirmations.filter(withdrawn__isnull=True).values_list("pk", flat=True))
    return _particulars(organisation), sites, held


def _document(user: User, report: Report, content: Mapping[str, Any], address: str, issued: datetime) -> dict[str, Any]:
    """All that is frozen, with the hash of it."""
    latest = report.issues.first()
    number = latest.number + 1 if latest else 1
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "report": {
            "id": str(report.pk),
            "kind": report.kind,
            "number": number,
            "title": report.title,
            "address": f"{address}/{number}",
            "issued": issued.isoformat().replace("+00:00", "Z"),
            "issued_by": user.called,
            "supersedes": latest.number if latest else None,
            "reopened": reopened(report),
            "software_version": firedamp.__version__,
            "log": log_head(),
        },
        **content,
        "drawn_by": forms.versions(templates=templates_folder()),
        "templates": {name: text.decode() for name, text in template_sources(templates_folder()).items()},
    }
    document["report"]["hash"] = digest(document)
    return document


def _sheets(question: OrganisationYear) -> set[str]:
    last = question.last.entries if question.last else ()
    return {entry.method for entry in (*question.entries, *last)}


def _particulars(organisation: Organisation) -> dict[str, str]:
    own = {name: getattr(organisation, name) for name in PARTICULARS}
    return {"organisation_id": organisation.organisation_id, **own}


def _confirmations(figures: Figures) -> list[dict[str, Any]]:
    """Who confirmed what by which document, and the calculations that rest on it."""
    known = {(each.kind, each.item): each for each in figures.confirmations}
    return [
        {
            **each,
            "document": own.document,
            "attachment": named_file(own.attachment),
            "record": own.record,
            "by": own.confirmed_by.called,
            "at": own.confirmed.isoformat(timespec="seconds").replace("+00:00", "Z"),
        }
        for each in figures.result["to_confirm"]
        if (own := known.get((each["kind"], each["id"])))
    ]


def _proofs(figures: Figures) -> list[Attachment]:
    """The files by which what the report rests on was confirmed."""
    wanted = {(each["kind"], each["id"]) for each in figures.result["to_confirm"]}
    return [each.attachment for each in figures.confirmations if each.attachment and (each.kind, each.item) in wanted]


def put_down(*, user: User, prepared: Prepared) -> Issue:
    """Store the issue with its files; the one before is superseded. Within the transaction of the caller.

    ApiProblem `changed-meanwhile` where the report was changed, or issued, or a document deleted, a confirmation
    withdrawn, the organisation or its sites changed, since it was frozen.
    """
    report = Report.objects.select_for_update(of=("self",)).get(pk=prepared.report.pk)
    require_open(user, report)
    number = prepared.document["report"]["number"]
    latest = report.issues.first()
    if circumstances_of(report.organisation) != prepared.circumstances:
        raise ApiProblem("changed-meanwhile")
    if report.version != prepared.version or (latest.number if latest else 0) != number - 1:
        raise ApiProblem("changed-meanwhile")
    if missing_of(report.organisation, prepared.document):
        raise ApiProblem("changed-meanwhile")
    report.issues.exclude(state=Issue.State.SUPERSEDED).update(state=Issue.State.SUPERSEDED)
    made = Issue.objects.create(
        report=report,
        number=number,
        document=canonical_json(prepared.document),
        hash=prepared.document["report"]["hash"],
        software_version=firedamp.__version__,
        issued_by=user,
        issued=prepared.issued,
    )
    files = IssueFile.objects.bulk_create(_file(made, name, content) for name, content in prepared.files.items())
    hashes = {each.called: each.sha256 for each in files}
    note("issue", user, report, {"number": number, "hash": made.hash, "files": hashes})
    state_set(report, Report.State.ISSUED, prepared.document)
    return made


def _file(issue: Issue, name: tuple[str, str, str], content: bytes) -> IssueFile:
    form, language, file_type = name
    sha256 = hashlib.sha256(content).hexdigest()
    return IssueFile(
        issue=issue, form=form, language=language, file_type=file_type, sha256=sha256, size=len(content),
        content=content,
    )  # fmt: skip
