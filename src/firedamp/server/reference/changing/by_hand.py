"""What is the source of a package's record once somebody has changed it? Not the package alone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from firedamp.server.reference.models import Record
from firedamp.server.reference.models.records import Quality
from firedamp.server.reference.selectors import LONGEST_SOURCE
from firedamp.server.reference.values import Values

NOT_SAID_BY_A_SOURCE = frozenset({"source", "note"})
NO_FIGURES = NOT_SAID_BY_A_SOURCE | {"confirmation", "document"}
RESTORED, EXPERT = Quality.RESTORED.value, Quality.EXPERT.value
MARK = {"en": "; changed by hand {}", "ru": "; изменено вручную {}"}
MARKED = re.compile(re.escape(MARK["en"]).replace(r"\{\}", r"(\d{4}-\d\d-\d\d)") + "$")


def source_after(record: Record, values: Mapping[str, Any], changed: Iterable[str], today: datetime.date) -> Values:
    """The `source` and `document` that a change by hand leaves, where they do not stay as they are.

    A figure that somebody types over a restored one is restored no more, but that person's word. One typed over a
    package's is not that package's, nor is its quality or status: the source says so, unless the change names one. With
    another source the package's document goes, unless the change names one.
    """
    if getattr(record, "quality", None) == RESTORED and set(changed) - NO_FIGURES and "quality" not in changed:
        # What a person types over a restored figure is that person's word, until they say how it was found.
        stated = values.get("source") not in (None, record.source)
        return {"quality": EXPERT, **({} if stated else {"source": marked(record.source, today)})}
    if not record.package:
        return {}
    if values.get("source") not in (None, record.source):
        return {"document": None} if "document" not in values and getattr(record, "document", None) else {}
    said = set(changed) - NOT_SAID_BY_A_SOURCE
    return {"source": marked(record.source, today)} if said else {}


def marked(source: str, today: datetime.date) -> str:
    """The source with the day of the last change by hand."""
    mark = MARK["en"].format(today.isoformat())
    return f"{unmarked(source)[: LONGEST_SOURCE - len(mark)]}{mark}"


def day_of_mark(source: str) -> str:
    """The day that `marked` put to a source; empty where nobody changed its record by hand."""
    mark = MARKED.search(source)
    return mark[1] if mark else ""


def unmarked(source: str) -> str:
    return MARKED.sub("", source)


def in_russian(source: str, known: Mapping[str, str]) -> str:
    """A source as `known` words it in Russian, with its mark in Russian."""
    mark = MARKED.search(source)
    bare = unmarked(source)
    said = known.get(bare, bare)
    return f"{said}{MARK['ru'].format(mark[1])}" if mark else said
