"""What comes from outside is told as what it is: by the numbers of the system, of SQLite and of PostgreSQL."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import psycopg
import pytest
from django.db import InterfaceError, OperationalError

from firedamp.server.outages import outage_of


def raised(error: Exception, cause: BaseException | None) -> Exception:
    """As Django passes on an error of a driver."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("number", "slug"), [(errno.ENOSPC, "no-room"), (errno.EDQUOT, "no-room"), (errno.ENOENT, None)]
)
def test_of_the_system(number: int, slug: str | None) -> None:
    assert outage_of(OSError(number, "")) == slug


def test_of_sqlite(tmp_path: Path) -> None:
    """A database that may not grow, and one that another writes to: as SQLite itself says it."""
    full, locked = sqlite3.connect(tmp_path / "full"), sqlite3.connect(tmp_path / "locked", timeout=0)
    full.execute("PRAGMA max_page_count = 2")
    full.execute("CREATE TABLE t (x)")
    with pytest.raises(sqlite3.OperationalError) as no_room:
        full.execute("INSERT INTO t VALUES (zeroblob(100000))")
    other = sqlite3.connect(tmp_path / "locked")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError) as busy:
        locked.execute("CREATE TABLE t (x)")
    with pytest.raises(sqlite3.OperationalError) as own:
        full.execute("SELECT * FROM nothing")
    found = [outage_of(raised(OperationalError(), each.value)) for each in (no_room, busy, own)]
    assert found == ["no-room", "busy", None]
    for each in (full, locked, other):
        each.close()


@pytest.mark.parametrize(
    ("cause", "slug"),
    [
        (psycopg.errors.DiskFull(), "no-room"),
        (psycopg.errors.AdminShutdown(), "database-away"),
        (psycopg.errors.TooManyConnections(), "database-away"),
        (psycopg.errors.ConnectionException(), "database-away"),
        (psycopg.errors.DeadlockDetected(), "busy"),
        (psycopg.errors.UndefinedTable(), None),
        (psycopg.OperationalError("connection refused"), "database-away"),
    ],
)
def test_of_postgresql(cause: psycopg.Error, slug: str | None) -> None:
    assert outage_of(raised(OperationalError(), cause)) == slug


def test_of_a_connection_that_is_closed() -> None:
    assert outage_of(raised(InterfaceError(), psycopg.InterfaceError("the connection is closed"))) == "database-away"
