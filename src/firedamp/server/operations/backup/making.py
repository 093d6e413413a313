"""How is a backup made while the server runs? Rows as they are at one moment, and the files that they name."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import connection
from django.db.models import Sum
from django.utils import timezone

import firedamp
from firedamp.science.errors import InputError
from firedamp.server.audit.models import AuditHead
from firedamp.server.audit.services import record
from firedamp.server.audit.snapshot import snapshot
from firedamp.server.data_folder import BACKUP_MAKING, data_folder
from firedamp.server.operations.backup.files import hold, other_files, own_place, readings_named
from firedamp.server.operations.backup.manifest import FORMAT, NAME, FileOf, Manifest, TableOf
from firedamp.server.operations.backup.rows import Model, columns, kept_models, lines
from firedamp.server.operations.migrations_left import applied, migrations_left, migrations_unknown
from firedamp.server.telemetry.models import StoredFile
from firedamp.server.telemetry.store.damage import not_as_written

PART = 1 << 20


@dataclass(frozen=True)
class Made:
    manifest: Manifest
    sha256: str
    bytes: int


def backup_create(file: Path, *, over: bool = False) -> Made:
    """Write a backup whole, readable by its owner alone, and note it in the log. InputError `backup_exists` unless
    `over`, `backup_place` or `backup_within` where it cannot stand, `backup_behind` or `backup_ahead` where the
    database is of another version, whose columns this one does not know."""
    require_place(file)
    if file.exists() and not over:
        raise InputError.one("backup", "backup_exists", str(file))
    if left := migrations_left():
        raise InputError.one("backup", "backup_behind", None, first=left[0])
    if unknown := migrations_unknown():
        raise InputError.one("backup", "backup_ahead", None, first=unknown[0])
    draft, place = file.with_name(f"{file.name}.draft"), own_place(BACKUP_MAKING)
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as opened:
            manifest = _written(opened, place)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        draft.unlink(missing_ok=True)
    made = Made(manifest, hashlib.sha256(manifest.text().encode()).hexdigest(), file.stat().st_size)
    details = {"manifest": made.sha256, "rows": manifest.rows, "files": len(manifest.files), "log": manifest.log}
    record("backup.create", actor=None, subject=("backup", made.sha256[:12], file.name), details=details)
    return made


def require_place(file: Path) -> None:
    """A backup within what it is of would hold itself, and go with what it is to replace."""
    if not file.parent.is_dir():
        raise InputError.one("backup", "backup_place", str(file), folder=str(file.parent))
    if file.resolve().is_relative_to(data_folder()):
        raise InputError.one("backup", "backup_within", str(file), folder=str(data_folder()))


def _written(opened: object, place: Path) -> Manifest:
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:  # type: ignore[call-overload]
        with snapshot():
            counting, others = readings_named()
            missing = hold([*counting], place)
            hold([*others, *other_files()], place)
            tables = [_table(archive, model) for model in kept_models()]
            manifest = Manifest(
                format=FORMAT, made=timezone.now().isoformat(timespec="seconds"), firedamp=firedamp.__version__,
                database=connection.vendor, migrations=applied(), log=_log(), readings=_readings(), tables=tables,
                files=(), missing=missing, damaged=(),
            )  # fmt: skip
        files = [_file(archive, path, place) for path in sorted(place.rglob("*")) if path.is_file()]
        manifest = replace(manifest, files=files, damaged=_damaged(counting, place))
        archive.writestr(NAME, manifest.text())
    return manifest


def _damaged(counting: Mapping[str, int | None], place: Path) -> list[str]:
    """Files of readings that are not as they were written: they are kept as they are, and named."""
    held = {name: rows for name, rows in counting.items() if (place / name).exists()}
    return [name for name, rows in held.items() if not_as_written(place / name, rows)]


def _log() -> dict[str, object]:
    head = AuditHead.objects.first()
    return {"number": head.number, "hash": head.hash} if head else {}


def _readings() -> dict[str, int]:
    counting = StoredFile.objects.filter(retired__isnull=True)
    return {"files": counting.count(), "rows": counting.aggregate(Sum("rows"))["rows__sum"] or 0}


def _table(archive: zipfile.ZipFile, model: Model) -> TableOf:
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in lines(model):
            count += 1
            yield line

    told = TableOf(model._meta.label_lower, columns(model), 0, "")
    digest, _ = _put(archive, zipfile.ZipInfo(told.member, _now()), counted(), zipfile.ZIP_DEFLATED)
    return TableOf(told.model, told.columns, count, digest)


def _file(archive: zipfile.ZipFile, path: Path, place: Path) -> FileOf:
    """A file as it is; readings are packed already."""
    name = path.relative_to(place).as_posix()
    told = FileOf(name, path.stat().st_size, "")
    packed = zipfile.ZIP_STORED if path.suffix == ".parquet" else zipfile.ZIP_DEFLATED
    with path.open("rb") as opened:
        digest, size = _put(archive, zipfile.ZipInfo(told.member, _now()), _parts(opened), packed)
    return FileOf(name, size, digest)


def _put(archive: zipfile.ZipFile, info: zipfile.ZipInfo, parts: Iterable[bytes], packed: int) -> tuple[str, int]:
    """Write a member; the hash and the size of what is in it."""
    info.compress_type, info.external_attr = packed, 0o600 << 16
    digest, size = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as member:
        for part in parts:
            digest.update(part)
            size += member.write(part)
    return digest.hexdigest(), size


def _parts(opened: object) -> Iterator[bytes]:
    while part := opened.read(PART):  # type: ignore[attr-defined]
        yield part


def _now() -> tuple[int, int, int, int, int, int]:
    return timezone.now().timetuple()[:6]
