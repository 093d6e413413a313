"""Which shapes do the calls of `client.tokens` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class TokenIn(TypedDict):
    """`read` is in every token; `write` enters data and calculates, `reference` changes the common reference data."""

    name: str
    scopes: NotRequired[list[Literal["read", "write", "reference"]]]
    days: NotRequired[int]


class TokenList(TypedDict):
    """What `token_list` answers."""

    items: list[TokenOut]


class TokenMade(TypedDict):
    """With the token's text, which is shown this once."""

    id: int
    name: str
    start: str
    scopes: list[Literal["read", "write", "reference"]]
    created: str
    expires: str
    last_used: str | None
    revoked: str | None
    token: str


class TokenOut(TypedDict):
    """A part of `TokenList`."""

    id: int
    name: str
    start: str
    scopes: list[Literal["read", "write", "reference"]]
    created: str
    expires: str
    last_used: str | None
    revoked: str | None
