"""In which state is a calculation that stands in several reports? In that of the strongest issue that still stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from firedamp.server.inventory.models import Calculation
from firedamp.server.organisations.models import Organisation
from firedamp.server.reports.models import Issue, Report

# What a verifier has found right stays so until that very issue is superseded, whatever becomes of another report.
STRONGEST_FIRST = (Issue.State.VERIFIED, Issue.State.ISSUED, Issue.State.RETURNED)


def state_set(report: Report, state: str, document: Mapping[str, Any]) -> None:
    """The report's state, and that of every calculation that it holds or held.

    A calculation that stands in no issue any more, of whichever report, is superseded.
    """
    Report.objects.filter(pk=report.pk).update(state=state)
    earlier = report.issues.filter(state=Issue.State.SUPERSEDED)
    touched = _held(document) | {each for issue in earlier for each in _held(issue.frozen)}
    standing = _standing(report.organisation, touched)
    for name in (*STRONGEST_FIRST, Issue.State.SUPERSEDED):
        own = [each for each in touched if standing.get(each, Issue.State.SUPERSEDED) == name]
        Calculation.objects.filter(pk__in=own).update(status=name)


def _held(document: Mapping[str, Any]) -> set[str]:
    return {entry["id"] for entry in document["question"]["entries"]}


def _standing(organisation: Organisation, calculations: Iterable[str]) -> dict[str, str]:
    """The strongest state of the issues in which each calculation stands."""
    wanted, found = set(calculations), dict[str, str]()
    issues = Issue.objects.filter(report__organisation=organisation, state__in=STRONGEST_FIRST)
    for issue in issues.iterator(chunk_size=5):
        for each in _held(issue.frozen) & wanted:
            found[each] = min(found.get(each, issue.state), issue.state, key=STRONGEST_FIRST.index)
    return found
