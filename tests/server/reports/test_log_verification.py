"""Checks, remarks and confirmations changed behind the log's back are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.company_year import unconfirmed
from tests.server.reports.conftest import call, issue, opened_to
from tests.server.reports.test_attachments import PDF

from firedamp.server.reports.log_verification import disagreements
from firedamp.server.reports.models import Check, Confirmation, Issue, Remark


def kinds():
    return {each.kind for each in disagreements()}


@pytest.fixture
def checked(head, verifier, ecologist, issued):
    opened_to(head, verifier, issued)
    at = f"/reports/{issued}/issues/1"
    item = call(verifier, "get", f"{at}/sample")["items"][0]["item"]
    for outcome in ("wrong", None, "right"):
        call(verifier, "put", f"{at}/checks", {"item": item, "outcome": outcome})
    remark = call(verifier, "post", f"{at}/remarks", {"item": item, "text": "Откуда добыча?"}, 201)
    call(ecologist, "post", f"{at}/remarks", {"item": "", "text": "Форма 5-гр", "answers": remark["id"]}, 201)
    call(verifier, "patch", f"/reports/{issued}/remarks/{remark['id']}", {"settled": True})
    assert list(disagreements()) == []
    return issued


def test_a_check_turned_round_or_taken_out_is_told(checked):
    Check.objects.update(outcome="wrong")
    assert kinds() == {"check_changed"}
    Check.objects.all().delete()
    assert kinds() == {"check_changed"}


def test_a_remark_with_other_words_settled_or_gone_is_told(checked):
    Remark.objects.filter(answers__isnull=True).update(settled=None)
    assert kinds() == {"remark_changed"}
    Remark.objects.filter(answers__isnull=False).update(text="Так надо")
    assert [each.kind for each in disagreements()] == ["remark_changed"] * 2
    Remark.objects.filter(answers__isnull=False).delete()
    assert kinds() == {"remark_changed", "remark_missing"}


def test_an_answer_made_a_remark_or_moved_to_another_number_is_told(checked):
    Remark.objects.filter(answers__isnull=False).update(answers=None)
    assert kinds() == {"remark_changed"}
    Remark.objects.filter(text="Откуда добыча?").update(item="")
    assert [each.kind for each in disagreements()] == ["remark_changed"] * 2


def test_a_remark_moved_to_another_issue_is_told(ecologist, checked):
    call(ecologist, "patch", f"/reports/{checked}", {"version": version(ecologist, checked), "title": "Новый"})
    assert issue(ecologist, checked) == 2
    assert kinds() == set()
    Remark.objects.update(issue=Issue.objects.get(number=2))
    assert kinds() == {"remark_changed"}


def version(client, report):
    return call(client, "get", f"/reports/{report}")["version"]


def test_a_time_put_otherwise_is_told(checked):
    Remark.objects.update(at=timezone.now() - timedelta(days=1))
    Confirmation.objects.update(confirmed=timezone.now() - timedelta(days=1))
    assert kinds() == {"remark_changed", "confirmation_changed"}


def test_a_time_of_a_mark_of_settling_or_of_withdrawing_put_otherwise_is_told(ecologist, checked):
    given = Confirmation.objects.first()
    call(ecologist, "delete", f"/organisations/example-coal/confirmations/{given.pk}", status=204)
    assert kinds() == set()
    yesterday = timezone.now() - timedelta(days=1)
    Check.objects.update(checked=yesterday)
    Remark.objects.filter(settled__isnull=False).update(settled=yesterday)
    Confirmation.objects.filter(pk=given.pk).update(withdrawn=yesterday)
    assert kinds() == {"check_changed", "remark_changed", "confirmation_changed"}


def test_who_settled_and_what_was_confirmed_put_otherwise_are_told(checked):
    Remark.objects.filter(settled__isnull=False).update(settled_by=Remark.objects.get(answers__isnull=False).by)
    Confirmation.objects.update(reason={"en": "forged", "ru": "подделка"})
    assert kinds() == {"remark_changed", "confirmation_changed"}


def test_a_confirmation_gone_where_one_of_the_same_was_withdrawn_is_told(ecologist, begun, filled):
    items = unconfirmed(call(ecologist, "get", f"/reports/{begun}/preparation")["to_confirm"])
    body = {"items": items[:1], "document": "Письмо № 12"}
    for _ in range(2):
        (made,) = call(ecologist, "post", f"/reports/{begun}/confirmations", body, 201)["items"]
        call(ecologist, "delete", f"/organisations/example-coal/confirmations/{made['id']}", status=204)
    assert list(disagreements()) == []
    Confirmation.objects.filter(pk=made["id"]).delete()
    assert kinds() == {"confirmation_missing"}


def test_a_file_deleted_after_its_confirmation_was_withdrawn_is_no_fault(ecologist, begun, filled):
    sent = ecologist.post(
        f"/api/v1/reports/{begun}/attachments?filename=a.pdf", PDF, content_type="application/octet-stream"
    )
    items = unconfirmed(call(ecologist, "get", f"/reports/{begun}/preparation")["to_confirm"])
    body = {"items": items[:1], "attachment": sent.json()["id"]}
    (made,) = call(ecologist, "post", f"/reports/{begun}/confirmations", body, 201)["items"]
    call(ecologist, "delete", f"/organisations/example-coal/confirmations/{made['id']}", status=204)
    assert list(disagreements()) == []
    call(ecologist, "delete", f"/reports/{begun}/attachments/{sent.json()['id']}", status=204)
    assert list(disagreements()) == []
    Confirmation.objects.update(document="Другое письмо № 1")
    assert kinds() == {"confirmation_changed"}


def test_a_confirmation_by_another_document_or_gone_is_told(checked):
    Confirmation.objects.update(document="Другое письмо № 1")
    assert kinds() == {"confirmation_changed"}
    Confirmation.objects.all().delete()
    assert kinds() == {"confirmation_missing"}
