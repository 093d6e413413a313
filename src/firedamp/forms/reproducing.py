"""Does an issued report come out again? Its hash, every digit of its result, and its files to the byte."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from firedamp import __version__
from firedamp.forms.rendering import render, versions
from firedamp.science.errors import DataError, InputError
from firedamp.science.reporting.freezing import computed_again, differences, digest

DOCUMENT, MANIFEST, FILES, ATTACHMENTS = "document.json", "manifest.json", "files/", "attachments/"
SCHEMA = "firedamp-report/1"
LARGEST_UNPACKED = 1_000_000_000


@dataclass(frozen=True)
class Bundle:
    """An issue as it was exported: the document, and the bytes of its files by their names."""

    document: dict[str, Any]
    files: Mapping[str, bytes]
    manifest: Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """What was found. `files_checked` is false where other versions of the libraries would draw other bytes: `apart`
    then tells recorded and present ones."""

    hash: str
    hash_holds: bool
    numbers: int
    differences: tuple[tuple[str, Any, Any], ...]
    files_checked: bool
    files_same: tuple[str, ...]
    files_different: tuple[str, ...]
    damaged: tuple[str, ...]
    apart: Mapping[str, tuple[str | None, str | None]]
    recorded_version: str
    present_version: str = __version__

    @property
    def reproduced(self) -> bool:
        return self.hash_holds and not (self.differences or self.files_different or self.damaged)


def read_bundle(data: bytes) -> Bundle:
    """A bundle from the bytes of its ZIP file, or a document alone from those of its JSON.

    Raises InputError `not_a_bundle`, `file_unpacks_too_large`.
    """
    if not data.startswith(b"PK"):
        return Bundle(_document(data), {}, {})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise InputError.one("file", "file_unpacks_too_large", None, maximum=LARGEST_UNPACKED // 1_000_000)
            document = _document(archive.read(DOCUMENT))
            manifest = json.loads(archive.read(MANIFEST))["files"]
            return Bundle(document, {name: archive.read(name) for name in manifest}, manifest)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, NotImplementedError, OSError) as error:
        raise InputError.one("file", "not_a_bundle", None) from error


def _document(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise InputError.one("file", "not_a_bundle", None) from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise InputError.one("file", "not_a_bundle", None)
    return found


def reproduce(bundle: Bundle) -> Verdict:
    """Compute the report again from what the bundle holds and nothing else, and draw its files again."""
    document = bundle.document
    stated = str(document["report"]["hash"])
    without = {**document, "report": {name: value for name, value in document["report"].items() if name != "hash"}}
    try:
        again = computed_again(document)
    except (InputError, DataError, KeyError, TypeError) as error:
        again = {"refused": str(error)}
    recorded = {str(name): str(value) for name, value in document.get("drawn_by", {}).items()}
    with TemporaryDirectory() as folder:
        for name, text in document.get("templates", {}).items():
            (Path(folder) / Path(name).name).write_text(text, "utf-8")
        present = versions(Path(folder))
        apart = {
            name: (recorded.get(name), present.get(name))
            for name in sorted({*recorded, *present})
            if recorded.get(name) != present.get(name)
        }
        drawn = _drawn_again(bundle, Path(folder)) if not apart else {}
    return Verdict(
        hash=stated,
        hash_holds=digest(without) == stated,
        numbers=_numbers(document["result"]),
        differences=tuple(differences(document["result"], again)),
        files_checked=not apart and bool(drawn),
        files_same=tuple(name for name, same in drawn.items() if same),
        files_different=tuple(name for name, same in drawn.items() if not same),
        damaged=tuple(
            name for name, data in bundle.files.items() if hashlib.sha256(data).hexdigest() != bundle.manifest[name]
        ),
        apart=apart,
        recorded_version=str(document["report"]["software_version"]),
    )


def _drawn_again(bundle: Bundle, templates: Path) -> dict[str, bool]:
    """Each file of a form, and whether the same bytes come out."""
    found = {}
    for name, data in bundle.files.items():
        if name.startswith(FILES):
            form, language, file_type = name.removeprefix(FILES).split(".")
            found[name] = render(bundle.document, form, language, file_type, templates=templates) == data
    return found


def _numbers(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_numbers, value.values()))
    if isinstance(value, list):
        return sum(map(_numbers, value))
    return int(isinstance(value, int | float) and not isinstance(value, bool))
