"""Is a backup whole, and can this version take it? All of it is read and hashed before anything else is done."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firedamp.science.errors import InputError
from firedamp.server.operations.backup.manifest import MOST_BYTES, NAME, Manifest, manifest_of, wrong
from firedamp.server.operations.backup.rows import columns, kept_models
from firedamp.server.operations.migrations_left import lacking, strange

PART = 1 << 20
# What zipfile raises, and what a reader is told of it: its own words are English.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def backup_verify(file: Path) -> Manifest:
    """What a backup holds, when every byte is as its manifest says; InputError `backup_missing`, `backup_broken`,
    `backup_wrong`, and `backup_newer`, `backup_older` or `backup_columns` where this version cannot load it."""
    with opened(file) as (archive, manifest):
        _require_loadable(manifest)
        _require_hashes(archive, manifest)
    return manifest


@contextmanager
def opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive and what it says of itself; whatever cannot be read within is InputError `backup_broken`."""
    if not file.is_file():
        raise InputError.one("backup", "backup_missing", str(file))
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive, _manifest(archive)
    except BROKEN as error:
        raise InputError.one("backup", "backup_broken", str(file), reason=_why_broken(file, error)) from None


def _why_broken(file: Path, error: Exception) -> str:
    if not zipfile.is_zipfile(file):
        return "zip_no_end"
    unread = isinstance(error, RuntimeError)  # also NotImplementedError: a password, a packing of another kind
    return "zip_foreign" if unread else "zip_damaged"


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        info = archive.getinfo(NAME)
    except KeyError:
        raise wrong(NAME) from None
    if info.file_size > MOST_BYTES:
        raise wrong(NAME)
    manifest = manifest_of(archive.read(info))
    promised = [NAME, *(each.member for each in (*manifest.tables, *manifest.files))]
    there = Counter(archive.namelist())
    if odd := sorted(name for name in {*promised, *there} if there[name] != 1) or sorted({*there} - {*promised}):
        raise wrong(odd[0])
    return manifest


def _require_hashes(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    for table in manifest.tables:
        rows, digest = 0, hashlib.sha256()
        for part in parts(archive, table.member):
            digest.update(part)
            rows += part.count(b"\n")
        if (rows, digest.hexdigest()) != (table.rows, table.sha256):
            raise wrong(table.member)
    for each in manifest.files:
        size, digest = 0, hashlib.sha256()
        for part in parts(archive, each.member):
            digest.update(part)
            size += len(part)
        if (size, digest.hexdigest()) != (each.bytes, each.sha256):
            raise wrong(each.member)


def parts(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    with archive.open(member) as found:
        while part := found.read(PART):
            yield part


def _require_loadable(manifest: Manifest) -> None:
    """Rows are loaded by the version that they were kept by, or by one with the same tables."""
    if newer := strange(manifest.migrations):
        raise InputError.one("backup", "backup_newer", manifest.firedamp, first=newer[0])
    if older := lacking(manifest.migrations):
        raise InputError.one("backup", "backup_older", manifest.firedamp, first=older[0])
    ours = {model._meta.label_lower: columns(model) for model in kept_models()}
    theirs = {each.model: list(each.columns) for each in manifest.tables}
    if ours != theirs:
        odd = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
        raise InputError.one("backup", "backup_columns", odd[0])
