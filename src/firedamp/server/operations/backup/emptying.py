"""How does a database become empty, the log of who did what too, within a transaction that may yet be undone?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from firedamp.server.operations.backup.rows import kept_models

WAIT = "10s"  # for others who write
TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """SELECT DISTINCT tgrelid::regclass::text, '' FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
                     WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace""",
}


@contextmanager
def kept_from_changes_no_more() -> Iterator[None]:
    """The database's own refusals (append-only) rest while the block lasts; they stand again in the same transaction,
    so that nobody else ever sees it without them."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f"DROP TRIGGER {quote(name)}" if on_sqlite() else f"ALTER TABLE {name} DISABLE TRIGGER USER")
        yield
        for name, made in found:
            cursor.execute(made if on_sqlite() else f"ALTER TABLE {name} ENABLE TRIGGER USER")


def on_sqlite() -> bool:
    return connection.vendor == "sqlite"


def emptied() -> None:
    """Delete every row. Others may read meanwhile what was; who wants to write waits, or fails."""
    tables = [connection.ops.quote_name(model._meta.db_table) for model in kept_models()]
    with connection.cursor() as cursor:
        if not on_sqlite():
            cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
            cursor.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")
