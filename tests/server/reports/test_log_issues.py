"""What the database tells of issues and decisions stands in the log, or it is told what does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from tests.server.audit.test_chain import DROP
from tests.server.reports.conftest import call, opened_to

from firedamp.server.accounts.models import User
from firedamp.server.audit.chain import verify
from firedamp.server.audit.disagreement import Disagreement
from firedamp.server.audit.models import AuditEntry, AuditHead
from firedamp.server.organisations.models import Organisation
from firedamp.server.reports.log_heads import heads_of_issues
from firedamp.server.reports.log_issues import disagreements
from firedamp.server.reports.models import Issue, Reopening, Report


@pytest.fixture
def verified(head, verifier, issued):
    opened_to(head, verifier, issued)
    item = call(verifier, "get", f"/reports/{issued}/issues/1/sample")["items"][0]["item"]
    call(verifier, "put", f"/reports/{issued}/issues/1/checks", {"item": item, "outcome": "right"})
    call(verifier, "put", f"/reports/{issued}/issues/1/decision", {"state": "verified", "decision": "Всё сошлось"})
    assert list(disagreements()) == []
    return issued


def kinds():
    return [each.kind for each in disagreements()]


def test_a_cut_tail_whose_head_was_put_back_lacks_the_decision(verified):
    with connection.cursor() as cursor:
        for statement in DROP[connection.vendor]:
            cursor.execute(statement)
    last = AuditEntry.objects.get(action="report.verify")
    AuditEntry.objects.filter(number__gte=last.number).delete()
    AuditHead.objects.update(number=last.number - 1, hash=last.previous)
    assert verify(*heads_of_issues()).broken == ()  # entry by entry it holds
    report = str(Issue.objects.get().report)
    assert Disagreement("report.verify", report, 1) in list(disagreements())


def test_an_issue_that_nobody_issued_is_told(issued):
    Issue.objects.update(hash="0" * 64)
    assert kinds() == ["report.issue"]


def test_an_issue_that_is_gone_is_told(issued):
    Issue.objects.all().delete()
    assert kinds() == ["issue_missing"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"decision": "Ничего не сошлось"}, ["decision_changed"]),
        ({"decided_by": None}, ["decision_changed"]),
        ({"outcome": "returned", "state": "returned"}, ["report.return", "decision_changed"]),
        ({"state": "issued"}, ["issue_state_changed"]),
        ({"decided": datetime(2020, 1, 1, tzinfo=UTC)}, ["decision_changed"]),
    ],
)
def test_a_decision_changed_behind_the_log_s_back_is_told(verified, change, told):
    Issue.objects.update(**change)
    assert kinds() == told


def test_an_issue_by_somebody_else_or_a_report_of_another_organisation_is_told(issued, stranger):
    Issue.objects.update(issued_by=User.objects.get(username="stranger"))
    assert kinds() == ["report.issue"]
    Report.objects.update(organisation=Organisation.objects.get(organisation_id="else"))
    assert kinds() == ["report.issue", "report_moved"]
    Report.objects.update(organisation=Organisation.objects.get(organisation_id="example-coal"), year=2019)
    assert kinds() == ["report.issue", "report_moved"]


def test_a_reopening_changed_or_taken_out_is_told(head, verified):
    call(head, "post", f"/reports/{verified}/reopenings", {"reason": "Ошибка в добыче"}, 201)
    assert kinds() == []
    Reopening.objects.update(reason="Просто так захотелось")
    assert kinds() == ["reopening_changed", "reopening_changed"]
    Reopening.objects.all().delete()
    assert kinds() == ["reopening_changed"]


def test_a_report_s_state_changed_behind_the_log_s_back_is_told(verified):
    Report.objects.update(state="reopened")
    assert kinds() == ["report_state_changed"]
