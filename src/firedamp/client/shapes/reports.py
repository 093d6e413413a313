"""Which shapes do the calls of `client.reports` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from firedamp.client.shapes.shared import FieldProblem, InvitationOut, Text, Translated


class AttachmentList(TypedDict):
    """What `attachment_list` answers."""

    items: list[AttachmentOut]


class AttachmentOut(TypedDict):
    """What `attachment_add` answers."""

    id: int
    name: str
    content_type: str
    size: int
    sha256: str
    added_by: str
    added: str
    here: bool
    numbers: list[NumberOut]


class CheckIn(TypedDict):
    """`outcome` null: not checked after all."""

    item: str
    outcome: Literal["right", "wrong"] | None


class ConfirmIn(TypedDict):
    """What is confirmed, and the document that says so: an attachment of the report, or the id of a record of the
    table `documents`; named in words alone it is marked as not attached. The words may name the page of either.
    """

    items: list[ConfirmedItem]
    document: NotRequired[str]
    attachment: NotRequired[int | None]
    record: NotRequired[str]


class ConfirmationList(TypedDict):
    """What `confirmation_create` answers."""

    items: list[ConfirmationOut]


class ConfirmationOut(TypedDict):
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
    confirmed: str
    withdrawn: str | None


class ConfirmedItem(TypedDict):
    """`content`: value, unit and source as they were seen; refused where it is another by now."""

    kind: str
    id: str
    content: str


class DecisionIn(TypedDict):
    """What `issue_decide` takes."""

    state: Literal["verified", "returned"]
    decision: NotRequired[str]


class EntryIn(TypedDict):
    """What `entry_add` takes."""

    calculation: str


class EvidenceIn(TypedDict):
    """The numbers that a document is the source of; the whole list."""

    numbers: list[NumberIn]


class FileOut(TypedDict):
    """A part of `IssueOut`."""

    form: str
    language: Literal["en", "ru"]
    type: Literal["pdf", "xlsx", "json"]
    size: int
    sha256: str


class IssueOut(TypedDict):
    """`document`: what was frozen (`docs/report-forms.md`), without the texts of the sheets; the bundle holds all.
    `withdrawn`: what it was confirmed by and is not any more.
    """

    number: int
    state: Literal["issued", "returned", "verified", "superseded"]
    hash: str
    software_version: str
    issued: str
    issued_by: str
    decided: str | None
    decided_by: str | None
    outcome: Literal["returned", "verified"] | None
    decision: str
    document: dict[str, Any]
    files: list[FileOut]
    withdrawn: list[UnconfirmedOut]


class IssueRow(TypedDict):
    """A part of `ReportOut`."""

    number: int
    state: Literal["issued", "returned", "verified", "superseded"]
    hash: str
    software_version: str
    issued: str
    issued_by: str
    decided: str | None
    decided_by: str | None
    outcome: Literal["returned", "verified"] | None
    decision: str


class NamedFile(TypedDict):
    """A part of `ConfirmationOut`."""

    name: str
    sha256: str


class NumberIn(TypedDict):
    """A part of `EvidenceIn`."""

    calculation: str
    symbol: str


class NumberOut(TypedDict):
    """A part of `AttachmentOut`."""

    calculation: str
    symbol: str


class PreparationOut(TypedDict):
    """A report as it stands. Masses in t with 95 % ranges; sums by category and site, cells of site and category
    with their state, the part of the year that measurements cover, questions that a reason answers, change
    since last year, screening, what is to be confirmed and `in_the_way` of issuing. `left_out`: calculations
    that were taken in and are not counted, since their mines are no sites of the organisation any more.
    """

    report: str
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


class ReasonIn(TypedDict):
    """`version` is that of the reason before, 0 where none was given; `content` that of the change or question, as
    they were seen: of another change the reason says nothing.
    """

    version: int
    text: str
    content: NotRequired[str]


class RemarkIn(TypedDict):
    """`item`: the number that it is about, or "" for the whole; `answers`: the remark that it answers."""

    text: str
    item: NotRequired[str]
    answers: NotRequired[int | None]


class RemarkList(TypedDict):
    """What `remark_list` answers."""

    items: list[RemarkOut]


class RemarkOut(TypedDict):
    """What `remark_add` answers."""

    id: int
    issue: int
    item: str
    text: str
    by: str
    at: str
    settled: str | None
    settled_by: str | None
    replies: list[ReplyOut]


class ReopeningIn(TypedDict):
    """What `reopening_create` takes."""

    reason: str


class ReopeningOut(TypedDict):
    """Which verified issue was departed from, by whom and why."""

    issue: int
    reason: str
    by: str
    at: str


class ReplyOut(TypedDict):
    """A part of `RemarkOut`."""

    id: int
    text: str
    by: str
    at: str


class ReportChangeIn(TypedDict):
    """What `report_change` takes."""

    version: int
    title: NotRequired[str | None]
    gwp_set: NotRequired[str | None]


class ReportIn(TypedDict):
    """Of an organisation's year, or with `calculation` of one calculation."""

    organisation: NotRequired[str | None]
    year: NotRequired[int | None]
    calculation: NotRequired[str | None]
    title: NotRequired[str]
    gwp_set: NotRequired[str | None]


class ReportOut(TypedDict):
    """`may`: what you may do with it; `own`: whether it is of an organisation of yours; `locked`: it is verified,
    and nobody changes it before it is reopened; `reopenings`: the newest first, for the organisation's own
    people.
    """

    id: str
    organisation: Translated
    kind: Literal["year", "calculation"]
    state: Literal["draft", "issued", "returned", "verified", "reopened"]
    year: int
    title: str
    created_by: str
    created: str
    changed: str
    latest_issue: int | None
    issued: str | None
    gwp_set: str
    draws: int
    seed: int
    version: int
    may: list[Literal["enter", "manage", "verify", "reopen"]]
    own: bool
    locked: bool
    reopenings: list[ReopeningOut]
    issues: list[IssueRow]


class ReportPage(TypedDict):
    """What `report_list` answers."""

    items: list[ReportRow]
    next_cursor: str | None
    total: int


class ReportRow(TypedDict):
    """A part of `ReportPage`."""

    id: str
    organisation: Translated
    kind: Literal["year", "calculation"]
    state: Literal["draft", "issued", "returned", "verified", "reopened"]
    year: int
    title: str
    created_by: str
    created: str
    changed: str
    latest_issue: int | None
    issued: str | None


class SampleItem(TypedDict):
    """A number to check with its row of the trace and the documents that it was taken from."""

    item: str
    entry: str
    mine_id: str
    row: dict[str, Any]
    weight_t: float
    documents: list[dict[str, Any]]
    outcome: Literal["right", "wrong"] | None
    checked_by: str | None
    checked: str | None
    remarks: int
    wrong_in: int | None


class SampleOut(TypedDict):
    """What `issue_sample` answers."""

    items: list[SampleItem]
    checked: int


class SettledIn(TypedDict):
    """What `remark_settle` takes."""

    settled: bool


class StatementIn(TypedDict):
    """`state` null takes back what was said; `version` is that of what was said before, 0 where nothing was."""

    version: int
    state: Literal["not_occurring", "not_estimated"] | None
    reason: NotRequired[str]


class UnconfirmedOut(TypedDict):
    """What no confirmation confirms any more, by its kind and id, and why it has to be."""

    kind: str
    id: str
    reason: Text


class VerifierIn(TypedDict):
    """What `verifier_invite` takes."""

    email: str


class VerifierList(TypedDict):
    """To whom the report is open, and who is invited."""

    items: list[VerifierOut]
    invitations: list[InvitationOut]


class VerifierOut(TypedDict):
    """A part of `VerifierList`."""

    username: str
    name: str
    given_by: str
    given: str
