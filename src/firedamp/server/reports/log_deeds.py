"""Which issues and decisions stand in the database without an entry of the log?

Of a log whose end was cut off and whose head was put back, its own hashes tell nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from firedamp.server.audit.models import AuditEntry
from firedamp.server.reports.models import Issue

ISSUED = "report.issue"
DECIDED = {Issue.State.VERIFIED.value: "report.verify", Issue.State.RETURNED.value: "report.return"}
DEEDS = (ISSUED, *DECIDED.values())


@dataclass(frozen=True)
class Unlogged:
    """A deed that the database tells of and the log does not: `report.issue`, `report.verify` or `report.return`."""

    deed: str
    report: str
    number: int


def unlogged() -> Iterator[Unlogged]:
    """Every issue, and every decision on one, that no entry names by the report, its number and its hash."""
    logged = set(_logged())
    for issue in Issue.objects.select_related("report__organisation").defer("document").order_by("pk").iterator(500):
        decided = {DECIDED[each] for each in (issue.state, issue.outcome) if each in DECIDED}
        for deed in (ISSUED, *sorted(decided)):
            if (deed, str(issue.report_id), issue.number, issue.hash) not in logged:
                yield Unlogged(deed, str(issue.report), issue.number)


def _logged() -> Iterator[tuple[str, str, int, str]]:
    entries = AuditEntry.objects.filter(action__in=DEEDS).values_list("action", "subject_id", "details")
    for action, report, details in entries.iterator(2000):
        told = json.loads(details)
        yield action, report, told.get("number"), told.get("hash")
