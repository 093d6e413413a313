"""Which faults are not Firedamp's own? A database that is away or busy, a disk that takes nothing more."""

from __future__ import annotations

import errno
import sqlite3

from django.db import InterfaceError, OperationalError

# What the operating system says where a disk is full, a quota or a limit of a file's size is reached, or it is broken.
UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
# Of https://sqlite.org/rescode.html; the lower byte of an extended code is its primary one.
SQLITE_UNWRITABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
# Of PostgreSQL's appendix A: serialization_failure, deadlock_detected, lock_not_available; disk_full, io_error;
# too_many_connections, admin_shutdown, crash_shutdown, cannot_connect_now. Class 08 is all of lost connections.
POSTGRES_BUSY = {"40001", "40P01", "55P03"}
POSTGRES_UNWRITABLE = {"53100", "58030"}
POSTGRES_AWAY = {"53300", "57P01", "57P02", "57P03"}
RETRY_AFTER_S = {"busy": 10, "database-away": 5, "no-room": 60}


def outage_of(error: BaseException | None) -> str | None:
    """Which kind of problem an error is where it comes from outside; None where it is Firedamp's own."""
    if isinstance(error, OperationalError | InterfaceError):
        return _of_database(error.__cause__)
    if isinstance(error, OSError) and error.errno in UNWRITABLE:
        return "no-room"
    return None


def _of_database(cause: BaseException | None) -> str | None:
    if isinstance(cause, sqlite3.Error):
        primary = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return "busy" if primary in SQLITE_BUSY else "no-room" if primary in SQLITE_UNWRITABLE else None
    if cause is None:
        return None
    state = getattr(cause, "sqlstate", None)
    if state is None or state.startswith("08") or state in POSTGRES_AWAY:  # who was cut off is told no state
        return "database-away"
    return "busy" if state in POSTGRES_BUSY else "no-room" if state in POSTGRES_UNWRITABLE else None
