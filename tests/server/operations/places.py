"""A data folder with a database of its own, in which code and commands run as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
NOT_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "FIREDAMP_PACKAGES", "FIREDAMP_LANG", "LANG", "LC_ALL")
BEGIN = "from firedamp.server.run import configure\nconfigure('localhost')\n"


# Commands of the product one after the other in one process; of each the code that it ended with and what it said.
# What begins with "sql" is done to the SQLite beside them.
COMMANDS = """
import contextlib, io, json, sqlite3
from firedamp.cli import main
from firedamp.server.data_folder import DATABASE, data_folder
for arguments in json.loads({commands!r}):
    out, err, code = io.StringIO(), io.StringIO(), 0
    if arguments[0] == "sql":
        with contextlib.closing(sqlite3.connect(data_folder() / DATABASE)) as database, database:
            database.execute(arguments[1])
        continue
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    error: str


class Place:
    def __init__(self, folder: Path, url: str | None = None, **more: str) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        own = {"FIREDAMP_DATA": str(folder), **({"DATABASE_URL": url} if url else {}), **more}
        self.environment, self.folder, self.url = {**kept, **own, "PYTHONUNBUFFERED": "1"}, folder, url

    def run(self, code: str) -> str:
        """What code prints, with Django set up; it must end well."""
        done = self._process([sys.executable, "-c", BEGIN + code])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def firedamp(self, *commands: list[str], before: str = "") -> list[Ran]:
        """What became of each command, where Django is set up; `before`: code that runs first."""
        said = self.run(before + COMMANDS.format(commands=json.dumps(commands)))
        return [Ran(*json.loads(line)) for line in said.splitlines()]

    def unset_up(self, *commands: list[str]) -> list[Ran]:
        """The same of commands that are to set Django up themselves, each in a process of its own."""
        done = [self._process([sys.executable, "-m", "firedamp.cli", *each]) for each in commands]
        return [Ran(each.returncode, each.stdout, each.stderr) for each in done]

    def begin(self, *arguments: str, log: Path) -> subprocess.Popen[bytes]:
        """A command that goes on, its output in a file."""
        command = [sys.executable, "-m", "firedamp.cli", *arguments]
        with log.open("wb") as opened:
            return subprocess.Popen(command, env=self.environment, stdout=opened, stderr=opened, cwd=ROOT)

    def _process(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, cwd=ROOT, timeout=300
        )

    def rows(self, query: str) -> list[Any]:
        """Asked of the database itself."""
        if self.url is None:
            import sqlite3
            from contextlib import closing

            with closing(sqlite3.connect(self.folder / "firedamp.sqlite3", timeout=60)) as connection:
                return connection.execute(query).fetchall()
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as opened:
            return opened.execute(query).fetchall()


@contextmanager
def postgres(server: str, name: str) -> Iterator[str]:
    """The address of an empty database of our own, which goes in the end."""
    import psycopg

    own = f"firedamp_{name}_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{own}" TEMPLATE template0')
        try:
            yield f"{server.rpartition('/')[0]}/{own}"
        finally:
            connection.execute(f'DROP DATABASE "{own}" WITH (FORCE)')
