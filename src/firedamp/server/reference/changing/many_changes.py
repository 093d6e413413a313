"""How are very many changes written at once? As rows, without a model and a query's tree for each of 100,000."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from firedamp.server.parts import in_parts
from firedamp.server.reference.models import ChangeSet, RecordChange
from firedamp.server.reference.models.changes import LONGEST_KEY
from firedamp.server.reference.tables import Table
from firedamp.server.reference.values import Values, plain_values

AT_ONCE = 2_000


class Noted(NamedTuple):
    """One record's change, as `RecordChange` keeps it."""

    record: int
    key: str
    version: int
    before: Any = None
    after: Any = None
    whole: Any = None
    since: datetime | None = None


def note_many(table: Table, change_set: ChangeSet, changes: Iterable[Noted]) -> None:
    """Keep changes of a table in a set; who opened it counts them."""
    names = ("change_set", "table", *Noted._fields)
    columns = [connection.ops.quote_name(RecordChange._meta.get_field(name).column) for name in names]  # type: ignore[union-attr]
    where = connection.ops.quote_name(RecordChange._meta.db_table)
    marks = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {where} ({', '.join(columns)}) VALUES ({marks})"  # nosec B608 – names of our own columns
    with connection.cursor() as cursor:
        for part in in_parts(changes, AT_ONCE):
            cursor.executemany(insert, [_row(table, change_set, each) for each in part])


def note_records(
    table: Table, change_set: ChangeSet, changes: Iterable[tuple[Any, Values | None, datetime | None]]
) -> None:
    """Keep what became of records as they stand now: each with its values before and since when it had these, None for
    a new one."""
    note_many(
        table,
        change_set,
        (
            Noted(
                record.pk,
                table.key_of(record),
                record.version,
                before=before,
                after=plain_values(table, record),
                since=since,
            )
            for record, before, since in changes
        ),
    )


def _row(table: Table, change_set: ChangeSet, change: Noted) -> tuple[Any, ...]:
    states = (change.before, change.after, change.whole)
    stored = (None if each is None else connection.ops.adapt_json_value(each, None) for each in states)
    since = connection.ops.adapt_datetimefield_value(change.since)
    return (change_set.pk, table.id, change.record, change.key[:LONGEST_KEY], change.version, *stored, since)
