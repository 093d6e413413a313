"""How did a record come to be what it is, and how is a change taken back?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from firedamp.server.accounts.models import User
from firedamp.server.parts import in_parts
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.changing.change_sets import changes_together
from firedamp.server.reference.changing.dependents import relations_to
from firedamp.server.reference.changing.many_changes import Noted, note_many
from firedamp.server.reference.changing.records import (
    Chosen,
    record_change,
    record_delete,
    record_get,
    record_put_back,
    whole_of,
)
from firedamp.server.reference.models import ChangeSet, Record, RecordChange
from firedamp.server.reference.tables import Table
from firedamp.server.reference.tables import table as table_by_id

SHOWN = 10
MANY = 500


def change_sets(table: Table | None = None) -> QuerySet[ChangeSet]:
    """Sets of changes, the newest first."""
    found = ChangeSet.objects.select_related("user", "undone_by").order_by("-id")
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
    return found.filter(change_set__undone_by__isnull=True).exclude(change_set__in=taking_back)


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
            record_put_back(table=table, change=deleted, change_set=together)
            record = table.model.objects.get(pk=record_id)
            changes = [each for each in changes if each.version < deleted.version or each is deleted]
        values = values_at(changes, version)
        if values is None:
            raise Http404
        chosen, wanted = Chosen(record_id, record.version), movable(table, values)
        return record_change(table=table, chosen=chosen, values=wanted, user=user, change_set=together)


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


@transaction.atomic
def change_set_undo(*, change_set_id: int, user: User) -> ChangeSet:
    """Take back a set of changes, all or none; ApiProblem `conflict` where a record has been changed since."""
    undone = ChangeSet.objects.select_for_update().filter(pk=change_set_id).first()
    if undone is None:
        raise Http404
    changes = list(undone.changes.order_by("-id"))
    refuse_later(undone, changes)
    first = table_by_id(undone.table)
    with changes_together(table=first, kind=ChangeSet.Kind.UNDO, user=user) as together:
        together.undoes = undone
        together.save(update_fields=["undoes"])
        for change in undo_made(first, changes, together):
            change_undo(change, together, user)
    return together


def undo_made(table: Table, changes: list[RecordChange], change_set: ChangeSet) -> list[RecordChange]:
    """Take away at once the records that were made, of a table that nothing refers to; returns the other changes."""
    made = [change for change in changes if change.before is None and change.table == table.id]
    if len(made) < MANY or relations_to(table.model()):
        return changes
    for part in in_parts(made, MANY):
        some = {change.record: change for change in part}
        records = list(table.model.objects.filter(pk__in=some))
        gone = (
            Noted(
                record.pk, some[record.pk].key, record.version + 1, before=some[record.pk].after,
                whole=whole_of(record),
            )
            for record in records
        )  # fmt: skip
        note_many(table, change_set, gone)
        table.model.objects.filter(pk__in=some).delete()
    change_set.records += len(made)
    return [change for change in changes if change.before is not None or change.table != table.id]


def refuse_later(undone: ChangeSet, changes: list[RecordChange]) -> None:
    if undone.user is None or ChangeSet.objects.filter(undoes=undone).exists():
        raise ApiProblem("conflict", NOT_AGAIN)
    left = {(change.table, change.record): change for change in reversed(changes)}
    now = states_since(changes)
    keys = [change.key for pair, change in left.items() if pair in now and now[pair] != change.after]
    if keys:
        raise ApiProblem("conflict", CHANGED_SINCE, more={"keys": list(dict.fromkeys(keys))[:SHOWN]})


def states_since(changes: list[RecordChange]) -> dict[tuple[str, int], Any]:
    """What later changes made of the records: a later change that was undone itself leaves them as they were."""
    touched = {change.record for change in changes}
    later = RecordChange.objects.filter(
        table__in={change.table for change in changes}, pk__gt=changes[0].pk if changes else 0
    ).order_by("id")
    return {
        (each.table, each.record): each.after
        for part in in_parts(touched, MANY)
        for each in later.filter(record__in=part)
    }


def change_undo(change: RecordChange, change_set: ChangeSet, user: User) -> None:
    table = table_by_id(change.table)
    if change.after is None:
        record_put_back(table=table, change=change, change_set=change_set)
        return
    chosen = Chosen(change.record, record_get(table, change.record).version)
    if change.before is None:
        record_delete(table=table, chosen=chosen, user=user, change_set=change_set)
    else:
        values = movable(table, change.before)
        record_change(table=table, chosen=chosen, values=values, user=user, change_set=change_set)


NOT_AGAIN = {
    "en": "This change was taken back already, or came with a data package.",
    "ru": "Это изменение уже отменено или пришло с пакетом данных.",
}
CHANGED_SINCE = {
    "en": "Records of this change were changed again since: undo the later changes first.",
    "ru": "Записи этого изменения с тех пор менялись: сначала отмените более поздние изменения.",
}
