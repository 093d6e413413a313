"""Does the database answer, is it one that Firedamp can live with, and is it of this version?"""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, NotSupportedError, connection

from firedamp.server.operations.checking.finding import Finding, State
from firedamp.server.operations.migrations_left import migrations_left, migrations_unknown

NEWEST_SHOWN = 3


def findings() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        yield found("ok", "database_ok", kind=connection.vendor, version=version())
    except (DatabaseError, NotSupportedError, ImproperlyConfigured) as error:
        yield found("failure", "database_away", reason=" ".join(str(error).split()))
        return
    yield from encoding()
    yield from migrations()
    yield from log_head()


def found(state: State, said: str, **told: object) -> Finding:
    return Finding("database", state, said, told)


def version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        return str(cursor.fetchone()[0])


def encoding() -> Iterator[Finding]:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        (encoded,) = cursor.fetchone()
    if encoded != "UTF8":
        yield found("failure", "not_utf8", encoding=encoded)


def migrations() -> Iterator[Finding]:
    left, unknown = migrations_left(), migrations_unknown()
    if left:
        yield found("failure", "migrations_left", count=len(left), names=", ".join(left[:NEWEST_SHOWN]))
    elif unknown:
        yield found("warning", "migrations_unknown", names=", ".join(unknown[:NEWEST_SHOWN]))
    else:
        yield found("ok", "migrations_ok")


def log_head() -> Iterator[Finding]:
    """Cheaply, whether the log of who did what ends as its head says; `firedamp audit verify` reads all of it."""
    from firedamp.server.audit.models import AuditEntry, AuditHead

    try:
        head = AuditHead.objects.first()
        last = AuditEntry.objects.order_by("-number").values_list("number", "hash").first() or (0, "0" * 64)
    except DatabaseError:  # there is no such table yet
        return
    if head is None or (head.number, head.hash) != last:
        yield found("failure", "log_broken")
    else:
        yield found("ok", "log_ok", entries=head.number)
