"""Where do files lie that are being looked at, and how do they come and go? In the data folder, until they are taken
over or put away."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction

from firedamp.server.accounts.models import User
from firedamp.server.data_folder import data_folder
from firedamp.server.middleware import RECORDING_TOO_LARGE
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.access import require_open
from firedamp.server.telemetry.models import Longwall, Upload
from firedamp.server.telemetry.store.sweeping import Watch, database_made, older
from firedamp.tables.telemetry.limits import LARGE

FOLDER = "telemetry_uploads"
PART = 1 << 20
KEPT = 20  # of one person; the oldest go
STRAY_S = 6 * 3600.0
_watch = Watch()


def file_of(upload: Upload) -> Path:
    return data_folder() / FOLDER / upload.pk.hex


def laid_folder(upload: Upload) -> Path:
    """Where a file that is too large to be held is laid down while it is looked at."""
    return file_of(upload).with_suffix(".laid")


def upload_create(*, user: User, longwall: Longwall, filename: str, content: Any, source: str = "") -> Upload:
    """Keep what `content` gives to read; ApiProblem `too-large`. Nothing is read of it yet."""
    require_open(user, longwall)
    made = Upload(pk=uuid4(), longwall=longwall, user=user, filename=filename[:200] or "file")
    made.said = {"source": source} if source else {}
    digest = hashlib.sha256()
    file_of(made).parent.mkdir(parents=True, exist_ok=True)
    try:
        with file_of(made).open("wb") as file:
            for part in _parts(content):
                digest.update(part)
                made.size += file.write(part)
        made.sha256 = digest.hexdigest()
        made.save(force_insert=True)
    except BaseException:
        file_of(made).unlink(missing_ok=True)
        raise
    _make_room(user)
    return made


def _parts(content: Any) -> Iterator[bytes]:
    read = 0
    while part := content.read(PART):
        read += len(part)
        if read > LARGE.file_bytes:
            raise ApiProblem("too-large", RECORDING_TOO_LARGE)
        yield part


def upload_delete(upload: Upload) -> None:
    """Put a file away: its row now, the file itself when that is committed."""
    file, laid = file_of(upload), laid_folder(upload)
    upload.delete()

    def away() -> None:
        file.unlink(missing_ok=True)
        shutil.rmtree(laid, ignore_errors=True)

    transaction.on_commit(away)


def _make_room(user: User) -> None:
    for old in Upload.objects.filter(user=user).order_by("-created", "-id")[KEPT:]:
        upload_delete(old)


def sweep_uploads() -> int:
    """Files that no row names: of requests that were cut short. Those older than the database are not its own."""
    before = time.time() - STRAY_S
    old = [file for file in (data_folder() / FOLDER).glob("*") if older(file, before)]
    made = database_made() if old else 0.0
    named = {pk.hex for pk in Upload.objects.values_list("pk", flat=True)} if old else set()
    stray = _watch.long_seen(file for file in old if file.stem not in named and not older(file, made))
    for file in stray:
        if file.is_dir():
            shutil.rmtree(file, ignore_errors=True)
        else:
            file.unlink(missing_ok=True)
    return len(stray)
