"""How do deleted records come back? Each under its id and as it was, in a version after all that it has had."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max

from firedamp.server.mines.models import MineProject
from firedamp.server.parts import in_parts
from firedamp.server.reference.changing.many_changes import Noted, note_many
from firedamp.server.reference.changing.records import key_taken, records_of
from firedamp.server.reference.models import ChangeSet, Record, RecordChange
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import plain_values, search_of

AT_ONCE = 500


def put_back(table: Table, changes: Sequence[RecordChange], change_set: ChangeSet) -> None:
    """The records that changes deleted. InputError `key_taken` where there is another of a record's key by now."""
    for part in in_parts(changes, AT_ONCE):
        _put_back(table, part, change_set)


def _put_back(table: Table, changes: Sequence[RecordChange], change_set: ChangeSet) -> None:
    versions = _last_versions(table, changes)
    records = [_record(table, change, versions[change.record] + 1) for change in changes]
    _save(table, records, changes)
    again = {each.pk: each for each in records_of(table).filter(pk__in=versions)}
    for record in again.values():
        record.search = search_of(table, {name: getattr(record, name) for name in table.schema.columns})
    table.model.objects.bulk_update(list(again.values()), ["search"])
    note_many(table, change_set, (_noted(table, again[change.record]) for change in changes))
    change_set.records += len(changes)


def _noted(table: Table, record: Record) -> Noted:
    return Noted(record.pk, table.key_of(record), record.version, after=plain_values(table, record))


def _last_versions(table: Table, changes: Sequence[RecordChange]) -> dict[int, int]:
    known = RecordChange.objects.filter(table=table.id, record__in=[each.record for each in changes])
    return dict(known.values("record").annotate(last=Max("version")).values_list("record", "last"))


def _record(table: Table, change: RecordChange, version: int) -> Record:
    whole = {name: value for name, value in (change.whole or {}).items() if name != PROJECTS}
    fields = {table.model._meta.get_field(name).attname: value for name, value in whole.items()}
    return table.model(**{**fields, "id": change.record, "version": version, "search": ""})


def _save(table: Table, records: Sequence[Record], changes: Sequence[RecordChange]) -> None:
    try:
        with transaction.atomic():
            table.model.objects.bulk_create(records)
    except IntegrityError:
        _name_taken(table, records, changes)
        raise
    for change in changes:
        _put_back_projects(change)


def _name_taken(table: Table, records: Sequence[Record], changes: Sequence[RecordChange]) -> None:
    """Which of them was it? What is saved here to find out goes with the error."""
    for record, change in zip(records, changes, strict=True):
        try:
            with transaction.atomic():
                record.save(force_insert=True)
        except IntegrityError:
            raise key_taken(table, change.before or {}) from None


PROJECTS = "_projects"


def _put_back_projects(change: RecordChange) -> None:
    """Of a mine that was deleted before projects were records of their own."""
    whole = change.whole or {}
    for project in whole.get(PROJECTS, ()):
        MineProject.objects.create(mine_id=change.record, package=whole.get("package", ""), **project)
