"""Which shapes do organisations, their people and invitations have in the API?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from firedamp.server.answers import Key, Strict, Text, Year, example, strict_example

RoleName = Literal["viewer", "engineer", "verifier", "administrator"]
RightName = Literal["read", "enter", "verify", "manage"]
A_NUMBER = StringConstraints(strip_whitespace=True, max_length=20)
Particular = Annotated[str, Field(max_length=300)]
MEMBERSHIP = {
    "id": "own", "name": {"en": "My organisation", "ru": "Моя организация"}, "role": "engineer",
    "rights": ["enter", "read"],
}  # fmt: skip
ORGANISATION = {
    "id": "own", "version": 1, "name": "Моя организация", "name_en": "My organisation", "inn": "", "ogrn": "",
    "address": "", "head": "", "contact": "", "role": "administrator", "rights": ["enter", "manage", "read"],
    "created": "2026-11-28T12:00:00Z",
}  # fmt: skip
MEMBER = {
    "username": "admin", "name": "", "email": "admin@example.org", "role": "administrator",
    "since": "2026-11-28T12:00:00Z",
}  # fmt: skip
SITE = {
    "mine_id": "M0836", "name": {"en": "Raspadskaya", "ru": "Распадская"}, "mine_type": "underground",
    "first_year": None, "last_year": None, "years": [2024],
}  # fmt: skip
INVITATION = {
    "id": 1, "email": "ecologist@example.org", "role": "engineer", "invited_by": "admin",
    "created": "2026-11-28T12:00:00Z", "expires": "2026-12-12T12:00:00Z", "accepted": None, "revoked": None,
}  # fmt: skip


class MembershipOut(Schema):
    """An organisation that one belongs to, and what one may do in it."""

    id: str
    name: Text
    role: RoleName
    rights: list[RightName]

    model_config = example(**MEMBERSHIP)


class JoinedOut(MembershipOut):
    """What an invitation gave: a role in an organisation, or in `report` alone."""

    report: UUID | None = None

    model_config = example(**MEMBERSHIP, report=None)


class OrganisationOut(Schema):
    id: str
    version: int
    name: str
    name_en: str
    inn: str
    ogrn: str
    address: str
    head: str
    contact: str
    role: RoleName
    rights: list[RightName]
    created: datetime

    model_config = example(**ORGANISATION)


class OrganisationList(Schema):
    items: list[OrganisationOut]

    model_config = example(items=[ORGANISATION])


class OrganisationIn(Strict):
    """A new organisation; who makes it is its first administrator."""

    id: Annotated[str, Field(max_length=60)]
    name: Annotated[str, Field(min_length=1, max_length=300)]
    name_en: Particular = ""

    model_config = strict_example(id="example-coal", name="ООО «Пример»", name_en="Example Coal")


class ParticularsIn(Strict):
    """What a report states of an organisation; what is not named stays."""

    version: int
    name: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    name_en: Particular | None = None
    inn: Annotated[str, A_NUMBER, Field(description="10 or 12 digits")] | None = None
    ogrn: Annotated[str, A_NUMBER, Field(description="13 or 15 digits")] | None = None
    address: Annotated[str, Field(max_length=500)] | None = None
    head: Annotated[str, Field(max_length=200)] | None = None
    contact: Particular | None = None

    model_config = strict_example(version=1, inn="4200000005", address="Кемерово")


class MemberOut(Schema):
    username: str
    name: str
    email: str
    role: RoleName
    since: datetime

    model_config = example(**MEMBER)


class MemberList(Schema):
    items: list[MemberOut]

    model_config = example(items=[MEMBER])


class MemberIn(Strict):
    role: RoleName

    model_config = strict_example(role="engineer")


class SiteIn(Strict):
    mine_id: Key
    first_year: Year | None = None
    last_year: Year | None = None

    model_config = strict_example(mine_id="M0836", first_year=2020)


class SitesIn(Strict):
    """All the sites of an organisation."""

    sites: Annotated[list[SiteIn], Field(max_length=500)]

    model_config = strict_example(sites=[{"mine_id": "M0836"}])


class SiteOut(Schema):
    mine_id: str
    name: Text
    mine_type: str
    first_year: int | None
    last_year: int | None
    years: list[int]

    model_config = example(**SITE)


class SiteList(Schema):
    items: list[SiteOut]

    model_config = example(items=[SITE])


class InvitationIn(Strict):
    email: Annotated[str, Field(max_length=254)]
    role: RoleName

    model_config = strict_example(email="ecologist@example.org", role="engineer")


class InvitationOut(Schema):
    id: int
    email: str
    role: RoleName
    invited_by: str
    created: datetime
    expires: datetime
    accepted: datetime | None
    revoked: datetime | None

    model_config = example(**INVITATION)


class InvitationMade(InvitationOut):
    """With the link, which is shown this once and sent to the address."""

    link: str

    model_config = example(**INVITATION, link="https://firedamp.example.org/account/join#…")


class InvitationList(Schema):
    items: list[InvitationOut]

    model_config = example(items=[INVITATION])


class SecretIn(Strict):
    secret: Annotated[str, Field(max_length=100)]

    model_config = strict_example(secret="…")


class InvitationShown(Schema):
    """What somebody with the link is told before they accept; `report`, where it opens this one alone."""

    organisation: str
    email: str
    role: RoleName
    expires: datetime
    report: UUID | None
    report_title: str
    has_account: bool

    model_config = example(
        organisation="Моя организация", email="ecologist@example.org", role="engineer",
        expires="2026-12-12T12:00:00Z", report=None, report_title="", has_account=False,
    )  # fmt: skip


class JoinIn(SecretIn):
    """The name and password of a new account."""

    username: Annotated[str, Field(min_length=1, max_length=150)]
    password: Annotated[str, Field(min_length=1, max_length=500)]

    model_config = strict_example(secret="…", username="ecologist", password="…")
