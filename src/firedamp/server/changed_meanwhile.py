"""What is the slower of two told who change one thing at once? How it stands, what differs, who was faster and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firedamp.server.audit.models import AuditEntry
from firedamp.server.audit.services import Subject
from firedamp.server.problems import ApiProblem


@dataclass
class ChangedMeanwhile(Exception):
    """Raised by a service. `stored` and `mine`: what stands there and what was to stand there, by name; `deeds`:
    those of the log that make the thing what it is."""

    subject: Subject
    deeds: Sequence[str]
    stored: Mapping[str, Any]
    mine: Mapping[str, Any]


def refusal_of(changed: ChangedMeanwhile, current: Any) -> ApiProblem:
    """412 as of reference records; `current`: the thing as the API shows it."""
    differences = [
        {"column": name, "before": changed.stored.get(name), "after": value}
        for name, value in changed.mine.items()
        if changed.stored.get(name) != value
    ]
    told = {"current": current, "differences": differences, "changed_by": _last(changed)}
    return ApiProblem("changed-meanwhile", more=told)


def _last(changed: ChangedMeanwhile) -> dict[str, Any]:
    kind, own, _ = changed.subject
    entries = AuditEntry.objects.filter(subject_kind=kind, subject_id=str(own), action__in=changed.deeds)
    last = entries.order_by("-number").first()
    who, when = (last.actor_name or None, last.at) if last else (None, None)
    return {"user": who, "at": when, "note": "", "change_set": None}
