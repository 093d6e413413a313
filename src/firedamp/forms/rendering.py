"""Which bytes does a form of an issued document have, and which libraries and templates decide them?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from firedamp.forms.as_json import json_bytes
from firedamp.forms.catalogue import content_of
from firedamp.forms.content import Content
from firedamp.forms.errors import FormError
from firedamp.forms.pdf import pdf_bytes, template_sources
from firedamp.forms.words import LANGUAGES, words_bytes

FILE_TYPES = ("pdf", "xlsx", "json")
LIBRARIES = ("qrcode", "typst", "xlsxwriter")


def render(
    document: Mapping[str, Any], form: str, language: str, file_type: str, *, templates: Path | None = None
) -> bytes:
    """A file of a form: the same document, language, `versions()` and templates give the same bytes.

    `templates`: a folder whose files stand in the place of the shipped templates of the same names. Raises FormError
    where the form does not fit the document, for an unknown language or file type, and where a template is at fault.
    """
    return written(content_of(document, form, language), file_type, templates=templates)


def written(content: Content, file_type: str, *, templates: Path | None = None) -> bytes:
    """The content of a form as a file of a type. Raises FormError as `render` does."""
    if file_type not in FILE_TYPES:
        raise FormError(f"no file type {file_type!r}; there are {', '.join(FILE_TYPES)}")
    if file_type == "json":
        return json_bytes(content)
    if file_type == "pdf":
        return pdf_bytes(content, templates)
    from firedamp.forms.workbook import xlsx_bytes  # when it is asked for: a server starts without

    return xlsx_bytes(content)


def versions(templates: Path | None = None) -> dict[str, str]:
    """What decides the bytes beside the document: versions of libraries, hashes of templates and words."""
    found = {name: version(name) for name in LIBRARIES}
    found |= {f"words_{language}.toml": _hash(words_bytes(language)) for language in LANGUAGES}
    found |= {name: _hash(text) for name, text in sorted(template_sources(templates).items())}
    return found


def decides(name: str, file_type: str) -> bool:
    """Whether what `versions()` names has a say in the bytes of files of a type."""
    if file_type == "pdf" or name.startswith("words_"):
        return True
    return file_type == "xlsx" and name == "xlsxwriter"


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
