"""What may be done with records? Create, change, delete; each change with who, before and after, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.forms.models import model_to_dict
from django.http import Http404
from django.utils import timezone

from firedamp.science.errors import InputError, Problem
from firedamp.science.reference.checking import labelled
from firedamp.server.accounts.models import User
from firedamp.server.mines.models import Company, Mine, MineProject
from firedamp.server.mines.passports import parents_json
from firedamp.server.parts import in_parts
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.changing.change_sets import changes_together, note_change
from firedamp.server.reference.changing.dependents import dependents, naming_first, require_deletable
from firedamp.server.reference.models import ChangeSet, Record, RecordChange
from firedamp.server.reference.tables import Table, table_of_model
from firedamp.server.reference.values import Values, fields_of, key_words, plain_values, search_of

MOST_AT_ONCE = 10_000
MOST_PROBLEMS = 500
AT_ONCE = 500


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
    """The table's records, each with what it refers to."""
    return table.with_references()


@transaction.atomic
def record_create(
    *, table: Table, values: Mapping[str, Any], user: User, change_set: ChangeSet | None = None
) -> Record:
    """A new record; InputError with every fault, `key_taken` where there is one of its key."""
    fields = fields_of(table, values)
    record = table.model(**fields, search=search_of(table, fields), **_beside(table, fields))
    with changes_together(table=table, kind=ChangeSet.Kind.EDIT, user=user, within=change_set) as together:
        _save(table, record)
        note_change(table, record, together, before=None, after=plain_values(table, record))
    return record


def _beside(table: Table, fields: Mapping[str, Any]) -> Values:
    """Fields that a person does not give: a mine's origin tells of each figure where it came from."""
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


@transaction.atomic
def record_change(
    *, table: Table, chosen: Chosen, values: Mapping[str, Any], user: User | None, change_set: ChangeSet | None = None
) -> Record:
    """Change columns of a record as it was at a version. Raises Stale where it has been changed since, InputError."""
    record = record_get(table, chosen.id)
    if record.version != chosen.version:
        raise Stale(table, record, values)
    before = plain_values(table, record)
    refuse_fixed(table, before, values)
    fields = fields_of(table, {**before, **values}, before=record)
    changed = _differing(table, record, fields)
    if not changed:
        return record
    extra: Values = {"search": search_of(table, fields), "version": chosen.version + 1, "updated": timezone.now()}
    if isinstance(record, Mine):
        extra |= {"origin": {**record.origin, **origin_of(fields, changed)}, **parents_said(fields)}
    try:
        with transaction.atomic():
            found = table.model.objects.filter(pk=record.pk, version=chosen.version).update(**fields, **extra)
    except IntegrityError:
        raise key_taken(table, {**before, **values}) from None
    if not found:
        raise Stale(table, record_get(table, chosen.id), values)
    after = record_get(table, chosen.id)
    with changes_together(table=table, kind=ChangeSet.Kind.EDIT, user=user, within=change_set) as together:
        note_change(table, after, together, before=before, after=plain_values(table, after))
    refresh_search(after)
    return after


def refuse_fixed(table: Table, before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    problems = [
        Problem(name, "fixed_column", value, labelled(column))
        for name, value in values.items()
        if (column := table.schema.columns.get(name)) and not table.changeable(column) and value != before[name]
    ]
    if problems:
        raise InputError(problems)


def _differing(table: Table, record: Record, fields: Mapping[str, Any]) -> list[str]:
    return [name for name, value in fields.items() if getattr(record, name) != value]


def refresh_search(record: Record) -> None:
    """A mine is found by its owner's name, also by a new one."""
    own = table_of_model(Mine)
    if own and isinstance(record, Company):
        for mine in record.mines.select_related("company"):
            words = search_of(own, {name: getattr(mine, name) for name in own.schema.columns})
            Mine.objects.filter(pk=mine.pk).update(search=words)


@transaction.atomic
def record_delete(
    *, table: Table, chosen: Chosen, user: User, with_dependents: bool = False, change_set: ChangeSet | None = None
) -> ChangeSet:
    """Delete a record, with what depends on it where that is said; ApiProblem `conflict` where it is not."""
    record = record_as_seen(table, chosen)
    with changes_together(table=table, kind=ChangeSet.Kind.DELETE, user=user, within=change_set) as together:
        _delete(table, [record], together, with_dependents=with_dependents)
    return together


def record_as_seen(table: Table, chosen: Chosen) -> Record:
    """The record; Stale where somebody has changed it since."""
    record = record_get(table, chosen.id)
    if record.version != chosen.version:
        raise Stale(table, record, {})
    return record


def _delete(table: Table, records: Sequence[Record], change_set: ChangeSet, *, with_dependents: bool) -> None:
    """Records and all that goes with them, what names another first."""
    found = dependents(records)
    require_deletable(found, with_dependents=with_dependents)
    going = {each.table.id: each.ids for each in found if each.table}
    for own in naming_first():
        for part in in_parts(sorted(going.get(own.id, ())), AT_ONCE):
            for each in records_of(own).filter(pk__in=part):
                _delete_one(own, each, change_set)
    for record in records:
        _delete_one(table, record, change_set)


def _delete_one(table: Table, record: Record, change_set: ChangeSet) -> None:
    before, whole = plain_values(table, record), whole_of(record)
    note_change(table, record, change_set, before=before, after=None, whole=whole, version=record.version + 1)
    record.delete()


def whole_of(record: Record) -> Values:
    """Everything that is stored of a record, so that it can be put back as it was."""
    whole = model_to_dict(record)
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in whole.items()}


def record_put_back(*, table: Table, change: RecordChange, change_set: ChangeSet) -> Record:
    """A deleted record again, under its id."""
    whole = dict(change.whole or {})
    projects = whole.pop("_projects", [])  # of a mine deleted before projects were records of their own
    fields = {table.model._meta.get_field(name).attname: value for name, value in whole.items()}
    last = RecordChange.objects.filter(table=table.id, record=change.record).aggregate(version=Max("version"))
    record = table.model(**{**fields, "id": change.record, "version": last["version"] + 1, "search": ""})
    record.search = search_of(table, {name: getattr(record, name) for name in table.schema.columns})
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError:
        raise key_taken(table, change.before or {}) from None
    for project in projects:
        MineProject.objects.create(mine=record, package=change.whole.get("package", ""), **project)
    record = record_get(table, change.record)
    note_change(table, record, change_set, before=None, after=plain_values(table, record))
    return record


@transaction.atomic
def records_change(
    *, table: Table, chosen: Sequence[Chosen], values: Mapping[str, Any], user: User,
    own_values: Mapping[int, Mapping[str, Any]] = MappingProxyType({}),
) -> ChangeSet:  # fmt: skip
    """Change many records, all or none: `values` of all, `own_values` of one by its id. Raises Stale for the first that
    was changed meanwhile, InputError with every fault of every record, each with the id of its `record`."""
    require_few(chosen)
    problems: list[Problem] = []
    with changes_together(table=table, kind=ChangeSet.Kind.BULK, user=user) as together:
        for each in chosen:
            wanted = {**values, **own_values.get(each.id, {})}
            try:
                record_change(table=table, chosen=each, values=wanted, user=user, change_set=together)
            except InputError as error:
                problems += [
                    replace(problem, params={**problem.params, "record": each.id}) for problem in error.problems
                ]
    if problems:
        raise InputError(problems[:MOST_PROBLEMS])
    return together


@transaction.atomic
def records_delete(*, table: Table, chosen: Sequence[Chosen], user: User, with_dependents: bool = False) -> ChangeSet:
    """Delete many records, all or none."""
    require_few(chosen)
    records = [record_as_seen(table, each) for each in chosen]
    with changes_together(table=table, kind=ChangeSet.Kind.DELETE, user=user) as together:
        _delete(table, records, together, with_dependents=with_dependents)
    return together


def require_few(chosen: Sequence[Chosen]) -> None:
    if len(chosen) > MOST_AT_ONCE:
        raise InputError.one("records", "too_many_items", len(chosen), maximum=MOST_AT_ONCE)
    if not chosen:
        raise ApiProblem("not-found")
