"""Which shapes do the calls of `client.organisations` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import InvitationOut, Text


class InvitationIn(TypedDict):
    """What `invitation_create` takes."""

    email: str
    role: Literal["viewer", "engineer", "verifier", "administrator"]


class InvitationList(TypedDict):
    """What `invitation_list` answers."""

    items: list[InvitationOut]


class MemberIn(TypedDict):
    """What `member_change` takes."""

    role: Literal["viewer", "engineer", "verifier", "administrator"]


class MemberList(TypedDict):
    """What `member_list` answers."""

    items: list[MemberOut]


class MemberOut(TypedDict):
    """What `member_change` answers."""

    username: str
    name: str
    email: str
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    since: str


class OrganisationIn(TypedDict):
    """A new organisation; who makes it is its first administrator."""

    id: str
    name: str
    name_en: NotRequired[str]


class OrganisationList(TypedDict):
    """What `organisation_list` answers."""

    items: list[OrganisationOut]


class OrganisationOut(TypedDict):
    """What `organisation_create` answers."""

    id: str
    version: int
    name: str
    name_en: str
    inn: str
    ogrn: str
    address: str
    head: str
    contact: str
    role: Literal["viewer", "engineer", "verifier", "administrator"]
    rights: list[Literal["read", "enter", "verify", "manage"]]
    created: str


class ParticularsIn(TypedDict):
    """What a report states of an organisation; what is not named stays."""

    version: int
    name: NotRequired[str | None]
    name_en: NotRequired[str | None]
    inn: NotRequired[str | None]
    ogrn: NotRequired[str | None]
    address: NotRequired[str | None]
    head: NotRequired[str | None]
    contact: NotRequired[str | None]


class SiteIn(TypedDict):
    """A part of `SitesIn`."""

    mine_id: str
    first_year: NotRequired[int | None]
    last_year: NotRequired[int | None]


class SiteList(TypedDict):
    """What `site_list` answers."""

    items: list[SiteOut]


class SiteOut(TypedDict):
    """A part of `SiteList`."""

    mine_id: str
    name: Text
    mine_type: str
    first_year: int | None
    last_year: int | None
    years: list[int]


class SitesIn(TypedDict):
    """All the sites of an organisation."""

    sites: list[SiteIn]
