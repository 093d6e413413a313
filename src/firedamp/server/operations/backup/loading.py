"""How is a backup loaded? Whole or not at all: files of new names first, rows in one transaction, then the rest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, filterfalse
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction

from firedamp.science.errors import InputError
from firedamp.server.audit.models import AuditHead
from firedamp.server.audit.services import record
from firedamp.server.data_folder import BACKUP_LOADING, BACKUP_PLACING, data_folder
from firedamp.server.jobs.beating import webs_alive, workers_alive
from firedamp.server.operations.backup.emptying import emptied, kept_from_changes_no_more
from firedamp.server.operations.backup.files import NAMED_ONCE, moved, other_files, own_place, readings_there
from firedamp.server.operations.backup.manifest import FileOf, Manifest, TableOf, wrong
from firedamp.server.operations.backup.opening import backup_verify, opened, parts
from firedamp.server.operations.backup.rows import AT_ONCE, Model, insert, kept_models
from firedamp.server.operations.backup.standing import data_there, files_there, is_new
from firedamp.server.operations.migrations_left import migrations_left


@dataclass(frozen=True)
class Loaded:
    manifest: Manifest
    replaced: bool


def backup_load(file: Path, *, replace: bool = False) -> Loaded:
    """Put what a backup holds in the place of everything here. InputError of `backup_verify`; `data_there` or
    `files_there` where there is something and `replace` was not said, `workers_there` or
    `web_there` where somebody works on it."""
    manifest = backup_verify(file)
    if file.resolve().is_relative_to(data_folder()):
        raise InputError.one("backup", "backup_within", str(file), folder=str(data_folder()))
    replaced = _room_made(replace)
    place = own_place(BACKUP_LOADING)
    try:
        _load(file, manifest, place, replaced)
    except (IntegrityError, DataError) as error:  # rows that no database of this version would keep
        raise wrong(" ".join(str(error).split())) from None
    finally:
        shutil.rmtree(place, ignore_errors=True)
    for left in data_folder().glob(f"{BACKUP_PLACING}.*"):
        shutil.rmtree(left)
    return Loaded(manifest, replaced)


def _room_made(replace: bool) -> bool:
    """Whether there is something here, which may go, and nobody who works on it; a new database gets its tables."""
    new = is_new()
    if not new and (left := migrations_left()):
        raise InputError.one("DATABASE_URL", "not_migrated", None, count=len(left), first=left[0])
    rows, files = data_there(), files_there()
    if rows and not replace:
        raise InputError.one("backup", "data_there", None, there=rows)
    if files and not replace:
        raise InputError.one("backup", "files_there", None, there=files, folder=str(data_folder()))
    if new:
        call_command("migrate", verbosity=0, interactive=False)
    elif alive := workers_alive():
        raise InputError.one("backup", "workers_there", alive[0].name)
    elif alive := webs_alive():
        raise InputError.one("backup", "web_there", alive[0].name)
    return bool(rows or files)


def _load(file: Path, manifest: Manifest, place: Path, replaced: bool) -> None:
    paths = [each.path for each in manifest.files]
    with opened(file) as (archive, said):
        if said != manifest:
            raise wrong(str(file))  # another file than the one that was looked at
        for each in manifest.files:
            _unpack(archive, each, place)
        with transaction.atomic():
            _load_rows(archive, manifest, replaced=replaced)
            _place(place, filter(named_once, paths))
    rest = moved(place, BACKUP_PLACING)
    _place(rest, filterfalse(named_once, paths))
    if replaced:
        _remove_others(set(paths))


def named_once(path: str) -> bool:
    return path.partition("/")[0] in NAMED_ONCE


def _unpack(archive: zipfile.ZipFile, file: FileOf, place: Path) -> None:
    target, digest = place / file.path, hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as written:
        for part in parts(archive, file.member):
            digest.update(part)
            written.write(part)
        written.flush()
        os.fsync(written.fileno())
    if digest.hexdigest() != file.sha256:
        raise wrong(file.member)


def _load_rows(archive: zipfile.ZipFile, manifest: Manifest, *, replaced: bool) -> None:
    head = AuditHead.objects.first()
    before = {"number": head.number, "hash": head.hash} if replaced and head else {}
    models = {model._meta.label_lower: model for model in kept_models()}
    with kept_from_changes_no_more():
        emptied()
        for table in manifest.tables:
            _load_table(archive, table, models[table.model])
        connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)
    ContentType.objects.clear_cache()
    details = {"made": manifest.made, "firedamp": manifest.firedamp, "database": manifest.database, "replaced": before}
    record("backup.load", actor=None, details=details)


def _load_table(archive: zipfile.ZipFile, table: TableOf, model: Model) -> None:
    block: list[bytes] = []
    with archive.open(table.member) as found:
        for line in chain(found, [b""]):
            block += [line] if line else []
            if block and (not line or len(block) == AT_ONCE):
                try:
                    insert(model, block)
                except (json.JSONDecodeError, TypeError, ValueError) as error:
                    raise wrong(f"{table.member}: {error}") from None
                block = []


def _place(place: Path, paths: Iterable[str]) -> None:
    for path in paths:
        target = data_folder() / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (place / path).replace(target)


def _remove_others(named: set[str]) -> None:
    """What was here before and the backup does not hold."""
    folder = data_folder()
    for name in (*other_files(), *readings_there()):
        if name not in named:
            (folder / name).unlink(missing_ok=True)
