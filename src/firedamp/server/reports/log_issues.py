"""Do issues, the decisions on them and the states of reports stand in the database as the log tells of them?

Of a log whose end was cut off and whose head was put back, its own hashes tell nothing; nor do they of rows that were
changed or deleted behind its back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from firedamp.server.audit.disagreement import Disagreement, apart, entries_of
from firedamp.server.audit.models import AuditEntry
from firedamp.server.reports.models import Issue, Reopening, Report

BEGUN, ISSUED, REOPENED = "report.create", "report.issue", "report.reopen"
DECIDED = {Issue.State.VERIFIED.value: "report.verify", Issue.State.RETURNED.value: "report.return"}
STATES = {
    ISSUED: Report.State.ISSUED.value,
    REOPENED: Report.State.REOPENED.value,
    **{deed: state for state, deed in DECIDED.items()},
}
Key = tuple[str, int]  # the report's id and the number of the issue


@dataclass
class Told:
    """What the log tells: hashes of issues, the decision on each, the state that its last deed gave each report."""

    issued: dict[Key, AuditEntry] = field(default_factory=dict)
    decided: dict[Key, AuditEntry] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)


def told() -> Told:
    found = Told()
    for entry in entries_of(*STATES):
        key = entry.subject_id, entry.told.get("number", 0)
        found.states[entry.subject_id] = STATES[entry.action]
        if entry.action == ISSUED:
            found.issued[key] = entry
        elif entry.action != REOPENED:
            found.decided[key] = entry
    return found


def disagreements() -> Iterator[Disagreement]:
    """Issues and decisions without an entry, entries without an issue, decisions and states that are not as logged."""
    known = told()
    seen: set[Key] = set()
    for issue in Issue.objects.select_related("report__organisation").defer("document").order_by("pk").iterator(500):
        key = str(issue.report_id), issue.number
        seen.add(key)
        yield from _of_issue(issue, key, known)
    for key, entry in known.issued.items():
        if key not in seen:
            yield Disagreement("issue_missing", entry.subject_name, key[1])
    yield from _of_states(known)
    yield from _of_reopenings()


def _of_issue(issue: Issue, key: Key, known: Told) -> Iterator[Disagreement]:
    name = str(issue.report)
    entry = known.issued.get(key)
    if entry is None or not _bears(entry, issue) or entry.actor_id != issue.issued_by_id:
        yield Disagreement(ISSUED, name, issue.number)
    decision = known.decided.get(key)
    unlogged = {DECIDED[each] for each in (issue.state, issue.outcome) if each in DECIDED}
    for deed in sorted(unlogged):
        if not _bears(decision, issue) or decision is None or decision.action != deed:
            yield Disagreement(deed, name, issue.number)
    if decision is not None and not _is_told(issue, decision):
        yield Disagreement("decision_changed", name, issue.number)
    superseded = (key[0], issue.number + 1) in known.issued
    expected = Issue.State.SUPERSEDED.value if superseded else (issue.outcome or Issue.State.ISSUED.value)
    if issue.state != expected:
        yield Disagreement("issue_state_changed", name, issue.number)


def _bears(entry: AuditEntry | None, issue: Issue) -> bool:
    """Whether an entry tells of the issue by its hash."""
    return entry is not None and entry.told.get("hash") == issue.hash


def _is_told(issue: Issue, decision: AuditEntry) -> bool:
    """Whether the decision is the logged one: what, by whom, in which words (which the first logs did not tell)."""
    words = decision.told.get("words", issue.decision)
    outcome = STATES[decision.action]
    said = (issue.outcome, issue.decided_by_id, issue.decision) == (outcome, decision.actor_id, words)
    return said and not apart(issue.decided, decision)


def _of_reopenings() -> Iterator[Disagreement]:
    """Which verified issue was reopened, by whom and why."""
    logged = {
        (entry.subject_id, entry.told["number"], entry.told["reason"], entry.actor_id): entry
        for entry in entries_of(REOPENED)
    }
    there = {
        (str(each.report_id), each.issue.number, each.reason, each.by_id): each
        for each in Reopening.objects.select_related("report__organisation", "issue").defer("issue__document")
    }
    for key in {**logged, **there}:
        entry, row = logged.get(key), there.get(key)
        if entry is None or row is None or apart(row.at, entry):
            yield Disagreement("reopening_changed", entry.subject_name if entry else str(row and row.report), key[1])


def _of_states(known: Told) -> Iterator[Disagreement]:
    begun = {entry.subject_id: (entry.organisation_id, entry.told["year"]) for entry in entries_of(BEGUN)}
    for report in Report.objects.select_related("organisation").iterator(500):
        if begun.get(str(report.pk)) != (report.organisation_id, report.year):
            yield Disagreement("report_moved", str(report))
        if report.state != known.states.get(str(report.pk), Report.State.DRAFT.value):
            yield Disagreement("report_state_changed", str(report))
