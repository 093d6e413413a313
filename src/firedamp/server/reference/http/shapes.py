"""How do tables, records and their history become what the API promises?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Max, Min, QuerySet

from firedamp.science.reference import Column
from firedamp.server.reference.changing.by_hand import in_russian
from firedamp.server.reference.changing.history import changes_in_force, differences
from firedamp.server.reference.finding.records import Wanted, records
from firedamp.server.reference.models import ChangeSet, DataPackageVersion, RecordChange
from firedamp.server.reference.models.records import Quality
from firedamp.server.reference.selectors import current_packages, described, sources_in_russian
from firedamp.server.reference.tables import Table, reference_id, reference_name
from firedamp.server.reference.values import plain_values
from firedamp.server.restoration.marks import TABLES, accepted_in_force, mark_of, marks_of

MOST_SOURCES = 3


def table_rows(tables: Iterable[Table], basin: str | None) -> list[dict[str, Any]]:
    packages = {version.name: package_out(version) for version in current_packages().defer("rows")}
    return [table_row(table, basin, packages) for table in tables]


def package_out(version: DataPackageVersion) -> dict[str, Any]:
    return {"name": version.name, "version": version.version, "release": described(version).release}


def table_row(table: Table, basin: str | None, packages: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A table with what its records of a basin amount to."""
    found = records(table, Wanted(basin=basin)).order_by()
    sums = found.aggregate(count=Count("pk", distinct=True), updated=Max("updated"))
    people = of_records(RecordChange.objects.filter(table=table.id, change_set__user__isnull=False), table, basin)
    by_package = found.exclude(package="").values_list("package").annotate(count=Count("pk")).order_by("-count")
    schema = table.schema
    return {
        "id": schema.id,
        "title": schema.title,
        "summary": schema.summary,
        "group": schema.group,
        "edited": of_records(changes_in_force(table), table, basin).values("record").distinct().count(),
        "sources": main_sources(table, found),
        "packages": [packages[name] for name, _ in by_package if name in packages],
        "changed": people.aggregate(at=Max("change_set__at"))["at"],
        **years(table, found),
        **sums,
    }


def of_records(changes: QuerySet[RecordChange], table: Table, basin: str | None) -> QuerySet[RecordChange]:
    """The changes of a basin's records; of a deleted one nothing says any more which basin it was of."""
    if table.basin_path is None:
        return changes
    found = records(table, Wanted(basin=basin)).order_by()
    return changes.filter(record__in=found.values("pk"))


def years(table: Table, found: QuerySet[Any]) -> dict[str, int | None]:
    """The first and the last year that is known, not filled in by a model."""
    if "year" not in table.schema.columns:
        return {"first_year": None, "last_year": None}
    return found.exclude(quality=Quality.RESTORED).aggregate(first_year=Min("year"), last_year=Max("year"))


def main_sources(table: Table, found: Any) -> list[dict[str, str]]:
    """The documents that most records come from; where they name none, their sources."""
    names = ("document__name_en", "document__name_ru") if "document" in table.schema.columns else ("name_en", "name_ru")
    if table.id == "documents":
        return []
    by_document = found.exclude(document=None).values_list(*names).annotate(count=Count("pk")).order_by("-count")
    by_source = found.filter(document=None).values_list("source", "source").annotate(count=Count("pk"))
    listed = [*by_document[:MOST_SOURCES], *by_source.order_by("-count")[:MOST_SOURCES]]
    return [{"en": en, "ru": ru} for en, ru, _ in listed if en][:MOST_SOURCES]


def table_schema_out(table: Table) -> dict[str, Any]:
    schema = table.schema
    return {
        **{name: getattr(schema, name) for name in ("id", "title", "summary", "group", "key", "sort", "require_one")},
        "columns": [column_out(table, column) for column in schema.columns.values()],
        "named": bool(schema.named_by),
        "by_basin": table.basin_path is not None or table.id == "companies",
    }


def column_out(table: Table, column: Column) -> dict[str, Any]:
    same = ("name", "type", "unit", "label", "help", "required", "minimum", "maximum", "common")
    choices = [{"value": choice.value, "label": choice.label} for choice in column.choices]
    return {
        **{name: getattr(column, name) for name in same},
        "changeable": table.changeable(column),
        "usual": list(column.usual) if column.usual else None,
        "choices": choices or None,
        "table": column.table or None,
    }


def edited_ids(table: Table, found: Iterable[Any]) -> set[int]:
    """Which of these records are as a user left them: what was undone does not count."""
    changes = changes_in_force(table).filter(record__in=[record.pk for record in found])
    return set(changes.values_list("record", flat=True))


def records_out(table: Table, found: list[Any]) -> list[dict[str, Any]]:
    edited, sources, restored = edited_ids(table, found), sources_in_russian(), restored_values(table, found)
    return [
        record_out(table, record, edited=record.pk in edited, sources=sources, restored=restored[record.pk])
        for record in found
    ]


def restored_values(table: Table, found: Sequence[Any]) -> dict[int, dict[str, Any]]:
    """By record the columns whose values were restored, each with its interval, method and run."""
    if table.id not in TABLES:
        return {record.pk: {} for record in found}
    mines = {record.mine_id for record in found}
    marks = marks_of(accepted_in_force(table=table.id, mine__in=mines))
    columns = {column for _, column, _, _ in marks}
    shown: dict[int, dict[str, Any]] = {}
    for record in found:
        places = {name: (table.id, name, record.mine_id, record.year) for name in columns}
        own = {name: mark_of(marks, place, getattr(record, name)) for name, place in places.items()}
        shown[record.pk] = {name: mark for name, mark in own.items() if mark}
    return shown


def record_out(
    table: Table, record: Any, *, edited: bool | None = None, sources: Mapping[str, str] | None = None,
    restored: Mapping[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    known = sources_in_russian() if sources is None else sources
    named = {name: named_reference(getattr(record, name)) for name in (c.name for c in table.schema.references)}
    return {
        "id": record.pk,
        "version": record.version,
        "key": table.key_of(record),
        "name": table.name_of(record),
        "values": {**plain_values(table, record), **named},
        "origin": getattr(record, "origin", {}),
        "restored": restored_values(table, [record])[record.pk] if restored is None else dict(restored),
        "source": {"en": record.source, "ru": in_russian(record.source, known)},
        "package": record.package,
        "synthetic": record.quality == "synthetic",
        "edited": bool(edited_ids(table, [record])) if edited is None else edited,
        "updated": record.updated,
    }


def named_reference(record: Any) -> dict[str, Any] | None:
    return None if record is None else {"id": reference_id(record), "name": reference_name(record)}


def history_out(table: Table, record_id: int, changes: list[RecordChange]) -> dict[str, Any]:
    """The changes of a record, the newest first, down to how it first came."""
    entries = [history_entry(change) for change in changes]
    current = table.model.objects.filter(pk=record_id).first()
    first = changes[-1] if changes else None
    if first is None or first.before is not None:
        entries.append(loaded_entry(table, current, first))
    return {"items": entries, "deleted": current is None}


def history_entry(change: RecordChange) -> dict[str, Any]:
    change_set = change.change_set
    return {
        "version": change.version,
        "action": action_of(change),
        "user": change_set.user.username if change_set.user else None,
        "at": change_set.at,
        "note": change_set.note,
        "change_set": change_set.pk,
        "changes": differences(change.before, change.after),
        "values": change.after,
    }


def changed_by(record: Any, change: RecordChange | None) -> dict[str, Any]:
    """Who made a record what it is, and when. Without a `user` a data package did, which `note` names."""
    if change is None or change.version != record.version:  # what nobody had edited is brought up to date unnoted
        return {"user": None, "at": record.updated, "note": record.package, "change_set": None}
    change_set = change.change_set
    user = change_set.user.username if change_set.user else None
    return {"user": user, "at": change_set.at, "note": change_set.note, "change_set": change_set.pk}


def action_of(change: RecordChange) -> str:
    if change.after is None:
        return "deleted"
    if change.before is None:
        return "created" if change.version == 1 else "restored"
    return "restored" if change.change_set.kind in ("restore", "undo") else "changed"


def loaded_entry(table: Table, current: Any, first: RecordChange | None) -> dict[str, Any]:
    """How a record of a package was before anybody changed it."""
    values = first.before if first else plain_values(table, current)
    return {
        "version": first.version - 1 if first else current.version,
        "action": "loaded",
        "user": None,
        "at": current.updated if first is None else first.since,
        "note": current.package if current else "",
        "change_set": None,
        "changes": [],
        "values": values,
    }


def change_set_out(change_set: ChangeSet) -> dict[str, Any]:
    """A set as `change_sets` finds it."""
    same = ("table", "kind", "at", "records", "note")
    return {
        **{name: getattr(change_set, name) for name in same},
        "id": change_set.pk,
        "user": change_set.user.username if change_set.user else None,
        "undone": hasattr(change_set, "undone_by"),
        "undoes": change_set.undoes_id,
        "synthetic": change_set.quality == Quality.SYNTHETIC,  # type: ignore[attr-defined]
    }
