"""How is something written into the log? In the transaction of the deed itself: both are kept, or neither."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from firedamp.server.audit.chain import seal
from firedamp.server.audit.models import AuditEntry, AuditHead
from firedamp.server.problems import ApiProblem

if TYPE_CHECKING:
    from firedamp.server.accounts.models import User
    from firedamp.server.organisations.models import Organisation

Subject = tuple[str, object, str]
HEAD = 1
NO_SUBJECT: Subject = ("", "", "")
HEADLESS = {
    "en": "The head of the log of who did what is gone: nothing can be written down, so nothing is done. "
    "Whoever runs this server finds more with: firedamp audit verify.",
    "ru": "Из журнала действий пропала запись о его конце: действие нельзя записать, и оно не выполнено. "
    "Тому, кто ведёт этот сервер, покажет подробности: firedamp audit verify.",
}
logger = logging.getLogger(__name__)


def log_head() -> dict[str, Any]:
    """The last entry's number and hash, as an issued report bears them."""
    head = AuditHead.objects.filter(pk=HEAD).first()
    if head is None:
        raise _headless()
    return {"number": head.number, "hash": head.hash}


def _head() -> AuditHead:
    """The head's row, locked. ApiProblem `fault` where it is gone: it is not made anew, for that would hide a deed."""
    head = AuditHead.objects.select_for_update().filter(pk=HEAD).first()
    if head is None:
        raise _headless()
    return head


def _headless() -> ApiProblem:
    logger.critical("The head of the audit log is gone from the database: see `firedamp audit verify`.")
    return ApiProblem("fault", HEADLESS)


@transaction.atomic
def record(
    action: str,
    *,
    actor: User | None,
    organisation: Organisation | None = None,
    subject: Subject = NO_SUBJECT,
    details: Mapping[str, Any] | None = None,
    actor_name: str = "",
) -> AuditEntry:
    """Append an entry. `subject` is a kind, an id and a name as people know it.

    The head's row is locked until the deed's transaction ends: entries stand in the order in which deeds were done.
    """
    head = _head()
    kind, subject_id, name = subject
    entry = AuditEntry(
        number=head.number + 1,
        at=timezone.now(),
        actor=actor,
        actor_name=actor.username if actor else actor_name[:150],
        organisation=organisation,
        action=action,
        subject_kind=kind,
        subject_id=str(subject_id),
        subject_name=name[:300],
        details=json.dumps(details or {}, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True),
        previous=head.hash,
    )
    entry.hash = seal(entry)
    entry.save(force_insert=True)
    AuditHead.objects.filter(pk=head.pk).update(number=entry.number, hash=entry.hash)
    return entry
