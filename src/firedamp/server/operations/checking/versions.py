"""Are Python and the libraries those that this version was made for?"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version

import django

import firedamp
from firedamp.server.operations.checking.finding import Finding

NAME = re.compile(r"[A-Za-z0-9._-]+")
DJANGO = (5, 2)  # the series that pyproject.toml asks for


def findings() -> Iterator[Finding]:
    wrong = sorted(missing(requires("firedamp") or ()))
    if django.VERSION[:2] != DJANGO:
        wrong.append(f"django {django.__version__}")
    if wrong:
        yield Finding("versions", "failure", "libraries_unmet", {"names": ", ".join(wrong)})
        return
    told = {"firedamp": firedamp.__version__, "python": platform.python_version(), "django": django.__version__}
    yield Finding("versions", "ok", "versions_ok", told)


def missing(wanted: Iterable[str]) -> Iterator[str]:
    """Libraries that are always required and are not there."""
    for text in wanted:
        name = NAME.match(text)
        if name is None or "extra ==" in text:
            continue
        try:
            version(name[0])
        except PackageNotFoundError:
            yield name[0]
