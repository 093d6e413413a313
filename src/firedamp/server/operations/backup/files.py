"""Which files of the data folder does a backup hold? All but what is made anew and what the database is itself."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from firedamp.server.data_folder import (
    BACKUP_LOADING,
    BACKUP_MAKING,
    BACKUP_PLACING,
    BODIES,
    CLIENT,
    DATABASE,
    data_folder,
)
from firedamp.server.jobs.holding import alive
from firedamp.server.telemetry.models import StoredFile
from firedamp.server.telemetry.store.files import MINUTES, READINGS

A_DAY_S = 86_400.0
# Folders in which a name once given is never given to anything else: what is put there does no harm beforehand.
NAMED_ONCE = (READINGS, MINUTES, "telemetry_uploads", "forecasts")


def readings_named() -> tuple[dict[str, int | None], list[str]]:
    """Files of readings as the database names them: those that count, with their rows where it tells them, and those
    that may still be there."""
    counting: dict[str, int | None] = {}
    others: list[str] = []
    for path, rows, minutes, retired in StoredFile.objects.order_by("id").values_list(
        "path", "rows", "minutes", "retired"
    ):
        own = {f"{READINGS}/{path}": rows, **({f"{MINUTES}/{path}": None} if minutes else {})}
        counting.update(own if retired is None else {})
        others += [*own] if retired is not None else []
    return counting, others


def readings_there() -> Iterator[str]:
    """Files of readings that lie in the data folder, whether a row names them or not."""
    folder = data_folder()
    for name in (READINGS, MINUTES):
        for path in (folder / name).rglob("*.parquet"):
            yield path.relative_to(folder).as_posix()


def other_files() -> Iterator[str]:
    """What lies in the data folder beside readings, in order."""
    folder = data_folder()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and not _left_out(name):
            yield name


def _left_out(name: str) -> bool:
    """The database's own, the client, readings, work of a moment: drafts, a key not yet in its place, backups."""
    top = name.partition("/")[0]
    return (
        top.startswith((DATABASE, BACKUP_MAKING, BACKUP_LOADING, BACKUP_PLACING, "secret_key."))
        or top in (BODIES, CLIENT, READINGS, MINUTES)
        or name.endswith(".draft")
    )


def hold(names: list[str], place: Path) -> list[str]:
    """Have files stay as long as a backup is made, whoever takes them away meanwhile; those that are not there."""
    missing = []
    for name in names:
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _link(data_folder() / name, target)
        except FileNotFoundError:
            missing.append(name)
    return missing


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        shutil.copyfile(source, target)


def own_place(kind: str) -> Path:
    """A folder for this process to work in; those of processes that were killed go."""
    for left in data_folder().glob(f"{kind}.*"):
        if _left_behind(left):
            shutil.rmtree(left, ignore_errors=True)
    place = data_folder() / f"{kind}.{os.getpid()}.{socket.gethostname()}"
    place.mkdir(mode=0o700)
    return place


def _left_behind(place: Path) -> bool:
    """Of this machine by a process that is no more (in a container the next has its number); of another by its age."""
    _, process, machine = place.name.split(".", 2)
    if machine == socket.gethostname():
        return int(process) == os.getpid() or not alive(int(process))
    return time.time() - place.stat().st_mtime > A_DAY_S


def moved(place: Path, kind: str) -> Path:
    """The same folder as one of another kind."""
    target = place.with_name(f"{kind}.{place.name.partition('.')[2]}")
    shutil.rmtree(target, ignore_errors=True)
    return place.rename(target)
