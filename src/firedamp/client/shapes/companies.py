"""Which shapes do the calls of `client.companies` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import NotRequired, TypedDict


class CompanyOut(TypedDict):
    """What `company_read` answers."""

    id: str
    name: str
    name_ru: NotRequired[str]
    mines: int


class CompanyPage(TypedDict):
    """What `company_list` answers."""

    items: list[CompanyOut]
    next_cursor: str | None
    total: int
