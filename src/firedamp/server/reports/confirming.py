"""How does an organisation confirm what is marked `to_confirm`? With the document that says so: who, when, which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from firedamp.science.errors import InputError, Problem
from firedamp.science.reporting.reasons import FEWEST_LETTERS, FEWEST_WORDS, names_document
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import require
from firedamp.server.reference.models import Document
from firedamp.server.reports.figures import figures_of
from firedamp.server.reports.models import Confirmation, Report
from firedamp.server.reports.services import note, require_open, touched


@dataclass(frozen=True)
class Named:
    """The document that confirms: a file beside the report, a record of the reference documents, or its name alone."""

    text: str = ""
    attachment: int | None = None
    record: str = ""


@dataclass(frozen=True)
class Seen:
    """What is confirmed, as it was seen."""

    kind: str
    id: str
    content: str


@transaction.atomic
def confirm(*, user: User, report: Report, items: Sequence[Seen], document: Named) -> list[Confirmation]:
    """Confirm what a report has to be confirmed, by kind, id and the content that was seen, with one document.

    InputError `missing` without a document, `no_document` for words that name none, `unknown_id` for one that is not
    there and for what the report does not rest on, `content_changed` for what has another value, unit or source by now.
    """
    require_open(user, report)
    named = _document(report, document)
    wanted = {(each["kind"], each["id"]): each for each in figures_of(report).result["to_confirm"]}
    _require_seen(items, wanted)
    found = [_confirmed(user, report, wanted[item.kind, item.id], named) for item in items]
    fresh = [each for each, made in found if made]
    if fresh:
        items_told = ["|".join((each.kind, each.item, each.content)) for each in fresh]
        reasons = {str(each.pk): each.reason for each in fresh}
        details = {
            "items": items_told,
            "confirmations": [each.pk for each in fresh],
            "reasons": reasons,
            **_told(named),
        }
        touched(report)
        note("confirm", user, report, details)
    return [each for each, _ in found]


def _document(report: Report, document: Named) -> dict[str, Any]:
    """The fields of a confirmation that name its document."""
    text = document.text.strip()
    attachment = record = None
    if document.attachment is not None:
        attachment = report.attachments.defer("content").filter(pk=document.attachment).first()
        if attachment is None:
            raise InputError.one("attachment", "unknown_id", document.attachment)
    if document.record:
        record = Document.objects.filter(document_id=document.record).first()
        if record is None:
            raise InputError.one("record", "unknown_id", document.record)
    alone = attachment is None and record is None  # beside a file or record the words may name the page
    if text and alone and not names_document(text):
        raise InputError.one("document", "no_document", text, words=FEWEST_WORDS, signs=FEWEST_LETTERS)
    words = text or (attachment.name if attachment else "") or (record.name_ru if record else "")
    if not words:
        raise InputError.one("document", "missing")
    return {"document": words, "attachment": attachment, "record": document.record}


def _require_seen(items: Sequence[Seen], wanted: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
    problems = []
    for each in items:
        held = wanted.get((each.kind, each.id))
        if held is None:
            problems.append(Problem("items", "unknown_id", f"{each.kind}|{each.id}"))
        elif held["content"] != each.content:
            problems.append(
                Problem("items", "content_changed", each.content, {"what": held["reason"], "now": held["content"]})
            )
    if problems:
        raise InputError(problems)


def _confirmed(
    user: User, report: Report, each: Mapping[str, Any], named: Mapping[str, Any]
) -> tuple[Confirmation, bool]:
    """The confirmation, and whether it is a new one: what is confirmed already stays so by its document."""
    own = {"organisation": report.organisation, "kind": each["kind"], "item": each["id"], "content": each["content"]}
    try:
        with transaction.atomic():
            return Confirmation.objects.create(**own, **named, reason=each["reason"], confirmed_by=user), True
    except IntegrityError:  # somebody has confirmed it: theirs stands
        return Confirmation.objects.get(**own, withdrawn__isnull=True), False


def _told(named: Mapping[str, Any]) -> dict[str, str]:
    attachment = named["attachment"]
    return {
        "document": named["document"], "record": named["record"], "attachment": attachment.sha256 if attachment else "",
    }  # fmt: skip


@transaction.atomic
def confirmation_withdraw(*, user: User, organisation: Organisation, confirmation: Confirmation) -> None:
    """It no longer holds; what was issued with it keeps it."""
    require(user, organisation, "enter")
    if confirmation.withdrawn is None:
        confirmation.withdrawn = timezone.now()
        confirmation.save(update_fields=["withdrawn"])
        subject = ("confirmation", confirmation.pk, f"{confirmation.kind} {confirmation.item}")
        record("confirmation.withdraw", actor=user, organisation=organisation, subject=subject)
