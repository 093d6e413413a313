"""Which shapes do the calls of `client.jobs` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import TypedDict

from firedamp.client.shapes.shared import JobOut


class JobPage(TypedDict):
    """What `job_list` answers."""

    items: list[JobOut]
    next_cursor: str | None
    total: int
