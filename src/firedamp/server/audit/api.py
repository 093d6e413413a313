"""Which questions about who did what does the API answer?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query as Parameters
from ninja import Router, Schema
from pydantic import Field

from firedamp.server.accounts.auth import SIGNED_IN
from firedamp.server.answers import Cursor, Key, Limit, Translated, answers, example
from firedamp.server.audit.export import exported
from firedamp.server.audit.selectors import EntryFilter, entries
from firedamp.server.audit.shapes import entry_out
from firedamp.server.language import request_language
from firedamp.server.paging import page
from firedamp.tables.export import XLSX_TYPE

router = Router(tags=["activity"])
FILES: dict[str, Any] = {
    "responses": {
        200: {"content": {name: {"schema": {"type": "string", "format": "binary"}} for name in ("text/csv", XLSX_TYPE)}}
    }
}
ENTRY = {
    "number": 12, "at": "2026-11-28T12:00:00Z", "actor": "admin", "organisation": None, "action": "session.sign_in",
    "subject": {"kind": "", "id": "", "name": ""}, "details": {}, "hash": "9f86d081884c7d65…",
}  # fmt: skip


class Subject(Schema):
    kind: str
    id: str
    name: str


class EntryOut(Schema):
    number: int
    at: datetime
    actor: str
    organisation: Translated | None
    action: str
    subject: Subject
    details: dict[str, Any]
    hash: str

    model_config = example(**ENTRY)


class EntryPage(Schema):
    items: list[EntryOut]
    next_cursor: str | None
    total: int

    model_config = example(items=[ENTRY], next_cursor=None, total=1)


class Wanted(Schema):
    actor: Key | None = None
    action: (
        Annotated[str, Field(max_length=50, description="An action, or the first part of one: `session`")] | None
    ) = None
    organisation: Key | None = None
    subject: Annotated[str, Field(max_length=160, description="A kind, or kind:id")] | None = None
    since: date | None = None
    until: date | None = None


@router.get("", auth=SIGNED_IN, response=answers(EntryPage, 401, 403), summary="Who did what")
def activity_list(
    request: HttpRequest, wanted: Parameters[Wanted], limit: Limit = 100, cursor: Cursor | None = None
) -> dict[str, Any]:
    """The newest first: your own deeds, those in your organisations and, if you administer them, their people's
    sign-ins."""
    rows = entries(request.auth, EntryFilter(**wanted.dict()))  # type: ignore[attr-defined]
    found = page(rows, order=("-number",), limit=limit, cursor=cursor)
    return {**found, "items": [entry_out(each) for each in found["items"]]}


@router.get(
    "/export", auth=SIGNED_IN, response=answers(EntryPage, 401, 403), summary="Who did what, as a file",
    openapi_extra=FILES,
)  # fmt: skip
def activity_export(
    request: HttpRequest,
    wanted: Parameters[Wanted],
    format: Literal["csv", "xlsx", "json"] = "csv",  # noqa: A002
) -> HttpResponse:
    """All entries that the filters leave, up to 100,000; each with its hash, so that the file can be checked."""
    rows = entries(request.auth, EntryFilter(**wanted.dict()))  # type: ignore[attr-defined]
    return exported(rows, format, request_language(request))
