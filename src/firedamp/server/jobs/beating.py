"""Who is alive? Each worker and each web process says so in the database every few seconds, also while idle."""

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
def beating(name: str, kind: Worker.Kind = Worker.Kind.WORKER) -> Iterator[None]:
    """Say that a process is there while the block lasts; a database that is busy or away is told later."""
    stopped = threading.Event()
    thread = threading.Thread(target=_beat, args=(name, kind, stopped), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(EVERY_SECONDS)
        with suppress(*AWAY):
            Worker.objects.filter(name=name).delete()


def _beat(name: str, kind: Worker.Kind, stopped: threading.Event) -> None:
    try:
        while True:
            with suppress(*AWAY):
                close_old_connections()  # one that a restart of PostgreSQL has cut leads nowhere for good
                beat(name, kind)
            if stopped.wait(EVERY_SECONDS):
                return
    finally:
        connection.close()


def beat(name: str, kind: Worker.Kind = Worker.Kind.WORKER) -> None:
    now = timezone.now()
    told = {"kind": kind, "seen": now, "version": firedamp.__version__}
    if not Worker.objects.filter(name=name).update(**told):
        Worker.objects.filter(seen__lt=now - FORGOTTEN).delete()
        Worker.objects.create(name=name, started=now, **told)


def workers_alive() -> list[Worker]:
    return _alive(Worker.Kind.WORKER)


def webs_alive() -> list[Worker]:
    return _alive(Worker.Kind.WEB)


def _alive(kind: Worker.Kind) -> list[Worker]:
    return list(Worker.objects.filter(kind=kind, seen__gt=timezone.now() - ALIVE).order_by("name"))
