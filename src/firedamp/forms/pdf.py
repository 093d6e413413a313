"""How does a form become a PDF? Its content goes as JSON to a Typst template: texts are data there, never markup."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from firedamp.forms.content import Content
from firedamp.forms.errors import FormError
from firedamp.forms.shown import shown

ENDING = ".typ"
CONTENT = "content.json"
STANDARD = "a-2a"  # what archives ask for: fonts within, tagged for readers
PACKAGE = re.compile(r"@[\w-]+/")
# An import of anything but a file named by one literal could name a package by a detour.
IMPORT = re.compile(
    r"(?:#|^\s*|[;{(\[=:,/]\s*|\b(?:context|return|else|in|and|or|not)\s+)(?:import|include)\b\s*+"
    r"(?!\"[\w./-]+\.typ\"\s*(?:[:;)}\n]|as\b|$))",
    re.MULTILINE,
)
EVALUATES = re.compile(r"\beval\s*\(")


def pdf_bytes(content: Content, templates: Path | None = None) -> bytes:
    """The form as PDF/A; the same content and templates give the same bytes.

    The root is an empty folder, so that a template reads nothing but the templates and the content.
    """
    sources = template_sources(templates)
    name = f"{content.form}{ENDING}"
    data = json.dumps(shown(content), ensure_ascii=False, allow_nan=False).encode()
    given: dict[str, bytes] = {**sources, "main.typ": f'#include "{name}"'.encode(), CONTENT: data}
    with TemporaryDirectory() as empty:
        try:
            found = typst.compile(  # type: ignore[call-overload]  # its types do not know a dict of files
                given, root=empty, ignore_system_fonts=True, pdf_standards=[STANDARD],
                timestamp=_moment(content.issued), package_path=empty, package_cache_path=empty,
            )  # fmt: skip
        except typst.TypstError as error:
            raise FormError(f"the template {name} is at fault: {error.diagnostic or error.message}") from None
    assert isinstance(found, bytes)
    return found


def page_count(pdf: bytes) -> int:
    """How many pages a PDF that typst made has: its page tree is not compressed."""
    return max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))


def template_sources(templates: Path | None = None) -> dict[str, bytes]:
    """The shipped templates by name, or those of a folder in their place. FormError where one does what it may not."""
    sources = dict(shipped_templates())
    if templates is not None:
        for path in sorted(templates.glob(f"*{ENDING}")):
            text = path.read_text("utf-8")
            _refuse(path.name, text)
            sources[path.name] = text.encode()
    return sources


@cache
def shipped_templates() -> Mapping[str, bytes]:
    folder = files("firedamp.forms") / "templates"
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(ENDING)}


def _refuse(name: str, text: str) -> None:
    """A template may fetch nothing: Typst would download a package without asking."""
    if PACKAGE.search(text):
        raise FormError(f"the template {name} asks for a package (@…/…): templates use no packages from the network")
    if IMPORT.search(text):
        raise FormError(f'the template {name} imports something else than a file by its name ("….typ")')
    if EVALUATES.search(text):
        raise FormError(f"the template {name} uses eval(), which could import a package from the network")


def _moment(issued: str) -> datetime:
    return datetime.fromisoformat(issued).astimezone(UTC)
