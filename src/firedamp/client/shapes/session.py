"""Which shapes do the calls of `client.session` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal, TypedDict

from firedamp.client.shapes.shared import Text


class MembershipOut(TypedDict):
    """An organisation that one belongs to, and what one may do in it."""

    id: str
    name: Text
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    rights: list[Literal["read", "enter", "verify", "manage"]]


class SessionOut(TypedDict):
    """What `session_read` answers."""

    signed_in: bool
    user: UserOut | None
    language: Literal["en", "ru"]


class UserOut(TypedDict):
    """`name`: how reports, remarks and confirmations call the person; "" where only the username is known."""

    username: str
    name: str
    email: str
    platform_role: Literal["", "editor", "administrator"]
    may_edit_reference: bool
    organisations: list[MembershipOut]
