"""The command as the shell runs it: a process of its own, its outputs and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.client.conftest import server  # noqa: F401  (a fixture)

LANGUAGE_VARIABLES = ("FIREDAMP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    error: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.error
        return json.loads(self.out)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Ran]:
    """Run `firedamp` with arguments in a folder of the test's own; keyword arguments are environment variables."""

    def running(*arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        inherited = {name: value for name, value in os.environ.items() if name not in LANGUAGE_VARIABLES}
        done = subprocess.run(
            [sys.executable, "-m", "firedamp.cli", *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**inherited, **environment},
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return running


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ran]:
    """Call the command within this process: the same answer and exit code, sooner."""
    from firedamp.cli import main

    def calling(*arguments: str, **environment: str) -> Ran:
        monkeypatch.chdir(tmp_path)
        for name in LANGUAGE_VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        code = main(list(arguments))
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return calling


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """Write a file; its name."""

    def writing(content: str | bytes, name: str = "mines.csv", encoding: str = "utf-8") -> str:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return name

    return writing
