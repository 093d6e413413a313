"""The product as a visitor meets it: `firedamp up` on a free port with data of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

START = "import sys; from firedamp.server.run import up; sys.exit(up(host='127.0.0.1', port=0, lang='en'))"
Visit = Callable[..., Page]
NOT_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True)
class Product:
    """Where it is, and the one-time passwords it printed."""

    address: str
    passwords: dict[str, str]


@contextmanager
def running(folder: Path) -> Iterator[Product]:
    clean = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    process = subprocess.Popen(
        [sys.executable, "-c", START],
        cwd=folder,
        env={**clean, "FIREDAMP_DATA": str(folder / "var"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield started(process)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def started(process: subprocess.Popen[str]) -> Product:
    passwords: dict[str, str] = {}
    assert process.stdout
    for line in process.stdout:
        if found := re.match(r"(\w+): one-time password (\S+)", line):
            passwords[found[1]] = found[2]
        if found := re.search(r"(http://\S+?)/? ", line):
            return Product(found[1].rstrip("/"), passwords)
    raise AssertionError("firedamp up stopped before it was ready")
