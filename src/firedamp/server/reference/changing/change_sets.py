"""Which changes belong together? Each with who, before and after, counted in its set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.reference.models import ChangeSet, Record, RecordChange
from firedamp.server.reference.models.changes import LONGEST_KEY, LONGEST_NOTE
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import Values


def change_set_create(*, table: Table, kind: ChangeSet.Kind, user: User | None, note: str = "") -> ChangeSet:
    return ChangeSet.objects.create(table=table.id, kind=kind, user=user, note=note[:LONGEST_NOTE])


@contextmanager
def changes_together(
    *, table: Table, kind: ChangeSet.Kind, user: User | None, within: ChangeSet | None = None
) -> Iterator[ChangeSet]:
    """The set that changes belong to, with their number written once, when all are made; `within` a set that is open
    its maker counts."""
    change_set = within or change_set_create(table=table, kind=kind, user=user)
    yield change_set
    if within is None:
        change_set_close(change_set)


def change_set_close(change_set: ChangeSet) -> None:
    """Write the number of changes, once, and the deed into the log."""
    change_set.save(update_fields=["records"])
    details = {"table": change_set.table, "records": change_set.records, "note": change_set.note}
    subject = ("change_set", change_set.pk, change_set.table)
    record(f"reference.{change_set.kind}", actor=change_set.user, subject=subject, details=details)


def note_change(
    table: Table, changed: Record, change_set: ChangeSet, *, before: Values | None, after: Values | None,
    whole: Values | None = None, version: int | None = None, since: datetime | None = None,
) -> None:  # fmt: skip
    """Keep who changed what, and count it in its set, which who opened it saves."""
    RecordChange.objects.create(
        change_set=change_set, table=table.id, record=changed.pk, key=table.key_of(changed)[:LONGEST_KEY],
        version=version or changed.version, before=before, after=after, whole=whole, since=since,
    )  # fmt: skip
    change_set.records += 1
