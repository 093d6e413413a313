"""Which shapes do the calls of `client.activity` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, TypedDict

from firedamp.client.shapes.shared import Translated


class EntryOut(TypedDict):
    """A part of `EntryPage`."""

    number: int
    at: str
    actor: str
    organisation: Translated | None
    action: str
    subject: Subject
    details: dict[str, Any]
    hash: str


class EntryPage(TypedDict):
    """What `activity_list` answers."""

    items: list[EntryOut]
    next_cursor: str | None
    total: int


class Subject(TypedDict):
    """A part of `EntryOut`."""

    kind: str
    id: str
    name: str
