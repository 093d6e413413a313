"""Altered documents and files are neither shown, served nor decided on, and `firedamp audit verify` tells of them."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest
from tests.server.reports.conftest import call, confirm_all, issue, opened_to
from tests.server.reports.test_attachments import PDF

from firedamp.science.reporting.freezing import canonical_json, digest
from firedamp.server.reports.log_contents import disagreements
from firedamp.server.reports.models import Attachment, Entry, Evidence, Issue, IssueFile

VERIFIED = {"state": "verified", "decision": "Всё сошлось до цифры"}


def kinds():
    return {each.kind for each in disagreements()}


@pytest.fixture
def forged(issued):
    """The issue with one figure of its document changed."""
    assert kinds() == set()
    (issue,) = Issue.objects.all()
    figure = str(issue.frozen["result"]["totals"]["co2e_t"])
    Issue.objects.update(document=issue.document.replace(figure, "1" + figure))
    return issued


def test_an_altered_issue_is_neither_shown_nor_sampled_nor_bundled(ecologist, forged):
    for part in ("", "/sample", "/bundle"):
        refused = call(ecologist, "get", f"/reports/{forged}/issues/1{part}", status=500)
        assert "audit verify" in refused["detail"]
    assert kinds() == {"issue_altered"}


@pytest.mark.parametrize("change", [{"issued": datetime(2020, 1, 1, tzinfo=UTC)}, {"software_version": "9.9"}])
def test_what_stands_beside_the_document_is_what_it_states(issued, change):
    Issue.objects.update(**change)
    assert kinds() == {"issue_altered"}


def test_an_altered_issue_is_not_decided_on(head, verifier, forged):
    opened_to(head, verifier, forged)
    words = {"state": "verified", "decision": "Всё сошлось до цифры"}
    call(verifier, "put", f"/reports/{forged}/issues/1/decision", words, 500)
    assert Issue.objects.get().state == "issued"


def test_an_altered_file_is_not_served(ecologist, issued):
    IssueFile.objects.filter(form="ghg_report", language="ru", file_type="pdf").update(content=b"x")
    call(ecologist, "get", f"/reports/{issued}/issues/1/files/ghg_report", status=500)
    call(ecologist, "get", f"/reports/{issued}/issues/1/bundle", status=500)
    assert kinds() == {"file_altered"}


def test_an_issue_altered_with_its_hash_is_not_shown_either(ecologist, forged):
    """The log has the hash that it was issued with."""
    issue = Issue.objects.get()
    document = json.loads(issue.document)
    del document["report"]["hash"]
    document["report"]["hash"] = digest(document)
    Issue.objects.update(document=canonical_json(document), hash=document["report"]["hash"])
    call(ecologist, "get", f"/reports/{forged}/issues/1", status=500)
    call(ecologist, "get", f"/reports/{forged}/issues/1/bundle", status=500)


def test_an_issue_with_an_altered_file_is_not_decided_on(head, verifier, issued):
    opened_to(head, verifier, issued)
    IssueFile.objects.filter(form="ghg_report", language="ru", file_type="pdf").update(content=b"x")
    words = {"state": "verified", "decision": "Всё сошлось до цифры"}
    call(verifier, "put", f"/reports/{issued}/issues/1/decision", words, 500)
    assert Issue.objects.get().state == "issued"


def test_a_file_altered_with_its_hash_and_one_that_is_gone_are_told(ecologist, issued):
    sha256 = hashlib.sha256(b"x").hexdigest()
    IssueFile.objects.filter(form="ghg_report", language="ru", file_type="pdf").update(content=b"x", sha256=sha256)
    IssueFile.objects.filter(form="ghg_report", language="en", file_type="pdf").delete()
    assert [each.which for each in disagreements()] == ["ghg_report.en.pdf", "ghg_report.ru.pdf"]
    call(ecologist, "get", f"/reports/{issued}/issues/1/files/ghg_report", status=500)


def test_an_altered_source_document_is_not_served(ecologist, begun):
    answer = ecologist.post(
        f"/api/v1/reports/{begun}/attachments?filename=a.pdf", PDF, content_type="application/octet-stream"
    )
    assert answer.status_code == 201
    Attachment.objects.update(content=PDF + b" ")
    call(ecologist, "get", f"/reports/{begun}/attachments/{answer.json()['id']}", status=500)
    assert kinds() == {"attachment_altered"}


def test_a_document_with_another_name_or_adder_is_told(ecologist, begun):
    attached(ecologist, begun)
    Attachment.objects.update(name="Подделка.pdf")
    assert kinds() == {"attachment_altered"}


def test_a_document_put_to_another_number_is_told(ecologist, filled):
    own = attached(ecologist, filled)
    of_coal = Entry.objects.get(report=filled, calculation__method="ipcc2006.post_mining_tier2")
    calculation = of_coal.calculation_id
    numbers = {"numbers": [{"calculation": str(calculation), "symbol": "coal_output"}]}
    call(ecologist, "put", f"/reports/{filled}/attachments/{own}", numbers)
    assert kinds() == set()
    Evidence.objects.update(symbol="gas_content")
    assert kinds() == {"evidence_changed"}


def attached(client, report):
    sent = client.post(
        f"/api/v1/reports/{report}/attachments?filename=a.pdf", PDF, content_type="application/octet-stream"
    )
    assert sent.status_code == 201
    return sent.json()["id"]


def test_an_issue_that_lost_a_file_is_neither_shown_bundled_nor_decided_on(head, ecologist, verifier, issued):
    opened_to(head, verifier, issued)
    IssueFile.objects.filter(form="ghg_report", language="ru", file_type="pdf").delete()
    for part in ("", "/files/ghg_report", "/bundle"):
        refused = call(ecologist, "get", f"/reports/{issued}/issues/1{part}?lang=ru", status=500)
        assert "ghg_report.ru.pdf" in refused["detail"]
    call(verifier, "put", f"/reports/{issued}/issues/1/decision", VERIFIED, 500)
    assert Issue.objects.get().state == "issued"


@pytest.mark.parametrize("altering", ["content", "gone"])
def test_an_issue_whose_source_document_was_altered_or_is_gone_is_not_decided_on(
    head, ecologist, verifier, filled, altering
):
    attached(ecologist, filled)
    confirm_all(ecologist, filled)
    issue(ecologist, filled)
    opened_to(head, verifier, filled)
    found = Attachment.objects.all()
    found.update(content=b"x") if altering == "content" else found.delete()
    call(verifier, "put", f"/reports/{filled}/issues/1/decision", VERIFIED, 500)
    assert Issue.objects.get().state == "issued"


def test_an_altered_issue_does_not_hide_the_next_nor_is_that_verified_over_its_marks(head, ecologist, verifier, issued):
    opened_to(head, verifier, issued)
    number = call(verifier, "get", f"/reports/{issued}/issues/1/sample")["items"][0]["item"]
    call(verifier, "put", f"/reports/{issued}/issues/1/checks", {"item": number, "outcome": "wrong"})
    version = call(ecologist, "get", f"/reports/{issued}")["version"]
    call(ecologist, "patch", f"/reports/{issued}", {"version": version, "title": "Новый"})
    assert issue(ecologist, issued) == 2
    Issue.objects.filter(number=1).update(document="{}")
    call(verifier, "get", f"/reports/{issued}/issues/2")
    call(verifier, "get", f"/reports/{issued}/attachments")
    wrong = call(verifier, "get", f"/reports/{issued}/issues/2/sample")["items"]
    assert number in [each["item"] for each in wrong if each["wrong_in"] == 1]
    call(verifier, "put", f"/reports/{issued}/issues/2/decision", VERIFIED, 500)
