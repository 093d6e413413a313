"""How does an organisation confirm what is marked `to_confirm`? With the document that says so: who, when, which."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from firedamp.science.errors import InputError, Problem
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import require
from firedamp.server.reports.figures import figures_of
from firedamp.server.reports.models import Confirmation, Report
from firedamp.server.reports.services import note, require_open, touched


@transaction.atomic
def confirm(*, user: User, report: Report, items: Sequence[tuple[str, str]], document: str) -> list[Confirmation]:
    """Confirm what a report has to be confirmed, by kind and id, with one document.

    InputError `missing` without a document, `unknown_id` for what the report does not rest on.
    """
    require_open(user, report)
    if not document.strip():
        raise InputError.one("document", "missing")
    wanted = {(each["kind"], each["id"]): each for each in figures_of(report).result["to_confirm"]}
    unknown = [item for item in items if item not in wanted]
    if unknown:
        raise InputError([Problem("items", "unknown_id", "|".join(item)) for item in unknown])
    made = []
    for item in items:
        each = wanted[item]
        own = {
            "organisation": report.organisation,
            "kind": each["kind"],
            "item": each["id"],
            "content": each["content"],
        }
        try:
            with transaction.atomic():
                made.append(
                    Confirmation.objects.create(
                        **own, reason=each["reason"], document=document.strip(), confirmed_by=user
                    )
                )
        except IntegrityError:  # somebody has confirmed it meanwhile: theirs stands
            made.append(Confirmation.objects.get(**own, withdrawn__isnull=True))
    details = {"items": ["|".join(item) for item in items], "document": document}
    touched(report)
    note("confirm", user, report, details)
    return made


@transaction.atomic
def confirmation_withdraw(*, user: User, organisation: Organisation, confirmation: Confirmation) -> None:
    """It no longer holds; what was issued with it keeps it."""
    require(user, organisation, "enter")
    if confirmation.withdrawn is None:
        confirmation.withdrawn = timezone.now()
        confirmation.save(update_fields=["withdrawn"])
        subject = ("confirmation", confirmation.pk, f"{confirmation.kind} {confirmation.item}")
        record("confirmation.withdraw", actor=user, organisation=organisation, subject=subject)
