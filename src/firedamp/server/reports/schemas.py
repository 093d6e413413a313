"""Which shapes do reports, their issues, remarks and attachments have in the API?"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import FieldProblem, Key, Open, Strict, Text, Translated, Year, example, open_example
from firedamp.server.answers import strict_example as strict
from firedamp.server.reports import examples as shown

KindName = Literal["year", "calculation"]
StateName = Literal["draft", "issued", "returned", "verified", "reopened"]
IssueState = Literal["issued", "returned", "verified", "superseded"]
Right = Literal["enter", "manage", "verify", "reopen"]
Version = Annotated[int, Field(ge=0, le=2**31 - 1)]
Words = Annotated[str, Field(max_length=2000)]


class ReportRow(Schema):
    id: UUID
    organisation: Translated
    kind: KindName
    state: StateName
    year: int
    title: str
    created_by: str
    created: datetime
    changed: datetime
    latest_issue: int | None
    issued: datetime | None

    model_config = example(**shown.REPORT_ROW)


class ReportPage(Schema):
    items: list[ReportRow]
    next_cursor: str | None
    total: int

    model_config = example(items=[shown.REPORT_ROW], next_cursor=None, total=1)


class IssueRow(Schema):
    number: int
    state: IssueState
    hash: str
    software_version: str
    issued: datetime
    issued_by: str
    decided: datetime | None
    decided_by: str | None
    outcome: Literal["returned", "verified"] | None
    decision: str

    model_config = example(**shown.ISSUE_ROW)


class ReopeningOut(Schema):
    """Which verified issue was departed from, by whom and why."""

    issue: int
    reason: str
    by: str
    at: datetime

    model_config = example(**shown.REOPENING)


class ReopeningIn(Strict):
    reason: Words

    model_config = strict(reason="Уточнена добыча за декабрь")


class ReportOut(ReportRow):
    """`may`: what you may do with it; `own`: whether it is of an organisation of yours; `locked`: it is verified, and
    nobody changes it before it is reopened; `reopenings`: the newest first, for the organisation's own people."""

    gwp_set: str
    draws: int
    seed: int
    version: int
    may: list[Right]
    own: bool
    locked: bool
    reopenings: list[ReopeningOut]
    issues: list[IssueRow]

    model_config = example(**shown.REPORT)


class ReportIn(Strict):
    """Of an organisation's year, or with `calculation` of one calculation."""

    organisation: Key | None = None
    year: Year | None = None
    calculation: UUID | None = None
    title: Annotated[str, Field(max_length=200)] = ""
    gwp_set: Key | None = None

    model_config = strict(organisation="own", year=2025)


class ReportChangeIn(Strict):
    version: int
    title: Annotated[str, Field(max_length=200)] | None = None
    gwp_set: Key | None = None

    model_config = strict(version=1, gwp_set="AR5")


class EntryIn(Strict):
    calculation: UUID

    model_config = strict(calculation=shown.ID)


class StatementIn(Strict):
    """`state` null takes back what was said; `version` is that of what was said before, 0 where nothing was."""

    version: Version
    state: Literal["not_occurring", "not_estimated"] | None
    reason: Annotated[str, Field(max_length=1000)] = ""

    model_config = strict(version=0, state="not_occurring", reason="Отвалы не горят")


class ReasonIn(Strict):
    """`version` is that of the reason before, 0 where none was given; `content` that of the change or question, as they
    were seen: of another change the reason says nothing."""

    version: Version
    text: Words
    content: Annotated[str, Field(max_length=20_000)] = ""

    model_config = strict(version=0, text="Введена новая лава", content=shown.CHANGE["content"])


class ConfirmedItem(Strict):
    """`content`: value, unit and source as they were seen; refused where it is another by now."""

    kind: Key
    id: Key
    content: Annotated[str, Field(max_length=500)]


class ConfirmIn(Strict):
    """What is confirmed, and the document that says so: an attachment of the report, or the id of a record of the
    table `documents`; named in words alone it is marked as not attached. The words may name the page of either."""

    items: Annotated[list[ConfirmedItem], Field(min_length=1, max_length=500)]
    document: Annotated[str, Field(max_length=500)] = ""
    attachment: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = None
    record: Annotated[str, Field(max_length=100)] = ""

    model_config = strict(
        items=[{"kind": "gwp_set", "id": "RU", "content": shown.CONTENT}], document="Распоряжение № 2979-р, с. 2",
        attachment=1,
    )  # fmt: skip


class NamedFile(Schema):
    name: str
    sha256: str


class ConfirmationOut(Schema):
    """`attached`: whether the document can be looked into: a file, or a record of the table `documents`."""

    id: int
    kind: str
    item: str
    content: str
    reason: Text
    document: str
    attachment: NamedFile | None
    record: str
    attached: bool
    confirmed_by: str
    confirmed: datetime
    withdrawn: datetime | None

    model_config = example(**shown.CONFIRMATION)


class ConfirmationList(Schema):
    items: list[ConfirmationOut]

    model_config = example(items=[shown.CONFIRMATION])


class PreparationOut(Open):
    """A report as it stands. Masses in t with 95 % ranges; sums by category and site, cells of site and category with
    their state, the part of the year that measurements cover, questions that a reason answers, change since last year,
    screening, what is to be confirmed and `in_the_way` of issuing. `left_out`: calculations that were taken in and
    are not counted, since their mines are no sites of the organisation any more."""

    report: UUID
    version: int
    year: int
    totals: dict[str, float]
    categories: list[dict[str, Any]]
    sites: list[dict[str, Any]]
    cells: list[dict[str, Any]]
    completeness: dict[str, int]
    double_counting: list[FieldProblem]
    periods: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    comparison: list[dict[str, Any]]
    screening: dict[str, Any] | None
    calculations: list[dict[str, Any]]
    left_out: list[dict[str, Any]]
    to_confirm: list[dict[str, Any]]
    last_year: int | None
    last_year_draft: bool
    in_the_way: list[FieldProblem]

    model_config = open_example(**shown.PREPARATION)


class FileOut(Schema):
    form: str
    language: Literal["en", "ru"]
    type: Literal["pdf", "xlsx", "json"]
    size: int
    sha256: str

    model_config = example(**shown.FILE)


class UnconfirmedOut(Schema):
    """What no confirmation confirms any more, by its kind and id, and why it has to be."""

    kind: str
    id: str
    reason: Text

    model_config = example(**shown.UNCONFIRMED)


class IssueOut(IssueRow):
    """`document`: what was frozen (`docs/report-forms.md`), without the texts of the sheets; the bundle holds all.
    `withdrawn`: what it was confirmed by and is not any more."""

    document: dict[str, Any]
    files: list[FileOut]
    withdrawn: list[UnconfirmedOut]

    model_config = example(**shown.ISSUE)


class NumberIn(Strict):
    calculation: UUID
    symbol: Key


class EvidenceIn(Strict):
    """The numbers that a document is the source of; the whole list."""

    numbers: Annotated[list[NumberIn], Field(max_length=500)]

    model_config = strict(numbers=[{"calculation": shown.ID, "symbol": "coal_output"}])


class NumberOut(Schema):
    calculation: UUID
    symbol: str


class AttachmentOut(Schema):
    id: int
    name: str
    content_type: str
    size: int
    sha256: str
    added_by: str
    added: datetime
    here: bool  # beside this report; else beside another of the organisation, and named by an issue of this one
    numbers: list[NumberOut]

    model_config = example(**shown.ATTACHMENT)


class AttachmentList(Schema):
    items: list[AttachmentOut]

    model_config = example(items=[shown.ATTACHMENT])
