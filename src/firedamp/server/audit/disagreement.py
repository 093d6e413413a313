"""Where does the database tell otherwise than its log? A log that holds entry by entry says nothing of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from firedamp.server.audit.chain import is_sealed, readable
from firedamp.server.audit.models import AuditEntry

SAME_MOMENT = timedelta(minutes=1)  # a deed and its entry are of one transaction


def apart(at: datetime | None, entry: AuditEntry) -> bool:
    """Whether a row says that a deed was done at another time than its entry does."""
    return at is None or abs(at - entry.at) > SAME_MOMENT


@dataclass(frozen=True)
class Disagreement:
    """What is not as the log tells it: a kind of the catalogue of words, of what, and which one of it."""

    kind: str
    of: str
    which: str | int = ""


def entries_of(*actions: str) -> Iterator[AuditEntry]:
    """The log's entries of some deeds, the oldest first; one that was altered tells nothing."""
    return filter(is_sealed, readable(AuditEntry.objects.filter(action__in=actions)))
