"""Does an issued report come out again? Its hash, every digit of its result, and its files to the byte."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from firedamp import __version__
from firedamp.forms.catalogue import FORMS, content_of
from firedamp.forms.content import Content
from firedamp.forms.rendering import FILE_TYPES, decides, versions, written
from firedamp.forms.words import LANGUAGES
from firedamp.science.errors import FiredampError, InputError
from firedamp.science.reporting.freezing import computed_again, differences, digest

DOCUMENT, MANIFEST, FILES, ATTACHMENTS = "document.json", "manifest.json", "files/", "attachments/"
SCHEMA = "firedamp-report/1"
PARTS = ("report", "question", "library", "result", "drawn_by", "templates")  # of a document
OF_REPORT = ("hash", "software_version", "kind")
UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, ValueError)  # what an altered document may come to
README = "README.txt"  # for people; bundles of before it stood in the manifest have it beside
LARGEST_UNPACKED = 1_000_000_000
LARGEST_DOCUMENT = 100_000_000  # bytes; a year of forty sites has some ten million
LARGEST_MANIFEST = 1_000_000
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Bundle:
    """An issue as it was exported: the document, and the bytes of its files by their names.

    `unexpected`: members that no manifest names, of which nothing can be said.
    """

    document: dict[str, Any]
    files: Mapping[str, bytes]
    manifest: Mapping[str, str]
    unexpected: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What was found. `files_checked` is false where other versions of the libraries would draw other bytes of some
    files: `files_unchecked` names these, `apart` tells recorded and present versions.

    That all of it holds shows that the bundle agrees with itself; whether it is what was issued, its hash shows to
    whoever has that from elsewhere.
    """

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
    unexpected: tuple[str, ...] = ()
    files_unchecked: tuple[str, ...] = ()
    present_version: str = __version__

    @property
    def reproduced(self) -> bool:
        return self.hash_holds and not (self.differences or self.files_different or self.damaged or self.unexpected)


def read_bundle(data: bytes) -> Bundle:
    """A bundle from the bytes of its ZIP file, or a document alone from those of its JSON.

    Raises InputError `not_a_bundle`, `bundle_incomplete` with what is missing, `file_too_large`,
    `file_unpacks_too_large`.
    """
    if not data.startswith(b"PK"):
        require_size("file_too_large", len(data), LARGEST_DOCUMENT)
        return Bundle(_document(data), {}, {})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive)
    except (zipfile.BadZipFile, ValueError, TypeError, NotImplementedError, OSError) as error:
        raise InputError.one("file", "not_a_bundle", None) from error


def _unpacked(archive: zipfile.ZipFile) -> Bundle:
    """Everything that the manifest names, once each, and all that the document says was issued with it."""
    sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    require_size("file_unpacks_too_large", sum(entry.file_size for entry in archive.infolist()), LARGEST_UNPACKED)
    if len(sizes) < len(archive.infolist()):
        raise InputError.one("file", "not_a_bundle", None)
    _require_members(sizes, (DOCUMENT, MANIFEST))
    require_size("file_too_large", sizes[DOCUMENT], LARGEST_DOCUMENT)
    require_size("file_too_large", sizes[MANIFEST], LARGEST_MANIFEST)
    document, manifest = _document(archive.read(DOCUMENT)), _manifest(archive.read(MANIFEST))
    _require_members(sizes, (*manifest, *_files_of(document)))
    _require_attachments(document, manifest)
    unexpected = tuple(sorted(sizes.keys() - {DOCUMENT, MANIFEST, README, *manifest}))
    return Bundle(document, {name: archive.read(name) for name in manifest}, manifest, unexpected)


def require_size(rule: str, size: int, largest: int) -> None:
    """InputError with both sizes in MB where a file has more bytes than are read."""
    if size > largest:
        raise InputError.one("file", rule, round(size / MEGABYTE, 1), maximum=largest / MEGABYTE)


def _require_members(there: Container[str], names: Iterable[str]) -> None:
    missing = sorted({name for name in names if name not in there})
    if missing:
        raise InputError.one("file", "bundle_incomplete", None, names=missing)


def _files_of(document: Mapping[str, Any]) -> list[str]:
    """The files with which a document of its kind is issued: every form in each language and type."""
    kind = document.get("report", {}).get("kind")
    forms = [form.id for form in FORMS.values() if kind in form.sections]
    return [f"{FILES}{form}.{lang}.{of_type}" for form in forms for lang in LANGUAGES for of_type in FILE_TYPES]


def _require_attachments(document: Mapping[str, Any], manifest: Mapping[str, str]) -> None:
    hashes = set(manifest.values())
    missing = {each["name"] for each in document.get("attachments", ()) if each["sha256"] not in hashes}
    if missing:
        raise InputError.one("file", "bundle_incomplete", None, names=sorted(missing))


def _manifest(data: bytes) -> dict[str, str]:
    found = json.loads(data)
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, dict) or not all(isinstance(each, str) for each in files.values()):
        raise InputError.one("file", "not_a_bundle", None)
    return files


def _document(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError.one("file", "not_a_bundle", None) from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise InputError.one("file", "not_a_bundle", None)
    missing = [name for name in PARTS if not isinstance(found.get(name), dict)]
    missing += [
        f"report.{name}" for name in OF_REPORT if not missing and not isinstance(found["report"].get(name), str)
    ]
    if missing:
        raise InputError.one("file", "bundle_incomplete", None, names=missing)
    return found


def reproduce(bundle: Bundle) -> Verdict:
    """Compute the report again from what the bundle holds and nothing else, and draw its files again."""
    document = bundle.document
    stated = document["report"]["hash"]
    without = {**document, "report": {name: value for name, value in document["report"].items() if name != "hash"}}
    try:
        again = computed_again(document)
    except (FiredampError, *UNREADABLE) as error:
        again = {"refused": str(error)}
    recorded = {str(name): str(value) for name, value in document["drawn_by"].items()}
    with TemporaryDirectory() as folder:
        for name, text in document["templates"].items():
            (Path(folder) / Path(name).name).write_text(str(text), "utf-8")
        present = versions(Path(folder))
        apart = {
            name: (recorded.get(name), present.get(name))
            for name in sorted({*recorded, *present})
            if recorded.get(name) != present.get(name)
        }
        drawn = _drawn_again(bundle, Path(folder), apart)
    return Verdict(
        hash=stated,
        hash_holds=digest(without) == stated,
        numbers=_numbers(document["result"]),
        differences=tuple(differences(document["result"], again)),
        files_checked=bool(drawn) and None not in drawn.values(),
        files_same=tuple(name for name, same in drawn.items() if same),
        files_different=tuple(name for name, same in drawn.items() if same is False),
        files_unchecked=tuple(name for name, same in drawn.items() if same is None),
        damaged=tuple(
            name for name, data in bundle.files.items() if hashlib.sha256(data).hexdigest() != bundle.manifest[name]
        ),
        apart=apart,
        recorded_version=str(document["report"]["software_version"]),
        unexpected=bundle.unexpected,
    )


def _drawn_again(bundle: Bundle, templates: Path, apart: Iterable[str]) -> dict[str, bool | None]:
    """Each file of a form, and whether the same bytes come out; None where other versions would draw others."""
    found: dict[str, bool | None] = {}
    content = cache(partial(content_of, bundle.document))
    for name, data in bundle.files.items():
        if name.startswith(FILES):
            form, language, file_type = name.removeprefix(FILES).split(".")
            if any(decides(each, file_type) for each in apart):
                found[name] = None
            else:
                found[name] = _is_drawn(partial(content, form, language), file_type, templates, data)
    return found


def _is_drawn(content: Callable[[], Content], file_type: str, templates: Path, data: bytes) -> bool:
    """Whether a document is drawn as these bytes; one that was altered may not come to a drawing at all."""
    try:
        return written(content(), file_type, templates=templates) == data
    except (FiredampError, *UNREADABLE):
        return False


def _numbers(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_numbers, value.values()))
    if isinstance(value, list):
        return sum(map(_numbers, value))
    return int(isinstance(value, int | float) and not isinstance(value, bool))
