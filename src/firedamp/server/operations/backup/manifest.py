"""What does a backup say that it holds? Tables with their rows, files, each with its hash; the state of migrations."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from firedamp.science.errors import InputError

FORMAT, NAME = 1, "manifest.json"
ROWS, FILES = "rows/{model}.jsonl", "files/{path}"  # members of the archive
PART_OF_A_PATH = re.compile(r"[^/\\\0:]{1,255}")
MOST_BYTES = 500_000_000  # of a manifest: two million files


@dataclass(frozen=True)
class TableOf:
    model: str
    columns: Sequence[str]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        return ROWS.format(model=self.model)


@dataclass(frozen=True)
class FileOf:
    path: str
    bytes: int
    sha256: str

    @property
    def member(self) -> str:
        return FILES.format(path=self.path)


@dataclass(frozen=True)
class Manifest:
    """`missing`: files that the database names and that were not there when the backup was made; `damaged`:
    those of readings that were cut short or altered by then, and are in it like that. `log`: number and
    hash of the last entry of the log of who did what."""

    format: int
    made: str
    firedamp: str
    database: str
    migrations: Sequence[str]
    log: Mapping[str, Any]
    readings: Mapping[str, int]
    tables: Sequence[TableOf]
    files: Sequence[FileOf]
    missing: Sequence[str]
    damaged: Sequence[str] = ()  # those of before it was looked for say nothing

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.tables)

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def manifest_of(text: bytes) -> Manifest:
    """Raises InputError `backup_wrong` for what no backup says, `backup_format` for one of a later format."""
    try:
        said = json.loads(text)
        format_ = int(said["format"])
        if format_ > FORMAT:
            raise InputError.one("backup", "backup_format", format_, known=FORMAT)
        tables = [TableOf(**each) for each in said.pop("tables")]
        files = [FileOf(**each) for each in said.pop("files")]
        manifest = Manifest(tables=tables, files=files, **said)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise wrong(NAME) from None
    if strange := [each.path for each in files if not stays_within(each.path)]:
        raise wrong(strange[0])
    return manifest


def stays_within(path: str) -> bool:
    """Whether a file's path leads nowhere but into the data folder."""
    parts = str(path).split("/")
    return all(PART_OF_A_PATH.fullmatch(part) and part not in (".", "..") for part in parts)


def wrong(what: str) -> InputError:
    return InputError.one("backup", "backup_wrong", None, what=what)
