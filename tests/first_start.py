"""A data folder as the first start of Firedamp leaves it: made once in a run of tests, copied by whoever needs one."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from firedamp.server.data_folder import DATABASE

START = "import sys; from firedamp.server.run import up; sys.exit(up(host='127.0.0.1', port=0, lang='en'))"
NOT_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "FIREDAMP_PACKAGES")


@dataclass(frozen=True)
class FirstStart:
    """The folder, and the one-time passwords that were printed."""

    folder: Path
    passwords: dict[str, str]

    def copy(self, to: Path) -> None:
        shutil.copytree(self.folder, to)


def first_start(factory: pytest.TempPathFactory) -> FirstStart:
    """Whoever of the test workers comes first starts the product and stops it; the others wait."""
    base = factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "first_start"
    place.mkdir(exist_ok=True)
    passwords = place / "passwords.json"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not passwords.exists():
            shutil.rmtree(place / "var", ignore_errors=True)
            passwords.write_text(json.dumps(started_and_stopped(place)), "utf-8")
    return FirstStart(place / "var", json.loads(passwords.read_text("utf-8")))


def started_and_stopped(place: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    environment = {**clean, "FIREDAMP_DATA": str(place / "var"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", START]
    with subprocess.Popen(command, cwd=place, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        passwords: dict[str, str] = {}
        assert process.stdout
        for line in process.stdout:
            if found := re.match(r"(\w+): one-time password (\S+)", line):
                passwords[found[1]] = found[2]
            if "http://" in line:
                process.terminate()
                break
        process.stdout.read()
    assert process.returncode == 0
    with closing(sqlite3.connect(place / "var" / DATABASE)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the one file is all there is
    return passwords
