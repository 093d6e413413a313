"""A PostgreSQL server of a test's own, which may be stopped and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path


class Cluster:
    """In a folder that goes in the end. PostgreSQL refuses to run as root: as root, an unprivileged user runs it."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="firedamp-postgres-"))
        self.user = next((name for name in ("postgres", "nobody") if _is_known(name)), "nobody")
        if os.getuid() == 0:
            shutil.chown(self.folder, self.user)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = taken.getsockname()[1]
        self._run("initdb", "-U", "firedamp", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")

    @property
    def url(self) -> str:
        return f"postgres://firedamp@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50"
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def crash(self) -> None:
        """Every process of it at once, without a word to whoever is connected."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        with suppress(AssertionError):  # it was stopped, or never began
            self.crash()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        as_user = ["runuser", "-u", self.user, "--"] if os.getuid() == 0 else []
        command = [*as_user, str(self.programs / program), "-D", str(self.folder / "data"), *arguments]
        with (self.folder / "said").open("w+") as said:  # no pipe: the server that pg_ctl starts would keep it open
            done = subprocess.run(command, cwd=self.folder, stdout=said, stderr=said, check=False)
            said.seek(0)
            assert done.returncode == 0, said.read()


def _is_known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
