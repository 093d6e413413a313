"""Which shapes do the calls of `client.search` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal, TypedDict

from firedamp.client.shapes.shared import Text


class FoundList(TypedDict):
    """What `find` answers."""

    items: list[FoundOut]


class FoundOut(TypedDict):
    """Something that answers the search, and the page of the client that shows it."""

    kind: Literal["mine", "company", "district", "table", "method", "gwp_set", "page"]
    id: str
    title: Text
    subtitle: Text
    address: str
