"""How are many records changed at once? As one change after another would, but read and written many at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.db import transaction

from firedamp.science.errors import InputError, Problem
from firedamp.server.accounts.models import User
from firedamp.server.parts import in_parts
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.changing.change_sets import changes_together
from firedamp.server.reference.changing.many_changes import Noted, note_many
from firedamp.server.reference.changing.records import (
    Chosen,
    Prepared,
    Stale,
    prepare,
    record_get,
    records_of,
    refresh_search,
    write,
)
from firedamp.server.reference.models import ChangeSet, Record
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import plain_values

MOST_AT_ONCE = 10_000
MOST_PROBLEMS = 500
AT_ONCE = 500
WRITTEN_AT_ONCE = 200


@dataclass(frozen=True)
class Wish:
    """Values for a record as somebody saw it; `as_it_was`: those of an earlier version."""

    chosen: Chosen
    values: Mapping[str, Any]
    as_it_was: bool = False


@transaction.atomic
def records_change(
    *, table: Table, chosen: Sequence[Chosen], values: Mapping[str, Any], user: User,
    own_values: Mapping[int, Mapping[str, Any]] = MappingProxyType({}),
) -> ChangeSet:  # fmt: skip
    """Change many records, all or none: `values` of all, `own_values` of one by its id. Raises Stale for the first that
    was changed meanwhile, InputError with every fault of every record, each with the id of its `record`."""
    require_few(chosen)
    wishes = [Wish(each, {**values, **own_values.get(each.id, {})}) for each in chosen]
    with changes_together(table=table, kind=ChangeSet.Kind.BULK, user=user) as together:
        change_all(table, wishes, together)
    return together


def require_few(chosen: Sequence[Chosen]) -> None:
    if len(chosen) > MOST_AT_ONCE:
        raise InputError.one("records", "too_many_items", len(chosen), maximum=MOST_AT_ONCE)
    if not chosen:
        raise ApiProblem("not-found")


def change_all(table: Table, wishes: Sequence[Wish], change_set: ChangeSet) -> None:
    """Change records in their order, within the caller's transaction. Raises as `records_change` does."""
    resolver, problems = Resolver(), list[Problem]()
    for part in in_parts(wishes, AT_ONCE):
        ready = _prepared(table, part, resolver, problems)
        if ready and not problems:
            _write_all(table, ready, change_set)
    if problems:
        raise InputError(problems[:MOST_PROBLEMS])


def _prepared(table: Table, wishes: Sequence[Wish], resolver: Resolver, problems: list[Problem]) -> list[Prepared]:
    """What will change; what may not is added to the problems."""
    records = records_as_seen(table, [each.chosen for each in wishes], [each.values for each in wishes])
    ready = []
    for record, wish in zip(records, wishes, strict=True):
        try:
            ready.append(prepare(table, record, wish.values, resolver, as_it_was=wish.as_it_was))
        except InputError as error:
            problems += _of_record(record, error)
    return [each for each in ready if each.changed]


def _of_record(record: Record, error: InputError) -> list[Problem]:
    return [replace(each, params={**each.params, "record": record.pk}) for each in error.problems]


def records_as_seen(table: Table, chosen: Sequence[Chosen], wanted: Sequence[Mapping[str, Any]] = ()) -> list[Record]:
    """The records in the order chosen, locked; Stale with what was `wanted` of the first that has been changed since,
    or is named twice; Http404."""
    found: dict[int, Record] = {}
    for part in in_parts([each.id for each in chosen], AT_ONCE):
        list(table.model.objects.select_for_update().filter(pk__in=part).values_list("pk"))
        found |= {each.pk: each for each in records_of(table).filter(pk__in=part)}
    records = []
    for number, each in enumerate(chosen):
        record = found.pop(each.id, None)
        if record is None or record.version != each.version:
            raise Stale(table, record or record_get(table, each.id), wanted[number] if wanted else {})
        records.append(record)
    return records


def _write_all(table: Table, ready: Sequence[Prepared], change_set: ChangeSet) -> None:
    """A changed key may be one that the change before it has just freed: such go one by one, in their order."""
    keys = set(table.schema.key)
    if any(keys & set(each.changed) for each in ready):
        for each in ready:
            try:
                write(table, each)
            except InputError as error:
                raise InputError(_of_record(each.record, error)) from None
    else:
        _write_together(table, ready)
    note_many(table, change_set, (_noted(table, each) for each in ready))
    change_set.records += len(ready)
    for each in ready:
        refresh_search(each.record)


def _write_together(table: Table, ready: Sequence[Prepared]) -> None:
    for each in ready:
        each.apply()
    names = {name for each in ready for name in (*each.changed, *(each.fields.keys() - table.schema.columns.keys()))}
    table.model.objects.bulk_update([each.record for each in ready], sorted(names), batch_size=WRITTEN_AT_ONCE)


def _noted(table: Table, ready: Prepared) -> Noted:
    """A change that has been written."""
    record = ready.record
    after = plain_values(table, record)
    return Noted(record.pk, table.key_of(record), record.version, before=ready.before, after=after, since=ready.since)
