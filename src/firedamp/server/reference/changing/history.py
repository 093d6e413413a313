"""How did a record come to be what it is, and how is a change taken back?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.http import Http404

from firedamp.server.accounts.models import User
from firedamp.server.reference.changing.change_sets import changes_together
from firedamp.server.reference.changing.putting_back import put_back
from firedamp.server.reference.changing.records import Chosen, record_change
from firedamp.server.reference.models import ChangeSet, Record, RecordChange
from firedamp.server.reference.models.records import Quality
from firedamp.server.reference.tables import Table


def change_sets(table: Table | None = None, *, synthetic: bool | None = None) -> QuerySet[ChangeSet]:
    """Sets of changes, the newest first; `synthetic` says of each whether its first record is, as then all are."""
    changes = RecordChange.objects.filter(change_set=OuterRef("pk")).order_by("id")
    quality = Coalesce(KT("after__quality"), KT("before__quality"), output_field=TextField())
    first = Coalesce(Subquery(changes.values_list(quality)[:1]), Value(""), output_field=TextField())
    found = ChangeSet.objects.select_related("user", "undone_by").order_by("-id").annotate(quality=first)
    if synthetic is not None:
        found = found.filter(quality=Quality.SYNTHETIC) if synthetic else found.exclude(quality=Quality.SYNTHETIC)
    return found.filter(table=table.id) if table else found


def record_changes(table: Table, record_id: int) -> list[RecordChange]:
    """A record's changes, the newest first; Http404 for a record that never was."""
    found = RecordChange.objects.filter(table=table.id, record=record_id).select_related("change_set__user")
    changes = list(found.order_by("-id"))
    if not changes and not table.model.objects.filter(pk=record_id).exists():
        raise Http404
    return changes


def last_change(table: Table, record_id: int) -> RecordChange | None:
    """The change that made a record what it is; None where no history tells of it."""
    found = RecordChange.objects.filter(table=table.id, record=record_id).select_related("change_set__user")
    return found.order_by("-id").first()


def changes_in_force(table: Table) -> QuerySet[RecordChange]:
    """What people changed in a table and nobody has taken back; what was undone and redone is in force again."""
    undoes: dict[int, int] = dict(ChangeSet.objects.filter(undoes__isnull=False).values_list("pk", "undoes"))
    taking_back = [pk for pk in undoes if not _redoes(pk, undoes)]
    found = RecordChange.objects.filter(table=table.id, change_set__user__isnull=False)
    found = found.filter(change_set__undone_by__isnull=True).exclude(change_set__in=taking_back)
    return found.exclude(record__in=restored_as_loaded(table))


def restored_as_loaded(table: Table) -> set[int]:
    """The records that somebody has restored to what their package says: nothing of what was changed stands."""
    changes = RecordChange.objects.filter(table=table.id)
    restored = changes.filter(change_set__kind=ChangeSet.Kind.RESTORE).values("record")
    loaded: dict[int, Any] = {}
    now: dict[int, tuple[str, Any]] = {}
    of_restored = changes.filter(record__in=restored).order_by("id")
    for record, kind, before, after in of_restored.values_list("record", "change_set__kind", "before", "after"):
        loaded.setdefault(record, before)
        now[record] = kind, after
    return {record for record, state in now.items() if state == (ChangeSet.Kind.RESTORE, loaded[record])}


def _redoes(change_set: int, undoes: Mapping[int, int]) -> bool:
    """Whether an undoing brings back, by undoing another undoing, what somebody had changed."""
    steps = 0
    while change_set in undoes:
        change_set = undoes[change_set]
        steps += 1
    return steps % 2 == 0


def differences(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """Column by column what a change did."""
    old, new = before or {}, after or {}
    return [
        {"column": name, "before": old.get(name), "after": new.get(name)}
        for name in dict.fromkeys([*old, *new])
        if old.get(name) != new.get(name)
    ]


@transaction.atomic
def record_restore(*, table: Table, record_id: int, version: int, user: User) -> Record:
    """A record as it was at a version: a later one of its versions, with the values of then. Http404, ApiProblem."""
    changes = record_changes(table, record_id)
    with changes_together(table=table, kind=ChangeSet.Kind.RESTORE, user=user) as together:
        record = table.model.objects.filter(pk=record_id).first()
        if record is None:
            deleted = changes[0]
            put_back(table, [deleted], together)
            record = table.model.objects.get(pk=record_id)
            changes = [each for each in changes if each.version < deleted.version or each is deleted]
        values = values_at(changes, version)
        if values is None:
            raise Http404
        chosen, wanted = Chosen(record_id, record.version), movable(table, values)
        return record_change(table=table, chosen=chosen, values=wanted, user=user, change_set=together, as_it_was=True)


def values_at(changes: list[RecordChange], version: int) -> Mapping[str, Any] | None:
    """The values at a version: after the change that made it, or before the one that came next."""
    for change in changes:
        if change.version == version and change.after is not None:
            return change.after
        if change.version == version + 1 and change.before is not None:
            return change.before
    return None


def movable(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """What may be changed back: ids stay."""
    columns = table.schema.columns
    return {name: value for name, value in values.items() if name in columns and table.changeable(columns[name])}
