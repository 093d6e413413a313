"""Which shapes do the calls of `client.districts` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TypedDict

from firedamp.client.shapes.shared import Text


class DistrictList(TypedDict):
    """What `district_list` answers."""

    items: list[DistrictOut]


class DistrictOut(TypedDict):
    """What `district_read` answers."""

    id: str
    basin: str
    name: Text
    kind: str
    mines: int
