"""Which shapes have a verifier's sample, checks, remarks, decision and access in the API?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import Key, Open, Strict, example
from firedamp.server.answers import strict_example as strict
from firedamp.server.organisations.schemas import INVITATION, InvitationOut
from firedamp.server.reports import examples as shown
from firedamp.server.reports.schemas import Words


class SampleItem(Open):
    """A number to check with its row of the trace and the documents that it was taken from."""

    item: str
    entry: str
    mine_id: str
    row: dict[str, Any]
    weight_t: float
    documents: list[dict[str, Any]]
    outcome: Literal["right", "wrong"] | None
    checked_by: str | None
    checked: datetime | None
    remarks: int
    wrong_in: int | None


class SampleOut(Schema):
    items: list[SampleItem]
    checked: int

    model_config = example(items=[shown.SAMPLE_ITEM], checked=0)


class CheckIn(Strict):
    """`outcome` null: not checked after all."""

    item: Key
    outcome: Literal["right", "wrong"] | None

    model_config = strict(item=f"{shown.ID}|coal_output", outcome="right")


class RemarkIn(Strict):
    """`item`: the number that it is about, or "" for the whole; `answers`: the remark that it answers."""

    text: Annotated[str, Field(max_length=4000)]
    item: Annotated[str, Field(max_length=200)] = ""
    answers: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None

    model_config = strict(text="Откуда добыча?", item=f"{shown.ID}|coal_output")


class ReplyOut(Schema):
    id: int
    text: str
    by: str
    at: datetime


class RemarkOut(Schema):
    id: int
    issue: int
    item: str
    text: str
    by: str
    at: datetime
    settled: datetime | None
    settled_by: str | None
    replies: list[ReplyOut]

    model_config = example(**shown.REMARK)


class RemarkList(Schema):
    items: list[RemarkOut]

    model_config = example(items=[shown.REMARK])


class SettledIn(Strict):
    settled: bool

    model_config = strict(settled=True)


class DecisionIn(Strict):
    state: Literal["verified", "returned"]
    decision: Words = ""

    model_config = strict(state="returned", decision="Замечания 1 и 2")


class VerifierIn(Strict):
    email: Annotated[str, Field(max_length=254)]

    model_config = strict(email="verifier@example.org")


class VerifierOut(Schema):
    username: str
    name: str
    given_by: str
    given: datetime


class VerifierList(Schema):
    """To whom the report is open, and who is invited."""

    items: list[VerifierOut]
    invitations: list[InvitationOut]

    model_config = example(items=[shown.VERIFIER], invitations=[INVITATION])
