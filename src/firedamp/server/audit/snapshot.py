"""How is the whole database read as it was at one moment, while others go on writing?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# SQLite's write-ahead log keeps what a deferred transaction sees from its first reading on; nobody waits for it.
BEGIN = {
    "sqlite": ("BEGIN DEFERRED",),
    "postgresql": ("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",),
}


@contextmanager
def snapshot() -> Iterator[None]:
    """All that is read within is of one moment; nothing may be written."""
    with connection.cursor() as cursor:
        for statement in BEGIN[connection.vendor]:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
