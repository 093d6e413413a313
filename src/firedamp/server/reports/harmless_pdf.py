"""Does a PDF run, open, send or carry anything? All its objects are read, with names decoded and streams unpacked."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # of a damaged file all is said by refusing it
ENDS = re.compile(rb"%%EOF\s*$")
HEADER = re.compile(rb"%PDF-[12]\.\d\s")
# Keys of a dictionary that run, send, carry files, or hold forms that do.
FORBIDDEN_KEYS = {"/JS", "/JavaScript", "/AA", "/XFA", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMediaContent"}
FORBIDDEN_ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/RichMediaExecute", "/Rendition",
    "/Movie", "/Sound",
}  # fmt: skip
FORBIDDEN_KINDS = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment", "/EmbeddedFile", "/Filespec"}
OPENS_A_PAGE = {"/GoTo"}
MOST_OBJECTS = 100_000
# Also where no table of the file names the object, as other readers look for them: words too long to be chance.
BY_WORD = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia|SubmitForm)\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
MARKUP = re.compile(rb"<script|<html", re.IGNORECASE)


def pdf_is_harmless(content: bytes) -> bool:
    """False also where it is damaged, locked, or something else besides."""
    if not HEADER.match(content[:16]) or not ENDS.search(content[-2048:]) or MARKUP.search(content[:1024]):
        return False
    if BY_WORD.search(ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), content)):
        return False
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted or not isinstance(reader.root_object, DictionaryObject) or not len(reader.pages):
            return False
        return _opens_harmlessly(reader.root_object) and all(map(_is_harmless, _dictionaries(reader)))
    except Exception:  # the library meets hostile bytes: whatever it stumbles over is no plain PDF
        return False


def _opens_harmlessly(root: DictionaryObject) -> bool:
    opening = root.get("/OpenAction")
    opening = opening.get_object() if opening is not None else None
    return not isinstance(opening, DictionaryObject) or str(opening.get("/S")) in OPENS_A_PAGE


def _is_harmless(found: DictionaryObject) -> bool:
    kinds = {str(_plain(found.get(name))) for name in ("/Type", "/Subtype")}
    if FORBIDDEN_KEYS & found.keys() or FORBIDDEN_KINDS & kinds:
        return False
    return str(_plain(found.get("/S"))) not in FORBIDDEN_ACTIONS


def _plain(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file: of all objects that its tables name, in object streams too, and of its trailer."""
    waiting: list[Any] = [reader.trailer]
    waiting += [IndirectObject(number, generation, reader) for number, generation in _numbers(reader)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if (value.idnum, value.generation) in seen:
                continue
            seen.add((value.idnum, value.generation))
            if len(seen) > MOST_OBJECTS:
                raise ValueError("too many objects")
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            yield value
            waiting += _raw(value)
        elif isinstance(value, ArrayObject):
            waiting += list.__iter__(value)


def _raw(value: DictionaryObject) -> list[Any]:
    return [value.raw_get(key) for key in value]


def _numbers(reader: PdfReader) -> Iterator[tuple[int, int]]:
    for generation, places in reader.xref.items():
        yield from ((number, generation) for number in places if number)
    yield from ((number, 0) for number in reader.xref_objStm)
