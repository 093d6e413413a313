"""Which shapes do the calls of `client.system` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal, TypedDict


class HealthOut(TypedDict):
    """What `health` answers."""

    status: Literal["ok"]
    version: str
    database: Literal["sqlite", "postgresql"]
    packages: int
