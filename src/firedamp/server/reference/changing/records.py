"""How is a record made and changed? Each change with who, before and after, in one transaction."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference.checking import labelled
from firedamp.server.accounts.models import User
from firedamp.server.mines.models import Company, Mine
from firedamp.server.mines.passports import parents_json
from firedamp.server.reference.changing.by_hand import source_after
from firedamp.server.reference.changing.change_sets import changes_together, note_change
from firedamp.server.reference.made_up import SYNTHETIC
from firedamp.server.reference.models import ChangeSet, Record
from firedamp.server.reference.references import Resolver
from firedamp.server.reference.tables import Table, table_of_model
from firedamp.server.reference.values import Values, fields_of, key_words, plain_values, search_of, today


class Stale(Exception):
    """Somebody changed the record after the version that the change is meant for; `mine` is what was to be written."""

    def __init__(self, table: Table, record: Record, mine: Mapping[str, Any]) -> None:
        self.table, self.record, self.mine = table, record, dict(mine)
        super().__init__(table.id)


@dataclass(frozen=True)
class Chosen:
    """A record as somebody saw it."""

    id: int
    version: int


def record_get(table: Table, record_id: int) -> Record:
    """The record with what it refers to; Http404."""
    record = records_of(table).filter(pk=record_id).first()
    if record is None:
        raise Http404
    return record


def records_of(table: Table) -> QuerySet[Any]:
    """The table's records, each with what it refers to and its basin."""
    found = table.with_references()
    return found.select_related(table.basin_path) if table.basin_path else found


@transaction.atomic
def record_create(
    *, table: Table, values: Mapping[str, Any], user: User, change_set: ChangeSet | None = None
) -> Record:
    """A new record; InputError with every fault, `key_taken` where there is one of its key."""
    fields = fields_of(table, values)
    record = table.model(**fields, search=search_of(table, fields), **beside(table, fields))
    with changes_together(table=table, kind=ChangeSet.Kind.EDIT, user=user, within=change_set) as together:
        _save(table, record)
        note_change(table, record, together, before=None, after=plain_values(table, record))
    return record


def beside(table: Table, fields: Mapping[str, Any]) -> Values:
    """Fields that a person does not give: a mine's origin tells of each figure where it came from, a company is made up
    or real for good."""
    if table.model is Company:
        return {"synthetic": fields["quality"] == SYNTHETIC}
    if table.model is not Mine:
        return {}
    named = [name for name in table.schema.columns if fields.get(name) is not None]
    return {"origin": origin_of(fields, named), **parents_said(fields)}


def parents_said(fields: Mapping[str, Any]) -> Values:
    """The parent companies that a mine's text names, with their shares: what sums by parent rest on."""
    return {"parents": parents_json(fields["parent_companies"])} if "parent_companies" in fields else {}


def origin_of(fields: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    said = {"source": fields["source"], "quality": fields["quality"], "row": None}
    named = dict.fromkeys(names, said)
    return named | ({"parent": said} if "parent_companies" in named else {})


def _save(table: Table, record: Record) -> None:
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError:
        raise key_taken(table, plain_values(table, record)) from None


def key_taken(table: Table, values: Mapping[str, Any]) -> InputError:
    name = table.schema.key[-1]
    key = "/".join(str(values[each]) for each in table.schema.key)
    params = {**labelled(table.schema.columns[name]), "key": key_words(table, values)}
    return InputError([Problem(name, "key_taken", key, params)])


@dataclass(frozen=True)
class Prepared:
    """A change that may be made: the record with its values of now, which it has had `since` then, what was
    wanted, and which fields change."""

    record: Record
    before: Values
    wanted: Mapping[str, Any]
    fields: Values
    changed: Sequence[str]
    since: datetime.datetime

    def apply(self) -> None:
        for name, value in self.fields.items():
            setattr(self.record, name, value)


@transaction.atomic
def record_change(
    *, table: Table, chosen: Chosen, values: Mapping[str, Any], user: User | None, change_set: ChangeSet | None = None,
    as_it_was: bool = False,
) -> Record:  # fmt: skip
    """Change columns of a record as it was at a version. Raises Stale where it has been changed since, InputError."""
    record = record_as_seen(table, chosen, values)
    ready = prepare(table, record, values, as_it_was=as_it_was)
    if ready.changed:
        write(table, ready)
        with changes_together(table=table, kind=ChangeSet.Kind.EDIT, user=user, within=change_set) as together:
            after = plain_values(table, record)
            note_change(table, record, together, before=ready.before, after=after, since=ready.since)
        refresh_search(record)
    return record


def prepare(
    table: Table,
    record: Record,
    values: Mapping[str, Any],
    resolver: Resolver | None = None,
    *,
    as_it_was: bool = False,
) -> Prepared:
    """What values would change of a record; InputError with every fault. `as_it_was`: the values are those of an
    earlier version, and say themselves where they came from."""
    before = plain_values(table, record)
    refuse_fixed(table, before, values)
    fields = fields_of(table, {**before, **values}, resolver, before=record)
    changed = differing(record, fields)
    said = {} if as_it_was else source_after(record, values, changed, today())
    fields = as_changed(table, record, fields, said=said, named=changed)
    own = {name: value for name, value in fields.items() if name in table.schema.columns}
    return Prepared(record, before, values, fields, differing(record, own), record.updated)


def as_changed(
    table: Table, record: Record, fields: Values, *, said: Mapping[str, Any], named: Iterable[str]
) -> Values:
    """The record's next version: all its columns, with `fields` as they become and the source that is `said` of the
    change, and what follows from them. The figures `named` come from there."""
    whole = {name: getattr(record, name) for name in table.schema.columns} | fields
    after: Values = {"version": record.version + 1, "updated": timezone.now()}
    if isinstance(record, Mine):  # a mine has an origin for each of its figures, and keeps its source for the others
        after |= {"origin": {**record.origin, **origin_of({**whole, **said}, named)}, **parents_said(whole)}
    else:
        whole |= said
    return {**whole, **after, "search": search_of(table, whole)}


def differing(record: Record, fields: Mapping[str, Any]) -> list[str]:
    return [name for name, value in fields.items() if getattr(record, name) != value]


def write(table: Table, ready: Prepared) -> None:
    """Write a change, in the database and in the record. Stale where somebody was faster, InputError `key_taken`."""
    record = ready.record
    try:
        with transaction.atomic():
            found = table.model.objects.filter(pk=record.pk, version=record.version).update(**ready.fields)
    except IntegrityError:
        raise key_taken(table, {**ready.before, **ready.wanted}) from None
    if not found:
        raise Stale(table, record_get(table, record.pk), ready.wanted)
    ready.apply()


def refuse_fixed(table: Table, before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    problems = [
        Problem(name, "fixed_column", value, labelled(column))
        for name, value in values.items()
        if (column := table.schema.columns.get(name)) and not table.changeable(column) and value != before[name]
    ]
    if problems:
        raise InputError(problems)


def refresh_search(record: Record) -> None:
    """A mine is found by its owner's name, also by a new one."""
    own = table_of_model(Mine)
    if own and isinstance(record, Company):
        for mine in record.mines.select_related("company"):
            words = search_of(own, {name: getattr(mine, name) for name in own.schema.columns})
            Mine.objects.filter(pk=mine.pk).update(search=words)


def record_as_seen(table: Table, chosen: Chosen, wanted: Mapping[str, Any] = MappingProxyType({})) -> Record:
    """The record; Stale, with what was to be written, where somebody has changed it since."""
    record = record_get(table, chosen.id)
    if record.version != chosen.version:
        raise Stale(table, record, wanted)
    return record
