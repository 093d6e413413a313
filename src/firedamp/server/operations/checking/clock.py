"""Does the clock tell the time? It is held against the database's, and against the newest entry of the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils import timezone

from firedamp.server.audit.models import AuditEntry
from firedamp.server.operations.checking.finding import Finding, State

WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)  # no clock that is right tells a time before this was written
APART, FAR_APART = timedelta(seconds=2), timedelta(seconds=60)


def found(state: State, said: str, **told: object) -> Finding:
    return Finding("clock", state, said, told)


def findings() -> Iterator[Finding]:
    now = timezone.now()
    faults = [*before_its_time(now), *against_database(), *against_log(now)]
    yield from faults or [found("ok", "clock_ok", now=now.isoformat(timespec="seconds"))]


def before_its_time(now: datetime) -> Iterator[Finding]:
    if now < WRITTEN:
        yield found("failure", "clock_before", now=now.isoformat(timespec="seconds"))


def against_database() -> Iterator[Finding]:
    if connection.vendor != "postgresql":  # SQLite has no other clock than ours
        return
    with connection.cursor() as cursor:
        began = timezone.now()
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
        ended = timezone.now()
    apart = max(began - theirs, theirs - ended, timedelta())
    if apart > APART:
        state: State = "failure" if apart > FAR_APART else "warning"
        yield found(state, "clock_apart", seconds=f"{apart.total_seconds():.0f}")


def against_log(now: datetime) -> Iterator[Finding]:
    newest = AuditEntry.objects.order_by("-number").values_list("at", flat=True).first()
    if newest and newest - now > FAR_APART:
        yield found("failure", "clock_back", seconds=f"{(newest - now).total_seconds():.0f}")
