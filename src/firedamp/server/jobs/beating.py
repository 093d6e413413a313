"""Is a worker alive? Each says so in the database every few seconds, also while it has no job."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone

import firedamp
from firedamp.server.jobs.models import Worker

EVERY_SECONDS = 10.0
ALIVE = timedelta(seconds=60)  # who has said nothing for so long is taken for gone
FORGOTTEN = timedelta(days=1)
AWAY = (DatabaseError, InterfaceError)


@contextmanager
def beating(name: str) -> Iterator[None]:
    """Say that a worker is there while the block lasts; a database that is busy or away is told later."""
    stopped = threading.Event()
    thread = threading.Thread(target=_beat, args=(name, stopped), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(EVERY_SECONDS)
        with suppress(*AWAY):
            Worker.objects.filter(name=name).delete()


def _beat(name: str, stopped: threading.Event) -> None:
    try:
        while True:
            with suppress(*AWAY):
                close_old_connections()  # one that a restart of PostgreSQL has cut leads nowhere for good
                beat(name)
            if stopped.wait(EVERY_SECONDS):
                return
    finally:
        connection.close()


def beat(name: str) -> None:
    now = timezone.now()
    told = {"seen": now, "version": firedamp.__version__}
    if not Worker.objects.filter(name=name).update(**told):
        Worker.objects.filter(seen__lt=now - FORGOTTEN).delete()
        Worker.objects.create(name=name, started=now, **told)


def workers_alive() -> list[Worker]:
    return list(Worker.objects.filter(seen__gt=timezone.now() - ALIVE).order_by("name"))
