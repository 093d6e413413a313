"""How does the log leave the server as a file? With each entry's hash, so that the file can be held against the log."""

from __future__ import annotations

import json
from typing import Literal

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import HttpResponse

from firedamp.server.audit.models import AuditEntry
from firedamp.server.audit.shapes import entry_out
from firedamp.tables.export import XLSX_TYPE, ExportColumn, ExportTable, csv_text, xlsx_bytes

Format = Literal["csv", "xlsx", "json"]
TYPES: dict[Format, str] = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX_TYPE, "json": "application/json"}
MOST = 100_000
TITLES = {
    "en": (
        "Activity", "Number", "Time (UTC)", "Who", "Organisation", "What", "Of what", "Id", "Name", "Details", "Hash",
    ),
    "ru": (
        "Действия", "Номер", "Время (UTC)", "Кто", "Организация", "Что", "Над чем", "Код", "Название", "Подробности",
        "Хеш",
    ),
}  # fmt: skip
NAMES = (
    "number", "at", "actor", "organisation", "action", "subject_kind", "subject_id", "subject_name", "details", "hash",
)  # fmt: skip


def exported(rows: QuerySet[AuditEntry], kind: Format, language: str) -> HttpResponse:
    """The newest 100,000 of the entries as a file."""
    title, *titles = TITLES[language]
    entries = list(rows.order_by("-number")[:MOST])
    if kind == "json":
        page = {"items": [entry_out(entry) for entry in entries], "next_cursor": None, "total": len(entries)}
        content = json.dumps(page, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder).encode()
    else:
        found = [row_of(entry) for entry in entries]
        columns = [ExportColumn(name, words) for name, words in zip(NAMES, titles, strict=True)]
        table = ExportTable(title, columns, found)
        content = xlsx_bytes([table]) if kind == "xlsx" else csv_text(table, for_excel=language == "ru").encode()
    disposition = f'attachment; filename="firedamp-activity.{kind}"'
    return HttpResponse(content, content_type=TYPES[kind], headers={"Content-Disposition": disposition})


def row_of(entry: AuditEntry) -> list[str | float | int | None]:
    return [
        entry.number, entry.at.isoformat(timespec="seconds"), entry.actor_name,
        entry.organisation.organisation_id if entry.organisation else "", entry.action, entry.subject_kind,
        entry.subject_id, entry.subject_name, entry.details, entry.hash,
    ]  # fmt: skip
