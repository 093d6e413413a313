"""Who has done anything to a report does not verify it, whatever their role is by then."""

from __future__ import annotations

import pytest
from tests.server.people import browser_of, person
from tests.server.reports.conftest import call, confirm_all, issue, opened_to
from tests.server.reports.test_attachments import PDF, balance_of, sent

from firedamp.server.organisations.models import Membership
from firedamp.server.organisations.rights import Role


@pytest.fixture
def helper(company, mines):
    return browser_of(person("helper", of=company, role=Role.ENGINEER))


def writes_a_reason(client, report, mine):
    call(client, "put", f"/reports/{report}/reasons/{mine.mine_id}", {"version": 0, "text": "Добыча выросла"})


def takes_a_reason_back(client, report, mine):
    writes_a_reason(client, report, mine)
    call(client, "put", f"/reports/{report}/reasons/{mine.mine_id}", {"version": 7, "text": ""}, 412)


def changes_the_title(client, report, mine):
    version = call(client, "get", f"/reports/{report}")["version"]
    call(client, "patch", f"/reports/{report}", {"version": version, "title": "Отчёт"})


def adds_a_document(client, report, mine):
    sent(client, report, PDF, "съёмка.pdf")


def adds_and_deletes_a_document(client, report, mine):
    made = sent(client, report, PDF, "съёмка.pdf")
    call(client, "delete", f"/reports/{report}/attachments/{made['id']}", status=204)


def gives_evidence(client, report, mine):
    made = sent(client, report, PDF, "съёмка.pdf")
    numbers = [{"calculation": balance_of(client, report), "symbol": "daily_output"}]
    call(client, "put", f"/reports/{report}/attachments/{made['id']}", {"numbers": numbers})


def says_and_unsays(client, report, mine):
    address = f"/reports/{report}/statements/{mine.mine_id}/abandoned"
    call(client, "put", address, {"version": 0, "state": "not_occurring", "reason": "Не закрыта"})


DEEDS = (
    writes_a_reason, takes_a_reason_back, changes_the_title, adds_a_document, adds_and_deletes_a_document,
    gives_evidence, says_and_unsays,
)  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_of_preparing_bars_from_verifying(company, ecologist, filled, helper, mines, deed):
    deed(helper, filled, mines[0])
    confirm_all(ecologist, filled)
    issue(ecologist, filled)
    Membership.objects.filter(organisation=company, user__username="helper").update(role=Role.VERIFIER)
    assert "verify" not in call(helper, "get", f"/reports/{filled}")["may"]
    refused = call(helper, "put", f"/reports/{filled}/issues/1/decision", {"state": "verified"}, 403)
    assert "верифицир" in refused["detail"] or "verifies" in refused["detail"] or "Проверять" in refused["detail"]


def test_an_answer_to_a_remark_bars_and_a_verifier_s_reply_does_not(company, head, verifier, issued, helper):
    opened_to(head, verifier, issued)
    place = f"/reports/{issued}/issues/1"
    remark = call(verifier, "post", f"{place}/remarks", {"text": "Откуда?"}, 201)
    call(helper, "post", f"{place}/remarks", {"text": "Из 5-гр", "answers": remark["id"]}, 201)
    call(verifier, "post", f"{place}/remarks", {"text": "Какой лист?", "answers": remark["id"]}, 201)
    assert "verify" in call(verifier, "get", f"/reports/{issued}")["may"]
    Membership.objects.filter(organisation=company, user__username="helper").update(role=Role.VERIFIER)
    assert "verify" not in call(helper, "get", f"/reports/{issued}")["may"]


def test_who_did_nothing_may_verify(company, issued, helper):
    Membership.objects.filter(organisation=company, user__username="helper").update(role=Role.VERIFIER)
    assert "verify" in call(helper, "get", f"/reports/{issued}")["may"]
