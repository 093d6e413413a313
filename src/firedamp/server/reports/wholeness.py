"""Is what the database gives still what was put down, and logged? Nothing else is shown, given away or decided on."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from firedamp.server.audit.models import AuditEntry
from firedamp.server.problems import ApiProblem

ALTERED = {
    "en": "This was altered in the database after it was put down, and is not shown: {what}. "
    "Whoever runs this server finds more with: firedamp audit verify.",
    "ru": "Это изменено в базе данных в обход Firedamp и не показывается: {what}. "
    "Тому, кто ведёт этот сервер, покажет подробности: firedamp audit verify.",
}
logger = logging.getLogger(__name__)


def altered(what: str) -> ApiProblem:
    """The refusal to go on with something altered, which is also written down for whoever runs the server."""
    logger.critical("Altered in the database: %s; see `firedamp audit verify`.", what)
    return ApiProblem("fault", {language: words.format(what=what) for language, words in ALTERED.items()})


def logged_issue(report_id: object, number: int) -> dict[str, Any] | None:
    """What the log tells of an issue: its `hash`, and of the later ones the hashes of its `files`; None: nothing."""
    entries = AuditEntry.objects.filter(subject_kind="report", subject_id=str(report_id), action="report.issue")
    return next((told for told in (entry.told for entry in entries) if told.get("number") == number), None)


def whole_bytes(content: bytes, sha256: str, what: str) -> bytes:
    """The bytes, if they come to their hash; ApiProblem `fault`."""
    found = bytes(content)
    if hashlib.sha256(found).hexdigest() != sha256:
        raise altered(what)
    return found
