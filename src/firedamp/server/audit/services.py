"""How is something written into the log? In the transaction of the deed itself: both are kept, or neither."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from firedamp.server.audit.chain import seal
from firedamp.server.audit.models import AuditEntry, AuditHead

if TYPE_CHECKING:
    from firedamp.server.accounts.models import User
    from firedamp.server.organisations.models import Organisation

Subject = tuple[str, object, str]
HEAD = 1
NO_SUBJECT: Subject = ("", "", "")


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
    head = AuditHead.objects.select_for_update().get(pk=HEAD)
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
