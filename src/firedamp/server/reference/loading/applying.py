"""How do the rows of a data package become records? What is new or changed is applied, what users changed stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone

from firedamp.server.parts import in_parts
from firedamp.server.reference.changing.change_sets import change_set_close, change_set_create, note_change
from firedamp.server.reference.models import ChangeSet, Record, RecordChange
from firedamp.server.reference.models.changes import LONGEST_KEY
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import plain_value, plain_values, search_of

AT_ONCE = 500
Fields = dict[str, Any]


@dataclass(frozen=True)
class PackageRow:
    """A row of a package as model fields; references are records."""

    fields: Fields
    row: int | None = None


@dataclass(frozen=True)
class KeptEdit:
    """A user's value that lies over the package's; without a `column` the user deleted the record that it has."""

    table: str
    key: str
    column: str | None
    package: Any
    user: Any

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def rows_apply(
    *, table: Table, rows: Iterable[PackageRow], package: str, version: str, kept: list[KeptEdit]
) -> dict[str, Record]:
    """Bring the table's records of a package to its rows; returns the records by key.

    A column that a user changed keeps the user's value, a record that a user deleted stays deleted, and one that a
    user made is not overwritten. A record that the package no longer has goes, unless a user changed it or something
    names it. `kept` is given what of users' is not as the package says.
    """
    work = _Work(table, list(rows), package, version, kept)
    found = {}
    for row in work.rows:
        record = work.apply(row)
        if record is not None:
            found[table.key_of(record)] = record
    work.remove_all_but({record.pk for record in found.values()})
    work.count_changes()
    return found


class _Work:
    """What is asked of the database is as much as the package holds, however many records others have in the table."""

    def __init__(
        self, table: Table, rows: Sequence[PackageRow], package: str, version: str, kept: list[KeptEdit]
    ) -> None:
        self.table, self.rows, self.package, self.kept = table, rows, package, kept
        self.note = f"{package} {version}"
        records = table.with_references()
        self.own: list[Any] = list(records.filter(package=package))
        self.by_key = {table.key_of(record): record for record in self.own}
        for part in in_parts(rows, AT_ONCE):
            self.by_key |= {table.key_of(record): record for record in records.filter(**_keys_of(table, part))}
        keys = {self.table.key_of(self.table.model(**row.fields)) for row in rows}
        self.deleted = _deleted_by_users(table, keys)
        self.edited = _edited_by_users(table, {record.pk for record in self.by_key.values()})
        self._change_set: ChangeSet | None = None

    def apply(self, row: PackageRow) -> Record | None:
        fields = {**row.fields, "package": self.package, "row": row.row}
        fields["search"] = search_of(self.table, {**_nothing(self.table), **fields})
        key = self.table.key_of(self.table.model(**fields))
        known = self.by_key.get(key)
        if known is None and key in self.deleted:
            self.kept.append(KeptEdit(self.table.id, key, None, None, None))
            return None
        if known is None:
            return self._create(key, fields)
        theirs = self.edited.get(known.pk, set()) if known.package else fields.keys()
        self._keep(known, key, {name: value for name, value in row.fields.items() if name in theirs})
        return known if not known.package else self._update(known, fields)

    def _keep(self, record: Any, key: str, fields: Fields) -> None:
        """Note where a user's value stands over the package's."""
        self.kept += [
            KeptEdit(self.table.id, key, name, plain_value(value), plain_value(getattr(record, name)))
            for name, value in fields.items()
            if name in self.table.schema.columns and getattr(record, name) != value
        ]

    def _create(self, key: str, fields: Fields) -> Record:
        record = self.table.model.objects.create(**fields)
        self.by_key[key] = record
        return record

    def _update(self, record: Any, fields: Fields) -> Record:
        theirs = self.edited.get(record.pk, set())
        changed = {
            name: value for name, value in fields.items() if name not in theirs and getattr(record, name) != value
        }
        if theirs and "origin" in changed:
            changed["origin"] = {
                **changed["origin"],
                **{name: record.origin[name] for name in theirs & record.origin.keys()},
            }
        if theirs:
            changed.pop("search", None)
        if "parent_companies" in theirs:
            changed.pop("parents", None)
        if not changed:
            return record
        before, since = plain_values(self.table, record), record.updated
        for name, value in changed.items():
            setattr(record, name, value)
        record.version += 1
        record.updated = timezone.now()
        record.save()
        if theirs:
            after = plain_values(self.table, record)
            note_change(self.table, record, self.change_set, before=before, after=after, since=since)
        return record

    @property
    def change_set(self) -> ChangeSet:
        """The set that says what a package changed under records which users had changed."""
        if self._change_set is None:
            kind = ChangeSet.Kind.PACKAGE
            self._change_set = change_set_create(table=self.table, kind=kind, user=None, note=self.note)
        return self._change_set

    def count_changes(self) -> None:
        if self._change_set is not None:
            change_set_close(self._change_set)

    def remove_all_but(self, kept: set[int]) -> None:
        for record in self.own:
            if record.pk not in kept and record.pk not in self.edited:
                remove(record)


def _keys_of(table: Table, rows: Sequence[PackageRow]) -> Fields:
    """A condition that the records of the rows' keys meet, with few others."""
    return {f"{name}__in": {row.fields[name] for row in rows} for name in table.schema.key}


def _nothing(table: Table) -> Fields:
    return dict.fromkeys(table.schema.columns)


def remove(record: Any) -> None:
    """A record goes; where something names it, it stays (a mine marked as withdrawn)."""
    try:
        with transaction.atomic():
            record.delete()
    except ProtectedError:
        if hasattr(record, "withdrawn"):
            record.withdrawn = True
            record.save(update_fields=["withdrawn"])


def _deleted_by_users(table: Table, keys: set[str]) -> set[str]:
    """Those of the keys whose records users deleted."""
    gone: dict[str, bool] = {}
    for part in in_parts(sorted(key[:LONGEST_KEY] for key in keys), AT_ONCE):
        for key, after in _users_changes(table).filter(key__in=part).values_list("key", "after"):
            gone[key] = after is None
    return {key for key, it_is in gone.items() if it_is}


def _edited_by_users(table: Table, records: set[int]) -> dict[int, set[str]]:
    """Which columns of which of the records users changed."""
    edited: dict[int, set[str]] = {}
    for part in in_parts(sorted(records), AT_ONCE):
        changes = _users_changes(table).filter(record__in=part, before__isnull=False, after__isnull=False)
        for record, before, after in changes.values_list("record", "before", "after"):
            names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
            edited.setdefault(record, set()).update(names)
    return edited


def _users_changes(table: Table) -> QuerySet[RecordChange]:
    return RecordChange.objects.filter(table=table.id, change_set__user__isnull=False).order_by("id")
