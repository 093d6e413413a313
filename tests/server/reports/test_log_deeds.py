"""What the database tells of issues and decisions stands in the log, or it is told what does not."""

from __future__ import annotations

from django.db import connection
from tests.server.audit.test_chain import DROP
from tests.server.reports.conftest import call, opened_to

from firedamp.server.audit.chain import verify
from firedamp.server.audit.models import AuditEntry, AuditHead
from firedamp.server.reports.log_deeds import Unlogged, unlogged
from firedamp.server.reports.log_heads import heads_of_issues
from firedamp.server.reports.models import Issue


def test_a_cut_tail_whose_head_was_put_back_lacks_the_decision(head, verifier, issued):
    opened_to(head, verifier, issued)
    item = call(verifier, "get", f"/reports/{issued}/issues/1/sample")["items"][0]["item"]
    call(verifier, "put", f"/reports/{issued}/issues/1/checks", {"item": item, "outcome": "right"})
    call(verifier, "put", f"/reports/{issued}/issues/1/decision", {"state": "verified", "decision": ""})
    assert list(unlogged()) == []
    with connection.cursor() as cursor:
        for statement in DROP[connection.vendor]:
            cursor.execute(statement)
    last = AuditEntry.objects.get(action="report.verify")
    AuditEntry.objects.filter(number__gte=last.number).delete()
    AuditHead.objects.update(number=last.number - 1, hash=last.previous)
    assert verify(*heads_of_issues()).broken == ()  # entry by entry it holds
    report = str(Issue.objects.get().report)
    assert list(unlogged()) == [Unlogged("report.verify", report, 1)]


def test_an_issue_that_nobody_issued_is_told(issued):
    Issue.objects.update(hash="0" * 64)
    assert [each.deed for each in unlogged()] == ["report.issue"]
