"""Which files of the store may go? What was retired a while ago, and what never came to count."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from firedamp.server.data_folder import data_folder
from firedamp.server.telemetry.models import StoredFile
from firedamp.server.telemetry.store.files import MINUTES, READINGS, remove

READ_NO_MORE = timedelta(minutes=15)  # no question to the store takes so long
NOT_COMMITTED_S = 6 * 3600.0  # nor does any transaction that has written a file
WATCHED_S = 1800.0  # and for so long by a clock that nobody sets: who sets the other one forward makes no file old


def sweep() -> int:
    """Take away what nobody reads; how many files there were."""
    return sweep_retired() + sweep_stray()


def sweep_retired() -> int:
    gone = list(StoredFile.objects.filter(retired__lt=timezone.now() - READ_NO_MORE))
    for each in gone:
        remove(each.path)
        each.delete()
    return len(gone)


def sweep_stray() -> int:
    """Files that the database does not name: of transactions that were undone, of workers that were killed."""
    old = [(root, file) for root in (READINGS, MINUTES) for file in _old_files(data_folder() / root)]
    named = set(StoredFile.objects.values_list("path", flat=True)) if old else set()
    stray = _watch.long_seen(
        file for root, file in old if file.relative_to(data_folder() / root).as_posix() not in named
    )
    for file in stray:
        file.unlink(missing_ok=True)
    return len(stray)


class Watch:
    """Since when this process has seen each file that nobody names."""

    def __init__(self) -> None:
        self._since: dict[Path, float] = {}

    def long_seen(self, stray: Iterable[Path]) -> list[Path]:
        """Those of the files that were seen at every look for `WATCHED_S`."""
        now = time.monotonic()
        self._since = {file: self._since.get(file, now) for file in stray}
        return [file for file, since in self._since.items() if now - since > WATCHED_S]


_watch = Watch()


def _old_files(root: Path) -> Iterator[Path]:
    before = time.time() - NOT_COMMITTED_S
    for file in root.glob("site=*/month=*/*"):
        if file.stat().st_mtime < before:
            yield file
