"""The file that confirms an issued report: kept, given to whoever may read the issue, and in its bundle."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from tests.server.reports.conftest import YEAR, call, fill, issue, opened_to
from tests.server.reports.test_attachments import PDF, sent

from firedamp.server.reports.models import Attachment, Confirmation

SHA256 = hashlib.sha256(PDF).hexdigest()


@pytest.fixture
def proof(ecologist, begun) -> str:
    """The address of a document beside another report of the organisation, a draft."""
    draft = call(ecologist, "post", "/reports", {"organisation": "example-coal", "year": YEAR + 1}, 201)["id"]
    return f"/reports/{draft}/attachments/{sent(ecologist, draft, PDF, '2979.pdf')['id']}"


@pytest.fixture
def relying(ecologist, begun, mines, proof) -> str:
    """An issued report that rests on what was confirmed beside that other report."""
    fill(ecologist, begun, mines)
    other, attachment = proof.split("/")[2], int(proof.rpartition("/")[2])
    fill(ecologist, other, mines, YEAR + 1)
    for report, document in ((other, {"attachment": attachment}), (begun, {"document": "Письмо № 12"})):
        shown = call(ecologist, "get", f"/reports/{report}/preparation")["to_confirm"]
        items = [{n: each[n] for n in ("kind", "id", "content")} for each in shown if not each["confirmation"]]
        if items:
            call(ecologist, "post", f"/reports/{report}/confirmations", {"items": items, **document}, 201)
    issue(ecologist, begun)
    return begun


def test_the_draft_that_keeps_it_is_not_deleted(ecologist, relying, proof):
    refused = call(ecologist, "delete", "/".join(proof.split("/")[:3]), status=409)
    assert "2979.pdf" in refused["detail"]
    call(ecologist, "delete", proof, status=409)
    assert Attachment.objects.filter(sha256=SHA256).exists()


def test_it_stays_though_the_confirmation_is_withdrawn(ecologist, relying, proof):
    for each in Confirmation.objects.all():
        call(ecologist, "delete", f"/organisations/example-coal/confirmations/{each.pk}", status=204)
    call(ecologist, "delete", proof, status=409)
    call(ecologist, "delete", "/".join(proof.split("/")[:3]), status=409)


def test_the_invited_verifier_lists_and_opens_it(head, verifier, relying, proof):
    opened_to(head, verifier, relying)
    (listed,) = call(verifier, "get", f"/reports/{relying}/attachments")["items"]
    assert (listed["name"], listed["sha256"], listed["here"], listed["numbers"]) == ("2979.pdf", SHA256, False, [])
    answer = verifier.get(f"/api/v1/reports/{relying}/attachments/{listed['id']}")
    assert answer.content == PDF
    call(verifier, "get", proof, status=404)  # the draft beside which it stands stays shut


def test_the_issue_names_it_among_its_documents_and_the_bundle_holds_it(ecologist, relying):
    document = call(ecologist, "get", f"/reports/{relying}/issues/1")["document"]
    assert [(each["sha256"], each["entry"]) for each in document["attachments"]] == [(SHA256, "")]
    bundle = ecologist.get(f"/api/v1/reports/{relying}/issues/1/bundle")
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("2979.pdf")]
        assert archive.read(name) == PDF


def test_a_draft_with_a_document_that_confirms_nothing_is_deleted(ecologist, proof):
    call(ecologist, "delete", "/".join(proof.split("/")[:3]), status=204)
    assert not Attachment.objects.exists()
