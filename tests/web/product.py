"""The product as a visitor meets it: `firedamp up` on a free port with data of its own.

Its first start is repeated where it matters; else the data are a copy of what one first start left.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page
from tests.first_start import START, FirstStart

Visit = Callable[..., Page]
NOT_OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True)
class Product:
    """Where it is, the one-time passwords it printed, and what it has printed since: letters among it."""

    address: str
    passwords: dict[str, str]
    printed: list[str] = field(default_factory=list, compare=False)


@contextmanager
def running(folder: Path, begun: FirstStart | None = None, database_url: str = "") -> Iterator[Product]:
    """On SQLite in the folder, with what has begun or from the very start; or on the database that is named."""
    if begun:
        begun.copy(folder / "var")
    clean = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    named = {"DATABASE_URL": database_url} if database_url else {}
    process = subprocess.Popen(
        [sys.executable, "-c", START],
        cwd=folder,
        env={**clean, **named, "FIREDAMP_DATA": str(folder / "var"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield started(process, begun.passwords if begun else {})
    finally:
        process.terminate()
        process.communicate(timeout=20)


def started(process: subprocess.Popen[str], known: dict[str, str]) -> Product:
    passwords = dict(known)
    assert process.stdout
    for line in process.stdout:
        if found := re.match(r"(\w+): one-time password (\S+)", line):
            passwords[found[1]] = found[2]
        if found := re.search(r"(http://\S+?)/? ", line):
            made = Product(found[1].rstrip("/"), passwords)
            # Read on, or the product would stop at a full pipe.
            threading.Thread(target=made.printed.extend, args=(process.stdout,), daemon=True).start()
            return made
    raise AssertionError("firedamp up stopped before it was ready")
