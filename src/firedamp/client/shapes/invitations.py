"""Which shapes do the calls of `client.invitations` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import Text


class InvitationShown(TypedDict):
    """What somebody with the link is told before they accept; `report`, where it opens this one alone."""

    organisation: str
    email: str
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    expires: str
    report: str | None
    report_title: str
    has_account: bool


class JoinIn(TypedDict):
    """The name and password of a new account."""

    secret: str
    username: str
    password: str


class JoinedOut(TypedDict):
    """What an invitation gave: a role in an organisation, or in `report` alone."""

    id: str
    name: Text
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    rights: list[Literal["read", "enter", "verify", "manage"]]
    report: NotRequired[str | None]


class SecretIn(TypedDict):
    """What `invitation_look` takes."""

    secret: str
