"""How do records go? With all that depends on them where that is said, kept whole so that they can be put back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.forms.models import model_to_dict

from firedamp.server.accounts.models import User
from firedamp.server.parts import in_parts
from firedamp.server.reference.changing.change_sets import changes_together
from firedamp.server.reference.changing.dependents import dependents, naming_first, require_deletable
from firedamp.server.reference.changing.many import records_as_seen, require_few
from firedamp.server.reference.changing.many_changes import Noted, note_many
from firedamp.server.reference.changing.records import Chosen, record_as_seen, records_of
from firedamp.server.reference.models import ChangeSet, Record
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import Values, plain_values

AT_ONCE = 500


@transaction.atomic
def record_delete(*, table: Table, chosen: Chosen, user: User, with_dependents: bool = False) -> ChangeSet:
    """Delete a record, with what depends on it where that is said; ApiProblem `conflict` where it is not."""
    record = record_as_seen(table, chosen)
    with changes_together(table=table, kind=ChangeSet.Kind.DELETE, user=user) as together:
        delete_all(table, [record], together, with_dependents=with_dependents)
    return together


@transaction.atomic
def records_delete(*, table: Table, chosen: Sequence[Chosen], user: User, with_dependents: bool = False) -> ChangeSet:
    """Delete many records, all or none."""
    require_few(chosen)
    records = records_as_seen(table, chosen)
    with changes_together(table=table, kind=ChangeSet.Kind.DELETE, user=user) as together:
        delete_all(table, records, together, with_dependents=with_dependents)
    return together


def delete_all(table: Table, records: Sequence[Record], change_set: ChangeSet, *, with_dependents: bool) -> None:
    """Records and all that goes with them, what names another first. ApiProblem `conflict` where it may not be."""
    found = dependents(records)
    require_deletable(found, with_dependents=with_dependents)
    going = {each.table.id: each.ids for each in found if each.table}
    for own in naming_first():
        for part in in_parts(sorted(going.get(own.id, ())), AT_ONCE):
            _delete(own, list(records_of(own).filter(pk__in=part)), change_set)
    for part in in_parts(records, AT_ONCE):
        _delete(table, part, change_set)


def _delete(table: Table, records: Sequence[Record], change_set: ChangeSet) -> None:
    note_many(table, change_set, (_noted(table, each) for each in records))
    table.model.objects.filter(pk__in=[each.pk for each in records]).delete()
    change_set.records += len(records)


def _noted(table: Table, record: Record) -> Noted:
    before, whole = plain_values(table, record), whole_of(record)
    return Noted(record.pk, table.key_of(record), record.version + 1, before=before, whole=whole, since=record.updated)


def whole_of(record: Record) -> Values:
    """Everything that is stored of a record, so that it can be put back as it was."""
    whole = model_to_dict(record)
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in whole.items()}
