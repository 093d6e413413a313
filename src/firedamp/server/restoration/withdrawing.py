"""How are restored values taken back where their records were changed since? Each that still stands, no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from firedamp.server.accounts.models import User
from firedamp.server.reference.changing.change_sets import changes_together
from firedamp.server.reference.changing.deleting import delete_all
from firedamp.server.reference.changing.many import Wish, change_all, records_as_seen
from firedamp.server.reference.changing.records import Chosen
from firedamp.server.reference.models import ChangeSet, RecordChange
from firedamp.server.reference.models.records import Quality
from firedamp.server.reference.tables import Table
from firedamp.server.reference.tables import table as table_by_id
from firedamp.server.restoration.models import AcceptedValue, Restoration
from firedamp.server.restoration.sources import quantities, records_locked

OF_ITSELF = (Quality.RESTORED, Quality.SYNTHETIC)  # of a record that nobody has said anything of since


def withdraw_one_by_one(*, restoration: Restoration, accepted: Sequence[AcceptedValue], user: User) -> int:
    """Empty the column of every record that still has its restored value, delete those that hold nothing else and were
    made for it; how many values there were. Within the caller's transaction."""
    table = table_by_id(restoration.table)
    standing, made = _standing(table, accepted), _made(table, accepted)
    with changes_together(table=table, kind=ChangeSet.Kind.EDIT, user=user) as together:
        together.note = restoration.name
        together.save(update_fields=["note"])
        emptied, deleted = [], []
        for record, column in standing:
            seen = Chosen(record.pk, record.version)
            if record.pk in made and record.quality in OF_ITSELF and _alone(restoration.table, record, column):
                deleted.append(seen)
            else:
                emptied.append(Wish(seen, {column: None}, as_it_was=True))
        if emptied:
            change_all(table, emptied, together)
        if deleted:
            delete_all(table, records_as_seen(table, deleted), together, with_dependents=False)
    AcceptedValue.objects.filter(pk__in=[each.pk for each in accepted]).update(withdrawn=timezone.now())
    return len(standing)


def _standing(table: Table, accepted: Sequence[AcceptedValue]) -> list[tuple[Any, str]]:
    """The records, locked, that still have the restored value, each with its column."""
    records = records_locked(table, {each.mine_id for each in accepted})
    pairs = [(records.get((each.mine_id, each.year)), each) for each in accepted]
    return [(record, each.column) for record, each in pairs if record and getattr(record, each.column) == each.value]


def _made(table: Table, accepted: Sequence[AcceptedValue]) -> set[int]:
    """The records that were made when the values were accepted."""
    sets = {each.change_set_id for each in accepted}
    changes = RecordChange.objects.filter(change_set__in=sets, table=table.id, before__isnull=True)
    return set(changes.values_list("record", flat=True))


def _alone(table_id: str, record: Any, column: str) -> bool:
    """Whether a record holds no other figure."""
    return all(getattr(record, name) is None for name in quantities(table_id) if name != column)
