"""A verified report is locked until an administrator reopens it in writing, and the next issue says why."""

from __future__ import annotations

import json

import pytest
from tests.documents import pdf
from tests.server.reports.conftest import calculated, call, issue, opened_to

from firedamp.server.audit.models import AuditEntry
from firedamp.server.reports.models import Issue

WHY = "Уточнена добыча за декабрь"


@pytest.fixture
def verified(head, verifier, issued) -> str:
    opened_to(head, verifier, issued)
    call(
        verifier,
        "put",
        f"/reports/{issued}/issues/1/decision",
        {"state": "verified", "decision": "Сверено с журналами"},
    )
    return issued


def reopened(client, report, reason=WHY, status=201):
    return call(client, "post", f"/reports/{report}/reopenings", {"reason": reason}, status)


def test_a_verified_report_is_locked_and_says_so(ecologist, head, verified):
    shown = call(ecologist, "get", f"/reports/{verified}")
    assert (shown["locked"], shown["may"]) == (True, [])
    assert call(head, "get", f"/reports/{verified}")["may"] == ["manage", "reopen"]


def test_nothing_of_it_is_changed(ecologist, verified, mines):
    report = f"/reports/{verified}"
    shown = call(ecologist, "get", report)
    found = call(ecologist, "get", f"{report}/preparation")
    held = found["calculations"][0]["id"]
    another = calculated(ecologist, mines[2], "ipcc2006.surface", {"coal_output": 4e6})
    first = found["to_confirm"][0]
    for method, address, body in (
        ("patch", report, {"version": shown["version"], "title": "Другой"}),
        ("delete", report, None),
        ("post", f"{report}/entries", {"calculation": another}),
        ("delete", f"{report}/entries/{held}", None),
        ("put", f"{report}/statements/{mines[0].mine_id}/burning_dumps", {"version": 0, "state": None}),
        ("put", f"{report}/reasons/total", {"version": 0, "text": WHY}),
        (
            "post",
            f"{report}/confirmations",
            {"items": [{name: first[name] for name in ("kind", "id", "content")}], "document": "Письмо № 12"},
        ),
        ("post", f"{report}/issues", None),
    ):
        refused = call(ecologist, method, f"{address}?lang=ru", body, 409)
        assert refused["type"] == "/problems/conflict"
    added = ecologist.post(
        f"/api/v1{report}/attachments?filename=x.pdf", pdf(), content_type="application/octet-stream"
    )
    assert added.status_code == 409
    assert Issue.objects.get(report=verified).state == "verified"


def test_only_an_administrator_reopens_it_and_only_with_words(ecologist, head, verifier, verified):
    reopened(ecologist, verified, status=403)
    reopened(verifier, verified, status=404)
    for nothing, rule in (("  ", "missing"), (".", "no_reason")):
        refused = reopened(head, verified, nothing, 422)
        assert [(each["field"], each["rule"]) for each in refused["errors"]] == [("reason", rule)]
    assert call(head, "get", f"/reports/{verified}")["locked"]


def test_a_report_that_is_not_verified_is_not_reopened(head, issued):
    reopened(head, issued, status=409)


def test_reopened_it_may_be_changed_and_the_deed_is_in_the_log(ecologist, head, verified):
    shown = reopened(head, verified)
    assert (shown["state"], shown["locked"]) == ("reopened", False)
    told = [(each["issue"], each["reason"], each["by"]) for each in shown["reopenings"]]
    assert told == [(1, WHY, "head")]
    entry = AuditEntry.objects.filter(action="report.reopen").get()
    details = json.loads(entry.details)
    assert (details["number"], details["reason"]) == (1, WHY)
    call(ecologist, "put", f"/reports/{verified}/reasons/total", {"version": 0, "text": "Новая лава"})
    assert Issue.objects.get(report=verified).state == "verified"


def test_the_next_issue_says_which_it_supersedes_and_why(ecologist, head, verified):
    reopened(head, verified)
    assert issue(ecologist, verified) == 2
    stated = call(ecologist, "get", f"/reports/{verified}/issues/2")["document"]["report"]
    assert (stated["supersedes"], stated["reopened"]["number"], stated["reopened"]["reason"]) == (1, 1, WHY)
    shown = call(ecologist, "get", f"/reports/{verified}")
    assert {each["number"]: each["state"] for each in shown["issues"]} == {1: "superseded", 2: "issued"}
    pages = ecologist.get(f"/api/v1/reports/{verified}/issues/2/files/ghg_report?language=ru&type=json").json()
    assert WHY in str(pages)


def test_what_is_being_prepared_is_not_told_to_a_verifier_from_outside(head, verifier, verified):
    reopened(head, verified)
    assert call(verifier, "get", f"/reports/{verified}")["reopenings"] == []


def test_a_change_while_an_issue_is_decided_on_is_refused_once_it_is_verified(ecologist, verified):
    call(ecologist, "put", f"/reports/{verified}/reasons/total", {"version": 0, "text": "Новая лава"}, 409)
