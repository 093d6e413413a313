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

ROOT = Path(__file__).parents[3]
BEGIN = """
import os, sys
sys.path.insert(0, {root!r})
from firedamp.server.run import configure
configure("localhost")
import tests.server.jobs.kinds
"""
WORKER = (
    BEGIN
    + """
from firedamp.server.jobs.process import run
run()
"""
)
MIGRATE = (
    BEGIN
    + """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.server.people import person
person("engineer")
"""
)
ASK = (
    BEGIN
    + """
from firedamp.server.accounts.models import User
from firedamp.server.jobs.services import job_create
arguments = {{"id": "made", "steps": {steps}, "marker": {marker!r}, "pause": {pause}}}
print(job_create(owner=User.objects.get(username="engineer"), kind="test.make", arguments=arguments).pk)
"""
)
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

    def run(self, code: str, **values: Any) -> str:
        command = [sys.executable, "-c", code.format(root=str(ROOT), **values)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def show(self) -> dict[str, Any]:
        """The job as it is stored, and how often its effect is: asked of the database, not through a new process."""
        (job,) = self.ask(f"SELECT {', '.join(JOB)} FROM jobs_job")
        ((made,),) = self.ask("SELECT COUNT(*) FROM organisations_organisation WHERE organisation_id = 'made'")
        return {**dict(zip(JOB, job, strict=True)), "made": made}

    def ask(self, query: str) -> list[Any]:
        if self.url is None:
            with closing(sqlite3.connect(self.folder / "firedamp.sqlite3", timeout=MINUTE)) as connection:
                return connection.execute(query).fetchall()
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(query).fetchall()

    def worker(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", WORKER.format(root=str(ROOT))]
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
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and a person, to copy for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    Place(folder, None).run(MIGRATE)
    return folder / "firedamp.sqlite3"


@pytest.fixture(scope="module")
def migrated_on_postgres(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[str]:
    with database(postgres_url, "template") as url:
        Place(tmp_path_factory.mktemp("migrated"), url).run(MIGRATE)
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
            shutil.copy(request.getfixturevalue("migrated"), tmp_path)
            made = Place(tmp_path, None)
        else:
            template = request.getfixturevalue("migrated_on_postgres")
            server = request.getfixturevalue("postgres_url")
            made = Place(tmp_path, kept.enter_context(database(server, "test", template.rpartition("/")[2])))
        kept.callback(made.stop)
        yield made


def test_killed_while_it_writes(place: Place, tmp_path: Path) -> None:
    marker = tmp_path / "writing"
    place.run(ASK, steps=0, marker=str(marker), pause=3)
    first = place.worker()
    while not marker.exists():
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.wait()
    left = place.show()
    assert (left["state"], left["made"]) == ("running", 0)
    place.worker()
    found = place.until(lambda job: job["state"] == "done")
    assert (found["attempts"], found["made"]) == (2, 1)


def test_killed_while_it_prepares(place: Place, tmp_path: Path) -> None:
    place.run(ASK, steps=120, marker="", pause=0)
    first = place.worker()
    place.until(lambda job: (job["progress"] or 0) > 0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    place.worker()
    found = place.until(lambda job: job["state"] == "done")
    assert (found["attempts"], found["made"]) == (2, 1)


def test_told_to_stop_it_gives_the_job_back(place: Place) -> None:
    place.run(ASK, steps=50, marker="", pause=0)
    first = place.worker()
    place.until(lambda job: job["state"] == "running")
    first.send_signal(signal.SIGTERM)
    assert first.wait(10) == 0
    left = place.show()
    assert (left["state"], left["attempts"], left["made"]) == ("waiting", 0, 0)


def test_two_workers_do_a_job_once(place: Place) -> None:
    place.worker(), place.worker()
    place.run(ASK, steps=3, marker="", pause=0)
    found = place.until(lambda job: job["state"] == "done")
    assert (found["attempts"], found["made"]) == (1, 1)


def test_a_worker_ends_with_the_server_that_it_belongs_to(tmp_path: Path) -> None:
    """Also where the server was killed before its worker had begun."""
    place = Place(tmp_path, None)
    place.run(MIGRATE)
    gone = subprocess.Popen(["true"])
    gone.wait()
    place.environment["FIREDAMP_WORKER_OF"] = str(gone.pid)
    assert place.worker().wait(30) == 0
