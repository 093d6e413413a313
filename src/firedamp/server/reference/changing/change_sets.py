"""Which changes belong together? Each with who, before and after, counted in its set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from firedamp.server.accounts.models import User
from firedamp.server.reference.models import ChangeSet, Record, RecordChange
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import Values


def change_set_create(*, table: Table, kind: ChangeSet.Kind, user: User | None, note: str = "") -> ChangeSet:
    return ChangeSet.objects.create(table=table.id, kind=kind, user=user, note=note[:500])


@contextmanager
def changes_together(
    *, table: Table, kind: ChangeSet.Kind, user: User | None, within: ChangeSet | None = None
) -> Iterator[ChangeSet]:
    """The set that changes belong to, with their number written once, when all are made; `within` a set that is open
    its maker counts."""
    change_set = within or change_set_create(table=table, kind=kind, user=user)
    yield change_set
    if within is None:
        change_set.save(update_fields=["records"])


def note_change(
    table: Table, record: Record, change_set: ChangeSet, *, before: Values | None, after: Values | None,
    whole: Values | None = None, version: int | None = None,
) -> None:  # fmt: skip
    """Keep who changed what, and count it in its set, which who opened it saves."""
    RecordChange.objects.create(
        change_set=change_set, table=table.id, record=record.pk, key=table.key_of(record)[:500],
        version=version or record.version, before=before, after=after, whole=whole,
    )  # fmt: skip
    change_set.records += 1
