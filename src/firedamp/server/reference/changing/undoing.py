"""How is a change taken back? All of its records together, the last first, and never over what was done since."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from django.http import Http404

from firedamp.server.accounts.models import User
from firedamp.server.parts import in_parts
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.changing.change_sets import changes_together
from firedamp.server.reference.changing.deleting import delete_all
from firedamp.server.reference.changing.history import movable
from firedamp.server.reference.changing.many import Wish, change_all, records_as_seen
from firedamp.server.reference.changing.putting_back import put_back
from firedamp.server.reference.changing.records import Chosen
from firedamp.server.reference.models import ChangeSet, RecordChange
from firedamp.server.reference.tables import Table
from firedamp.server.reference.tables import table as table_by_id

SHOWN = 10
MANY = 500


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
        for (table_id, deed), some in groupby(changes, key=_deed):
            _undo(table_by_id(table_id), deed, list(some), together)
    return together


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


def _deed(change: RecordChange) -> tuple[str, str]:
    """What undoing a change does, and in which table: neighbours of one deed are undone together."""
    deed = "put back" if change.after is None else "delete" if change.before is None else "change"
    return change.table, deed


def _undo(table: Table, deed: str, changes: Sequence[RecordChange], change_set: ChangeSet) -> None:
    if deed == "put back":
        put_back(table, changes, change_set)
        return
    versions = _versions(table, changes)
    chosen = [Chosen(change.record, versions[change.record]) for change in changes]
    if deed == "delete":
        delete_all(table, records_as_seen(table, chosen), change_set, with_dependents=False)
    else:
        before = [movable(table, change.before or {}) for change in changes]
        wishes = [Wish(seen, values, as_it_was=True) for seen, values in zip(chosen, before, strict=True)]
        change_all(table, wishes, change_set)


def _versions(table: Table, changes: Sequence[RecordChange]) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in in_parts([change.record for change in changes], MANY):
        found |= dict(table.model.objects.filter(pk__in=part).values_list("pk", "version"))
    return found


NOT_AGAIN = {
    "en": "This change was taken back already, or came with a data package.",
    "ru": "Это изменение уже отменено или пришло с пакетом данных.",
}
CHANGED_SINCE = {
    "en": "Records of this change were changed again since: undo the later changes first.",
    "ru": "Записи этого изменения с тех пор менялись: сначала отмените более поздние изменения.",
}
