"""Many processes write into one longwall, merge its files and are killed: what was answered is there, once, and nothing
else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.server.jobs.test_killed_worker import BEGIN, ROOT, Place, database

# The run on PostgreSQL need not do again what has made its own databases of both kinds.
pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this run has its database already")
MIGRATE = (
    BEGIN
    + """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.server.people import organisation, person
from firedamp.server.organisations.rights import Role
from firedamp.server.telemetry.models import Channel, Longwall
of = organisation("mine")
person("engineer", of=of, role=Role.ENGINEER)
longwall = Longwall.objects.create(organisation=of, name="L")
Channel.objects.create(longwall=longwall, tag="A", quantity="other")
"""
)
WRITE = (
    BEGIN
    + """
import time
from datetime import datetime, timedelta, timezone
from firedamp.server.accounts.models import User
from firedamp.server.telemetry.models import Channel
from firedamp.server.telemetry.streaming import Given, readings_add
user, start = User.objects.get(username="engineer"), datetime(2026, 1, 1, tzinfo=timezone.utc)
channel = Channel.objects.select_related("longwall__organisation").get()
for number in range({first}, {first} + {count}):
    times = [(start + timedelta(seconds=10 * number + each)).isoformat() for each in range(10)]
    readings_add(user=user, channel=channel, given=[Given(time, float(number)) for time in times], key=str(number))
    print(number, flush=True)
"""
)
MERGE = (
    BEGIN
    + """
from datetime import timedelta
from firedamp.server.telemetry.store import compacting, sweeping
compacting.QUIET, compacting.MERGED_AT_ONCE = timedelta(0), 4
while True:
    compacting.compact()
    sweeping.sweep()
"""
)
SHOW = (
    BEGIN
    + """
from firedamp.server.telemetry.models import Channel, Longwall, StoredFile
from firedamp.server.telemetry.store import rows
channel, longwall = Channel.objects.get(), Longwall.objects.get()
found = rows(longwall, [channel.pk])
print(found.height, found.n_unique(["channel", "time"]), channel.readings)
print(*sorted({{int(each) for each in found["value"]}}))
"""
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with ExitStack() as kept:
        url = None
        if request.param == "postgresql":
            url = kept.enter_context(database(request.getfixturevalue("postgres_url"), "readings"))
        made = Place(tmp_path, url)
        made.run(MIGRATE.format(root=str(ROOT)))
        kept.callback(made.stop)
        yield made


def started(place: Place, code: str, **values: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code.format(root=str(ROOT), **values)]
    out = subprocess.DEVNULL if code == MERGE else subprocess.PIPE
    process = subprocess.Popen(command, env=place.environment, stdout=out, text=True)
    place.workers.append(process)  # type: ignore[arg-type] – killed in the end, whatever it prints
    return process


def answered(process: subprocess.Popen[str]) -> set[int]:
    assert process.stdout is not None
    with process.stdout as told:
        return {int(line) for line in told.read().split()}


def test_what_was_answered_is_there_once_whoever_was_killed(place: Place) -> None:
    merging = started(place, MERGE)
    whole = [started(place, WRITE, first=0, count=25), started(place, WRITE, first=0, count=25)]  # the same twice
    killed = started(place, WRITE, first=100, count=10_000)
    assert killed.stdout is not None
    early = {int(killed.stdout.readline()) for _ in range(8)}
    killed.send_signal(signal.SIGKILL)
    merging.send_signal(signal.SIGKILL)
    again = started(place, MERGE)
    acknowledged = early | answered(killed) | set.union(*map(answered, whole))
    assert all(process.wait() == 0 for process in whole)
    time.sleep(1)
    again.send_signal(signal.SIGKILL)
    told, values = place.run(SHOW.format(root=str(ROOT))).splitlines()
    held = set(map(int, values.split()))
    assert set(range(25)) <= acknowledged <= held
    assert len(held - acknowledged) <= 1  # committed, and killed before the answer
    assert told == f"{10 * len(held)} {10 * len(held)} {10 * len(held)}"
