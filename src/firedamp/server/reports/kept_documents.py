"""Which documents must stay? Those that an issue names and those by which a standing confirmation confirms.

A document is kept once, beside the report where it was added, and serves every issue of the organisation that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from firedamp.server.organisations.models import Organisation
from firedamp.server.problems import ApiProblem
from firedamp.server.reports.models import Attachment, Issue

KEPT = {
    "en": "An issue of a report names this document: {name}. It stays.",
    "ru": "Документ указан в выпуске отчёта и остаётся: {name}.",
}
CONFIRMS = {
    "en": "A confirmation names this document: {name}. Withdraw the confirmation first.",
    "ru": "На документ ссылается подтверждение: {name}. Сначала отзовите его.",
}


def named_in(document: Mapping[str, Any]) -> set[str]:
    """The hashes of the files that an issue names: its source documents, and what its confirmations rest on."""
    proofs = [each.get("attachment") for each in document.get("confirmations", ())]
    return {each["sha256"] for each in (*document["attachments"], *filter(None, proofs))}


def documents_of(organisation: Organisation, hashes: Iterable[str]) -> QuerySet[Attachment]:
    """The files of an organisation by their hashes, beside whichever report they were added."""
    return Attachment.objects.filter(report__organisation=organisation, sha256__in=set(hashes))


def require_not_needed(found: Iterable[Attachment]) -> None:
    """ApiProblem `conflict` that names the first that must stay; a copy may go where another one stays."""
    going = list(found)
    for each in going:
        organisation = each.report.organisation
        issues = Issue.objects.filter(report__organisation=organisation)
        kept = documents_of(organisation, [each.sha256]).exclude(pk__in=[one.pk for one in going])
        if issues.filter(document__contains=each.sha256).exists() and not kept.exists():
            raise ApiProblem("conflict", _about(KEPT, each))
        if each.confirmations.filter(withdrawn__isnull=True).exists():
            raise ApiProblem("conflict", _about(CONFIRMS, each))


def _about(words: Mapping[str, str], each: Attachment) -> dict[str, str]:
    return {language: said.format(name=each.name) for language, said in words.items()}


def missing_of(organisation: Organisation, document: Mapping[str, Any]) -> set[str]:
    """The hashes of what an issue would name and nobody keeps any more."""
    named = named_in(document)
    return named - set(documents_of(organisation, named).values_list("sha256", flat=True))
