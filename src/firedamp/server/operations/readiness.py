"""Can the server do its work now? Its database answers and has every migration, its storage can be written into."""

from __future__ import annotations

import logging
import os
import threading
import time
from typing import Literal

from django.db import DatabaseError, InterfaceError, connection

from firedamp.server.data_folder import data_folder
from firedamp.server.operations.migrations_left import migrations_left

State = Literal["ok", "failed"]
ASKED_EVERY_S = 1.0  # of migrations that are wanting: to read them all takes some milliseconds
logger = logging.getLogger(__name__)


def ready() -> dict[str, State]:
    """What was looked at, and how it is. It says no more: anybody may ask."""
    found = {"database": database_answers(), "storage": storage_takes()}
    return {name: "ok" if well else "failed" for name, well in {**found, "migrations": MIGRATIONS.applied()}.items()}


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except (DatabaseError, InterfaceError):
        logger.warning("The database does not answer", exc_info=True)
        return False


def storage_takes() -> bool:
    return os.access(data_folder(), os.R_OK | os.W_OK | os.X_OK)


class Migrations:
    """Whether all are applied. Once they are, they stay so for this process; until then they are asked for anew."""

    def __init__(self) -> None:
        self._applied, self._asked, self._lock = False, -ASKED_EVERY_S, threading.Lock()

    def applied(self) -> bool:
        with self._lock:
            if not self._applied and time.monotonic() - self._asked >= ASKED_EVERY_S:
                self._asked = time.monotonic()
                self._applied = self._look()
            return self._applied

    def _look(self) -> bool:
        try:
            return not migrations_left()
        except (DatabaseError, InterfaceError):
            return False


MIGRATIONS = Migrations()
