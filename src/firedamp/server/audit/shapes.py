"""How does an entry of the log become what the API promises?"""

from __future__ import annotations

from typing import Any

from firedamp.server.audit.models import AuditEntry
from firedamp.server.organisations.shapes import organisation_reference


def entry_out(entry: AuditEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at,
        "actor": entry.actor_name,
        "organisation": organisation_reference(entry.organisation) if entry.organisation else None,
        "action": entry.action,
        "subject": {"kind": entry.subject_kind, "id": entry.subject_id, "name": entry.subject_name},
        "details": entry.told,
        "hash": entry.hash,
    }
