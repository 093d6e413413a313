"""What does a report rest on: what was confirmed by which document, and the files that support its figures."""

from __future__ import annotations

from firedamp.forms.content import Paragraph, Section, Table, Value
from firedamp.forms.document import Issued, Json, clean
from firedamp.forms.sections.columns import column, number, text_columns
from firedamp.forms.sections.emissions import numbers_text
from firedamp.forms.sections.values import day_text


def confirmations(issued: Issued) -> Section:
    words = issued.words
    title = words["sections"]["confirmations"]
    rows: list[dict[str, Value]] = [
        {
            "number": number_,
            "what": f"{words['confirmed'].get(each['kind'], each['kind'])}: {issued.said(each['reason'])}",
            "calculations": numbers_text(issued, each["entries"]),
            "document": f"{clean(each['document'])} ({_where(issued, each)})",
            "by": clean(each["by"]),
            "at": day_text(issued, str(each["at"])),
        }
        for number_, each in enumerate(issued.document["confirmations"], start=1)
    ]
    if not rows:
        return Section("confirmations", title, [Paragraph(words["texts"]["nothing_confirmed"])])
    columns = [
        number(issued, "number", share=0.5),
        *text_columns(issued, {"what": 4, "calculations": 1, "document": 2.6, "by": 1.4, "at": 1.1}),
    ]
    return Section("confirmations", title, [Table("confirmations", words["tables"]["confirmations"], columns, rows)])


def _where(issued: Issued, each: Json) -> str:
    """Where the document can be looked into: among the files below, elsewhere, or nowhere, which is said."""
    words = issued.words["attached"]
    file, record = each.get("attachment"), each.get("record")
    if file:
        numbers = [n for n, own in enumerate(issued.document["attachments"], 1) if own["sha256"] == file["sha256"]]
        named = words["here"].format(number=numbers[0]) if numbers else words["elsewhere"]
        return str(named).format(name=clean(file["name"]), sha256=clean(file["sha256"])[:12])
    return str(words["record"]).format(id=clean(record)) if record else str(words["nowhere"])


def attachments(issued: Issued) -> Section:
    words = issued.words
    title = words["sections"]["attachments"]
    rows: list[dict[str, Value]] = [
        {
            "number": number_,
            "name": clean(each["name"]),
            "calculations": numbers_text(issued, [each["entry"]] if each.get("entry") in issued.numbers else []),
            "size": each["size"],
            "sha256": clean(each["sha256"]),
        }
        for number_, each in enumerate(issued.document["attachments"], start=1)
    ]
    if not rows:
        return Section("attachments", title, [Paragraph(words["texts"]["nothing_attached"])])
    columns = [
        number(issued, "number", share=0.4),
        *text_columns(issued, {"name": 2.2, "calculations": 0.8}),
        number(issued, "size", "bytes", 0, 0.9),
        column(issued, "sha256", "hash", share=4.6),
    ]
    return Section("attachments", title, [Table("attachments", words["tables"]["attachments"], columns, rows)])
