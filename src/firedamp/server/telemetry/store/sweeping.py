"""Which files of the store may go? What was retired a while ago, and what never came to count."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone

from firedamp.server.data_folder import data_folder
from firedamp.server.telemetry.models import StoredFile
from firedamp.server.telemetry.store.files import MINUTES, READINGS, remove

READ_NO_MORE = timedelta(minutes=15)  # no question to the store takes so long
NOT_COMMITTED_S = 6 * 3600.0  # nor does any transaction that has written a file
WATCHED_S = 1800.0  # and for so long by a clock that nobody sets: who sets the other one forward makes no file old

logger = logging.getLogger(__name__)


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
    strays = strays_found()
    stray = _watch.long_seen(strays.sweepable)
    if strays.kept:
        logger.warning("%d files of readings that no row names are kept: see firedamp check", len(strays.kept))
    for file in stray:
        file.unlink(missing_ok=True)
    return len(stray)


@dataclass(frozen=True)
class Strays:
    """`kept`: those that may be all that is left of a database that was lost; whoever runs the server decides."""

    sweepable: Sequence[Path]
    kept: Sequence[Path]


def strays_found() -> Strays:
    """Files that no row names though no transaction can still be writing them. Those that are older than the database
    are not its own; and where more are unnamed than named, it is not the database of these files: all are kept."""
    old = [(root, file) for root in (READINGS, MINUTES) for file in _old_files(data_folder() / root)]
    named = set(StoredFile.objects.values_list("path", flat=True)) if old else set()
    stray = [file for root, file in old if file.relative_to(data_folder() / root).as_posix() not in named]
    if not stray:
        return Strays((), ())
    if len({file.name for file in stray}) > len(named):
        return Strays((), stray)
    made = database_made()
    kept = [file for file in stray if older(file, made)]
    return Strays([file for file in stray if not older(file, made)], kept)


def database_made() -> float:
    """When the database was, as its first migration says."""
    first = MigrationRecorder.Migration.objects.aggregate(Min("applied"))["applied__min"]
    return float(first.timestamp()) if first else float("inf")


def older(file: Path, than: float) -> bool:
    try:
        return file.stat().st_mtime < than
    except FileNotFoundError:
        return False


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
        if older(file, before):
            yield file
