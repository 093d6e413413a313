"""Can the data folder be written into, is it its owner's alone, is there room, is every file of readings whole?"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator

from firedamp.science.errors import InputError
from firedamp.server.data_folder import BACKUP_PLACING, DATABASE, data_folder, require_data_folder
from firedamp.server.operations.checking.finding import Finding, State

LEAST_FREE, LITTLE_FREE = 200_000_000, 2_000_000_000
NAMES_SHOWN = 3


def found(state: State, said: str, **told: object) -> Finding:
    return Finding("storage", state, said, told)


def missing_folder() -> Iterator[Finding]:
    """A data folder that is not there is not made by who only looks: its disk may not be mounted."""
    folder = data_folder()
    if not folder.exists():
        yield found("failure", "folder_missing", folder=str(folder))


def findings() -> Iterator[Finding]:
    folder = data_folder()
    try:
        require_data_folder()
    except InputError as error:
        yield found("failure", "folder_unusable", folder=str(folder), reason=error.problems[0].params.get("reason", ""))
        return
    free = shutil.disk_usage(folder).free
    state: State = "failure" if free < LEAST_FREE else "warning" if free < LITTLE_FREE else "ok"
    said = "storage_ok" if state == "ok" else "little_room"
    yield found(state, said, folder=str(folder), free=round(free / 1e9, 1))
    yield from owner()
    if any(folder.glob(f"{BACKUP_PLACING}.*")):
        yield found("failure", "load_broken_off")


def owner() -> Iterator[Finding]:
    """The database and the key that signs cookies are nobody else's to read."""
    open_ones = [
        path.name
        for path in (data_folder() / DATABASE, data_folder() / "secret_key")
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    if open_ones:
        yield found("warning", "open_to_others", names=", ".join(open_ones))
    foreign = [path.name for path in data_folder().iterdir() if not os.access(path, os.W_OK)]
    if foreign:
        yield found("failure", "not_ours", names=", ".join(sorted(foreign)[:NAMES_SHOWN]))


def readings_findings() -> Iterator[Finding]:
    """The files of readings that count, as the database names them, and those that it does not name."""
    from firedamp.server.telemetry.models import StoredFile
    from firedamp.server.telemetry.store.damage import not_as_written
    from firedamp.server.telemetry.store.files import minutes_file, readings_file

    named = StoredFile.objects.filter(retired__isnull=True).values_list("path", "rows", "minutes")
    missing, damaged, count = [], [], 0
    for path, rows, minutes in named.iterator():
        count += 1
        files = {readings_file(path): rows, **({minutes_file(path): None} if minutes else {})}
        if not all(file.is_file() for file in files):
            missing.append(path)
        elif any(not_as_written(file, told) for file, told in files.items()):
            damaged.append(path)
    if missing:
        yield found("failure", "readings_missing", count=len(missing), names=", ".join(missing[:NAMES_SHOWN]))
    if damaged:
        yield found("failure", "readings_damaged", count=len(damaged), names=", ".join(damaged[:NAMES_SHOWN]))
    if not missing and not damaged:
        yield found("ok", "readings_ok", count=count)
    yield from unnamed()


def unnamed() -> Iterator[Finding]:
    from firedamp.server.telemetry.store.sweeping import strays_found

    strays = strays_found()
    if strays.kept:
        names = ", ".join(file.relative_to(data_folder()).as_posix() for file in strays.kept[:NAMES_SHOWN])
        yield found("warning", "readings_kept", count=len(strays.kept), names=names)
    if strays.sweepable:
        yield found("warning", "readings_stray", count=len(strays.sweepable))
