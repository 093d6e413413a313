"""How does a worker hold a job? On a lease that a heartbeat renews; the effect is kept only while it is held."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import Case, F, Q, When
from django.utils import timezone

from firedamp.server.jobs.models import Job

LEASE = timedelta(seconds=40)  # a lost job is taken up again within a minute
HEARTBEAT_SECONDS = 1.0
CLOCKS_APART = timedelta(minutes=5)  # of workers on several machines, at most
MOST_ATTEMPTS = 3
State = Job.State


class Lost(Exception):
    """The lease ran out and another worker holds the job, or it has ended: what was prepared is dropped."""


class Cancelled(Exception):
    """Somebody asked for the job to be cancelled."""


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


# What nobody looks at while it is made gives way to what somebody waits for.
KEPT_BACK = Case(When(kind="forecast_backtest", then=1), default=0)


def claim(worker: str) -> Held | None:
    """Take the oldest job that waits, or whose worker is gone; None where there is none. Backtests come last."""
    release_of_the_dead()
    now = timezone.now()
    # A lease that ends later than any could be was given before the clock was set back: its holder renews it at once.
    lost = Q(state=State.RUNNING) & (Q(lease_until__lt=now) | Q(lease_until__gt=now + LEASE + CLOCKS_APART))
    end_hopeless(lost)
    with transaction.atomic():
        free = Job.objects.select_for_update(skip_locked=True, of=("self",)).filter(Q(state=State.WAITING) | lost)
        found = free.order_by(KEPT_BACK, "created").first()
        if found is None:
            return None
        Job.objects.filter(pk=found.pk).update(
            state=State.RUNNING, worker=worker, lease_until=now + LEASE, attempts=F("attempts") + 1, started=now,
            progress=None, step="",
        )  # fmt: skip
    return Held(Job.objects.select_related("owner", "organisation").get(pk=found.pk))


def end_hopeless(lost: Q) -> None:
    """Of the jobs that lost their worker those that nobody wants any more end, and those that lost it `MOST_ATTEMPTS`
    times: they would take down the next one too."""
    finished = timezone.now()
    Job.objects.filter(lost, cancel_requested=True).update(state=State.CANCELLED, finished=finished)
    problem = {"type": "/problems/worker-lost", "attempts": MOST_ATTEMPTS}
    given_up = Job.objects.filter(lost, attempts__gte=MOST_ATTEMPTS)
    given_up.update(state=State.FAILED, finished=finished, problem=problem)


def release_of_the_dead() -> None:
    """Jobs of workers of this machine that are no more need not wait for their lease to run out."""
    host = socket.gethostname()
    for job in Job.objects.filter(state=State.RUNNING, worker__startswith=f"{host}:"):
        if not alive(int(job.worker.rpartition(":")[2])):
            held = Job.objects.filter(pk=job.pk, worker=job.worker, state=State.RUNNING)
            held.update(lease_until=timezone.now() - timedelta(seconds=1))


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Held:
    """A job as its present holder sees it."""

    def __init__(self, job: Job) -> None:
        self.job, self.attempt = job, job.attempts
        self._progress: float | None = None
        self._step = ""
        self._stop, self._cancel, self._lost = threading.Event(), threading.Event(), threading.Event()

    @property
    def _own(self) -> Any:
        return Job.objects.filter(pk=self.job.pk, attempts=self.attempt, state=State.RUNNING)

    def tell(self, step: str, progress: float | None = None) -> None:
        """Say what is being done and how far it is; the place where a job may be cancelled.

        It is written with the next heartbeat, so it may be called as often as one likes.
        """
        self._step, self._progress = step, progress
        if self._cancel.is_set():
            raise Cancelled
        if self._lost.is_set():
            raise Lost

    @contextmanager
    def effect(self, result: dict[str, Any]) -> Iterator[None]:
        """What is stored within is kept with the job's end, or not at all; `result` may be filled until then.

        Raises Lost, and undoes everything, where the job is no longer held; Cancelled where that was asked for.
        """
        with transaction.atomic():
            mine = self._own.select_for_update(of=("self",)).first()
            if mine is None:
                raise Lost
            if mine.cancel_requested:
                raise Cancelled
            yield
            self._end(state=State.DONE, result=result, progress=1.0)

    def fail(self, problem: dict[str, Any]) -> None:
        self._end(state=State.FAILED, problem=problem)

    def cancelled(self) -> None:
        self._end(state=State.CANCELLED)

    def give_back(self) -> None:
        """The worker is told to stop: the job waits again, as if this attempt had not been."""
        self._own.update(state=State.WAITING, lease_until=None, worker="", attempts=F("attempts") - 1)

    def let_go(self) -> None:
        """Another attempt may begin at once: this one met with a database that was away."""
        self._own.update(lease_until=timezone.now() - timedelta(seconds=1))

    def _end(self, **fields: Any) -> None:
        if not self._own.update(finished=timezone.now(), lease_until=None, **fields):
            raise Lost

    @contextmanager
    def heartbeat(self, every: float = HEARTBEAT_SECONDS) -> Iterator[None]:
        """Renew the lease and write the progress from a thread of its own, until the block ends."""
        thread = threading.Thread(target=self._beat, args=(every,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def _beat(self, every: float) -> None:
        try:
            while not self._stop.wait(every):
                self._renew()
        finally:
            connection.close()

    def _renew(self) -> None:
        try:
            if not self._own.update(lease_until=timezone.now() + LEASE, step=self._step[:50], progress=self._progress):
                self._lost.set()
            elif Job.objects.filter(pk=self.job.pk, cancel_requested=True).exists():
                self._cancel.set()
        except (DatabaseError, InterfaceError):
            # SQLite is being written to, by this very job or another, and nobody can take the lease meanwhile; or
            # PostgreSQL was started anew, and this thread's connection leads nowhere.
            connection.close_if_unusable_or_obsolete()
