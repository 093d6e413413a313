"""Firedamp as it runs: a web server with a worker, on a database of its own, which a test may kill and start again."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
CHANNELS, PEOPLE = 4, 10
# As `firedamp up` does after it has loaded the data packages, which none of these tests is about.
SERVE = """
import sys
from importlib import import_module
from firedamp.server.run import configure, serve, take_port
configure("127.0.0.1")
import_module("firedamp.server.urls")
from firedamp.server.jobs.process import worker_beside
with take_port("127.0.0.1", 0) as listener, worker_beside():
    print(listener.getsockname()[1], flush=True)
    serve(listener)
"""
# A process beside: it makes people and a longwall, and examines everything that must be whole each time it is asked,
# from database and files alone.
BESIDE = """
import json, sys
from collections import Counter
from firedamp.server.run import configure
configure("127.0.0.1")
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
import polars as pl
from firedamp.server.accounts.models import User
from firedamp.server.accounts.services import user_create
from firedamp.server.accounts.tokens import token_create
from firedamp.server.audit.chain import verify
from firedamp.server.data_folder import data_folder
from firedamp.server.organisations.rights import Role
from firedamp.server.telemetry.longwalls import longwall_create
from firedamp.server.telemetry.models import Batch, Channel, StoredFile
from firedamp.server.telemetry.store import rows
from firedamp.server.telemetry.store.files import READINGS, readings_file

Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 8 * Argon2PasswordHasher.parallelism
tokens = []
for number in range(PEOPLE):
    user_create(username=f"person-{number}", platform_role="editor", role=Role.ENGINEER)
    user = User.objects.get(username=f"person-{number}")
    tokens.append(token_create(user=user, name="t", scopes=["write", "reference"], days=1)[1])
longwall = longwall_create(user=user, name="Synthetic", site="Synthetic")
for number in range(CHANNELS):
    Channel.objects.create(longwall=longwall, tag=f"S{number}", quantity="methane_concentration", unit="%")
channels = list(longwall.channels.order_by("pk").values_list("pk", flat=True))
print(json.dumps({"tokens": tokens, "longwall": str(longwall.pk), "channels": channels}), flush=True)

def examined():
    found, told = rows(longwall, channels), {}
    for each in longwall.channels.order_by("pk"):
        own = found.filter(pl.col("channel") == each.pk)
        by_value = {str(value): count for value, count in Counter(own["value"].to_list()).items()}
        told[each.pk] = {
            "readings": own.height, "times": own["time"].n_unique(), "noted": each.readings, "by_value": by_value,
        }
    files = StoredFile.objects.filter(retired__isnull=True)
    wrong = [f.path for f in files if pl.read_parquet(readings_file(f.path), hive_partitioning=False).height != f.rows]
    return {
        "channels": told, "unreadable": wrong, "log_faults": [each.fault for each in verify().broken],
        "drafts": [str(each) for each in (data_folder() / READINGS).rglob("*.draft")],
        "new_in_batches": sum(Batch.objects.filter(longwall=longwall).values_list("new", flat=True)),
    }

for _ in sys.stdin:
    connection.close()
    print(json.dumps(examined()), flush=True)
"""


@dataclass
class Answer:
    """What the server said: 0 where it said nothing and the connection broke."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Product:
    """A folder and a database; `url` None: SQLite within the folder."""

    def __init__(self, folder: Path, url: str | None) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "FIREDAMP_PACKAGES")}
        own = {"FIREDAMP_DATA": str(folder), **({"DATABASE_URL": url} if url else {})}
        self.environment, self.folder, self.url = {**kept, **own}, folder, url
        self.web: subprocess.Popen[str] | None = None
        self.beside: subprocess.Popen[str] | None = None
        self.port = 0
        self.tokens: list[str] = []
        self.longwall = ""
        self.channels: list[int] = []

    def prepare(self) -> None:
        code = BESIDE.replace("PEOPLE", str(PEOPLE)).replace("CHANNELS", str(CHANNELS))
        self.beside = self._process(code)
        told = json.loads(self.beside.stdout.readline())  # type: ignore[union-attr]
        self.tokens, self.longwall, self.channels = told["tokens"], told["longwall"], told["channels"]

    def examine(self) -> dict[str, Any]:
        """What database and files hold now, and whether they agree."""
        assert self.beside
        self.beside.stdin.write("\n")  # type: ignore[union-attr]
        self.beside.stdin.flush()  # type: ignore[union-attr]
        found: dict[str, Any] = json.loads(self.beside.stdout.readline())  # type: ignore[union-attr]
        return found

    def _process(self, code: str) -> subprocess.Popen[str]:
        with (self.folder / "log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, "-c", code], env=self.environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip

    def start(self) -> None:
        self.web = self._process(SERVE)
        assert self.web.stdout
        self.port = int(self.web.stdout.readline())

    def worker(self) -> int:
        """The process that does the jobs, once there is one."""
        assert self.web
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for task in Path(f"/proc/{self.web.pid}/task").glob("*/children"):
                if found := task.read_text().split():
                    return int(found[0])
            time.sleep(0.05)
        raise AssertionError("no worker")

    def kill(self) -> None:
        """As the kernel does when memory runs out: nobody is told."""
        self.web = _killed(self.web)

    def end(self) -> None:
        self.web, self.beside = _killed(self.web), _killed(self.beside)

    def ask(
        self, method: str, address: str, body: Any = None, *, person: int | None = 0, timeout: float = 60,
        **headers: str,
    ) -> Answer:  # fmt: skip
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if person is not None:
            sent["Authorization"] = f"Bearer {self.tokens[person]}"
        if body is not None and not isinstance(body, bytes | Iterator):
            body, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        try:
            connection.request(method, address, body, sent)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read())
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()

    def api(self, method: str, address: str, body: Any = None, **more: Any) -> Answer:
        return self.ask(method, f"/api/v1{address}", body, **more)

    def until(self, method: str, address: str, holds: Any, seconds: float = 60, **more: Any) -> Answer:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = self.api(method, address, **more)
            if answer.status == 200 and holds(answer.json):
                return answer
            time.sleep(0.1)
        raise AssertionError(f"{address} after {seconds} s: {answer.status} {answer.body[:500]!r}\n{self.log()}")

    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8")[-4000:]


def _killed(process: subprocess.Popen[str] | None) -> None:
    if process is not None:
        process.kill()
        process.communicate()
