"""How are source documents kept? Checked for what they are, small, never run, and given back only as a download."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import User
from firedamp.server.inventory.models import Calculation
from firedamp.server.problems import ApiProblem
from firedamp.server.reports.harmless import what_it_is
from firedamp.server.reports.kept_documents import require_not_needed
from firedamp.server.reports.models import Attachment, Evidence, Report
from firedamp.server.reports.services import note, require_open, touched

LARGEST = 20 * 1024 * 1024
LARGEST_TOGETHER = 200 * 1024 * 1024
NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
TOO_LARGE = {
    "en": "A source document may be 20 MB, all of a report's together 200 MB.",
    "ru": "Документ может занимать до 20 МБ, все документы отчёта вместе — до 200 МБ.",
}


@transaction.atomic
def attachment_add(*, user: User, report: Report, name: str, content: bytes) -> Attachment:
    """Keep a PDF, XLSX, PNG or JPEG beside a report; the same bytes are kept once.

    InputError `empty_file`, `unknown_file_type` (by what the bytes are), `…_unsafe`, ApiProblem `too-large`.
    """
    require_open(user, report)
    if not content:
        raise InputError.one("file", "empty_file", name)
    together = report.attachments.aggregate(size=Sum("size"))["size"] or 0
    if len(content) > LARGEST or together + len(content) > LARGEST_TOGETHER:
        raise ApiProblem("too-large", TOO_LARGE)
    content_type, suffix = what_it_is(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    fields = {"content_type": content_type, "size": len(content), "content": content, "added_by": user}
    made, new = Attachment.objects.get_or_create(
        report=report, sha256=sha256, defaults={"name": safe_name(name, suffix), **fields}
    )
    if new:
        touched(report)
        note("attachment_add", user, report, {"name": made.name, "sha256": sha256})
    return made


def safe_name(name: str, suffix: str) -> str:
    """The last part of what it was called, without what a file system or a header could stumble over."""
    plain = NOT_IN_A_NAME.sub(" ", name.replace("\\", "/").rpartition("/")[2]).strip(" .")[:180] or "document"
    return plain if plain.lower().endswith((suffix, ".jpeg")) else plain + suffix


@transaction.atomic
def evidence_set(*, user: User, attachment: Attachment, numbers: Sequence[tuple[UUID, str]]) -> Attachment:
    """Say of which numbers (calculation and symbol) of the report the document is the source; the whole list."""
    report = attachment.report
    require_open(user, report)
    known = {each.pk: each for each in Calculation.objects.filter(report_entries__report=report)}
    for calculation, symbol in numbers:
        symbols = {row["symbol"] for row in known[calculation].result["trace"]} if calculation in known else set()
        if symbol not in symbols:
            raise InputError.one("numbers", "unknown_id", f"{calculation}|{symbol}")
    attachment.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(attachment=attachment, calculation=known[calculation], symbol=symbol)
        for calculation, symbol in dict.fromkeys(numbers)
    )
    details = {
        "name": attachment.name,
        "sha256": attachment.sha256,
        "numbers": [f"{calculation}|{symbol}" for calculation, symbol in numbers],
    }
    touched(report)
    note("evidence", user, report, details)
    return attachment


@transaction.atomic
def attachment_delete(*, user: User, attachment: Attachment) -> None:
    """ApiProblem `conflict` for what an issue names, for it is part of what was issued, and for what confirms."""
    report = attachment.report
    require_open(user, report)
    require_not_needed([attachment])
    note("attachment_delete", user, report, {"name": attachment.name, "sha256": attachment.sha256})
    attachment.delete()
    touched(report)


def named_file(attachment: Attachment | None) -> dict[str, str] | None:
    """A file by its name and hash, as a confirmation names it."""
    return {"name": attachment.name, "sha256": attachment.sha256} if attachment else None


def stated(report: Report, confirming: Iterable[Attachment] = ()) -> list[dict[str, Any]]:
    """The attachments as a document states them, without their bytes: a row for each number that one is the source of,
    and one with an empty `entry` and `symbol` for what stands beside the whole report, or confirms what it rests on.

    `confirming`: the files of confirmations, beside whichever report they were added.
    """
    own = report.attachments.defer("content").prefetch_related("evidence")
    rows = [_row(each, number) for each in own for number in (list(each.evidence.all()) or [None])]
    here = {row["sha256"] for row in rows}
    elsewhere = {each.sha256: each for each in confirming if each.sha256 not in here}
    return rows + [_row(elsewhere[sha256], None) for sha256 in sorted(elsewhere)]


def _row(each: Attachment, number: Evidence | None) -> dict[str, Any]:
    return {
        "name": each.name,
        "sha256": each.sha256,
        "size": each.size,
        "content_type": each.content_type,
        "entry": str(number.calculation_id) if number else "",
        "symbol": number.symbol if number else "",
    }


def download(name: str, content_type: str, content: bytes) -> HttpResponse:
    """Bytes to be saved, not shown: whatever is in them, no browser runs it as ours."""
    response = HttpResponse(bytes(content), content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
