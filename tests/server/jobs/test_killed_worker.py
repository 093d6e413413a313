"""A worker killed in the middle leaves nothing half-written, and its job is done once, within a minute."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.first_start import FirstStart

ROOT = Path(__file__).parents[3]
BEGIN = """
import os, sys
sys.path.insert(0, {root!r})
from firedamp.server.run import configure
configure("localhost")
import tests.server.jobs.kinds
"""
RUN = """
from firedamp.server.jobs.process import run
run()
"""
MIGRATE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from firedamp.server.accounts.services import ensure_demo_users
ensure_demo_users()
"""
# Asked by a worker before it begins to work, which saves a process: whose job it is makes no difference.
ASK = """
from firedamp.server.accounts.models import User
from firedamp.server.jobs.services import job_create
job_create(owner=User.objects.get(username="admin"), kind="test.make", arguments={arguments!r})
"""
JOB = ("state", "attempts", "progress", "step")
MINUTE = 60.0
# The run on PostgreSQL need not do again what has made its own databases of both kinds.
pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this run has its database already")


class Place:
    """A database of its own, with workers on it."""

    def __init__(self, folder: Path, url: str | None) -> None:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        own = {"FIREDAMP_DATA": str(folder), **({"DATABASE_URL": url} if url else {})}
        self.environment, self.folder, self.url = {**kept, **own}, folder, url
        self.workers: list[subprocess.Popen[bytes]] = []

    def run(self, code: str) -> str:
        """What a process of this place prints."""
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def show(self) -> dict[str, Any]:
        """The job as it is stored, if it is, and how often its effect is: asked of the database itself."""
        job = next(iter(self.ask(f"SELECT {', '.join(JOB)} FROM jobs_job")), (None,) * len(JOB))
        ((made,),) = self.ask("SELECT COUNT(*) FROM organisations_organisation WHERE organisation_id = 'made'")
        return {**dict(zip(JOB, job, strict=True)), "made": made}

    def ask(self, query: str) -> list[Any]:
        if self.url is None:
            with closing(sqlite3.connect(self.folder / "firedamp.sqlite3", timeout=MINUTE)) as connection:
                return connection.execute(query).fetchall()
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(query).fetchall()

    def worker(self, asking: dict[str, Any] | None = None) -> subprocess.Popen[bytes]:
        """A worker; one that asks for a job of `steps` tenths of a second, and of a `pause` while it writes."""
        asked = "" if asking is None else ASK.format(arguments={"id": "made", **asking})
        command = [sys.executable, "-c", BEGIN.format(root=str(ROOT)) + asked + RUN]
        self.workers.append(subprocess.Popen(command, env=self.environment))
        return self.workers[-1]

    def stop(self) -> None:
        for each in self.workers:
            each.kill()
            each.wait()

    def until(self, holds: Any, seconds: float = MINUTE) -> dict[str, Any]:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds(found := self.show()):
                return found
            time.sleep(0.2)
        pytest.fail(f"after {seconds} s: {self.show()}")


@pytest.fixture(scope="module")
def migrated_on_postgres(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[str]:
    """A database with every table and two people, to copy for each test."""
    with database(postgres_url, "template") as url:
        Place(tmp_path_factory.mktemp("migrated"), url).run(BEGIN.format(root=str(ROOT)) + MIGRATE)
        yield url


@contextmanager
def database(server: str, name: str, copied: str = "template1") -> Iterator[str]:
    """The address of a database of our own, which goes in the end."""
    import psycopg

    own = f"firedamp_jobs_{name}_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{own}" TEMPLATE "{copied}"')
        try:
            yield f"{server.rpartition('/')[0]}/{own}"
        finally:
            connection.execute(f'DROP DATABASE "{own}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with ExitStack() as kept:
        if request.param == "sqlite":
            made = on_sqlite(tmp_path, request.getfixturevalue("begun"))
        else:
            template = request.getfixturevalue("migrated_on_postgres")
            server = request.getfixturevalue("postgres_url")
            made = Place(tmp_path, kept.enter_context(database(server, "test", template.rpartition("/")[2])))
        kept.callback(made.stop)
        yield made


def on_sqlite(folder: Path, begun: FirstStart) -> Place:
    shutil.copy(begun.folder / "firedamp.sqlite3", folder)
    return Place(folder, None)


def test_killed_while_it_writes(place: Place, tmp_path: Path) -> None:
    marker = tmp_path / "writing"
    first = place.worker({"marker": str(marker), "pause": 3})
    place.until(lambda job: marker.exists())
    first.send_signal(signal.SIGKILL)
    first.wait()
    left = place.show()
    assert (left["state"], left["made"]) == ("running", 0)
    place.worker()
    found = place.until(lambda job: job["state"] == "done")
    assert (found["attempts"], found["made"]) == (2, 1)


def test_killed_while_it_prepares(place: Place, tmp_path: Path) -> None:
    first = place.worker({"steps": 60})
    place.until(lambda job: (job["progress"] or 0) > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    place.worker()
    found = place.until(lambda job: job["state"] == "done")
    assert (found["attempts"], found["made"]) == (2, 1)


def test_told_to_stop_it_gives_the_job_back(place: Place) -> None:
    first = place.worker({"steps": 50})
    place.until(lambda job: job["state"] == "running")
    first.send_signal(signal.SIGTERM)
    assert first.wait(10) == 0
    left = place.show()
    assert (left["state"], left["attempts"], left["made"]) == ("waiting", 0, 0)


def test_two_workers_do_a_job_once(place: Place) -> None:
    place.worker(), place.worker({"steps": 3})
    found = place.until(lambda job: job["state"] == "done")
    assert (found["attempts"], found["made"]) == (1, 1)


def test_a_worker_ends_with_the_server_that_it_belongs_to(tmp_path: Path, begun: FirstStart) -> None:
    """Also where the server was killed before its worker had begun."""
    place = on_sqlite(tmp_path, begun)
    gone = subprocess.Popen(["true"])
    gone.wait()
    place.environment["FIREDAMP_WORKER_OF"] = str(gone.pid)
    assert place.worker().wait(30) == 0
