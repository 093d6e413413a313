"""An issued report bears the head of the log: whoever writes the log anew does not fit it."""

from __future__ import annotations

from firedamp.server.audit.chain import Broken, verify
from firedamp.server.audit.models import AuditEntry
from firedamp.server.reports.log_heads import heads_of_issues
from firedamp.server.reports.models import Issue


def test_it_works(issued):
    ((number, hash_),) = heads_of_issues()
    assert AuditEntry.objects.get(number=number).hash == hash_
    assert verify(*heads_of_issues()).broken == ()


def test_every_form_prints_it(issued):
    ((number, hash_),) = heads_of_issues()
    for each in Issue.objects.get().files.filter(file_type="json"):
        assert f"{number}:{hash_}" in bytes(each.content).decode()


def test_a_log_that_is_another_than_the_report_s_does_not_hold(issued):
    ((number, _),) = heads_of_issues()
    assert verify((number, "0" * 64)).broken == (Broken(number, "changed"),)
